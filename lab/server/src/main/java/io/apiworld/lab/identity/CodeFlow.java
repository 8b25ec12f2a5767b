package io.apiworld.lab.identity;

import io.apiworld.lab.exchange.Ask;
import io.apiworld.lab.exchange.Exchange;
import io.apiworld.lab.exchange.Form;
import io.apiworld.lab.exchange.Unguessable;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.springframework.web.util.UriComponentsBuilder;

/** Authorization code with PKCE (RFC 6749, section 4.1; RFC 7636), through the login page that people see. */
final class CodeFlow {

    private static final String CLIENT = "cli";

    /** Nothing listens there: the answer is taken from the redirect itself. */
    private static final String REDIRECT = "http://127.0.0.1:49152/callback";

    private static final int SECRET_BYTES = 32;

    private final Browser browser;
    private final String username;
    private final String password;

    CodeFlow(Browser browser, String username, String password) {
        this.browser = browser;
        this.username = username;
        this.password = password;
    }

    /** The token endpoint's answer. */
    Exchange tokenFor(List<String> scopes) {
        var verifier = CodeVerifier.random();
        var state = Unguessable.base64(SECRET_BYTES);
        var page = browser.open("/oauth2/authorize?"
                + Form.of(Map.of(
                        "response_type",
                        "code",
                        "client_id",
                        CLIENT,
                        "redirect_uri",
                        REDIRECT,
                        "scope",
                        String.join(" ", scopes),
                        "state",
                        state,
                        "code_challenge",
                        verifier.challenge(),
                        "code_challenge_method",
                        "S256")));
        var answer = callback(page).isPresent() ? page : signedIn(page);
        return browser.send(new Ask(
                "POST",
                "/oauth2/token",
                List.of(Form.TYPE),
                Form.of(Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code(answer, state),
                        "redirect_uri",
                        REDIRECT,
                        "client_id",
                        CLIENT,
                        "code_verifier",
                        verifier.value()))));
    }

    private Exchange signedIn(Exchange page) {
        var form = Optional.ofNullable(
                        Jsoup.parse(page.received().body()).selectFirst("form:has(input[type=password])"))
                .orElseThrow(() -> new NoToken(username, "there is no login page: " + page));
        var fields = new LinkedHashMap<String, String>();
        form.select("input[type=hidden]").forEach(input -> fields.put(input.attr("name"), input.attr("value")));
        fields.put("username", username);
        fields.put("password", password);
        return browser.submit(form.attr("action"), fields);
    }

    private String code(Exchange answer, String state) {
        var callback = callback(answer).orElseThrow(() -> new NoToken(username, "not signed in: " + answer));
        var query = UriComponentsBuilder.fromUri(callback).build().getQueryParams();
        if (!state.equals(query.getFirst("state"))) {
            throw new NoToken(username, "the answer belongs to another sign-in");
        }
        return Optional.ofNullable(query.getFirst("code"))
                .orElseThrow(() -> new NoToken(username, "refused: " + query.getFirst("error")));
    }

    private static Optional<URI> callback(Exchange exchange) {
        return exchange.received()
                .header("Location")
                .filter(location -> location.startsWith(REDIRECT))
                .map(URI::create);
    }
}
