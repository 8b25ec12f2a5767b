package io.apiworld.auth.token;

import io.apiworld.auth.account.Account;
import io.apiworld.auth.account.Accounts;
import io.apiworld.auth.session.SignInClaims;
import java.util.ArrayList;
import java.util.List;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;

/** RFC 9068 access tokens. Values are of types that the store can read again: text and {@link ArrayList}. */
@Component
class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    private final Accounts accounts;

    TokenClaims(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            accessToken(context);
        } else if (OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue())) {
            person(context);
            SignInClaims.of(context.getPrincipal())
                    .forEach((name, value) -> context.getClaims().claim(name, value));
        }
    }

    private void accessToken(JwtEncodingContext context) {
        var issuer = context.getAuthorizationServerContext().getIssuer();
        context.getJwsHeader().type("at+jwt");
        context.getClaims()
                .audience(new ArrayList<>(List.of(issuer)))
                .claim("client_id", context.getRegisteredClient().getClientId())
                .claim("scope", new ArrayList<>(context.getAuthorizedScopes()));
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())) {
            context.getClaims().claim("roles", new ArrayList<>(List.of("integration")));
        } else {
            person(context);
        }
    }

    private void person(JwtEncodingContext context) {
        var person = context.getPrincipal();
        if (person != null) {
            accounts.named(person.getName()).ifPresent(account -> describe(account, context));
        }
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
