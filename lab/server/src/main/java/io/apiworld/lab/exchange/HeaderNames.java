package io.apiworld.lab.exchange;

import io.apiworld.defaults.correlation.CorrelationId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.StringUtils;

/** Clients forget how a header's name was written, since it does not matter; readers know it as most of the world writes it. */
final class HeaderNames {

    private static final Map<String, String> UNUSUAL = Stream.of(
                    "ETag",
                    "WWW-Authenticate",
                    "RateLimit",
                    "RateLimit-Policy",
                    "X-XSS-Protection",
                    "DPoP-Nonce",
                    CorrelationId.HEADER)
            .collect(Collectors.toUnmodifiableMap(name -> name.toLowerCase(Locale.ROOT), name -> name));

    private HeaderNames() {}

    static String inCapitals(String name) {
        var known = UNUSUAL.get(name.toLowerCase(Locale.ROOT));
        return known != null
                ? known
                : Arrays.stream(name.split("-")).map(StringUtils::capitalize).collect(Collectors.joining("-"));
    }
}
