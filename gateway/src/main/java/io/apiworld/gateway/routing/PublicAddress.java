package io.apiworld.gateway.routing;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How the outside reaches us.
 *
 * @param url scheme, host and port, with no slash at the end; also the name of the token issuer
 */
@Validated
@ConfigurationProperties("public")
public record PublicAddress(@NotNull URI url) {

    public URI at(String path) {
        return URI.create(url + path);
    }

    int port() {
        return url.getPort() != -1 ? url.getPort() : "https".equals(url.getScheme()) ? 443 : 80;
    }
}
