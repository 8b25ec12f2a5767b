package io.apiworld.auth.login;

import io.apiworld.auth.federation.FederatedLogin;
import io.apiworld.auth.passkey.PasskeyLogin;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.LogoutHandler;

@Configuration(proxyBeanMethods = false)
class LoginConfiguration {

    private static final String[] OPEN = {
        "/login",
        "/login/**",
        "/signed-out",
        "/error",
        "/auth-assets/**",
        "/.well-known/oauth-protected-resource",
        "/openapi.json"
    };

    /** Last: everything that is neither the protocol's nor an API's is a page for people. */
    @Bean
    @Order(10)
    SecurityFilterChain login(
            HttpSecurity http,
            PasswordSignIn passwords,
            LoginFailure failure,
            FederatedLogin federation,
            PasskeyLogin passkeys,
            @Qualifier("endOfSession") LogoutHandler endOfSession) {
        http.authorizeHttpRequests(requests -> requests.requestMatchers(OPEN)
                        .permitAll()
                        // A passkey is removed at the account page, which looks whose it is
                        .requestMatchers(HttpMethod.DELETE, "/webauthn/**")
                        .denyAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form ->
                        form.loginPage("/login").successHandler(passwords).failureHandler(failure))
                .logout(logout -> logout.addLogoutHandler(endOfSession).logoutSuccessUrl("/signed-out"));
        return passkeys.complete(passkeys.applyTo(federation.applyTo(http)).build());
    }
}
