package io.apiworld.gateway.correlation;

import io.micrometer.common.KeyValues;
import java.net.URI;
import org.springframework.cloud.gateway.filter.headers.observation.DefaultGatewayObservationConvention;
import org.springframework.cloud.gateway.filter.headers.observation.GatewayContext;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a span tells of a call to a backend: where it went, but not the query. Passwords and tokens do not belong there, and come there
 * all the same, by mistake or by a protocol (the {@code id_token_hint} of OpenID Connect RP-Initiated Logout 1.0, section 2).
 */
@Component
final class AddressWithoutQuery extends DefaultGatewayObservationConvention {

    /** As the framework calls it. */
    private static final String ADDRESS = "http.uri";

    @Override
    public KeyValues getHighCardinalityKeyValues(GatewayContext context) {
        return KeyValues.of(ADDRESS, withoutQuery(context.getRequest().getURI()));
    }

    private static String withoutQuery(URI address) {
        return UriComponentsBuilder.fromUri(address)
                .replaceQuery(null)
                .fragment(null)
                .build(true)
                .toUriString();
    }
}
