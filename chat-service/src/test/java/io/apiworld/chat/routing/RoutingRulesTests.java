package io.apiworld.chat.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.chat.customer.Customer;
import io.apiworld.chat.customer.CustomerLookup.Unavailable;
import io.apiworld.chat.routing.RoutingRules.Agent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoutingRulesTests {

    final RoutingRules rules = new RoutingRules(
            Map.of("mortgage", 6),
            Map.of("EMEA", 2),
            8,
            Duration.ofSeconds(20),
            Duration.ofMinutes(1),
            3,
            Map.of("agent02", new Agent(Set.of("en", "de"), 5)));

    @Test
    void sendsVipCustomersToThePriorityQueue() {
        var assessment = rules.assess(customer("vip"));

        assertThat(assessment.queue()).isEqualTo("priority");
        assertThat(assessment.reasons()).containsExactly("VIP customer (+200)");
    }

    @Test
    void putsAnyVipBeforeThePremiumCustomerWithTheMostReasons() {
        var premium = new Customer("1", "A", "premium", 9, "critical", null, "es", "business", "mortgage", "EMEA");

        assertThat(rules.assess(customer("vip")).priority())
                .isGreaterThan(rules.assess(premium).priority());
    }

    @Test
    void saysEveryRuleThatHadAVoice() {
        var customer = new Customer("1", "A", "premium", 2, "high", null, "es", "business", "mortgage", "EMEA");

        assertThat(rules.assess(customer))
                .isEqualTo(new Assessment(
                        "premium",
                        141,
                        List.of(
                                "premium customer (+100)",
                                "2 open cases, the worst high (+25)",
                                "business account (+8)",
                                "product mortgage (+6)",
                                "region EMEA (+2)",
                                "language es: agents who speak it are asked first")));
    }

    @Test
    void ranksOpenCasesByTheWorst() {
        assertThat(withCase("critical").priority())
                .isGreaterThan(withCase("high").priority());
        assertThat(withCase("high").priority()).isGreaterThan(withCase("low").priority());
    }

    @Test
    void leavesAStandardCustomerWithoutReasonsInTheGeneralQueue() {
        assertThat(rules.assess(customer("standard")))
                .isEqualTo(new Assessment("general", 0, List.of("standard customer: no rule applies")));
    }

    @Test
    void saysWhyItKnowsNothing() {
        var assessment = rules.assess(new Unavailable("it did not answer in time"));

        assertThat(assessment.queue()).isEqualTo("general");
        assertThat(assessment.reasons().getFirst()).contains("CRM is unavailable", "did not answer in time");
    }

    @Test
    void knowsSomeAgentsBetterThanOthers() {
        assertThat(rules.capacityOf("agent02")).isEqualTo(5);
        assertThat(rules.languagesOf("agent02")).containsExactlyInAnyOrder("en", "de");
        assertThat(rules.capacityOf("agent99")).isEqualTo(3);
    }

    private Assessment withCase(String severity) {
        return rules.assess(new Customer("1", "A", "standard", 1, severity, null, null, null, null, null));
    }

    private static Customer customer(String status) {
        return new Customer("1", "A", status, 0, null, null, null, null, null, null);
    }
}
