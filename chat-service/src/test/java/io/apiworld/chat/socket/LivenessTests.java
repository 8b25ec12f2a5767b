package io.apiworld.chat.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class LivenessTests {

    static final Instant OPENED = Instant.parse("2026-01-01T12:00:00Z");
    static final SocketRules RULES = new SocketRules(
            List.of("https://localhost:8443"),
            Duration.ofSeconds(10),
            Duration.ofSeconds(25),
            Duration.ofSeconds(10),
            Duration.ofMillis(500),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            256,
            DataSize.ofKilobytes(32),
            10,
            300);

    final Liveness liveness = new Liveness(RULES, OPENED, OPENED.plusSeconds(300));

    @Test
    void waitsTenSecondsForTheHello() {
        assertThat(liveness.deadline(after(10))).isEmpty();
        assertThat(liveness.deadline(after(11))).contains(CloseCodes.NO_HELLO);
    }

    @Test
    void endsWithTheToken() {
        liveness.greeted();
        liveness.heardFrame(after(299));

        assertThat(liveness.deadline(after(299))).isEmpty();
        assertThat(liveness.deadline(after(300))).contains(CloseCodes.TOKEN_EXPIRED);
    }

    @Test
    void livesOnWithANewToken() {
        liveness.greeted();
        liveness.renewedUntil(after(600));
        liveness.heardFrame(after(590));

        assertThat(liveness.deadline(after(599))).isEmpty();
    }

    @Test
    void missesAClientThatShowsNoSignOfLife() {
        liveness.greeted();

        assertThat(liveness.deadline(after(35))).isEmpty();
        assertThat(liveness.deadline(after(36))).contains(CloseCodes.NO_PONG);
    }

    @Test
    void takesAPongForASignOfLife() {
        liveness.greeted();
        liveness.heardPong(after(30));

        assertThat(liveness.deadline(after(60))).isEmpty();
    }

    @Test
    void takesNoPongFromAProxyForAClientThatPingsItself() {
        liveness.greeted();
        liveness.pingsItself();
        liveness.heardPong(after(30));

        assertThat(liveness.deadline(after(36))).contains(CloseCodes.NO_PONG);
    }

    @Test
    void asksOncePerInterval() {
        assertThat(liveness.isPingDue(after(24))).isFalse();
        assertThat(liveness.isPingDue(after(25))).isTrue();
        assertThat(liveness.isPingDue(after(26))).isFalse();
    }

    private static Instant after(int seconds) {
        return OPENED.plusSeconds(seconds);
    }
}
