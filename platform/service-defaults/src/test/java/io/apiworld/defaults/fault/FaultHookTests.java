package io.apiworld.defaults.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.defaults.sample.SampleApplication;
import io.apiworld.testsupport.AdjustableClock;
import io.apiworld.testsupport.ImportTestTokens;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@SpringBootTest(
        classes = SampleApplication.class,
        properties = {"spring.application.name=sample", "services.lab=http://localhost:1"})
@ActiveProfiles(FaultAutoConfiguration.LAB)
@AutoConfigureMockMvc
@ImportTestTokens
@Import(FaultHookTests.Time.class)
@ExtendWith(OutputCaptureExtension.class)
class FaultHookTests {

    static final Duration NOTICEABLE = Duration.ofMillis(250);

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Faults faults;

    @Autowired
    AdjustableClock clock;

    @AfterEach
    void heal() {
        faults.become(List.of());
    }

    @Test
    void aCrashIsAProblemForTheCallerAndAStackTraceInTheLog(CapturedOutput log) {
        become("crash", "mine");

        var answer = get("/open/things/1", "mine");

        assertThat(answer).hasStatus(500).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("urn:problem:internal-error");
        assertThat(answer).bodyText().doesNotContain("purpose", "java.");
        assertThat(log)
                .contains("IllegalStateException: Broken on purpose: the fault f-1 makes requests to sample fail")
                .contains("at io.apiworld.defaults.fault.FaultInterceptor");
    }

    @Test
    void othersAreUnharmed() {
        become("crash", "mine");

        assertThat(get("/open/things/1", "yours")).hasStatusOk();
    }

    @Test
    void itHealsWhenItsTimeIsUp() {
        become("crash", null);
        assertThat(get("/open/things/1", "any")).hasStatus(500);

        clock.advanceBy(Duration.ofMinutes(1));

        assertThat(get("/open/things/1", "any")).hasStatusOk();
    }

    @Test
    void whoMayNotEnterDoesNotEvenSeeACrash() {
        become("crash", null);

        assertThat(get("/me", "any")).hasStatus(401);
    }

    @Test
    void aDelayIsOneAndThenAllIsAsAlways() {
        become("delay", "mine");

        assertThat(timeOf("mine")).isGreaterThan(NOTICEABLE);
        assertThat(get("/open/things/1", "mine")).hasStatusOk();
        assertThat(timeOf("yours")).isLessThan(NOTICEABLE);
    }

    private void become(String kind, @Nullable String onlyFor) {
        faults.become(List.of(new Fault(
                "f-1",
                "sample",
                kind,
                onlyFor,
                Duration.ofMillis(300),
                clock.instant().plusSeconds(60))));
    }

    private Duration timeOf(String correlationId) {
        var start = System.nanoTime();
        get("/open/things/1", correlationId);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private MvcTestResult get(String path, String correlationId) {
        return mvc.get().uri(path).header("X-Correlation-ID", correlationId).exchange();
    }

    @TestConfiguration
    static class Time {

        @Bean
        AdjustableClock clock() {
            return new AdjustableClock(FaultsTests.NOW);
        }
    }
}
