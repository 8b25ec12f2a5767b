package io.apiworld.defaults.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.testsupport.AdjustableClock;
import io.apiworld.testsupport.HttpStub;
import io.apiworld.testsupport.HttpStub.Answer;
import java.net.http.HttpClient;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class FaultFeedTests {

    static final String CRASH = """
            {"version": "a.1", "faults": [{"id": "f-1", "service": "crm-service", "kind": "crash", "onlyFor": null,
              "by": "PT0S", "until": "2026-11-26T07:01:00Z", "told": "later"}]}""";
    static final String NOTHING = "{\"version\": \"a.2\", \"faults\": []}";
    static final Answer HELD_BACK = Answer.status(500).after(Duration.ofSeconds(20));

    @AutoClose
    final HttpStub lab = new HttpStub();

    final Faults faults = new Faults("crm-service", new AdjustableClock(FaultsTests.NOW));
    final FaultFeed feed = new FaultFeed(faults, lab.uri(""), "crm-service", HttpClient::newHttpClient);

    @AfterEach
    void stop() {
        feed.stop();
    }

    @Test
    void takesWhatItIsToldAndSaysSoWithTheNextQuestion() {
        lab.willAnswer(Answer.json(CRASH), HELD_BACK);

        feed.start();

        Awaitility.await().until(() -> lab.requests().size() == 2);
        assertThat(faults.active("crash", "any")).isPresent();
        assertThat(lab.requests().getFirst().path()).isEqualTo("/lab/faults");
        assertThat(lab.requests().getFirst().query()).matches("service=crm-service&instance=[0-9a-f-]{36}&seen=");
        assertThat(lab.requests().getLast().query()).endsWith("&seen=a.1");
    }

    @Test
    void isNotTraced() {
        lab.willAnswer(Answer.json(NOTHING), HELD_BACK);

        feed.start();

        Awaitility.await().until(() -> !lab.requests().isEmpty());
        assertThat(lab.requests().getFirst().headers()).doesNotContainKeys("traceparent", "b3", "X-Correlation-ID");
    }

    @Test
    void keepsWhatItKnowsWhileTheLabIsAwayAndAsksAgain() {
        lab.willAnswer(Answer.json(CRASH), Answer.status(503), Answer.json(NOTHING), HELD_BACK);

        feed.start();

        Awaitility.await().until(() -> lab.requests().size() == 2);
        assertThat(faults.active("crash", "any")).isPresent();
        Awaitility.await().until(() -> faults.active("crash", "any").isEmpty());
        assertThat(lab.requests().get(2).query()).endsWith("&seen=a.1");
    }

    @Test
    void doesNotHurryALabThatHasNothingNew() {
        lab.answers(_ -> Answer.json(NOTHING));

        feed.start();

        Awaitility.await().until(() -> lab.requests().size() >= 3);
        assertThat(lab.requests()).hasSizeLessThan(6);
    }

    @Test
    void asksNoMoreOnceItIsStopped() {
        lab.willAnswer(HELD_BACK);
        feed.start();
        Awaitility.await().until(() -> !lab.requests().isEmpty());

        feed.stop();

        assertThat(feed.isRunning()).isFalse();
    }
}
