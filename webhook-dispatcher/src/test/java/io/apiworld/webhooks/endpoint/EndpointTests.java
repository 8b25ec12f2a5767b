package io.apiworld.webhooks.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.testsupport.TestDatabase;
import io.apiworld.webhooks.RunningDispatcher;
import io.apiworld.webhooks.RunningDispatcher.Reply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class EndpointTests {

    private static final String URL = "https://hooks.example/in";

    /** With room for four besides the CRM. */
    @AutoClose
    final RunningDispatcher dispatcher =
            RunningDispatcher.withoutCrm(TestDatabase.fresh(), Map.of("endpoints.limit", "5"));

    @AfterEach
    void forgetReceivers() {
        dispatcher.deleteEndpoints();
    }

    @Test
    void isCreatedWithASecretOfItsOwn() {
        var reply = dispatcher.post("/endpoints", """
                {"url": "https://hooks.example/{event}?tenant=1", "eventTypes": ["chat_ended", "chat_started"],
                 "description": "Ours"}
                """);

        assertThat(reply.status()).isEqualTo(201);
        var endpoint = reply.json();
        assertThat(reply.headers().getLocation()).hasToString("/api/webhooks" + pathOf(endpoint));
        assertThat(endpoint.path("secret").asString()).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(endpoint.path("status").asString()).isEqualTo("enabled");
        assertThat(dispatcher.get(pathOf(endpoint)).json()).isEqualTo(withoutSecret(endpoint));
    }

    @Test
    void showsItsSecretsWhenTheyAreMadeAndNeverAgain(CapturedOutput output) {
        var endpoint = dispatcher.endpoint(URL, "*");
        var rotated = dispatcher.post(pathOf(endpoint) + "/secret").json();
        var secrets = List.of(secretOf(endpoint), secretOf(rotated), RunningDispatcher.CRM_SECRET);

        var later = Stream.of(
                dispatcher.get("/endpoints"),
                dispatcher.get(pathOf(endpoint)),
                dispatcher.patch(pathOf(endpoint), "{\"description\": \"changed\"}"),
                dispatcher.get("/endpoints/crm"));

        assertThat(secrets).doesNotHaveDuplicates();
        assertThat(later).allSatisfy(reply -> {
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.json().toString()).doesNotContain("whsec_").doesNotContain(secrets);
        });
        assertThat(output.getAll()).contains(endpoint.path("id").asString()).doesNotContain(secrets);
    }

    @Test
    void keepsItsSecretSealed() {
        var endpoint = dispatcher.endpoint(URL, "*");

        var rows = dispatcher
                .bean(JdbcClient.class)
                .sql("select sealed, s::text as line from endpoint_secrets s where endpoint_id in (?, 'crm')")
                .param(endpoint.path("id").asString())
                .query((row, _) ->
                        row.getString("line") + new String(row.getBytes("sealed"), StandardCharsets.ISO_8859_1))
                .list();

        assertThat(rows).hasSize(2).doesNotHaveDuplicates();
        assertThat(rows)
                .allSatisfy(row -> assertThat(row)
                        .doesNotContain("whsec_", keyOf(secretOf(endpoint)), keyOf(RunningDispatcher.CRM_SECRET)));
    }

    @Test
    void isCreatedOnceForOneIdempotencyKeyAndItsSecretGivenAgain() {
        var first = createWithKey("ep-1", URL);
        var again = createWithKey("ep-1", URL);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.headers().getFirst("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.headers().getLocation()).isEqualTo(first.headers().getLocation());
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(dispatcher.get("/endpoints").json().path("items")).hasSize(2);
        assertProblem(createWithKey("ep-1", URL + "/other"), 422, "idempotency-key-reused");
    }

    @Test
    void keepsAnAnswerWithASecretSealed() {
        var endpoint = createWithKey("ep-2", URL).json();

        var body = dispatcher
                .bean(JdbcClient.class)
                .sql("select body from idempotent_answer where key = 'ep-2'")
                .query((row, _) -> new String(row.getBytes("body"), StandardCharsets.ISO_8859_1))
                .single();

        assertThat(body).isNotEmpty().doesNotContain("whsec_", keyOf(secretOf(endpoint)), "hooks.example");
    }

    @Test
    void getsOneNewSecretForOneIdempotencyKey() {
        var path = pathOf(dispatcher.endpoint(URL, "*")) + "/secret";

        var first = dispatcher.send(HttpMethod.POST, path, null, "Idempotency-Key", "rotate-1");
        var again = dispatcher.send(HttpMethod.POST, path, null, "Idempotency-Key", "rotate-1");

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(dispatcher.post(path).json()).isNotEqualTo(first.json());
    }

    private Reply createWithKey(String key, String url) {
        var body = "{\"url\": \"%s\", \"eventTypes\": [\"*\"]}".formatted(url);
        return dispatcher.send(HttpMethod.POST, "/endpoints", body, "Idempotency-Key", key);
    }

    @Test
    void canBeChangedMemberByMember() {
        var endpoint = dispatcher.endpoint(URL, "*");

        var changed = dispatcher
                .patch(pathOf(endpoint), "{\"eventTypes\": [\"chat_ended\"]}")
                .json();

        assertThat(changed.path("url").asString()).isEqualTo(URL);
        assertThat(changed.path("eventTypes").valueStream().map(JsonNode::asString))
                .containsExactly("chat_ended");
        assertThat(dispatcher.get(pathOf(endpoint)).json()).isEqualTo(changed);
    }

    @Test
    void losesNoChangeToAClientThatSawAnOlderState() {
        var path = pathOf(dispatcher.endpoint(URL, "*"));
        var tag = dispatcher.get(path).headers().getETag();

        var first = patchIfMatch(path, tag, "first");
        var second = patchIfMatch(path, tag, "second");

        assertThat(first.status()).isEqualTo(200);
        assertProblem(second, 412, "record-has-changed");
        assertThat(second.headers().getETag())
                .isEqualTo(first.headers().getETag())
                .isNotEqualTo(tag);
        assertThat(dispatcher.get(path).json().path("description").asString()).isEqualTo("first");
    }

    @Test
    void isNotSentAgainToAClientThatHasItsState() {
        var path = pathOf(dispatcher.endpoint(URL, "*"));
        var tag = dispatcher.get(path).headers().getETag();

        assertThat(dispatcher
                        .send(HttpMethod.GET, path, null, "If-None-Match", tag)
                        .status())
                .isEqualTo(304);
        dispatcher.patch(path, "{\"description\": \"changed\"}");
        assertThat(dispatcher
                        .send(HttpMethod.GET, path, null, "If-None-Match", tag)
                        .status())
                .isEqualTo(200);
    }

    private Reply patchIfMatch(String path, String tag, String description) {
        var body = "{\"description\": \"%s\"}".formatted(description);
        return dispatcher.send(HttpMethod.PATCH, path, body, "If-Match", tag);
    }

    @Test
    void canBeDisabledAndEnabledAgain() {
        var path = pathOf(dispatcher.endpoint(URL, "*"));

        var disabled = dispatcher.patch(path, "{\"status\": \"disabled\"}").json();
        var enabled = dispatcher.patch(path, "{\"status\": \"enabled\"}").json();

        assertThat(disabled.path("status").asString()).isEqualTo("disabled");
        assertThat(disabled.path("disabledReason").asString()).isEqualTo("by request");
        assertThat(enabled.path("status").asString()).isEqualTo("enabled");
        assertThat(enabled.path("disabledReason").isNull()).isTrue();
    }

    @Test
    void isGoneOnceDeleted() {
        var path = pathOf(dispatcher.endpoint(URL, "*"));

        assertThat(dispatcher.send(HttpMethod.DELETE, path, null).status()).isEqualTo(204);

        assertProblem(dispatcher.get(path), 404, "unknown-endpoint");
        assertProblem(dispatcher.send(HttpMethod.DELETE, path, null), 404, "unknown-endpoint");
        assertProblem(dispatcher.patch(path, "{}"), 404, "unknown-endpoint");
        assertProblem(dispatcher.post(path + "/secret"), 404, "unknown-endpoint");
    }

    @Test
    void isRefusedWhereThereAreAsManyAsThereMayBeThoughAllAskAtOnce() {
        List<Future<Reply>> replies;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            replies = IntStream.range(0, 12)
                    .mapToObj(_ -> threads.submit(() -> dispatcher.post("/endpoints", endpointAt(URL))))
                    .toList();
        }

        var refused = replies.stream()
                .map(Future::resultNow)
                .filter(reply -> reply.status() != 201)
                .toList();
        assertThat(refused).hasSize(8).allSatisfy(reply -> assertProblem(reply, 409, "too-many-endpoints"));
        assertThat(dispatcher.get("/endpoints").json().path("items")).hasSize(5);
    }

    @Test
    void ofTheConfigurationKeepsUrlAndSecretAndCannotBeDeleted() {
        assertProblem(dispatcher.patch("/endpoints/crm", "{\"url\": \"" + URL + "\"}"), 409, "configured-endpoint");
        assertProblem(dispatcher.post("/endpoints/crm/secret"), 409, "configured-endpoint");
        assertProblem(dispatcher.send(HttpMethod.DELETE, "/endpoints/crm", null), 409, "configured-endpoint");
    }

    @Test
    void ofTheConfigurationCanBeDescribed() {
        assertThat(dispatcher
                        .patch("/endpoints/crm", "{\"description\": \"Ours\"}")
                        .status())
                .isEqualTo(200);
    }

    static Stream<BadBody> badBodies() {
        return Stream.of(
                bad("{}", "/url", "/eventTypes"),
                bad("{\"url\": \"%s\", \"eventTypes\": []}".formatted(URL), "/eventTypes"),
                bad("{\"url\": \"%s\", \"eventTypes\": \"*\"}".formatted(URL), "/eventTypes"),
                bad("{\"url\": \"%s\", \"eventTypes\": [\"*\", null]}".formatted(URL), "/eventTypes/1"),
                bad("{\"url\": \"%s\", \"eventTypes\": [\"chat_ended\", \"chat_*\"]}".formatted(URL), "/eventTypes/1"),
                bad(
                        "{\"url\": \"nonsense\", \"eventTypes\": [\"x\", \"*\", \"y\"]}",
                        "/url",
                        "/eventTypes/0",
                        "/eventTypes/2"),
                bad("{\"url\": \"%s\", \"eventTypes\": [\"*\"]}".formatted(URL + "/" + "x".repeat(2000)), "/url"),
                bad(describedAs("x".repeat(201)), "/description"),
                bad(describedAs("two\\nlines"), "/description"));
    }

    @ParameterizedTest
    @MethodSource("badBodies")
    void isRefusedWithThePlaceOfEachMistake(BadBody bad) {
        var reply = dispatcher.post("/endpoints", bad.text());

        assertProblem(reply, 422, "invalid-fields");
        assertThat(reply.json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("pointer").asString()))
                .containsExactlyInAnyOrderElementsOf(bad.pointers());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                                | must begin with
                    nonsense                          | must begin with
                    //hooks.example/                  | must begin with
                    /relative                         | must begin with
                    ftp://hooks.example/              | must begin with
                    file:///etc/passwd                | must begin with
                    gopher://hooks.example/           | must begin with
                    javascript:alert(1)               | must begin with
                    https:///no-host                  | must begin with
                    https://                          | is not a URL
                    http://2130706433/                | is an address that webhooks may not reach
                    http://127.1/                     | must begin with
                    http://0x7f.0.0.1/                | must begin with
                    https://user@hooks.example/       | must have no user
                    https://user:word@hooks.example/  | must have no user
                    https://hooks.example@10.0.0.1/   | must have no user
                    https://hooks.example/#part       | must have no user
                    https://hooks.example:65536/      | must have no user
                    https://{event}.example/          | may hold {event} in its path only
                    https://hooks.example/?type={event} | may hold {event} in its path only
                    https://hooks.example/{other}     | is not a URL
                    'https://hooks.example/a b'       | is not a URL
                    http://127.0.0.1/                 | is an address that webhooks may not reach
                    https://169.254.169.254/latest    | is an address that webhooks may not reach
                    http://[::1]:8080/                | is an address that webhooks may not reach
                    http://[::ffff:10.0.0.1]/         | is an address that webhooks may not reach
                    https://[fd00::1]/                | is an address that webhooks may not reach
                    """)
    void isRefusedAtAnUnsoundUrl(String url, String why) {
        var created = dispatcher.post("/endpoints", endpointAt(url));
        var changed = dispatcher.patch(pathOf(dispatcher.endpoint(URL, "*")), "{\"url\": \"%s\"}".formatted(url));

        assertThat(List.of(created, changed)).allSatisfy(reply -> {
            assertProblem(reply, 422, "invalid-fields");
            assertThat(reply.json().at("/errors/0/pointer").asString()).isEqualTo("/url");
            assertThat(reply.json().at("/errors/0/detail").asString()).startsWith(why);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example",
                "https://hooks.example:65535/a/{event}/b?c=d",
                "https://xn--bcher-kva.example/",
                "https://1.1.1.1/",
                "https://[2606:4700::1111]:8443/"
            })
    void mayBeAtAnyPublicUrl(String url) {
        assertThat(dispatcher.post("/endpoints", endpointAt(url)).status()).isEqualTo(201);
    }

    private static String describedAs(String description) {
        return "{\"url\": \"%s\", \"eventTypes\": [\"*\"], \"description\": \"%s\"}".formatted(URL, description);
    }

    private static String endpointAt(String url) {
        return "{\"url\": \"%s\", \"eventTypes\": [\"*\"]}".formatted(url);
    }

    private static BadBody bad(String text, String... pointers) {
        return new BadBody(text, List.of(pointers));
    }

    record BadBody(String text, List<String> pointers) {}

    private static String pathOf(JsonNode endpoint) {
        return "/endpoints/" + endpoint.path("id").asString();
    }

    private static String secretOf(JsonNode endpoint) {
        return endpoint.path("secret").asString();
    }

    private static String keyOf(String secret) {
        return secret.substring("whsec_".length());
    }

    private static JsonNode withoutSecret(JsonNode endpoint) {
        var rest = endpoint.deepCopy().asObject();
        rest.remove("secret");
        return rest;
    }

    private static void assertProblem(Reply reply, int status, String slug) {
        assertThat(reply.status()).as(reply.json().toString()).isEqualTo(status);
        assertThat(reply.json().path("type").asString()).isEqualTo("urn:problem:" + slug);
    }
}
