package io.apiworld.lab.watching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apiworld.testsupport.AdjustableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RememberedTests {

    private final AdjustableClock clock = new AdjustableClock(Instant.EPOCH);
    private final AtomicInteger looks = new AtomicInteger();
    private final Remembered<Integer> remembered =
            new Remembered<>(looks::incrementAndGet, Duration.ofSeconds(2), clock);

    @Test
    void looksOnceForAllWhoAskWhileItIsFresh() {
        remembered.value();
        clock.advanceBy(Duration.ofMillis(1999));

        assertThat(remembered.value()).isEqualTo(1);
    }

    @Test
    void looksAgainWhenItIsNoLongerFresh() {
        remembered.value();
        clock.advanceBy(Duration.ofSeconds(2));

        assertThat(remembered.value()).isEqualTo(2);
    }

    @Test
    void looksOnceForManyWhoAskAtTheSameTime() throws Exception {
        var all = new CountDownLatch(20);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 20)
                    .forEach(_ -> threads.submit(() -> {
                        all.countDown();
                        all.await();
                        return remembered.value();
                    }));
        }

        assertThat(looks).hasValue(1);
    }

    @Test
    void doesNotKeepAFailure() {
        var failing = new Remembered<>(
                () -> {
                    if (looks.incrementAndGet() == 1) {
                        throw new IllegalStateException("away");
                    }
                    return "there";
                },
                Duration.ofMinutes(1),
                clock);

        assertThatThrownBy(failing::value).hasMessage("away");
        assertThat(failing.value()).isEqualTo("there");
    }
}
