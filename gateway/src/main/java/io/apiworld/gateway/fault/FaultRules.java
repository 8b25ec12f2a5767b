package io.apiworld.gateway.fault;

import jakarta.validation.constraints.NotEmpty;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.validation.annotation.Validated;

/**
 * @param services where each service is, by its name
 * @param instead where calls go that are to fail, by the kind of fault
 */
@Validated
@Profile("lab")
@ConfigurationProperties("fault")
record FaultRules(
        @NotEmpty Map<String, URI> services, @NotEmpty Map<String, URI> instead) {

    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    /** The service that a route leads to. */
    Optional<String> serviceAt(URI address) {
        return services.entrySet().stream()
                .filter(service -> isSame(service.getValue(), address))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    Optional<URI> insteadFor(String kind) {
        return Optional.ofNullable(instead.get(kind));
    }

    private static boolean isSame(URI one, URI other) {
        return String.valueOf(one.getHost()).equalsIgnoreCase(String.valueOf(other.getHost()))
                && portOf(one) == portOf(other);
    }

    private static int portOf(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equals(address.getScheme()) ? HTTPS : HTTP;
    }
}
