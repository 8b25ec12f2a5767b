package io.apiworld.system;

import static io.apiworld.system.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What we deliver verifies with the reference libraries of Standard Webhooks, in Java and in JavaScript. */
@ExtendWith(WorldExtension.class)
class WebhookSignatureTests {

    @Test
    void verifiesWithTheJavaLibrary(RunningWorld world) {
        var delivery = aDelivery(world, "java");

        assertThatCode(() -> new Webhook(delivery.secret()).verify(delivery.body(), delivery.httpHeaders()))
                .doesNotThrowAnyException();
    }

    @Test
    void isRefusedByTheJavaLibraryOnceTheBodyIsChanged(RunningWorld world) {
        var delivery = aDelivery(world, "java-changed");

        assertThatThrownBy(() -> new Webhook(delivery.secret()).verify(delivery.body() + " ", delivery.httpHeaders()))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    @RequiresTool("node")
    void verifiesWithTheJavaScriptLibrary(RunningWorld world, ForeignClients clients) {
        var delivery = aDelivery(world, "npm");

        assertThat(clients.run("verify-webhook.mjs", delivery).exitStatus()).isZero();
    }

    @Test
    @RequiresTool("node")
    void isRefusedByTheJavaScriptLibraryUnderAnotherSecret(RunningWorld world, ForeignClients clients) {
        var delivery = aDelivery(world, "npm-secret");
        var wrong = new Delivery("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", delivery.headers(), delivery.body());

        assertThat(clients.run("verify-webhook.mjs", wrong).exitStatus()).isEqualTo(1);
    }

    /** Subscribes a receiver of the sandbox, publishes one event and gives what arrived there. */
    private static Delivery aDelivery(RunningWorld world, String name) {
        var api = world.api().as(world.tokenOfClient("integration"));
        var endpoint = api.post(
                        "/api/webhooks/endpoints",
                        Map.of("url", world.sandbox(name), "eventTypes", List.of("chat_started")))
                .json();
        api.post("/api/webhooks/messages", Messages.chatStarted("sig_" + name, "12345"));
        var request = eventually(
                        "a delivery at receiver " + name,
                        () -> api.get("/sandbox/receivers/" + name + "/requests")
                                .json()
                                .path("items"),
                        items -> !items.isEmpty())
                .get(0);
        api.delete("/api/webhooks/endpoints/" + endpoint.path("id").asString());
        return new Delivery(
                endpoint.path("secret").asString(),
                headers(request),
                request.path("body").asString());
    }

    private static Map<String, String> headers(JsonNode request) {
        return request.path("headers").properties().stream()
                .filter(header -> header.getKey().toLowerCase().startsWith("webhook-"))
                .collect(Collectors.toMap(
                        header -> header.getKey().toLowerCase(),
                        header -> header.getValue().asString()));
    }

    record Delivery(String secret, Map<String, String> headers, String body) {

        HttpHeaders httpHeaders() {
            var values = headers.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
            return HttpHeaders.of(values, (_, _) -> true);
        }
    }
}
