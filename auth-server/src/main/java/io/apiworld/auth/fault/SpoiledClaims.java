package io.apiworld.auth.fault;

import io.apiworld.defaults.correlation.CorrelationId;
import io.apiworld.defaults.fault.Fault;
import io.apiworld.defaults.fault.Faults;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.MDC;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** The claims as they are made always, and then spoiled for whom a fault is on. */
record SpoiledClaims(OAuth2TokenCustomizer<JwtEncodingContext> claims, Faults faults)
        implements OAuth2TokenCustomizer<JwtEncodingContext> {

    static final String EXPIRED = "expired-token";
    static final String FOREIGN = "foreign-token";

    /** RFC 2606 keeps the name free: nobody's server. */
    private static final String NOBODY = "https://sandbox.example";

    /** Far beyond what clocks may differ by. */
    private static final Duration AGO = Duration.ofHours(1);

    @Override
    public void customize(JwtEncodingContext context) {
        claims.customize(context);
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            var id = MDC.get(CorrelationId.FIELD);
            faults.active(EXPIRED, id).filter(SpoiledClaims::isForOne).ifPresent(_ -> expire(context));
            faults.active(FOREIGN, id).filter(SpoiledClaims::isForOne).ifPresent(_ -> makeForeign(context));
        }
    }

    /** Nobody could work with tokens that are spoiled for all. */
    private static boolean isForOne(Fault fault) {
        return fault.onlyFor() != null;
    }

    /** As old as if it had been issued so that it ended an hour ago. */
    private static void expire(JwtEncodingContext context) {
        context.getClaims().claims(all -> {
            var issued = (Instant) all.get("iat");
            var expires = (Instant) all.get("exp");
            var back = Duration.between(issued, expires).plus(AGO);
            List.of("iat", "nbf", "exp")
                    .forEach(name -> all.computeIfPresent(name, (_, then) -> ((Instant) then).minus(back)));
        });
    }

    /** Of a type that the store can read again, as all claims. */
    private static void makeForeign(JwtEncodingContext context) {
        context.getClaims().issuer(NOBODY).audience(new ArrayList<>(List.of(NOBODY + "/api")));
    }
}
