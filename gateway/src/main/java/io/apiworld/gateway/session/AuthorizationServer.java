package io.apiworld.gateway.session;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** @param auth where we reach the authorization server; browsers reach it under our own public address */
@Validated
@ConfigurationProperties("services")
public record AuthorizationServer(@NotNull URI auth) {

    public String jwkSet() {
        return auth + "/oauth2/jwks";
    }

    String token() {
        return auth + "/oauth2/token";
    }

    String revocation() {
        return auth + "/oauth2/revoke";
    }
}
