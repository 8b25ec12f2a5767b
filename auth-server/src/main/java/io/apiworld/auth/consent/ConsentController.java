package io.apiworld.auth.consent;

import io.apiworld.auth.page.Html;
import io.apiworld.auth.page.Origins;
import io.apiworld.auth.page.Page;
import java.security.Principal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Refusing is a form without scopes, which the client gets to hear as {@code access_denied} (RFC 6749, section 4.1.2.1). */
@Controller
class ConsentController {

    private final RegisteredClientRepository clients;
    private final OAuth2AuthorizationConsentService given;
    private final Page page = Page.named("consent");

    ConsentController(RegisteredClientRepository clients, OAuth2AuthorizationConsentService given) {
        this.clients = clients;
        this.given = given;
    }

    @GetMapping("/consent")
    ResponseEntity<String> ask(
            Principal person,
            @RequestParam("client_id") String clientId,
            @RequestParam String scope,
            @RequestParam String state) {
        var client = clients.findByClientId(clientId);
        if (client == null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        var before = given.findById(client.getId(), person.getName());
        var known = before == null ? Set.<String>of() : before.getScopes();
        var asked = new LinkedHashSet<>(List.of(scope.split(" ")));
        asked.retainAll(client.getScopes());
        asked.remove(OidcScopes.OPENID);
        return page.with("client", client.getClientName())
                .with("clientId", clientId)
                .with("state", state)
                .with("person", person.getName())
                .with("scopes", Html.joined(asked.stream().sorted().map(each -> choice(each, known.contains(each)))))
                .answer(HttpStatus.OK, Origins.of(client.getRedirectUris()));
    }

    /** What was given before is shown, not asked for again. */
    private static Html choice(String scope, boolean known) {
        return Html.of(
                """
                <label class="scope"><input type="checkbox" name="scope" value="%s" checked%s> %s <code>%s</code></label>""",
                scope,
                new Html(known ? " disabled" : ""),
                Scopes.words(scope),
                known ? scope + " (allowed before)" : scope);
    }
}
