package io.apiworld.lab.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MissesTests {

    private static final Health LATE = Health.slow("does not answer in time");
    private static final Health REFUSES = Health.down("nothing listens at its address");

    private final Misses misses = new Misses(3);

    @Test
    void aPartThatIsLateIsSlowAndOnlyDownWhenItStaysSo() {
        assertThat(state(LATE)).isEqualTo(State.SLOW);
        assertThat(state(LATE)).isEqualTo(State.SLOW);
        assertThat(state(LATE)).isEqualTo(State.DOWN);
        assertThat(state(LATE)).isEqualTo(State.DOWN);
    }

    @Test
    void anAnswerBetweenBeginsTheCountAnew() {
        state(LATE);
        state(LATE);
        state(Health.up("ready"));

        assertThat(state(LATE)).isEqualTo(State.SLOW);
    }

    @Test
    void aPartThatRefusesIsDownAtOnceAndNotSlowAfterwards() {
        assertThat(state(REFUSES)).isEqualTo(State.DOWN);
        assertThat(state(LATE)).isEqualTo(State.DOWN);
    }

    @Test
    void onePartsMissesAreNotAnothers() {
        state(LATE);
        state(LATE);

        assertThat(misses.judge("another", LATE).state()).isEqualTo(State.SLOW);
    }

    private State state(Health found) {
        return misses.judge("gateway", found).state();
    }
}
