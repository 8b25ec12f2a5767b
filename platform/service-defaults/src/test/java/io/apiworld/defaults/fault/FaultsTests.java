package io.apiworld.defaults.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.testsupport.AdjustableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FaultsTests {

    static final Instant NOW = Instant.parse("2026-11-26T07:00:00Z");

    final AdjustableClock clock = new AdjustableClock(NOW);
    final Faults faults = new Faults("crm-service", clock);

    @Test
    void nothingIsOnUntilSomebodySaysSo() {
        assertThat(faults.active("crash", "any")).isEmpty();
        assertThat(faults.hitting("crm-service", "any")).isEmpty();
    }

    @Test
    void withoutACorrelationIdItHitsEverybody() {
        faults.become(List.of(fault("crm-service", "crash", null)));

        assertThat(faults.active("crash", "any")).isPresent();
        assertThat(faults.active("crash", null)).isPresent();
    }

    @Test
    void withOneItHitsNobodyElse() {
        faults.become(List.of(fault("crm-service", "crash", "lesson-1")));

        assertThat(faults.active("crash", "lesson-1")).isPresent();
        assertThat(faults.active("crash", "lesson-2")).isEmpty();
        assertThat(faults.active("crash", null)).isEmpty();
    }

    @Test
    void anotherKindOrServiceIsAnotherMatter() {
        faults.become(List.of(fault("crm-service", "crash", null), fault("chat-service", "delay", null)));

        assertThat(faults.active("delay", "any")).isEmpty();
        assertThat(faults.hitting("chat-service", "any"))
                .extracting(Fault::kind)
                .containsExactly("delay");
    }

    @Test
    void itEndsByItself() {
        faults.become(List.of(fault("crm-service", "crash", null)));

        clock.advanceBy(Duration.ofSeconds(59));
        assertThat(faults.active("crash", "any")).isPresent();

        clock.advanceBy(Duration.ofSeconds(1));
        assertThat(faults.active("crash", "any")).isEmpty();
    }

    @Test
    void whatIsNoLongerToldIsOff() {
        faults.become(List.of(fault("crm-service", "crash", null)));
        faults.become(List.of());

        assertThat(faults.active("crash", "any")).isEmpty();
    }

    static Fault fault(String service, String kind, @Nullable String onlyFor) {
        return new Fault("f-1", service, kind, onlyFor, Duration.ofMillis(300), NOW.plusSeconds(60));
    }
}
