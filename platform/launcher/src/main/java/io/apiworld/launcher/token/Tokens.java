package io.apiworld.launcher.token;

import io.apiworld.launcher.secret.Person;
import io.apiworld.launcher.secret.Secrets;
import io.apiworld.launcher.tls.Trust;
import io.apiworld.launcher.trouble.Trouble;
import io.apiworld.launcher.web.Answer;
import io.apiworld.launcher.web.Web;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gets tokens from the authorization server, through the public address. */
public record Tokens(Web web, Path authority, Secrets secrets) {

    private static final String CLIENT = "cli";

    /** Nothing listens there: the answer is taken from the redirect itself. */
    private static final String REDIRECT = "http://127.0.0.1:49152/callback";

    private static final Duration KEY_LIFETIME = Duration.ofDays(1);
    private static final int MOST_REDIRECTS = 10;

    /** Client credentials (RFC 6749, 4.4). */
    public Token ofClient(String client, List<String> scopes) {
        var form = new LinkedHashMap<>(Map.of("grant_type", "client_credentials"));
        if (!scopes.isEmpty()) {
            form.put("scope", String.join(" ", scopes));
        }
        var credentials = client + ":" + secrets.secretOfClient(client);
        var basic = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        return token(web.postForm("/oauth2/token", form, Map.of("Authorization", "Basic " + basic)));
    }

    /** Authorization code with PKCE, signing in as a person does in the browser. */
    public Token ofPerson(Person person, List<String> scopes) {
        var proof = ProofKey.random();
        var state = ProofKey.unguessable();
        var code = new SignIn(browser(), person.username(), secrets.passwordOf(person.username()), REDIRECT)
                .codeFor(authorizationPath(scopes, proof, state), state);
        return token(web.postForm(
                "/oauth2/token",
                Map.of(
                        "grant_type", "authorization_code",
                        "code", code,
                        "redirect_uri", REDIRECT,
                        "client_id", CLIENT,
                        "code_verifier", proof.verifier()),
                Map.of()));
    }

    /**
     * A new API key of an app, made as an administrator makes it, that ends by itself after a day: it can be shown this once only, so
     * that there is none to give again.
     *
     * @param scopes all that the app may do, if empty
     */
    public String apiKeyOf(String app, Person administrator, List<String> scopes) {
        var wish = new LinkedHashMap<String, Object>();
        wish.put("app", app);
        wish.put("expiresAt", web.clock().instant().plus(KEY_LIFETIME).toString());
        if (!scopes.isEmpty()) {
            wish.put("scopes", scopes);
        }
        return web.with(
                        "Authorization",
                        "Bearer " + ofPerson(administrator, List.of("admin")).value())
                .post("/api/api-keys", wish)
                .expecting(201)
                .json()
                .path("key")
                .asString();
    }

    private Web browser() {
        return web.by(Trust.browserOf(authority, new CookieManager(null, CookiePolicy.ACCEPT_ORIGINAL_SERVER)));
    }

    private static String authorizationPath(List<String> scopes, ProofKey proof, String state) {
        return "/oauth2/authorize?"
                + Web.encoded(Map.of(
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
                        proof.challenge(),
                        "code_challenge_method",
                        "S256"));
    }

    private static Token token(Answer answer) {
        if (answer.status() != 200) {
            throw new Trouble("The authorization server gave no token (" + answer.status() + ").", answer.body());
        }
        var json = answer.json();
        var scopes = Arrays.stream(json.path("scope").asString("").split(" "))
                .filter(scope -> !scope.isEmpty())
                .toList();
        return new Token(json.path("access_token").asString(), scopes);
    }

    private record SignIn(Web browser, String username, String password, String redirect) {

        String codeFor(String path, String state) {
            var page = followed(browser.get(path));
            if (!arrived(page)) {
                page = followed(submitted(page));
            }
            if (!arrived(page)) {
                throw refused(page);
            }
            var parameters = query(URI.create(page.header("Location").orElseThrow()));
            if (parameters.containsKey("error")) {
                throw new Trouble(
                        "The authorization server refused: " + parameters.get("error"),
                        parameters.getOrDefault("error_description", ""));
            }
            if (!state.equals(parameters.get("state"))) {
                throw new Trouble("The answer belongs to another sign-in (state differs).", "");
            }
            return parameters.getOrDefault("code", "");
        }

        private Answer submitted(Answer page) {
            var form = LoginForm.in(page.body()).orElseThrow(() -> refused(page));
            var target = page.exchange().uri().resolve(form.action());
            return browser.postForm(target.toString(), form.filledIn(username, password), Map.of());
        }

        private Answer followed(Answer answer) {
            var last = answer;
            for (var i = 0; i < MOST_REDIRECTS && last.header("Location").isPresent() && !arrived(last); i++) {
                var target =
                        last.exchange().uri().resolve(last.header("Location").get());
                last = browser.get(target.toString());
            }
            return last;
        }

        private boolean arrived(Answer answer) {
            return answer.header("Location")
                    .filter(location -> location.startsWith(redirect))
                    .isPresent();
        }

        private Trouble refused(Answer page) {
            return new Trouble(
                    username + " could not sign in: " + page.exchange() + ".",
                    "Passwords are shown by ./api-world people");
        }

        private static Map<String, String> query(URI uri) {
            var parameters = new LinkedHashMap<String, String>();
            for (var pair : String.valueOf(uri.getRawQuery()).split("&")) {
                var halves = pair.split("=", 2);
                parameters.put(
                        halves[0], URLDecoder.decode(halves.length > 1 ? halves[1] : "", StandardCharsets.UTF_8));
            }
            return parameters;
        }
    }
}
