package io.apiworld.system;

import static io.apiworld.system.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    void aLessonIsSolvedByACallOfOnesOwnAndAnotherCallBringsAHint(RunningWorld world) {
        var vera = world.api().as(world.tokenOf("vera"));
        vera.delete("/lab/api/progress");
        var attempt = vera.post("/lab/api/attempts", Map.of("lesson", "rest.get"))
                .json()
                .path("id")
                .asString();

        world.api().with("X-Lesson", attempt).get("/api/customers/12345");
        assertThat(newest(vera, attempt, 0).path("says").asString())
                .contains("does the header Authorization hold Bearer");

        world.api().as(world.tokenOf("cesar")).with("X-Lesson", attempt).get("/api/customers/12345");
        assertThat(newest(vera, attempt, 1).path("solved").asBoolean()).isTrue();
        assertThat(vera.get("/lab/api/progress")
                        .json()
                        .path("done")
                        .path(0)
                        .path("solvedAt")
                        .asString(""))
                .isNotEmpty();
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

    /** In the directory of the checkout, as the lesson says; only the world is another. */
    @TestFactory
    Stream<DynamicTest> everyPrintedCommandWorksAsPrinted(RunningWorld world) {
        return lessons(world).stream()
                .map(lesson -> DynamicTest.dynamicTest("curl of " + lesson, () -> {
                    var shown = world.api().get("/lab/api/lessons/" + lesson).json();
                    var command = shown.path("yourself").path("command").asString();
                    var start = shown.path("steps").values().stream()
                            .filter(step -> command.equals(step.path("command").asString("")))
                            .findFirst()
                            .orElseThrow();

                    var result = world.shell(command);

                    var statuses = start.path("statuses").values().stream()
                            .map(status -> status.asString())
                            .collect(Collectors.joining("|"));
                    endChatOf(world, result.output());
                    assertThat(result.exitStatus()).as(result.output()).isZero();
                    assertThat(result.output()).containsPattern("HTTP/[0-9.]+ (" + statuses + ")\\b");
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
