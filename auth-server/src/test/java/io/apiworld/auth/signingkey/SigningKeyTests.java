package io.apiworld.auth.signingkey;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.auth.signingkey.SigningKey.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SigningKeyTests {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private final SigningKey old = key("old", Duration.ofDays(-90));
    private final SigningKey current = key("current", Duration.ofHours(-1));
    private final SigningKey next = key("next", Duration.ofMinutes(1));
    private final SigningKey other = new SigningKey("other", "RS256", NOW, NOW.minusSeconds(5));
    private final List<SigningKey> all = List.of(next, current, old, other);

    @Test
    void theYoungestThatHasStartedSigns() {
        assertThat(current.state(all, NOW)).isEqualTo(State.SIGNING);
        assertThat(next.state(all, NOW)).isEqualTo(State.PUBLISHED);
        assertThat(old.state(all, NOW)).isEqualTo(State.RETIRED);
        assertThat(old.retiredAt(all, NOW)).isEqualTo(current.signsFrom());
    }

    @Test
    void theNextTakesOverByItself() {
        var later = NOW.plus(Duration.ofMinutes(1));

        assertThat(next.state(all, later)).isEqualTo(State.SIGNING);
        assertThat(current.state(all, later)).isEqualTo(State.RETIRED);
    }

    @Test
    void anotherAlgorithmRetiresNothing() {
        assertThat(other.state(all, NOW)).isEqualTo(State.SIGNING);
    }

    @Test
    void oneOfTwoThatStartAtTheSameMomentSigns() {
        var twin = new SigningKey("twin", "ES256", NOW, current.signsFrom());
        var both = List.of(current, twin);

        assertThat(List.of(current.state(both, NOW), twin.state(both, NOW)))
                .containsExactly(State.RETIRED, State.SIGNING);
    }

    @Test
    void aRetiredKeyIsKeptAsLongAsTokensLive() {
        assertThat(old.isForgotten(all, NOW, Duration.ofHours(2))).isFalse();
        assertThat(old.isForgotten(all, NOW, Duration.ofMinutes(59))).isTrue();
        assertThat(current.isForgotten(all, NOW, Duration.ZERO)).isFalse();
    }

    private static SigningKey key(String kid, Duration start) {
        return new SigningKey(kid, "ES256", NOW, NOW.plus(start));
    }
}
