package io.apiworld.chat.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RelayRulesTests {

    final RelayRules rules = new RelayRules(
            Duration.ofSeconds(2),
            Duration.ofMinutes(2),
            10,
            Duration.ofMillis(500),
            Duration.ofSeconds(30),
            Duration.ofHours(24));

    @Test
    void doublesThePauseWithEveryFailure() {
        assertThat(rules.pauseAfter(1)).isEqualTo(Duration.ofMillis(500));
        assertThat(rules.pauseAfter(4)).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void neverPausesLongerThanTheBound() {
        assertThat(rules.pauseAfter(10)).isEqualTo(Duration.ofSeconds(30));
        assertThat(rules.pauseAfter(10_000)).isEqualTo(Duration.ofSeconds(30));
    }
}
