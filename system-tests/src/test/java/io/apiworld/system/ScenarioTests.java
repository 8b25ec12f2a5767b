package io.apiworld.system;

import static io.apiworld.system.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main scenario, looked at afterwards through the public API. */
@ExtendWith(WorldExtension.class)
class ScenarioTests {

    @Test
    void succeedsAtEveryHop(RunningWorld world) {
        var answered = world.scenario().hops().stream()
                .filter(hop -> hop.status() != null)
                .toList();
        var withId =
                answered.stream().filter(hop -> hop.correlationId() != null).toList();

        assertThat(answered)
                .allSatisfy(hop -> assertThat(hop.status()).as(hop.what()).isBetween(100, 399));
        assertThat(withId)
                .hasSizeGreaterThan(5)
                .allSatisfy(hop -> assertThat(hop.correlationId())
                        .as(hop.what())
                        .isEqualTo(world.scenario().correlationId()));
    }

    @Test
    void endsInExactlyOneCase(RunningWorld world) {
        var cases = world.api()
                .as(world.tokenOfClient("integration"))
                .get("/api/cases?interactionId=" + world.scenario().sessionId())
                .json()
                .path("items");

        assertThat(cases).hasSize(1);
        assertThat(cases.get(0).path("contactId").asString()).isEqualTo("12345");
        assertThat(cases.get(0).path("notes").asString()).isNotBlank();
    }

    @Test
    void leavesTheConversationInTheCustomersHistory(RunningWorld world) {
        var history = eventually(
                "the interaction in the CRM",
                () -> world.api()
                        .as(world.tokenOf("agent01"))
                        .get("/api/customers/12345/interactions")
                        .body(),
                body -> body.contains("chat_completed"));

        assertThat(history).contains(world.scenario().sessionId());
    }

    @Test
    void readsTheGuidesCustomerWithTheTokenOfTheReadme(RunningWorld world) {
        var customer = world.api().as(world.tokenOfClient("integration")).get("/api/customers/12345");

        assertThat(customer.status()).isEqualTo(200);
        assertThat(customer.json().path("name").asString()).isEqualTo("Cesar Gonzalez");
        assertThat(customer.json().path("status").asString()).isEqualTo("premium");
    }

    @Test
    void isRefusedWithoutAToken(RunningWorld world) {
        var refused = world.api().get("/api/customers/12345");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    }
}
