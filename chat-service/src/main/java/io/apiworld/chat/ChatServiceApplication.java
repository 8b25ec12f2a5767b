package io.apiworld.chat;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
class ChatServiceApplication {

    static void main(String[] args) {
        SpringApplication.run(ChatServiceApplication.class, args);
    }
}
