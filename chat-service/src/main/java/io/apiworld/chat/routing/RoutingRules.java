package io.apiworld.chat.routing;

import io.apiworld.chat.customer.Customer;
import io.apiworld.chat.customer.CustomerLookup.Unavailable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Turns what the CRM says of a customer into a place in a queue. VIP customers come first and premium ones second, whatever
 * else is true: all other rules together weigh less than the step between two of these.
 *
 * @param productWeights what a product adds
 * @param regionWeights what a region adds
 * @param businessWeight what a business account adds
 * @param offerFor how long an agent may think about an offer
 * @param declinedFor how long an agent is not asked again for what he declined
 * @param capacity conversations that an agent holds at most, unless his own entry says otherwise
 * @param agents what is known of single agents, by user name
 */
@Validated
@ConfigurationProperties("chat.routing")
public record RoutingRules(
        @DefaultValue Map<String, @Min(0) @Max(19) Integer> productWeights,
        @DefaultValue Map<String, @Min(0) @Max(19) Integer> regionWeights,
        @DefaultValue("8") @Min(0) @Max(19) int businessWeight,
        @DefaultValue("20s") Duration offerFor,
        @DefaultValue("1m") Duration declinedFor,
        @DefaultValue("3") @Min(1) int capacity,
        @DefaultValue Map<String, Agent> agents) {

    /**
     * @param languages that the agent speaks, as in BCP 47; none: not known
     * @param capacity conversations at the same time
     */
    public record Agent(
            @DefaultValue Set<String> languages,
            @Nullable @Min(1) Integer capacity) {}

    public static final String GENERAL = "general";

    private static final Map<String, Integer> SEVERITIES = Map.of("critical", 40, "high", 25, "normal", 10, "low", 5);

    public Assessment assess(Customer customer) {
        var tally = new Tally();
        switch (lower(customer.status())) {
            case "vip" -> tally.add(200, "VIP customer");
            case "premium" -> tally.add(100, "premium customer");
            default -> {}
        }
        if (customer.openCases() > 0) {
            var severity = lower(customer.openCaseSeverity());
            tally.add(SEVERITIES.getOrDefault(severity, 5), openCases(customer.openCases(), severity));
        }
        if ("business".equals(lower(customer.accountType()))) {
            tally.add(businessWeight, "business account");
        }
        tally.addFrom(productWeights, customer.product(), "product");
        tally.addFrom(regionWeights, customer.region(), "region");
        if (customer.language() != null) {
            tally.note("language %s: agents who speak it are asked first".formatted(customer.language()));
        }
        return tally.result(queueOf(customer));
    }

    /** The chat goes on without the CRM, and says so. */
    public Assessment assess(Unavailable crm) {
        return new Assessment(
                GENERAL, 0, List.of("no customer data, since the CRM is unavailable (%s)".formatted(crm.reason())));
    }

    public int capacityOf(String agent) {
        var known = agents.get(agent);
        return known == null || known.capacity() == null ? capacity : known.capacity();
    }

    public Set<String> languagesOf(String agent) {
        var known = agents.get(agent);
        return known == null ? Set.of() : known.languages();
    }

    private static String queueOf(Customer customer) {
        return switch (lower(customer.status())) {
            case "vip" -> "priority";
            case "premium" -> "premium";
            default -> GENERAL;
        };
    }

    private static String openCases(int count, String severity) {
        var cases = count == 1 ? "1 open case" : count + " open cases";
        return severity.isEmpty() ? cases : "%s, the worst %s".formatted(cases, severity);
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }

    private static final class Tally {

        private final List<String> reasons = new ArrayList<>();
        private int priority;

        void add(int weight, String reason) {
            priority += weight;
            reasons.add("%s (+%d)".formatted(reason, weight));
        }

        void addFrom(Map<String, Integer> weights, @Nullable String value, String rule) {
            var weight = value == null ? null : weights.get(value);
            if (weight != null) {
                add(weight, "%s %s".formatted(rule, value));
            }
        }

        void note(String reason) {
            reasons.add(reason);
        }

        Assessment result(String queue) {
            var all = reasons.isEmpty() ? List.of("standard customer: no rule applies") : List.copyOf(reasons);
            return new Assessment(queue, priority, all);
        }
    }
}
