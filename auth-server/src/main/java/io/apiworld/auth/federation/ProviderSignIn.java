package io.apiworld.auth.federation;

import io.apiworld.auth.page.Html;
import io.apiworld.auth.session.Method;
import io.apiworld.auth.session.SignIns;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/**
 * The way to a provider and back. What is stored of a successful one is our own account, leanly: the provider's own principal would be
 * seven kilobytes in every row, and, having no factor, makes the token endpoint fail for want of an {@code auth_time}.
 */
@Component
class ProviderSignIn extends SavedRequestAwareAuthenticationSuccessHandler
        implements FederatedLogin, AuthenticationFailureHandler {

    static final String START = "/login/start";

    private static final Logger log = LoggerFactory.getLogger(ProviderSignIn.class);

    private final Federation federation;
    private final Registrations registrations;
    private final FederatedPeople people;
    private final Identities identities;
    private final SignIns signIns;

    ProviderSignIn(
            Federation federation,
            Registrations registrations,
            FederatedPeople people,
            Identities identities,
            SignIns signIns) {
        this.federation = federation;
        this.registrations = registrations;
        this.people = people;
        this.identities = identities;
        this.signIns = signIns;
    }

    @Override
    public Html links() {
        return Html.joined(federation
                .offered()
                .map(offered -> Html.of(
                        "<a class=\"button\" href=\"/login/with/%s\">Continue with %s</a>",
                        offered.getKey(), offered.getValue().name())));
    }

    @Override
    public HttpSecurity applyTo(HttpSecurity http) {
        return http.oauth2Login(login -> login.loginPage("/login")
                .clientRegistrationRepository(registrations)
                .authorizedClientRepository(new NoTokensKept())
                .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(resolver()))
                .redirectionEndpoint(endpoint -> endpoint.baseUri(CALLBACK + "*"))
                .loginProcessingUrl(CALLBACK + "*")
                .userInfoEndpoint(endpoint -> endpoint.oidcUserService(people))
                .successHandler(this)
                .failureHandler(this));
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        if (!(authentication instanceof OAuth2AuthenticationToken token)
                || !(token.getPrincipal() instanceof OidcUser user)) {
            throw new IllegalStateException("A provider's sign-in without an ID token");
        }
        var provider = federation
                .offered(token.getAuthorizedClientRegistrationId())
                .orElseThrow(Refusal.PROVIDER_REFUSED::exception);
        var username =
                identities.usernameOf(provider.issuer(), user.getName()).orElseThrow(Refusal.NO_ACCOUNT::exception);
        super.onAuthenticationSuccess(
                request, response, signIns.begin(request, response, username, Method.PROVIDER, provider.name()));
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        var code = failure instanceof OAuth2AuthenticationException told
                ? told.getError().getErrorCode()
                : "";
        var refusal = Refusal.ofCode(code).orElse(Refusal.PROVIDER_REFUSED);
        log.info(
                "Not signed in by a provider: {} ({})",
                refusal.code(),
                failure.getClass().getSimpleName());
        response.sendRedirect("/login?error=" + refusal.code());
    }

    private DefaultOAuth2AuthorizationRequestResolver resolver() {
        var resolver = new DefaultOAuth2AuthorizationRequestResolver(registrations, START);
        resolver.setAuthorizationRequestCustomizer(this::addParameters);
        return resolver;
    }

    private void addParameters(OAuth2AuthorizationRequest.Builder request) {
        request.attributes(attributes -> federation
                .offered(String.valueOf(attributes.get(OAuth2ParameterNames.REGISTRATION_ID)))
                .ifPresent(provider -> request.additionalParameters(parameters -> provider.parameters()
                        .forEach((name, value) -> {
                            if (!value.isBlank()) {
                                parameters.put(name, value);
                            }
                        }))));
    }
}
