package io.apiworld.auth.token;

import io.apiworld.auth.account.Account;
import io.apiworld.auth.account.Accounts;
import io.apiworld.auth.client.ClientRights;
import io.apiworld.auth.session.SignInClaims;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;

/** RFC 9068 access tokens. Values are of types that the store can read again: text, {@link ArrayList} and {@link HashMap} (A4). */
@Component
class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    private final Accounts accounts;

    TokenClaims(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        if (isAccessToken(context)) {
            accessToken(context);
        } else if (OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue())) {
            person(context);
            SignInClaims.of(context.getPrincipal())
                    .forEach((name, value) -> context.getClaims().claim(name, value));
        }
    }

    private void accessToken(JwtEncodingContext context) {
        var issuer = context.getAuthorizationServerContext().getIssuer();
        context.getJwsHeader()
                .type("at+jwt")
                .algorithm(ClientRights.of(context.getRegisteredClient()).tokenAlgorithm());
        context.getClaims()
                .audience(new ArrayList<>(List.of(issuer)))
                .claim("client_id", context.getRegisteredClient().getClientId())
                // One text (section 2.2.3), where the framework would write a list
                .claim("scope", String.join(" ", context.getAuthorizedScopes()));
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())) {
            context.getClaims().claim("roles", new ArrayList<>(List.of("integration")));
        } else {
            person(context);
        }
        if (AuthorizationGrantType.TOKEN_EXCHANGE.equals(context.getAuthorizationGrantType())) {
            exchanged(context);
        }
    }

    /** RFC 8693, section 4.1: who acts, and for whom that one acted before. Never longer than the token that was shown. */
    private static void exchanged(JwtEncodingContext context) {
        var actor = new HashMap<String, Object>();
        actor.put("sub", context.getRegisteredClient().getClientId());
        var subject = context.getAuthorization() == null
                ? null
                : context.getAuthorization().getAccessToken();
        if (subject != null) {
            if (subject.getClaims() != null && subject.getClaims().get("act") instanceof Map<?, ?> before) {
                actor.put("act", new HashMap<>(before));
            }
            var end = subject.getToken().getExpiresAt();
            context.getClaims()
                    .claims(claims -> claims.computeIfPresent(
                            "exp", (_, own) -> end != null && end.isBefore((Instant) own) ? end : own));
        }
        context.getClaims().claim("act", actor);
    }

    private void person(JwtEncodingContext context) {
        var person = context.getPrincipal();
        if (person != null) {
            accounts.named(person.getName()).ifPresent(account -> {
                describe(account, context);
                if (!isAccessToken(context) && context.getAuthorizedScopes().contains("email")) {
                    context.getClaims().claim("email", account.email());
                }
            });
        }
    }

    private static boolean isAccessToken(JwtEncodingContext context) {
        return OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType());
    }

    private static void describe(Account account, JwtEncodingContext context) {
        context.getClaims()
                .claim("name", account.name())
                .claim("roles", new ArrayList<>(List.of(account.role().word())));
        if (account.customerId() != null) {
            context.getClaims().claim("customer_id", account.customerId());
        }
    }
}
