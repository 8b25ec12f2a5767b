package io.apiworld.gateway.redirect;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param port where plain HTTP is answered; 0 means any free one, -1 none */
@Validated
@ConfigurationProperties("redirect")
record PlainDoor(@DefaultValue("8080") int port) {

    boolean isOpen() {
        return port >= 0;
    }
}
