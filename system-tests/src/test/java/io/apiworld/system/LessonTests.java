package io.apiworld.system;

import static io.apiworld.system.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Every lesson over the real system, and every lesson with its cause taken away. */
@ExtendWith(WorldExtension.class)
class LessonTests {

    private static final Pattern CHAT = Pattern.compile("(?im)^location: (/api/chat/sessions/\\S+)");

    @TestFactory
    Stream<DynamicTest> everyLessonHoldsAndItsControlFails(RunningWorld world) {
        return lessons(world).stream()
                .flatMap(lesson -> Stream.of(
                        DynamicTest.dynamicTest(lesson + " holds", () -> assertPassed(run(world, lesson, false))),
                        DynamicTest.dynamicTest(
                                lesson + " fails without its cause", () -> assertPassed(run(world, lesson, true)))));
    }

    @Test
    void whatAPersonHasDoneIsKept(RunningWorld world) {
        var lesson = lessons(world).getFirst();
        var vera = world.api().as(world.tokenOf("vera"));
        vera.delete("/lab/api/progress");

        run(world, lesson, false);

        assertThat(vera.get("/lab/api/progress")
                        .json()
                        .path("done")
                        .path(0)
                        .path("lesson")
                        .asString())
                .isEqualTo(lesson);
    }

    @Test
    void aRunIsFoundAgainInTheTraceAndInTheLogs(RunningWorld world) {
        var run = run(world, "rest.get", false);
        var vera = world.api().as(world.tokenOf("vera"));
        var at = "/lab/api/runs/" + run.path("id").asString();

        assertThat(vera.get(at + "/trace").json().path("acts").values())
                .extracting(act -> act.path("service").asString())
                .contains("gateway", "crm-service");
        assertThat(vera.get(at + "/logs").json().path("items").values())
                .extracting(line -> line.path("correlationId").asString())
                .isNotEmpty()
                .containsOnly(run.path("correlationId").asString());
    }

    /** With any client: what counts is the header. */
    @Test
    void aLessonIsSolvedByCallsOfOnesOwnAndAnotherCallBringsAHint(RunningWorld world) {
        var vera = world.api().as(world.tokenOf("vera"));
        vera.delete("/lab/api/progress");
        var attempt = begun(vera, "rest.get");
        var cesar = world.api().as(world.tokenOf("cesar")).with("X-Lesson", attempt);

        world.api().with("X-Lesson", attempt).get("/api/customers/12345");
        assertThat(newest(vera, attempt, 0).path("says").asString())
                .contains("does the header Authorization hold Bearer");

        cesar.get("/api/customers/12345");
        assertThat(newest(vera, attempt, 1).path("says").asString()).startsWith("That is 1 of 2.");
        assertThat(vera.get("/lab/api/progress").json().path("done").values()).isEmpty();

        cesar.get("/api/customers/12345");
        assertThat(newest(vera, attempt, 2).path("solved").asBoolean()).isTrue();
        assertThat(vera.get("/lab/api/progress")
                        .json()
                        .path("done")
                        .path(0)
                        .path("solvedAt")
                        .asString(""))
                .isNotEmpty();
    }

    /** A read alone is not what the lesson is about, so it does not solve it. */
    @Test
    void aLessonIsSolvedByWhatItsTaskAsksFor(RunningWorld world) {
        var vera = world.api().as(world.tokenOf("vera"));
        var attempt = begun(vera, "rest.put");
        var agent = world.api().as(world.tokenOf("agent01")).with("X-Lesson", attempt);

        var record = agent.get("/api/customers/17648").json();
        assertThat(newest(vera, attempt, 0).path("solved").asBoolean()).isFalse();

        var replaced = new LinkedHashMap<String, String>();
        List.of("name", "status", "email", "language", "accountType", "product", "region")
                .forEach(name -> replaced.put(name, record.path(name).asString()));
        agent.put("/api/customers/17648", replaced);
        assertThat(newest(vera, attempt, 1).path("solved").asBoolean()).isTrue();

        replaced.put("phone", record.path("phone").asString());
        agent.put("/api/customers/17648", replaced);
    }

