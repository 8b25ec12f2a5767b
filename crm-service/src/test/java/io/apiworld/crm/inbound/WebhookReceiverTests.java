package io.apiworld.crm.inbound;

import static io.apiworld.crm.inbound.SignedWebhooks.chatCompleted;
import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.crm.CrmServiceTest;
import io.apiworld.crm.Tokens;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

@CrmServiceTest
class WebhookReceiverTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    final String id = "msg_" + UUID.randomUUID();
    final String interaction = "int-" + UUID.randomUUID();
    SignedWebhooks sender;

    @BeforeEach
    void meetTheSender() {
        sender = new SignedWebhooks(mvc);
    }

    @Test
    void makesACaseOfACompletedChat() {
        assertThat(sender.post("chat-completed", id, chatCompleted("12345", interaction)))
                .hasStatus(HttpStatus.NO_CONTENT);

        assertThat(get("/api/cases?interactionId=" + interaction)).bodyJson().isLenientlyEqualTo("""
                        {"items": [{
                          "customerId": "12345", "contactId": "12345", "email": "somebody@example.com",
                          "externalReference": "%1$s", "interactionId": "%1$s", "correlationId": "corr-%1$s",
                          "owner": "agent01", "caseType": "loan", "severity": "normal", "status": "open",
                          "subject": "Chat %1$s with Amira Haddad", "description": "Customer asked about loan status",
                          "notes": "Customer: How is my loan?\\nAmira: Nearly there."}]}
                        """.formatted(
                        interaction));
        // The other tests take the guide's customer as it is
        jdbc.sql("update ticket set status = 'closed' where interaction_id = ?")
                .param(interaction)
                .update();
    }

    @Test
    void makesOneCaseHoweverOftenTheWebhookComes() {
        for (int delivery = 0; delivery < 3; delivery++) {
            assertThat(sender.post("chat-completed", id, chatCompleted("20001", interaction)))
                    .hasStatus(HttpStatus.NO_CONTENT);
        }

        assertThat(cases()).isOne();
        assertThat(historyEntries()).isOne();
    }

    @Test
    void makesOneCaseOfTenDeliveriesAtOnce() throws Exception {
        Callable<Integer> delivery = () -> sender.post("chat-completed", id, chatCompleted("20001", interaction))
                .exchange()
                .getResponse()
                .getStatus();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(
                    IntStream.range(0, 10).mapToObj(_ -> delivery).toList());
            assertThat(answers).extracting(Future::resultNow).containsOnly(204);
        }
        assertThat(cases()).isOne();
        assertThat(historyEntries()).isOne();
    }

    @Test
    void makesOneCaseOfAnInteractionThatIsToldTwice() {
        sender.post("chat-completed", id, chatCompleted("20001", interaction)).exchange();

        assertThat(sender.post("chat-completed", id + "-again", chatCompleted("20001", interaction)))
                .hasStatus(HttpStatus.NO_CONTENT);
        assertThat(cases()).isOne();
    }

    @Test
    void storesNothingOfAWebhookThatIsSignedByAnother() {
        var body = chatCompleted("20001", interaction);
        var forged = SignedWebhooks.signature("whsec_Zm9yZ2VkIHNlY3JldCwgMzIgYnl0ZXMgbG9uZyEhISE=", id, body);

        assertThat(sender.post("chat-completed", id, body, forged))
                .hasStatus(HttpStatus.UNAUTHORIZED)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .containsHeader(HttpHeaders.WWW_AUTHENTICATE)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:problem:invalid-signature");
        assertNothingIsStored();
    }

    @Test
    void storesNothingOfAWebhookThatWasTouchedOnTheWay() {
        var body = chatCompleted("20001", interaction);
        var signature = SignedWebhooks.signature(CrmServiceTest.SECRET, id, body);

        assertThat(sender.post("chat-completed", id, body.replace("agent01", "agent02"), signature))
                .hasStatus(HttpStatus.UNAUTHORIZED);
        assertNothingIsStored();
    }

    @Test
    void takesEitherSecretWhileOneReplacesTheOther() {
        var body = chatCompleted("20001", interaction);
        var old = SignedWebhooks.signature(CrmServiceTest.OLD_SECRET, id, body);

        assertThat(sender.post("chat-completed", id, body, old)).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(cases()).isOne();
    }

    @Test
    void namesThePlaceWhereSignedJsonBreaks() {
        assertThat(sender.post("chat-started", id, "{\"type\": \"chat_started\",\n \"data\" {}}"))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyJson()
                .isLenientlyEqualTo("{\"type\": \"urn:problem:malformed-json\", \"line\": 2}");
        assertNothingIsStored();
    }

    @Test
    void refusesAnEventAtTheAddressOfAnother() {
        assertThat(sender.post("chat-started", id, chatCompleted("20001", interaction)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo("/type");
        assertNothingIsStored();
    }

    @Test
    void takesTheSameMessageAgainOnceItsMistakeIsMended() {
        var unknown = chatCompleted("99999", interaction);

        assertThat(sender.post("chat-completed", id, unknown))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo("/data/customerId");
        assertNothingIsStored();
        assertThat(sender.post("chat-completed", id, chatCompleted("20001", interaction)))
                .hasStatus(HttpStatus.NO_CONTENT);
        assertThat(cases()).isOne();
    }

    @Test
    void saysWhichSourceOfWhichFieldIsMissing() {
        var without = chatCompleted("20001", interaction).replace("\"customerId\"", "\"customer\"");

        assertThat(sender.post("chat-completed", id, without))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"errors": [{"pointer": "/data/customerId",
                                     "detail": "contactId of the case is required, but has no value"}]}
                        """);
    }

    @Test
    void keepsAnEventThatItDoesNotKnow() {
        var body = """
                {"type": "moon_rose", "timestamp": "2026-11-24T10:00:00Z", "data": {"customerId": "20001"}}
                """;

        assertThat(sender.post("moon-rose", id, body)).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(historyEntries()).isOne();
        assertThat(cases()).isZero();
    }

    @Test
    void takesCharactersThatTheDatabaseCannotKeep() {
        var body = chatCompleted("20001", interaction)
                .replace("Nearly there", "Nearly \\u0000 there \\\\u0000 \\ud83d half");

        assertThat(sender.post("chat-completed", id, body)).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(get("/api/cases?interactionId=" + interaction))
                .bodyJson()
                .extractingPath("$.items[0].notes")
                .asString()
                .contains("Nearly \uFFFD there \\u0000");
    }

    @Test
    void readsNoMoreThanItsLimit() {
        var body = chatCompleted("20001", interaction).replace("Nearly there", "x".repeat(64 * 1024));

        assertThat(sender.post("chat-completed", id, body)).hasStatus(HttpStatus.CONTENT_TOO_LARGE);
        assertNothingIsStored();
    }

    @Test
    void wantsJson() {
        assertThat(mvc.post()
                        .uri("/webhook/chat-started")
                        .contentType("text/plain")
                        .content("{}"))
                .hasStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void tellsTheStoryOfAnInteraction() {
        for (var event : List.of("chat_started", "agent_assigned", "chat_ended")) {
            var body = """
                    {"type": "%s", "timestamp": "2030-01-01T10:00:0%dZ", "data": {
                      "customerId": "20001", "interactionId": "%s", "correlationId": "corr-story", "channel": "chat",
                      "queue": "priority", "agent": "agent01", "agentName": "Amira Haddad", "waitSeconds": 4,
                      "endedBy": "customer", "durationSeconds": 63}}
                    """.formatted(event, event.length() % 10, interaction);
            sender.post(event.replace('_', '-'), id + event, body).exchange();
        }

        assertThat(get("/api/customers/20001/interactions?limit=3")).bodyJson().isLenientlyEqualTo("""
                        {"items": [
                          {"event": "agent_assigned", "summary": "Amira Haddad took over after 4 s"},
                          {"event": "chat_started", "summary": "Chat started on channel chat, queue priority"},
                          {"event": "chat_ended", "summary": "Chat ended by customer after 63 s"}]}
                        """);
    }

    private void assertNothingIsStored() {
        assertThat(cases()).isZero();
        assertThat(historyEntries()).isZero();
        assertThat(count("select count(*) from received_webhook where webhook_id like ?", id))
                .isZero();
    }

    private long cases() {
        return count("select count(*) from ticket where interaction_id = ?", interaction);
    }

    private long historyEntries() {
        return count("select count(*) from interaction where webhook_id = ?", id);
    }

    private long count(String sql, String parameter) {
        return jdbc.sql(sql).param(parameter).query(Long.class).single();
    }

    private MockMvcRequestBuilder get(String uri) {
        return mvc.get().uri(uri).header(HttpHeaders.AUTHORIZATION, Tokens.agent());
    }
}
