package io.apiworld.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.apiworld.chat.fixtures.Neighbours;
import io.apiworld.testsupport.HttpStub.Answer;
import io.apiworld.testsupport.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StartTests {

    static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @AutoClose
    final Neighbours neighbours = new Neighbours();

    @AutoClose
    final RunningChat chat =
            RunningChat.start(TestDatabase.fresh(), neighbours, "spring.http.serviceclient.crm.read-timeout=300ms");

    @AfterEach
    void crmIsBack() {
        neighbours.crmKnowsItsCustomers();
    }

    @Test
    void startsAConversationAsTheGuideShowsIt() {
        var started = chat.post(
                "/api/chat/start",
                RunningChat.customer(),
                "{\"customerId\":\"12345\",\"channel\":\"chat\",\"authenticated\":true}");

        assertThat(started.status()).isEqualTo(201);
        var location = started.headers().getFirst("Location");
        assertThat(location).isEqualTo("/api/chat/sessions/" + started.text("/sessionId"));
        assertThat(chat.get(location, RunningChat.customer()).body()).isEqualTo(started.body());
        assertThat(started.text("/customerName")).isEqualTo("Cesar Gonzalez");
        assertThat(started.text("/queue")).isEqualTo("premium");
        assertThat(started.text("/assignment/reasons/0")).isEqualTo("premium customer (+100)");
        assertThat(started.text("/status")).isEqualTo("queued");
    }

    @Test
    void asksTheCrmWithItsOwnToken() {
        chat.startChat(RunningChat.customer(), "12345");

        assertThat(neighbours.requests())
                .filteredOn(request -> request.path().equals("/api/customers/12345"))
                .allSatisfy(
                        request -> assertThat(request.header("Authorization")).isEqualTo("Bearer our-own-token"));
    }

    @Test
    void putsVipCustomersFirst() {
        chat.startChat(RunningChat.machine(), "30001");
        var vip = chat.startChat(RunningChat.otherCustomer(), "20001");

        assertThat(chat.get("/api/chat/status?sessionId=" + vip, RunningChat.otherCustomer())
                        .body()
                        .get("position")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void refusesACustomerWhomTheCrmDoesNotKnow() {
        var refused = chat.post("/api/chat/start", RunningChat.machine(), "{\"customerId\":\"99999\"}");

        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.text("/type")).isEqualTo("urn:problem:unknown-customer");
        assertThat(refused.text("/customerId")).isEqualTo("99999");
    }

    @ParameterizedTest
    @CsvSource({"503, answered 503", "401, answered 401", "200, empty answer"})
    void startsWithoutACrmThatFailsAndSaysSo(int status, String why) {
        neighbours.crmAnswers(_ -> Answer.status(status));

        var started = chat.post("/api/chat/start", RunningChat.customer(), "{\"customerId\":\"12345\"}");

        assertThat(started.status()).isEqualTo(201);
        assertThat(started.text("/queue")).isEqualTo("general");
        assertThat(started.text("/assignment/reasons/0")).contains("CRM is unavailable", why);
    }

    @Test
    void doesNotWaitForASlowCrm() {
        neighbours.crmAnswers(_ -> Answer.status(200).after(Duration.ofSeconds(2)));

        var started = chat.post("/api/chat/start", RunningChat.customer(), "{\"customerId\":\"12345\"}");

        assertThat(started.text("/assignment/reasons/0")).contains("did not answer in time");
        assertThat(started.text("/customerName")).isEqualTo("Cesar Gonzalez");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'channel':'chat'}                             | 422 | /customerId",
                "{'customerID':'12345'}                         | 422 | /customerID",
                "{'customerId':'12345','authenticated':'true'}  | 422 | /authenticated",
                "{'customerId':'../12345'}                      | 422 | /customerId",
                "{'customerId':'12345','channel':'Fax Machine'} | 422 | /channel"
            },
            quoteCharacter = '"')
    void saysWhichFieldIsWrong(String body, int status, String pointer) {
        var refused = chat.post("/api/chat/start", RunningChat.customer(), body.replace('\'', '"'));

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
    }

    @Test
    void startsOneConversationForOneIdempotencyKey() {
        var first = startWithKey("once-1");
        var again = startWithKey("once-1");

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().getFirst("Location"))
                .isEqualTo(first.headers().getFirst("Location"));
        assertThat(again.headers().getFirst("Idempotency-Replayed")).isEqualTo("true");
        assertThat(startWithKey("once-2").text("/sessionId")).isNotEqualTo(first.text("/sessionId"));
    }

    @Test
    void givesTheFirstAnswerAgainWithoutAskingTheCrm() {
        startWithKey("once-3");
        neighbours.crmAnswers(_ -> Answer.status(404));

        assertThat(startWithKey("once-3").status()).isEqualTo(201);
        assertThat(startWithKey("once-4").status()).isEqualTo(404);
    }

    private RunningChat.Reply startWithKey(String key) {
        return chat.send(
                HttpMethod.POST,
                "/api/chat/start",
                RunningChat.customer(),
                "{\"customerId\":\"12345\"}",
                "Idempotency-Key",
                key);
    }

    @Test
    void keepsEverythingInTheTraceOfItsStart() {
        var started = chat.send(
                HttpMethod.POST,
                "/api/chat/start",
                RunningChat.customer(),
                "{\"customerId\":\"12345\"}",
                "traceparent",
                "00-" + TRACE + "-00f067aa0ba902b7-01",
                "X-Correlation-ID",
                "trial-7");
        var id = started.text("/sessionId");
        chat.post("/api/chat/sessions/" + id + "/end", RunningChat.machine(), "{}");

        assertThat(started.text("/traceparent")).startsWith("00-" + TRACE);
        assertThat(started.text("/correlationId")).isEqualTo("trial-7");
        await().untilAsserted(() -> assertThat(neighbours.eventTypesOf(id)).contains("chat_completed"));
        assertThat(neighbours.eventPosts())
                .filteredOn(post -> post.body().contains(id))
                .allSatisfy(post -> {
                    assertThat(post.header("traceparent")).startsWith("00-" + TRACE);
                    assertThat(post.header("X-Correlation-ID")).isEqualTo("trial-7");
                });
    }

    @Test
    void keepsFramesInTheTraceToo() {
        var started = chat.send(
                HttpMethod.POST,
                "/api/chat/start",
                RunningChat.customer(),
                "{\"customerId\":\"12345\"}",
                "traceparent",
                "00-" + TRACE + "-00f067aa0ba902b7-01");
        var id = started.text("/sessionId");
        try (var socket = chat.socket(RunningChat.customer()).hello()) {
            socket.send("{\"t\":\"end\",\"conv\":\"%s\",\"traceparent\":\"00-%s-1111111111111111-01\"}"
                    .formatted(id, TRACE));
        }

        await().untilAsserted(() -> assertThat(neighbours.eventTypesOf(id)).contains("chat_ended"));
        assertThat(neighbours.eventPosts())
                .filteredOn(post -> post.body().contains(id))
                .allSatisfy(post -> assertThat(post.header("traceparent")).startsWith("00-" + TRACE));
    }
}
