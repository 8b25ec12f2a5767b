package io.apiworld.auth.session;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/** What an ID token says of the sign-in that it comes from, whichever instance makes it and however often it is refreshed. */
public final class SignInClaims {

    /** {@code sid} and {@code auth_time} (OpenID Connect Core 1.0, section 2); the latter a {@link Date}, as the store reads it back. */
    public static Map<String, Object> of(@Nullable Authentication person) {
        if (person == null) {
            return Map.of();
        }
        var claims = new HashMap<String, Object>();
        Sid.of(person).ifPresent(sid -> claims.put("sid", sid.value()));
        person.getAuthorities().stream()
                .filter(FactorGrantedAuthority.class::isInstance)
                .map(factor -> ((FactorGrantedAuthority) factor).getIssuedAt())
                .max(Instant::compareTo)
                .ifPresent(moment -> claims.put("auth_time", Date.from(moment)));
        return claims;
    }

    private SignInClaims() {}
}
