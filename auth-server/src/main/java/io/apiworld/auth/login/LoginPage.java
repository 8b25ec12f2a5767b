package io.apiworld.auth.login;

import io.apiworld.auth.federation.FederatedLogin;
import io.apiworld.auth.page.Html;
import io.apiworld.auth.page.Origins;
import io.apiworld.auth.page.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.stereotype.Component;

/** The page where people sign in, with every way that there is. */
@Component
class LoginPage {

    private final Page page = Page.named("login");
    private final HttpSessionRequestCache requests = new HttpSessionRequestCache();
    private final RegisteredClientRepository clients;
    private final FederatedLogin federation;

    LoginPage(RegisteredClientRepository clients, FederatedLogin federation) {
        this.clients = clients;
        this.federation = federation;
    }

    /** @param message why the last attempt led nowhere; may be empty */
    ResponseEntity<String> shown(
            HttpServletRequest request, HttpServletResponse response, HttpStatus status, String message) {
        var csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return page.with("csrf", csrf.getToken())
                .with("refused", refused(message))
                .with("script", new Html("<script src=\"/auth-assets/passkeys.js\" defer></script>"))
                .with("others", federation.links())
                .answer(status, whereTheFormMayLead(request, response));
    }

    /** After the sign-in the browser is sent on to the client that asked for it, and would not go where the policy has no place for. */
    private Set<String> whereTheFormMayLead(HttpServletRequest request, HttpServletResponse response) {
        var saved = requests.getRequest(request, response);
        var named = saved == null ? null : saved.getParameterValues(OAuth2ParameterNames.CLIENT_ID);
        return Stream.ofNullable(named)
                .flatMap(Stream::of)
                .limit(1)
                .flatMap(id -> Optional.ofNullable(clients.findByClientId(id)).stream())
                .map(client -> Origins.of(client.getRedirectUris()))
                .findFirst()
                .orElse(Set.of());
    }

    private static Html refused(String message) {
        return message.isEmpty() ? Html.NONE : Html.of("<p class=\"refused\" role=\"alert\">%s</p>", message);
    }
}
