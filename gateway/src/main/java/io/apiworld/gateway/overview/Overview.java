package io.apiworld.gateway.overview;

import io.apiworld.gateway.circuit.CircuitPolicy;
import io.apiworld.gateway.intake.IntakeLimits;
import io.apiworld.gateway.ratelimit.Concurrency;
import io.apiworld.gateway.ratelimit.Quotas;
import java.util.List;

/**
 * @param mayClose whether the one who asks may close routes
 * @param filters what each request goes through, outermost first; those of the framework are named as it names them
 */
record Overview(boolean mayClose, List<RouteView> routes, List<PlanView> plans, Limits limits, List<String> filters) {

    record PlanView(String name, long requests, long perSeconds) {}

    /**
     * @param circuitCalls of how many calls half (or what is configured) must fail until a circuit opens
     * @param circuitRestMs for how long it then stays open
     */
    record Limits(
            long maxBodyBytes,
            long bodyWithinMs,
            long headersWithinMs,
            int concurrentPerCaller,
            int concurrentInAll,
            int circuitCalls,
            int circuitFailures,
            long circuitRestMs) {

        static Limits of(IntakeLimits intake, Concurrency concurrency, CircuitPolicy circuit) {
            return new Limits(
                    intake.maxBody().toBytes(),
                    intake.bodyWithin().toMillis(),
                    intake.headersWithin().toMillis(),
                    concurrency.perCaller(),
                    concurrency.inAll(),
                    circuit.calls(),
                    circuit.failures(),
                    circuit.rest().toMillis());
        }
    }

    static List<PlanView> plansOf(Quotas quotas) {
        return quotas.plans().entrySet().stream()
                .map(plan -> new PlanView(
                        plan.getKey(),
                        plan.getValue().requests(),
                        plan.getValue().per().toSeconds()))
                .toList();
    }
}
