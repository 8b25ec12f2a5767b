package io.apiworld.webhooks;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
class WebhookDispatcherApplication {

    static void main(String[] args) {
        SpringApplication.run(WebhookDispatcherApplication.class, args);
    }
}
