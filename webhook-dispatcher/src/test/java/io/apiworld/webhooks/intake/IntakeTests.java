package io.apiworld.webhooks.intake;

import static io.apiworld.webhooks.RunningDispatcher.is;
import static io.apiworld.webhooks.RunningDispatcher.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.testsupport.HttpStub;
import io.apiworld.webhooks.RunningDispatcher;
import io.apiworld.webhooks.RunningDispatcher.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntakeTests {

    @AutoClose
    final RunningDispatcher dispatcher = RunningDispatcher.withoutCrm();

    @AutoClose
    final HttpStub receiver = new HttpStub();

    @AfterEach
    void forgetReceivers() {
        dispatcher.deleteEndpoints();
        receiver.reset();
    }

    @Test
    void acceptsAnEventAndTellsWhereItIs() {
        var reply = dispatcher.publish("evt_taken", "chat_started", "X-Correlation-ID", "corr-taken");

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.headers().getLocation()).hasToString("/api/webhooks/messages/evt_taken");
        var message = dispatcher.get("/messages/evt_taken").json();
        assertThat(message.path("type").asString()).isEqualTo("chat_started");
        assertThat(message.path("timestamp").asString()).isEqualTo("2026-11-24T10:00:00Z");
        assertThat(message.at("/data/customerId").asString()).isEqualTo("12345");
        assertThat(message.path("correlationId").asString()).isEqualTo("corr-taken");
    }

    @Test
    void tellsThatItDoesNotKnowAnEvent() {
        assertProblem(dispatcher.get("/messages/evt_never"), 404, "unknown-message");
    }

    @Test
    void takesTheSameEventOnceThoughItComesTenTimesAtOnce() {
        dispatcher.endpoint(receiver.uri("/").toString(), "*");

        var replies = tenAtOnce(_ -> dispatcher.publish("evt_often", "chat_ended"));

        assertThat(replies).extracting(Reply::status).containsOnly(202);
        dispatcher.deliveryOf("evt_often", is("delivered"));
        assertThat(dispatcher.get("/deliveries?messageId=evt_often").json().path("items"))
                .hasSize(1);
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void takesOneOfTenEventsThatComeWithTheSameIdAtOnce() {
        var replies = tenAtOnce(n -> dispatcher.post("/messages", message("evt_ten", "chat_ended", "customer" + n)));

        assertThat(replies).extracting(Reply::status).containsOnlyOnce(202).containsOnly(202, 409);
    }

    @Test
    void takesTheSameContentInAnotherOrderOfItsMembersForTheSame() {
        dispatcher.post("/messages", messageWith("evt_order", "{\"a\": 1, \"b\": {\"c\": [1, 2]}}"));

        assertThat(dispatcher
                        .post("/messages", messageWith("evt_order", "{\"b\":{\"c\":[1,2]},\"a\":1}"))
                        .status())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    chat_ended   | 2026-11-24T10:00:00Z | {"a": 2}
                    chat_ended   | 2026-11-24T10:00:01Z | {"a": 1}
                    chat_started | 2026-11-24T10:00:00Z | {"a": 1}
                    chat_ended   | 2026-11-24T10:00:00Z | {"a": 1, "b": null}
                    """)
    void refusesAnotherEventWithAnIdThatIsTaken(String type, String timestamp, String data) {
        dispatcher.post("/messages", messageWith("evt_first", "{\"a\": 1}"));

        var other = """
                {"id": "evt_first", "type": "%s", "timestamp": "%s", "data": %s}
                """.formatted(type, timestamp, data);

        assertProblem(dispatcher.post("/messages", other), 409, "message-id-taken");
        assertThat(dispatcher.get("/messages/evt_first").json().at("/data/a").asInt())
                .isEqualTo(1);
    }

    /** Numbers are the publisher's affair: no digit may be lost, none may be too large. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345678901234567890.123456789",
                "0.1",
                "1E+400",
                "123456789012345678901234567890",
                "\"\\ud83d\\ude00 \\u0000 \\u2028 客\"",
                "[]",
                "null"
            })
    void handsOnWhatItWasGiven(String value) {
        var id = "evt_value_" + Integer.toHexString(value.hashCode());
        dispatcher.endpoint(receiver.uri("/").toString(), "*");

        var first = dispatcher.post("/messages", messageWith(id, "{\"value\": %s}".formatted(value)));
        var second = dispatcher.post("/messages", messageWith(id, "{\"value\": %s}".formatted(value)));

        assertThat(first.status()).isEqualTo(202);
        assertThat(second.status()).isEqualTo(202);
        dispatcher.deliveryOf(id, is("delivered"));
        assertThat(exact(receiver.requests().getFirst().body()).at("/data/value"))
                .isEqualTo(exact(value));
    }

    static Stream<String[]> badBodies() {
        return Stream.of(
                bad("", 400, "missing-body", null),
                bad("{\"id\": \"a\",", 400, "malformed-json", null),
                bad("{\"id\": \"a\", oops}", 400, "malformed-json", null),
                bad("[]", 422, "invalid-fields", ""),
                bad("{}", 422, "invalid-fields", "/id /type /timestamp /data"),
                bad(with("id", "\"\""), 422, "invalid-fields", "/id"),
                bad(with("id", "\"with.dot\""), 422, "invalid-fields", "/id"),
                bad(with("id", "\"%s\"".formatted("x".repeat(65))), 422, "invalid-fields", "/id"),
                bad(with("id", "\"line\\nbreak\""), 422, "invalid-fields", "/id"),
                bad(with("id", "{}"), 422, "invalid-fields", "/id"),
                bad(with("type", "\"chat_imagined\""), 422, "invalid-fields", "/type"),
                bad(with("type", "null"), 422, "invalid-fields", "/type"),
                bad(with("type", "\"*\""), 422, "invalid-fields", "/type"),
                bad(with("timestamp", "\"yesterday\""), 422, "invalid-fields", "/timestamp"),
                bad(with("timestamp", "\"+12026-11-24T10:00:00Z\""), 422, "invalid-fields", "/timestamp"),
                bad(with("timestamp", "\"2026-11-24T10:00:00\""), 422, "invalid-fields", "/timestamp"),
                bad(with("timestamp", "1795453200000"), 422, "invalid-fields", "/timestamp"),
                bad(with("data", "[]"), 422, "invalid-fields", "/data"),
                bad(with("data", "\"text\""), 422, "invalid-fields", "/data"),
                bad(messageWith("a", "{\"half a character\": \"\\ud800\"}"), 422, "invalid-fields", "/data"),
                bad(with("data", "null"), 422, "invalid-fields", "/data"));
    }

    @ParameterizedTest
    @MethodSource("badBodies")
    void namesWhatIsWrongWithABody(String body, String status, String slug, String pointers) {
        var reply = dispatcher.post("/messages", body);

        assertProblem(reply, Integer.parseInt(status), slug);
        if (pointers != null) {
            assertThat(reply.json()
                            .path("errors")
                            .valueStream()
                            .map(error -> error.path("pointer").asString()))
                    .containsExactlyInAnyOrder(pointers.split(" "));
        }
    }

    @Test
    void tellsWhereABodyStopsBeingJson() {
        var reply = dispatcher.post("/messages", "{\"id\": \"a\",\n  oops}");

        assertThat(reply.json().path("line").asInt()).isEqualTo(2);
        assertThat(reply.json().path("column").asInt()).isPositive();
    }

    @Test
    void takesABodyUpToItsLimitAndNoLargerOne() {
        var overhead = messageWith("evt_large", "{\"text\": \"\"}").length();
        var most = 1024 * 1024 - overhead;

        assertThat(dispatcher.post("/messages", largeMessage("evt_large", most)).status())
                .isEqualTo(202);
        assertProblem(dispatcher.post("/messages", largeMessage("evt_larger", most)), 413, "body-too-large");
    }

    @Test
    void countsTheBytesOfABodyThatDoesNotSayHowLongItIs() {
        var reply = dispatcher.send(
                HttpMethod.POST, "/messages", largeMessage("evt_chunks", 1024 * 1024), "Transfer-Encoding", "chunked");

        assertProblem(reply, 413, "body-too-large");
        assertThat(dispatcher.get("/messages/evt_chunks").status()).isEqualTo(404);
    }

    private static List<Reply> tenAtOnce(IntFunction<Reply> call) {
        var start = new CountDownLatch(1);
        var replies = new ArrayList<Future<Reply>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var n = 0; n < 10; n++) {
                var number = n;
                replies.add(threads.submit(() -> {
                    start.await();
                    return call.apply(number);
                }));
            }
            start.countDown();
        }
        return replies.stream().map(Future::resultNow).toList();
    }

    private static JsonNode exact(String json) {
        return JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build()
                .readTree(json);
    }

    private static String largeMessage(String id, int length) {
        return messageWith(id, "{\"text\": \"%s\"}".formatted("x".repeat(length)));
    }

    private static String messageWith(String id, String data) {
        return """
                {"id": "%s", "type": "chat_ended", "timestamp": "2026-11-24T10:00:00Z", "data": %s}
                """.formatted(id, data);
    }

    /** A sound message but for one member. */
    private static String with(String member, String value) {
        var sound = JsonMapper.shared().readTree(messageWith("evt_sound", "{}")).asObject();
        sound.set(member, JsonMapper.shared().readTree(value));
        return sound.toString();
    }

    private static String[] bad(String body, int status, String slug, String pointers) {
        return new String[] {body, String.valueOf(status), slug, pointers};
    }

    private static void assertProblem(Reply reply, int status, String slug) {
        assertThat(reply.status()).as(reply.json().toString()).isEqualTo(status);
        assertThat(reply.json().path("type").asString()).isEqualTo("urn:problem:" + slug);
    }
}
