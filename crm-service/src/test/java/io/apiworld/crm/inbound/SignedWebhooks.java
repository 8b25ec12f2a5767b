package io.apiworld.crm.inbound;

import com.standardwebhooks.Webhook;
import io.apiworld.crm.CrmServiceTest;
import java.time.Instant;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

/** Sends webhooks as a stranger would: signed by the reference library, not by our own code. */
final class SignedWebhooks {

    private final MockMvcTester mvc;

    SignedWebhooks(MockMvcTester mvc) {
        this.mvc = mvc;
    }

    MockMvcRequestBuilder post(String event, String id, String body) {
        return post(event, id, body, signature(CrmServiceTest.SECRET, id, body));
    }

    MockMvcRequestBuilder post(String event, String id, String body, Map<String, String> headers) {
        var request = mvc.post()
                .uri("/webhook/" + event)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        headers.forEach(request::header);
        return request;
    }

    static Map<String, String> signature(String secret, String id, String body) {
        var now = Instant.now().getEpochSecond();
        try {
            return Map.of(
                    "webhook-id", id,
                    "webhook-timestamp", String.valueOf(now),
                    "webhook-signature", new Webhook(secret).sign(id, now, body));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    static String chatCompleted(String customerId, String interactionId) {
        return """
                {"type": "chat_completed", "timestamp": "2026-11-24T10:01:03Z", "data": {
                  "event": "chat_completed", "customerId": "%s", "interactionId": "%s", "correlationId": "corr-%s",
                  "timestamp": "2026-11-24T10:01:03Z", "agent": "agent01", "agentName": "Amira Haddad",
                  "email": "somebody@example.com", "summary": "Customer asked about loan status",
                  "transcript": "Customer: How is my loan?\\nAmira: Nearly there.", "durationSeconds": 63,
                  "startedAt": "2026-11-24T10:00:00Z", "endedAt": "2026-11-24T10:01:03Z", "caseType": "loan"}}
                """.formatted(customerId, interactionId, interactionId);
    }
}