    @Test
    void aLessonAboutAFailureIsSolvedByBreakingSomethingOneself(RunningWorld world) {
        var vera = world.api().as(world.tokenOf("vera"));
        var attempt = begun(vera, "http.500");
        var cesar = world.api()
                .as(world.tokenOf("cesar"))
                .with("X-Lesson", attempt)
                .with("X-Correlation-ID", "mine-" + attempt);

        cesar.get("/api/customers/12345");
        cesar.get("/api/customers/12345");
        assertThat(newest(vera, attempt, 1).path("says").asString()).contains("You have made this call before");

        var supervisor = world.api().as(world.tokenOf("supervisor"));
        var fault = supervisor
                .post(
                        "/lab/api/faults",
                        Map.of("service", "crm-service", "kind", "crash", "onlyFor", "mine-" + attempt, "lasts", "1m"))
                .json();
        cesar.get("/api/customers/12345");
        assertThat(newest(vera, attempt, 2).path("solved").asBoolean()).isTrue();
        supervisor.delete("/lab/api/faults/" + fault.path("id").asString());
    }

    private static String begun(Api api, String lesson) {
        return api.post("/lab/api/attempts", Map.of("lesson", lesson))
                .json()
                .path("id")
                .asString();
    }

    @Test
    void nobodyFromOutsideCanSayThatALessonWasSolved(RunningWorld world) {
        assertThat(world.api().post("/lab/tap", Map.of()).status()).isEqualTo(404);
    }

    private static JsonNode newest(Api api, String attempt, int seen) {
        return eventually(
                        "a call that the gateway has told of",
                        () -> api.get("/lab/api/attempts/" + attempt).json(),
                        now -> now.path("version").asInt() > seen)
                .path("tries")
                .path(0);
    }

    /** In the directory of the checkout, as the lesson says; only the world is another. It is one of the calls that solve the lesson. */
    @TestFactory
    Stream<DynamicTest> everyPrintedCommandWorksAsPrintedAndCounts(RunningWorld world) {
        var vera = world.api().as(world.tokenOf("vera"));
        return lessons(world).stream()
                .map(lesson -> DynamicTest.dynamicTest("curl of " + lesson, () -> {
                    var attempt = vera.post("/lab/api/attempts", Map.of("lesson", lesson))
                            .json();

                    var result = world.shell(attempt.path("command").asString());

                    endChatOf(world, result.output());
                    assertThat(result.exitStatus()).as(result.output()).isZero();
                    var last = newest(
                            vera,
                            attempt.path("id").asString(),
                            attempt.path("version").asInt());
                    assertThat(last.path("right").asBoolean())
                            .as(last.path("says").asString())
                            .isTrue();
                }));
    }

    /** A chat that nobody ends would be offered to the agents of other tests. */
    private static void endChatOf(RunningWorld world, String answer) {
        CHAT.matcher(answer)
                .results()
                .map(found -> found.group(1))
                .forEach(chat -> assertThat(world.api()
                                .as(world.tokenOfClient("integration"))
                                .delete(chat)
                                .status())
                        .isEqualTo(204));
    }

    private static List<String> lessons(RunningWorld world) {
        return world.api().get("/lab/api/lessons").json().path("chapters").values().stream()
                .flatMap(chapter -> chapter.path("lessons").values().stream())
                .map(lesson -> lesson.path("id").asString())
                .toList();
    }

    private static JsonNode run(RunningWorld world, String lesson, boolean control) {
        var vera = world.api().as(world.tokenOf("vera"));
        var run = vera.post("/lab/api/runs", Map.of("lesson", lesson, "control", control))
                .json();
        while (List.of("waiting", "running").contains(run.path("state").asString())) {
            run = vera.get("/lab/api/runs/%s?seen=%d"
                            .formatted(
                                    run.path("id").asString(),
                                    run.path("version").asInt()))
                    .json();
        }
        return run;
    }

    private static void assertPassed(JsonNode run) {
        var failed = new ArrayList<Map<String, String>>();
        run.path("steps")
                .values()
                .forEach(step -> step.path("checks").values().stream()
                        .filter(check -> !check.path("held").asBoolean())
                        .forEach(check -> {
                            var found = new LinkedHashMap<String, String>();
                            found.put("step", step.path("id").asString());
                            List.of("name", "expected", "actual")
                                    .forEach(name ->
                                            found.put(name, check.path(name).asString()));
                            failed.add(found);
                        }));
        assertThat(run.path("state").asString())
                .as("%s %s", run.path("verdict").asString(), failed)
                .isEqualTo("passed");
    }
}
