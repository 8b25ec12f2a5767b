package io.apiworld.lab.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apiworld.defaults.fault.Fault;
import io.apiworld.defaults.fault.FaultNotice;
import io.apiworld.testsupport.AdjustableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BoardTests {

    static final Duration LONG = Duration.ofSeconds(20);
    static final Duration MINUTE = Duration.ofMinutes(1);

    final AdjustableClock clock = new AdjustableClock(Instant.parse("2026-11-26T07:00:00Z"));
    final Board board = new Board(clock);

    @AfterEach
    void end() {
        board.close();
    }

    @Test
    void isOnOnceTheServiceKnows() {
        var crm = new Instance("crm-service");

        var fault = board.on(wish("crm-service", "crash"));

        assertThat(crm.knows()).containsExactly(fault);
        assertThat(board.on()).containsExactly(fault);
        assertThat(fault.until()).isEqualTo(clock.instant().plus(MINUTE));
    }

    @Test
    void everyInstanceKnows() {
        var one = new Instance("crm-service");
        var other = new Instance("crm-service");

        var fault = board.on(wish("crm-service", "crash"));

        assertThat(one.knows()).containsExactly(fault);
        assertThat(other.knows()).containsExactly(fault);
    }

    @Test
    void nobodyTakesWhatIsForAServiceThatDoesNotAsk() {
        new Instance("chat-service");

        assertThatThrownBy(() -> board.on(wish("crm-service", "crash"))).isInstanceOf(FaultNotTaken.class);

        assertThat(board.on()).isEmpty();
    }

    @Test
    void whatIsDoneInFrontOfAServiceIsForTheGateway() {
        var gateway = new Instance("gateway");
        var crm = new Instance("crm-service");

        var fault = board.on(wish("crm-service", "refused"));

        assertThat(gateway.knows()).containsExactly(fault);
        assertThat(crm.knows()).isEmpty();
    }

    @Test
    void theGatewayKnowsOfAllSoThatItNeedNotTakeThemForTheServicesOwn() {
        var gateway = new Instance("gateway");
        new Instance("crm-service");

        var fault = board.on(wish("crm-service", "delay"));

        Awaitility.await().until(() -> gateway.knows().equals(List.of(fault)));
    }

    @Test
    void isOffOnceTheServiceKnows() {
        var crm = new Instance("crm-service");
        var crash = board.on(wish("crm-service", "crash"));
        var delay = board.on(wish("crm-service", "delay"));

        board.off(crash.id());
        assertThat(crm.knows()).containsExactly(delay);

        board.allOff();
        assertThat(crm.knows()).isEmpty();
        assertThat(board.on()).isEmpty();
    }

    @Test
    void whatIsNotOnCanBeSwitchedOffAllTheSame() {
        board.off("nothing");
        board.allOff();

        assertThat(board.on()).isEmpty();
    }

    @Test
    void endsByItself() {
        new Instance("crm-service");
        board.on(wish("crm-service", "crash"));

        clock.advanceBy(MINUTE);

        assertThat(board.on()).isEmpty();
    }

    @Test
    void theNewerTakesTheOldersPlace() {
        new Instance("crm-service");
        board.on(wish("crm-service", "crash"));
        var forOne = board.on(new FaultWish("crm-service", "crash", null, "mine", MINUTE));
        var newer = board.on(wish("crm-service", "crash"));

        assertThat(board.on()).containsExactly(forOne, newer);
    }

    @Test
    void whoseKnowledgeIsOfAnotherStartOfTheLabIsToldAtOnce() {
        var notice = board.newerThan("00000000.41", "crm-service", "i", LONG);

        assertThat(notice.faults()).isEmpty();
        assertThat(notice.version()).doesNotStartWith("00000000").endsWith(".0");
    }

    @Test
    void nobodyIsKeptWaitingByALabThatEnds() throws Exception {
        var known = board.newerThan("", "crm-service", "i", LONG).version();
        var waiting = CompletableFuture.supplyAsync(() -> board.newerThan(known, "crm-service", "i", LONG));

        board.close();

        assertThat(waiting.get(5, TimeUnit.SECONDS).faults()).isEmpty();
    }

    static FaultWish wish(String service, String kind) {
        return new FaultWish(service, kind, null, null, MINUTE);
    }

    /** Asks again and again, as a service does. */
    final class Instance {

        private final String part;
        private volatile @Nullable FaultNotice last;

        Instance(String part) {
            this.part = part;
            last = board.newerThan("", part, name(), LONG);
            Thread.ofVirtual().start(this::ask);
        }

        List<Fault> knows() {
            var notice = last;
            return notice == null ? List.of() : notice.faults();
        }

        private void ask() {
            var version = String.valueOf(last == null ? "" : last.version());
            while (!board.isClosed()) {
                last = board.newerThan(version, part, name(), LONG);
                version = last.version();
            }
        }

        private String name() {
            return "i" + System.identityHashCode(this);
        }
    }
}
