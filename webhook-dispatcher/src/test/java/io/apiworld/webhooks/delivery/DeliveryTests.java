package io.apiworld.webhooks.delivery;

import static io.apiworld.webhooks.RunningDispatcher.is;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import io.apiworld.testsupport.HttpStub;
import io.apiworld.testsupport.HttpStub.Answer;
import io.apiworld.testsupport.HttpStub.Request;
import io.apiworld.testsupport.TestDatabase;
import io.apiworld.webhooks.RunningDispatcher;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliveryTests {

    @AutoClose
    final RunningDispatcher dispatcher = RunningDispatcher.withoutCrm(
            TestDatabase.fresh(), Map.of("deliveries.concurrency", "4", "deliveries.per-receiver", "2"));

    @AutoClose
    final HttpStub receiver = new HttpStub();

    @AfterEach
    void forgetReceivers() {
        dispatcher.deleteEndpoints();
        receiver.reset();
    }

    @Test
    void reachesTheReceiverSignedSoThatTheReferenceLibraryAcceptsIt() throws Exception {
        var endpoint = dispatcher.endpoint(receiver.uri("/hooks/") + "{event}", "chat_started");

        dispatcher.publish("evt_signed", "chat_started");
        dispatcher.deliveryOf("evt_signed", is("delivered"));

        var request = receiver.requests().getFirst();
        assertThat(request.path()).isEqualTo("/hooks/chat-started");
        assertThat(request.header("content-type")).isEqualTo("application/json");
        assertThat(request.header("user-agent")).isEqualTo("API-World-Webhooks/1");
        new Webhook(endpoint.path("secret").asString()).verify(request.body(), headersOf(request));
    }

    @Test
    void belongsToTheTraceAndCorrelationOfItsMessage() {
        dispatcher.endpoint(receiver.uri("/").toString(), "*");

        dispatcher.publish(
                "evt_traced",
                "agent_assigned",
                "X-Correlation-ID",
                "corr-77",
                "traceparent",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        var delivery = dispatcher.deliveryOf("evt_traced", is("delivered"));

        assertThat(receiver.requests().getFirst().header("X-Correlation-ID")).isEqualTo("corr-77");
        assertThat(receiver.requests().getFirst().header("traceparent"))
                .startsWith("00-4bf92f3577b34da6a3ce929d0e0e4736-");
        assertThat(delivery.path("traceId").asString()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(dispatcher
                        .get("/deliveries?correlationId=corr-77")
                        .json()
                        .at("/items/0/messageId")
                        .asString())
                .isEqualTo("evt_traced");
    }

    @Test
    void isTriedAgainWithTheSameIdAndBodyUntilItSucceeds() {
        dispatcher.endpoint(receiver.uri("/").toString(), "chat_ended");
        receiver.willAnswer(Answer.status(500).withBody("no"), Answer.status(404));

        dispatcher.publish("evt_retried", "chat_ended");
        var delivery = dispatcher.deliveryOf("evt_retried", is("delivered"));

        assertThat(receiver.requests())
                .hasSize(3)
                .extracting(r -> r.header("webhook-id"))
                .containsOnly("evt_retried");
        assertThat(receiver.requests())
                .extracting(Request::body)
                .containsOnly(receiver.requests().getFirst().body());
        assertThat(valuesOf(delivery, "status")).containsExactly("500", "404", "200");
        assertThat(valuesOf(delivery, "error")).containsExactly("status_500", "status_404", "");
        assertThat(delivery.at("/attempts/0/responseBody").asString()).isEqualTo("no");
    }

    @Test
    void isGivenUpWhenTheScheduleIsOver() {
        dispatcher.endpoint(receiver.uri("/").toString(), "chat_ended");
        receiver.answers(_ -> Answer.status(503));

        dispatcher.publish("evt_dead", "chat_ended");
        var delivery = dispatcher.deliveryOf("evt_dead", is("dead"));

        assertThat(delivery.path("attempts")).hasSize(4);
        assertThat(delivery.path("nextAttemptAt").isNull()).isTrue();
        assertThat(dispatcher.get("/deliveries?status=dead").json().path("items"))
                .extracting(item -> item.path("messageId").asString())
                .contains("evt_dead");
    }

    @Test
    void canBeRepeatedByHandAndThenHasItsWholeScheduleAgain() {
        dispatcher.endpoint(receiver.uri("/").toString(), "chat_ended");
        receiver.answers(_ -> Answer.status(503));
        dispatcher.publish("evt_again", "chat_ended");
        var dead = dispatcher.deliveryOf("evt_again", is("dead"));
        receiver.answers(_ -> Answer.status(200));
        receiver.willAnswer(Answer.status(503));

        var reply = dispatcher.post("/deliveries/" + dead.path("id").asString() + "/redeliver");

        assertThat(reply.status()).isEqualTo(202);
        var delivery = dispatcher.deliveryOf("evt_again", is("delivered"));
        assertThat(valuesOf(delivery, "status")).containsExactly("503", "503", "503", "503", "503", "200");
        assertThat(receiver.requests()).extracting(r -> r.header("webhook-id")).containsOnly("evt_again");
    }

    @Test
    void endsForGoodWhereTheReceiverIsGone() {
        var endpoint = dispatcher.endpoint(receiver.uri("/").toString(), "chat_ended");
        receiver.answers(_ -> Answer.status(410));

        dispatcher.publish("evt_gone", "chat_ended");
        var delivery = dispatcher.deliveryOf("evt_gone", is("dead"));

        var path = "/endpoints/" + endpoint.path("id").asString();
        assertThat(delivery.path("attempts")).hasSize(1);
        assertThat(dispatcher.get(path).json().path("status").asString()).isEqualTo("disabled");
        assertThat(dispatcher.get(path).json().path("disabledReason").asString())
                .isEqualTo("gone");
        assertThat(dispatcher
                        .post("/deliveries/" + delivery.path("id").asString() + "/redeliver")
                        .status())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsNoRedirect(int status) {
        dispatcher.endpoint(receiver.uri("/old").toString(), "chat_ended");
        receiver.willAnswer(Answer.status(status)
                .withHeader("Location", receiver.uri("/new").toString()));

        dispatcher.publish("evt_moved_" + status, "chat_ended");
        var delivery = dispatcher.deliveryOf("evt_moved_" + status, is("delivered"));

        assertThat(receiver.requests()).extracting(Request::path).containsExactly("/old", "/old");
        assertThat(valuesOf(delivery, "error").getFirst())
                .startsWith("redirect_not_followed: ")
                .endsWith("/new");
    }

    @Test
    void waitsAsLongAsTheReceiverWishes() {
        dispatcher.endpoint(receiver.uri("/").toString(), "chat_ended");
        receiver.willAnswer(Answer.status(429).withHeader("Retry-After", "3600"));

        dispatcher.publish("evt_later", "chat_ended");
        var delivery = dispatcher.deliveryOf("evt_later", is("retrying"));

        var at = Instant.parse(delivery.at("/attempts/0/at").asString());
        assertThat(Instant.parse(delivery.path("nextAttemptAt").asString()))
                .isBetween(at.plusSeconds(3600), at.plusSeconds(3660));
    }

    @Test
    void goesToNobodyWhoDidNotAskForTheEvent() {
        dispatcher.endpoint(receiver.uri("/").toString(), "chat_ended");

        dispatcher.publish("evt_other", "chat_started");

        assertThat(dispatcher.get("/deliveries?messageId=evt_other").json().path("items"))
                .isEmpty();
    }

    @Test
    void endsAtATimeLimitEvenWhereTheReceiverIsSilent() {
        dispatcher.endpoint(receiver.uri("/").toString(), "chat_ended");
        receiver.willAnswer(Answer.status(200).after(Duration.ofSeconds(8)));

        dispatcher.publish("evt_slow", "chat_ended");
        var delivery = dispatcher.deliveryOf("evt_slow", is("delivered"));

        assertThat(valuesOf(delivery, "error")).containsExactly("timeout", "");
    }

    @Test
    void endsAtATimeLimitEvenWhereTheReceiverSaysAWordNowAndThen() throws Exception {
        try (var dripping = new RawReceiver(DeliveryTests::dripForEver)) {
            var endpoint = dispatcher.endpoint(dripping.url(), "chat_ended");

            dispatcher.publish("evt_dripping", "chat_ended");
            var delivery = dispatcher.deliveryOf(
                    "evt_dripping", it -> it.path("attempts").size() == 1);

            assertThat(delivery.at("/attempts/0/error").asString()).isEqualTo("timeout");
            assertThat(delivery.at("/attempts/0/durationMs").asInt()).isBetween(2_900, 9_900);
            dispatcher.patch("/endpoints/" + endpoint.path("id").asString(), "{\"status\": \"disabled\"}");
        }
    }

    @Test
    void readsOnlyTheBeginningOfAnEndlessAnswerAndHangsUp() throws Exception {
        try (var endless = new RawReceiver(DeliveryTests::talkForEver)) {
            dispatcher.endpoint(endless.url(), "chat_ended");

            dispatcher.publish("evt_endless", "chat_ended");
            var delivery = dispatcher.deliveryOf("evt_endless", is("delivered"));

            assertThat(delivery.at("/attempts/0/responseBody").asString()).hasSize(4096);
            assertThat(delivery.at("/attempts/0/durationMs").asInt()).isLessThan(2_900);
            await().atMost(Duration.ofSeconds(20)).until(() -> endless.hungUp() == 1);
        }
    }

    @Test
    void failsAtAHeadThatNeverEnds() throws Exception {
        try (var endless = new RawReceiver(DeliveryTests::sendHeadersForEver)) {
            dispatcher.endpoint(endless.url(), "chat_ended");

            dispatcher.publish("evt_heads", "chat_ended");
            var delivery =
                    dispatcher.deliveryOf("evt_heads", it -> it.path("attempts").size() == 1);

            assertThat(delivery.at("/attempts/0/error").asString()).isEqualTo("connection_broken");
        }
    }

    @Test
    void toAReceiverIsNotHeldUpByManyToASlowOne() throws Exception {
        try (var slow = new RawReceiver(DeliveryTests::dripForEver)) {
            dispatcher.endpoint(slow.url(), "chat_ended");
            dispatcher.endpoint(receiver.uri("/").toString(), "chat_started");
            IntStream.range(0, 20).forEach(n -> dispatcher.publish("evt_jam_" + n, "chat_ended"));

            dispatcher.publish("evt_quick", "chat_started");
            var delivery = dispatcher.deliveryOf("evt_quick", is("delivered"));

            var attempted = Instant.parse(delivery.at("/attempts/0/at").asString());
            assertThat(attempted)
                    .isBefore(
                            Instant.parse(delivery.path("createdAt").asString()).plusSeconds(10));
        }
    }

    @Test
    void failsInAWordThatSaysWhy() throws Exception {
        dispatcher.endpoint("http://localhost:1/", "agent_assigned");
        dispatcher.endpoint("http://nowhere.invalid/", "authentication_completed");
        try (var plain =
                new RawReceiver(listener -> listener.write(RawReceiver.bytes("This is not TLS at all.\r\n")))) {
            dispatcher.endpoint(plain.url().replace("http:", "https:"), "escalation_triggered");
            dispatcher.endpoint(plain.url(), "interaction_transferred");

            assertThat(firstErrorOf("agent_assigned")).isEqualTo("unreachable");
            assertThat(firstErrorOf("authentication_completed")).isEqualTo("unknown_host");
            assertThat(firstErrorOf("escalation_triggered")).isEqualTo("tls_failed");
            assertThat(firstErrorOf("interaction_transferred")).isEqualTo("timeout");
        }
    }

    @Test
    void isSignedWithTheFormerSecretTooWhileReceiversChangeOver() throws Exception {
        var endpoint = dispatcher.endpoint(receiver.uri("/").toString(), "chat_ended");
        var rotated = dispatcher
                .post("/endpoints/" + endpoint.path("id").asString() + "/secret")
                .json();

        dispatcher.publish("evt_rotated", "chat_ended");
        dispatcher.deliveryOf("evt_rotated", is("delivered"));

        var request = receiver.requests().getFirst();
        assertThat(request.header("webhook-signature").split(" ")).hasSize(2);
        new Webhook(rotated.path("secret").asString()).verify(request.body(), headersOf(request));
        new Webhook(endpoint.path("secret").asString()).verify(request.body(), headersOf(request));
        assertThat(Instant.parse(rotated.path("formerValidUntil").asString()))
                .isBetween(
                        Instant.now().plus(Duration.ofHours(23)), Instant.now().plus(Duration.ofHours(24)));
    }

    @Test
    void isSignedWithTheNewSecretAloneWhenTheFormerHasEnded() {
        var endpoint = dispatcher
                .endpoint(receiver.uri("/").toString(), "chat_ended")
                .path("id")
                .asString();
        dispatcher.post("/endpoints/" + endpoint + "/secret");
        dispatcher
                .bean(JdbcClient.class)
                .sql("update endpoint_secrets set expires_at = now() where expires_at is not null")
                .update();

        dispatcher.publish("evt_after", "chat_ended");
        dispatcher.deliveryOf("evt_after", is("delivered"));

        assertThat(receiver.requests().getFirst().header("webhook-signature").split(" "))
                .hasSize(1);
    }

    @Test
    void isNotMadeToAnEndpointThatWasDisabledOrDeletedMeanwhile() {
        var disabled = dispatcher
                .endpoint(receiver.uri("/").toString(), "chat_ended")
                .path("id")
                .asString();
        var deleted = dispatcher
                .endpoint(receiver.uri("/").toString(), "chat_started")
                .path("id")
                .asString();
        receiver.answers(_ -> Answer.status(503).withHeader("Retry-After", "3600"));
        dispatcher.publish("evt_disabled", "chat_ended");
        dispatcher.publish("evt_deleted", "chat_started");
        dispatcher.deliveryOf("evt_disabled", is("retrying"));
        dispatcher.deliveryOf("evt_deleted", is("retrying"));

        dispatcher.patch("/endpoints/" + disabled, "{\"status\": \"disabled\"}");
        dispatcher.send(HttpMethod.DELETE, "/endpoints/" + deleted, null);
        dispatcher
                .bean(JdbcClient.class)
                .sql("update deliveries set next_attempt_at = now() where status = 'retrying'")
                .update();

        assertThat(valuesOf(dispatcher.deliveryOf("evt_disabled", is("dead")), "error"))
                .containsExactly("status_503", "endpoint_disabled");
        assertThat(valuesOf(dispatcher.deliveryOf("evt_deleted", is("dead")), "error"))
                .containsExactly("status_503", "endpoint_deleted");
        assertThat(receiver.requests()).hasSize(2);
    }

    private String firstErrorOf(String type) {
        dispatcher.publish("evt_error_" + type, type);
        var delivery = dispatcher.deliveryOf(
                "evt_error_" + type, it -> !it.path("attempts").isEmpty());
        return delivery.at("/attempts/0/error").asString();
    }

    private static void dripForEver(OutputStream listener) throws IOException, InterruptedException {
        listener.write(RawReceiver.bytes("HTTP/1.1 200 OK\r\nX-Drip: "));
        while (true) {
            listener.write('x');
            listener.flush();
            Thread.sleep(50);
        }
    }

    private static void talkForEver(OutputStream listener) throws IOException {
        listener.write(RawReceiver.bytes("HTTP/1.1 200 OK\r\nContent-Length: 9999999999999\r\n\r\n"));
        while (true) {
            listener.write(RawReceiver.bytes("x".repeat(8192)));
        }
    }

    private static void sendHeadersForEver(OutputStream listener) throws IOException {
        listener.write(RawReceiver.bytes("HTTP/1.1 200 OK\r\n"));
        while (true) {
            listener.write(RawReceiver.bytes("X-More: of the same\r\n"));
        }
    }

    private static List<String> valuesOf(JsonNode delivery, String member) {
        return delivery.path("attempts")
                .valueStream()
                .map(attempt -> attempt.path(member).asString(""))
                .toList();
    }

    static HttpHeaders headersOf(Request request) {
        return HttpHeaders.of(
                request.headers().entrySet().stream()
                        .collect(Collectors.toMap(
                                header -> header.getKey().toLowerCase(), header -> List.of(header.getValue()))),
                (_, _) -> true);
    }
}
