package io.apiworld.sandbox;

import io.apiworld.sandbox.tls.WeakTls;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
class SandboxApplication {

    static void main(String[] args) {
        WeakTls.allow();
        SpringApplication.run(SandboxApplication.class, args);
    }
}
