package io.apiworld.system;

import static io.apiworld.system.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One id in every response, log line, delivery and case. */
@ExtendWith(WorldExtension.class)
class CorrelationTests {

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "auth-server", "chat-service", "crm-service", "webhook-dispatcher"})
    void standsInTheLogOfEveryService(String service, RunningWorld world) {
        var id = world.scenario().correlationId();

        eventually(
                "correlation id in the log of " + service,
                () -> linesWith(world, service, id),
                lines -> !lines.isEmpty());
    }

    @Test
    void standsInNoLogOfAnotherRequest(RunningWorld world) {
        assertThat(Stream.of("gateway", "chat-service")
                        .flatMap(service -> linesWith(world, service, "never-sent-id").stream()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/customers/12345", "/no/such/path", "/oauth2/jwks", "/ws/chat", "/bff/me"})
    void comesBackWhateverIsAsked(String path, RunningWorld world) {
        var answer = world.api().with("X-Correlation-ID", "mine-1").get(path);

        assertThat(answer.response().headers().allValues("X-Correlation-ID")).containsExactly("mine-1");
    }

    @Test
    void isMadeWhereTheClientSentNoneOrOneThatIsNotValid(RunningWorld world) {
        var made = world.api().get("/api/customers/12345").header("X-Correlation-ID");
        var replaced =
                world.api().with("X-Correlation-ID", "not valid!").get("/").header("X-Correlation-ID");

        assertThat(List.of(made, replaced)).allMatch(id -> id.matches("[A-Za-z0-9._-]{1,64}"));
        assertThat(made).isNotEqualTo(replaced);
    }

    @Test
    void isOnEveryDeliveryOfTheChat(RunningWorld world) {
        var deliveries = world.api()
                .as(world.tokenOfClient("integration"))
                .get("/api/webhooks/deliveries?correlationId="
                        + world.scenario().correlationId())
                .json()
                .path("items");

        assertThat(deliveries.valueStream().map(item -> item.path("eventType").asString()))
                .contains("chat_started", "agent_assigned", "chat_ended", "chat_completed");
    }

    @Test
    void isOnTheCase(RunningWorld world) {
        var cases = world.api()
                .as(world.tokenOfClient("integration"))
                .get("/api/cases?interactionId=" + world.scenario().sessionId())
                .json()
                .path("items");

        assertThat(cases.valueStream().map(item -> item.path("correlationId").asString()))
                .containsExactly(world.scenario().correlationId());
    }

    private static List<String> linesWith(RunningWorld world, String service, String id) {
        return world.log(service).stream()
                .filter(line -> line.contains("\"correlationId\":\"" + id + "\""))
                .toList();
    }
}
