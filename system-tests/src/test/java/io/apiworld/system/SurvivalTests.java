package io.apiworld.system;

import static io.apiworld.system.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is killed or restarted in the middle loses nothing. */
@ExtendWith(WorldExtension.class)
class SurvivalTests {

    @Test
    void aKilledDispatcherLosesNoMessage(RunningWorld world) {
        var api = world.api().as(world.tokenOfClient("integration"));
        var slow = Map.of("status", 200, "delayMs", 4000);
        api.put("/sandbox/receivers/kill/behaviour", slow);
        var endpoint = api.post(
                        "/api/webhooks/endpoints",
                        Map.of("url", world.sandbox("kill"), "eventTypes", List.of("chat_started")))
                .json()
                .path("id")
                .asString();
        var sent = IntStream.range(0, 60).mapToObj(i -> "kill_" + i).collect(Collectors.toSet());
        sent.parallelStream()
                .forEach(id -> assertThat(api.post("/api/webhooks/messages", Messages.chatStarted(id, "12345"))
                                .status())
                        .isEqualTo(202));

        eventually("some deliveries, not all", () -> received(api), ids -> ids.size() > 5);
        world.kill("webhook-dispatcher");
        var whenKilled = received(api);
        api.put("/sandbox/receivers/kill/behaviour", Map.of("status", 200));
        world.start("webhook-dispatcher");

        assertThat(whenKilled).as("killed in the middle").hasSizeLessThan(sent.size());
        eventually("every message delivered", () -> received(api), ids -> ids.containsAll(sent));
        api.delete("/api/webhooks/endpoints/" + endpoint);
    }

    private static Set<String> received(Api api) {
        return api.get("/sandbox/receivers/kill/requests")
                .json()
                .path("items")
                .valueStream()
                .map(request -> request.path("headers").properties().stream()
                        .filter(header -> header.getKey().equalsIgnoreCase("webhook-id"))
                        .map(header -> header.getValue().asString())
                        .findFirst()
                        .orElse(""))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"crm-service", "chat-service", "webhook-dispatcher", "auth-server", "gateway", "lab", "sandbox"})
    void aRestartedServiceKeepsTokensAndData(String service, RunningWorld world) {
        var token = world.tokenOfClient("integration");
        var before = world.api()
                .as(token)
                .get("/api/cases?interactionId=" + world.scenario().sessionId());

        world.restart(service);

        var after = eventually(
                "answers after the restart of " + service,
                () -> world.api()
                        .as(token)
                        .get("/api/cases?interactionId=" + world.scenario().sessionId()),
                answer -> answer.status() == 200);
        assertThat(after.json()).isEqualTo(before.json());
    }
}
