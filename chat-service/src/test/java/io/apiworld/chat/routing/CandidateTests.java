package io.apiworld.chat.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CandidateTests {

    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void asksWhoHasBeenIdleLongest() {
        assertThat(order(null, agent("a", 5), agent("b", 9), agent("c", 7))).containsExactly("b", "c", "a");
    }

    @Test
    void asksWhoSpeaksTheLanguageBeforeWhoHasBeenIdleLongest() {
        assertThat(order("es", agent("a", 9), speaking("b", "es", 1))).containsExactly("b", "a");
    }

    @Test
    void asksAnAgentWithoutTheLanguageRatherThanNobody() {
        assertThat(order("sv", agent("a", 9))).containsExactly("a");
    }

    @Test
    void leavesOutWhoHasNoRoom() {
        var full = new Candidate("a", NOON, 3, 3, Set.of(), 0, false);

        assertThat(order(null, full, agent("b", 1))).containsExactly("b");
    }

    @Test
    void asksWhoLetItPassAfterAllOthers() {
        var slow = new Candidate("a", NOON.minusSeconds(99), 0, 3, Set.of("es"), 1, false);

        assertThat(order("es", slow, agent("b", 1))).containsExactly("b", "a");
    }

    @Test
    void doesNotAskAgainWhoDeclinedLately() {
        var unwilling = new Candidate("a", NOON, 0, 3, Set.of(), 1, true);

        assertThat(order(null, unwilling)).isEmpty();
    }

    private static List<String> order(String language, Candidate... candidates) {
        return Candidate.inOrder(List.of(candidates), language).stream()
                .map(Candidate::username)
                .toList();
    }

    private static Candidate agent(String username, int minutesIdle) {
        return new Candidate(username, NOON.minusSeconds(60L * minutesIdle), 0, 3, Set.of(), 0, false);
    }

    private static Candidate speaking(String username, String language, int minutesIdle) {
        return new Candidate(username, NOON.minusSeconds(60L * minutesIdle), 0, 3, Set.of(language), 0, false);
    }
}
