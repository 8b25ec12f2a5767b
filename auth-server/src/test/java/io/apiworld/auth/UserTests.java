package io.apiworld.auth;

import static io.apiworld.auth.Visitor.json;
import static io.apiworld.auth.Visitor.parameter;
import static io.apiworld.auth.Visitor.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.testsupport.ImportTestDatabase;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ImportTestDatabase
@TestSecrets
class UserTests {

    @LocalServerPort
    int port;

    @Test
    void anAdministratorCreatesSomebodyWhoCanThenSignIn() {
        var created = create("/api/users", user("mina"));

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location")).hasValue("/api/users/mina");
        assertThat(created.body()).doesNotContain("password", "a-long-enough");
        var back = new Visitor(port).authorize(request("cli", "openid read:chat"), "mina", "a-long-enough-password");
        assertThat(parameter(back, "code")).isNotEmpty();
    }

    @Test
    void whoWasCreatedCanBeRead() {
        create("/api/users", user("jun"));

        var read = admin().get(
                        "/api/users/jun",
                        "Authorization",
                        bearer("admin", "openid admin"),
                        "Accept",
                        "application/json");

        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(json(read).toString())
                .isEqualTo(json(create("/api/users", user("jun2"))).toString().replace("jun2", "jun"));
    }

    @Test
    void whoeverIsNotThereIsNotFound() {
        var read = admin().get("/api/users/nobody", "Authorization", bearer("admin", "openid admin"));

        assertThat(read.statusCode()).isEqualTo(404);
        assertThat(json(read).path("type").asString()).isEqualTo("urn:problem:unknown-user");
    }

    @ParameterizedTest
    @CsvSource({"cesar, new@example.com, username", "brand-new, CESAR.Gonzalez@example.com, email"})
    void somebodyWhoExistsIsAConflict(String username, String email, String field) {
        var user = user(username);
        user.put("email", email);

        var refused = create("/api/users", user);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(json(refused).path("type").asString()).isEqualTo("urn:problem:user-exists");
        assertThat(json(refused).path("field").asString()).isEqualTo(field);
    }

    @Test
    void ofFiveWhoCreateTheSamePersonAtOnceOneSucceeds() throws Exception {
        var token = bearer("admin", "openid admin");
        try (var threads = Executors.newFixedThreadPool(5)) {
            Callable<Integer> attempt =
                    () -> post("/api/users", user("racer"), token).statusCode();
            assertThat(threads.invokeAll(Collections.nCopies(5, attempt)).stream()
                            .map(result -> result.resultNow()))
                    .containsExactlyInAnyOrder(201, 409, 409, 409, 409);
        }
    }

    @Test
    void everyWrongFieldIsNamedAtOnce() {
        var user = JsonMapper.shared().createObjectNode();
        user.put("username", "No Spaces!");
        user.put("email", "not-an-address");
        user.put("role", "king");
        user.put("password", "short");

        var refused = create("/api/users", user);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused)
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("pointer").asString()))
                .containsExactly("/email", "/name", "/password", "/role", "/username");
        assertThat(refused.body()).doesNotContain("short\"");
    }

    @ParameterizedTest
    @CsvSource({"customer, , is required for a customer", "agent, 777, is for customers only"})
    void aCustomerIdBelongsToCustomersAlone(String role, String customerId, String why) {
        var user = user("someone");
        user.put("role", role);
        user.put("customerId", customerId);

        var refused = create("/api/users", user);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).path("errors").path(0).path("pointer").asString())
                .isEqualTo("/customerId");
        assertThat(json(refused).path("errors").path(0).path("detail").asString())
                .isEqualTo(why);
    }

    @Test
    void aPasswordThatBcryptWouldCutIsRefused() {
        var user = user("longpass");
        user.put("password", "ä".repeat(37));

        assertThat(create("/api/users", user).statusCode()).isEqualTo(422);
    }

    @Test
    void theAliasTakesPostAndNothingElse() {
        var token = bearer("admin", "openid admin");

        var got = admin().get("/api/create-user", "Authorization", token);

        assertThat(create("/api/create-user", user("alias")).statusCode()).isEqualTo(201);
        assertThat(got.statusCode()).isEqualTo(405);
        assertThat(got.headers().firstValue("Allow")).hasValue("POST");
    }

    @Test
    void withoutATokenTheAnswerIs401AndNoLoginPage() {
        var refused = admin().get("/api/users/cesar");

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(json(refused).path("type").asString()).isEqualTo("urn:problem:missing-token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cesar", "agent01", "supervisor"})
    void noOneElseGetsTheScopeAndSoMayNot(String person) {
        var refused = post("/api/users", user("intruder"), bearer(person, "openid read:chat admin"));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(json(refused).path("type").asString()).isEqualTo("urn:problem:insufficient-scope");
    }

    @Test
    void anIdTokenIsNoAccessToken() {
        var id = tokens("admin", "openid admin").path("id_token").asString();

        assertThat(admin().get("/api/users/cesar", "Authorization", "Bearer " + id)
                        .statusCode())
                .isEqualTo(401);
    }

    private HttpResponse<String> create(String path, ObjectNode user) {
        return post(path, user, bearer("admin", "openid admin"));
    }

    private HttpResponse<String> post(String path, ObjectNode user, String token) {
        return new Visitor(port).postJson(path, user.toString(), "Authorization", token);
    }

    private Visitor admin() {
        return new Visitor(port);
    }

    private String bearer(String person, String scope) {
        return "Bearer " + tokens(person, scope).path("access_token").asString();
    }

    private tools.jackson.databind.JsonNode tokens(String person, String scope) {
        var visitor = new Visitor(port);
        return visitor.redeem(parameter(visitor.authorize(request("cli", scope), person, TestSecrets.PERSON), "code"));
    }

    private static ObjectNode user(String username) {
        var user = JsonMapper.shared().createObjectNode();
        user.put("username", username);
        user.put("name", "Mina Park");
        user.put("email", username + "@example.com");
        user.put("role", "customer");
        user.put("customerId", "20001");
        user.put("password", "a-long-enough-password");
        return user;
    }
}
