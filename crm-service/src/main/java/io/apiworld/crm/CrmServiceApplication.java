package io.apiworld.crm;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
class CrmServiceApplication {

    static void main(String[] args) {
        SpringApplication.run(CrmServiceApplication.class, args);
    }
}
