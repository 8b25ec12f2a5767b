package io.apiworld.lab;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
class LabApplication {

    static void main(String[] args) {
        SpringApplication.run(LabApplication.class, args);
    }
}
