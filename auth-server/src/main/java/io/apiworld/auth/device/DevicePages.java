package io.apiworld.auth.device;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2DeviceVerificationEndpointConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2DeviceAuthorizationConsentAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2DeviceVerificationAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/** Where a person comes to connect a device, and where they are sent from step to step. */
public final class DevicePages {

    /** What the device shows to the person (RFC 8628, section 3.2). */
    public static final String START = "/activate";

    static final String QUESTION = START + "/question";
    static final String CONNECTED = START + "/connected";

    private DevicePages() {}

    /**
     * Both steps forget what was answered before. With a remembered yes a stranger's code would be let through by a mere link (RFC 8628,
     * section 5.4), and the framework would even take a no for that yes.
     */
    public static void serve(
            OAuth2DeviceVerificationEndpointConfigurer endpoint,
            RegisteredClientRepository clients,
            OAuth2AuthorizationService authorizations) {
        endpoint.consentPage(QUESTION)
                .deviceVerificationResponseHandler((_, response, _) -> response.sendRedirect(CONNECTED))
                .errorResponseHandler(DevicePages::backToTheCode)
                .authenticationProviders(
                        providers -> providers.replaceAll(provider -> forgetting(provider, clients, authorizations)));
    }

    private static AuthenticationProvider forgetting(
            AuthenticationProvider provider,
            RegisteredClientRepository clients,
            OAuth2AuthorizationService authorizations) {
        var nothing = new NoConsents();
        return switch (provider) {
            case OAuth2DeviceVerificationAuthenticationProvider _ ->
                new OAuth2DeviceVerificationAuthenticationProvider(clients, authorizations, nothing);
            case OAuth2DeviceAuthorizationConsentAuthenticationProvider _ ->
                new OAuth2DeviceAuthorizationConsentAuthenticationProvider(clients, authorizations, nothing);
            default -> provider;
        };
    }

    private static void backToTheCode(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        var denied = failure instanceof OAuth2AuthenticationException oauth
                && OAuth2ErrorCodes.ACCESS_DENIED.equals(oauth.getError().getErrorCode());
        response.sendRedirect(START + (denied ? "?denied" : "?unknown"));
    }
}
