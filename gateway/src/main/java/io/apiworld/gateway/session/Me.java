package io.apiworld.gateway.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/** What the console may know about who is signed in: words about the token, never the token. */
@JsonInclude(Include.NON_NULL)
record Me(
        boolean authenticated,
        @Nullable String username,
        @Nullable String name,
        @Nullable List<String> roles,
        @Nullable String customerId) {

    static final Me NOBODY = new Me(false, null, null, null, null);

    static Me of(Jwt token) {
        var name = token.getClaimAsString("name");
        var roles = token.getClaimAsStringList("roles");
        return new Me(
                true,
                token.getSubject(),
                name == null ? token.getSubject() : name,
                roles == null ? List.of() : roles,
                token.getClaimAsString("customer_id"));
    }
}
