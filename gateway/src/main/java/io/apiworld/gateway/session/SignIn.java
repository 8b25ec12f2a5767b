package io.apiworld.gateway.session;

import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import org.springframework.stereotype.Component;

/** What a security chain needs in order to know people by the console's session. */
@Component
final class SignIn implements SessionSecurity {

    private final Login login;
    private final SpaCsrf csrf;
    private final TokensInSession tokens;

    SignIn(Login login, SpaCsrf csrf, TokensInSession tokens) {
        this.login = login;
        this.csrf = csrf;
        this.tokens = tokens;
    }

    @Override
    public ServerHttpSecurity applyTo(ServerHttpSecurity http) {
        return http.csrf(spec -> spec.csrfTokenRepository(csrf.repository())
                        .csrfTokenRequestHandler(csrf.handler())
                        .requireCsrfProtectionMatcher(csrf))
                .oauth2Login(spec -> spec.authorizationRequestResolver(login)
                        .authenticationMatcher(
                                new PathPatternParserServerWebExchangeMatcher("/bff/callback/{registrationId}"))
                        .authorizedClientRepository(tokens)
                        .authenticationSuccessHandler(login)
                        .authenticationFailureHandler(login));
    }
}
