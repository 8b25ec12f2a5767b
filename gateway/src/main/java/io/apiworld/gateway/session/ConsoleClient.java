package io.apiworld.gateway.session;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** @param clientSecret of the client "console"; it has no default, and is never shown */
@Validated
@ConfigurationProperties("oauth2")
record ConsoleClient(@NotBlank String clientSecret) {

    @Override
    public String toString() {
        return "ConsoleClient[clientSecret=***]";
    }
}
