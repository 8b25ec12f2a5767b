package io.apiworld.launcher.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apiworld.launcher.secret.Person;
import io.apiworld.launcher.secret.Secrets;
import io.apiworld.launcher.tls.Certificates;
import io.apiworld.launcher.trouble.Trouble;
import io.apiworld.launcher.web.Web;
import io.apiworld.testsupport.HttpStub;
import io.apiworld.testsupport.HttpStub.Answer;
import io.apiworld.testsupport.HttpStub.Request;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTests {

    private static final Person CESAR = Person.ALL.getFirst();

    @TempDir
    Path directory;

    @AutoClose
    final HttpStub server = new HttpStub();

    @AutoClose
    final HttpClient client = HttpClient.newHttpClient();

    Secrets secrets;
    Tokens tokens;

    @BeforeEach
    void open() {
        secrets = new Secrets(directory.resolve("secrets"));
        secrets.make();
        new Certificates(directory.resolve("tls"), Clock.systemUTC()).make(Map.of());
        tokens = new Tokens(Web.at(server.uri("/"), client), directory.resolve("tls/ca.pem"), secrets);
    }

    @Test
    void aClientShowsItsSecretInTheAuthorizationHeaderOnly() {
        server.answers(_ -> token("of-client"));

        assertThat(tokens.ofClient("integration", List.of("read:chat", "write:chat"))
                        .value())
                .isEqualTo("of-client");

        var asked = server.requests().getFirst();
        var credentials = new String(
                Base64.getDecoder().decode(asked.header("Authorization").substring("Basic ".length())),
                StandardCharsets.UTF_8);
        assertThat(credentials).isEqualTo("integration:" + secrets.secretOfClient("integration"));
        assertThat(parameters(asked.body()))
                .containsOnly(
                        Map.entry("grant_type", "client_credentials"), Map.entry("scope", "read:chat write:chat"));
    }

    @Test
    void anApiKeyIsMadeAsAnAdministratorMakesItAndEndsByItself() {
        server.answers(request -> request.path().equals("/api/api-keys")
                ? Answer.status(201)
                        .withHeader("Content-Type", "application/json")
                        .withBody("{\"key\":\"aw_live_x\"}")
                : likeAnAuthorizationServer(request));

        assertThat(tokens.apiKeyOf("inventory-sync", CESAR, List.of())).isEqualTo("aw_live_x");

        var asked = server.requests().getLast();
        assertThat(asked.header("Authorization")).isEqualTo("Bearer of-person");
        assertThat(asked.body())
                .contains("\"app\":\"inventory-sync\"", "\"expiresAt\":\"20")
                .doesNotContain("scopes");
    }

    @Test
    void aPersonSignsInAsInABrowserAndProvesThatItWasHimWhoAsked() throws Exception {
        server.answers(this::likeAnAuthorizationServer);

        assertThat(tokens.ofPerson(CESAR, List.of("openid")).value()).isEqualTo("of-person");

        var asked = parameters(server.requests().getFirst().query());
        var redeemed = parameters(server.requests().getLast().body());
        assertThat(asked).containsEntry("client_id", "cli").containsEntry("code_challenge_method", "S256");
        assertThat(new ProofKey(redeemed.get("code_verifier")).challenge()).isEqualTo(asked.get("code_challenge"));
        assertThat(redeemed).containsEntry("code", "the-code").containsEntry("redirect_uri", asked.get("redirect_uri"));
    }

    @Test
    void saysThatAPersonCouldNotSignIn() {
        server.answers(request ->
                "POST".equals(request.method()) ? redirect("/login?error") : likeAnAuthorizationServer(request));

        assertThatThrownBy(() -> tokens.ofPerson(CESAR, List.of()))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("cesar could not sign in");
    }

    @Test
    void doesNotTakeTheAnswerToAnotherSignIn() {
        server.answers(request -> "POST".equals(request.method())
                ? redirect("http://127.0.0.1:49152/callback?code=x&state=foreign")
                : likeAnAuthorizationServer(request));

        assertThatThrownBy(() -> tokens.ofPerson(CESAR, List.of())).hasMessageContaining("state");
    }

    @Test
    void passesOnWhyThereIsNoToken() {
        server.answers(_ -> Answer.status(400).withBody("{\"error\":\"invalid_scope\"}"));

        assertThatThrownBy(() -> tokens.ofClient("lab", List.of("admin")))
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.advice()).contains("invalid_scope"));
    }

    private Answer likeAnAuthorizationServer(Request request) {
        return switch (request.method() + " " + request.path()) {
            case "GET /oauth2/authorize" -> redirect("/login").withHeader("Set-Cookie", "session=1; Path=/");
            case "GET /login" -> Answer.status(200).withBody("""
                    <form action="/login"><input type="password" name="password">
                    <input type="hidden" name="_csrf" value="t"></form>""");
            case "POST /login" -> accepted(request);
            case "POST /oauth2/token" -> token("of-person");
            default -> Answer.status(404);
        };
    }

    private Answer accepted(Request request) {
        var form = parameters(request.body());
        var right = secrets.passwordOf("cesar").equals(form.get("password"))
                && "t".equals(form.get("_csrf"))
                && String.valueOf(request.header("Cookie")).contains("session=1");
        var asked = parameters(server.requests().getFirst().query());
        return right
                ? redirect(asked.get("redirect_uri") + "?code=the-code&state=" + asked.get("state"))
                : Answer.status(403);
    }

    private static Answer redirect(String location) {
        return Answer.status(302).withHeader("Location", location);
    }

    private static Answer token(String value) {
        return Answer.json("{\"access_token\":\"" + value + "\",\"scope\":\"openid\"}");
    }

    private static Map<String, String> parameters(String text) {
        var parameters = new TreeMap<String, String>();
        for (var pair : text.split("&")) {
            var halves = pair.split("=", 2);
            parameters.put(halves[0], URLDecoder.decode(halves[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }
}
