package io.apiworld.auth.passkey;

import io.apiworld.auth.session.Method;
import io.apiworld.auth.session.SignIns;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.HttpMessageConverterAuthenticationSuccessHandler;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationFilter;
import org.springframework.stereotype.Component;

/** Bound to the host that people see: a passkey made for it is of no use to a page of any other. */
@Component
class PasskeySignIn implements PasskeyLogin, AuthenticationSuccessHandler {

    private final HttpMessageConverterAuthenticationSuccessHandler answer =
            new HttpMessageConverterAuthenticationSuccessHandler();
    private final SignIns signIns;
    private final String origin;

    PasskeySignIn(SignIns signIns, AuthorizationServerSettings settings) {
        this.signIns = signIns;
        this.origin = Objects.requireNonNull(settings.getIssuer());
    }

    @Override
    public HttpSecurity applyTo(HttpSecurity http) {
        return http.webAuthn(passkeys -> passkeys.rpName("API World")
                .rpId(URI.create(origin).getHost())
                .allowedOrigins(origin)
                .disableDefaultRegistrationPage(true));
    }

    /** The configurer has no place for a success handler, so the filter is given ours when it exists. */
    @Override
    public SecurityFilterChain complete(SecurityFilterChain chain) {
        var filter = chain.getFilters().stream()
                .filter(WebAuthnAuthenticationFilter.class::isInstance)
                .map(WebAuthnAuthenticationFilter.class::cast)
                .findFirst()
                .orElseThrow();
        filter.setAuthenticationSuccessHandler(this);
        return chain;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        var person = signIns.begin(request, response, authentication.getName(), Method.PASSKEY, Method.PASSKEY.words());
        answer.onAuthenticationSuccess(request, response, person);
    }
}
