package io.apiworld.webhooks.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TimeLimitTests {

    private final CountDownLatch never = new CountDownLatch(1);

    @Test
    void givesWhatTheWorkGives() {
        assertThat(new TimeLimit(Duration.ofMinutes(1)).<String>within(() -> "done"))
                .isEqualTo("done");
    }

    @Test
    void endsWorkThatTakesLonger() {
        assertThatThrownBy(() -> new TimeLimit(Duration.ofMillis(20)).within(waiting()))
                .isInstanceOf(TimeLimit.Reached.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void keepsWhatTheWorkHadWhenItsTimeWasOver() {
        var kept = new TimeLimit(Duration.ofMillis(20)).<String>within(() -> {
            try {
                return waiting().get();
            } catch (IllegalStateException interrupted) {
                Thread.currentThread().interrupt();
                return "the first half";
            }
        });

        assertThat(kept).isEqualTo("the first half");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void letsAFailureOfTheWorkThrough() {
        assertThatThrownBy(() -> new TimeLimit(Duration.ofMinutes(1)).within(() -> {
                    throw new IllegalArgumentException("of the work");
                }))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Supplier<String> waiting() {
        return () -> {
            try {
                never.await();
                return "never";
            } catch (InterruptedException over) {
                throw new IllegalStateException(over);
            }
        };
    }
}
