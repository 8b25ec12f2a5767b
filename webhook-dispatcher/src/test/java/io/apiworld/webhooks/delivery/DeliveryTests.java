package io.apiworld.webhooks.delivery;

import static io.apiworld.webhooks.RunningDispatcher.is;
import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import io.apiworld.testsupport.HttpStub;
import io.apiworld.testsupport.HttpStub.Answer;
import io.apiworld.testsupport.HttpStub.Request;
import io.apiworld.webhooks.RunningDispatcher;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliveryTests {

    @AutoClose
    final RunningDispatcher dispatcher = RunningDispatcher.withoutCrm();

    @AutoClose
    final HttpStub receiver = new HttpStub();

    @AfterEach
    void forgetReceivers() {
        dispatcher.get("/endpoints").json().path("items").forEach(this::delete);
        receiver.reset();
    }

    private void delete(JsonNode endpoint) {
        dispatcher.send(HttpMethod.DELETE, "/endpoints/" + endpoint.path("id").asString(), null);
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

        var at = java.time.Instant.parse(delivery.at("/attempts/0/at").asString());
        assertThat(java.time.Instant.parse(delivery.path("nextAttemptAt").asString()))
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
        receiver.willAnswer(Answer.status(200).after(Duration.ofSeconds(4)));

        dispatcher.publish("evt_slow", "chat_ended");
        var delivery = dispatcher.deliveryOf("evt_slow", is("delivered"));

        assertThat(valuesOf(delivery, "error")).containsExactly("timeout", "");
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
