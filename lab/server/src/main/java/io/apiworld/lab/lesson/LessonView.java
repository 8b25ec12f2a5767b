package io.apiworld.lab.lesson;

import io.apiworld.lab.lesson.Lesson.Interview;
import io.apiworld.lab.lesson.Lesson.SourceLine;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A lesson as it is shown before it runs. */
record LessonView(
        String id,
        String chapter,
        String chapterTitle,
        String title,
        String goal,
        String why,
        List<String> notice,
        Set<String> needs,
        List<StepView> steps,
        ControlView control,
        YourselfView yourself,
        List<String> hints,
        String solution,
        String reasoning,
        Interview interview,
        List<SourceLine> sources,
        @Nullable String previous,
        @Nullable String previousTitle,
        @Nullable String next,
        @Nullable String nextTitle) {

    /**
     * @param request the first line of a call; what is looked for, of anything else
     * @param as whose token, or which client's secret, goes with it; neither if null
     * @param browser whose browser sends it, with its cookies; none if null
     * @param statuses any of which the call is to be answered with; none for anything else
     * @param notes what to know of a header, or of a field by its JSON pointer
     * @param command the call with curl, where it needs nothing of the calls before
     */
    record StepView(
            String id,
            String kind,
            String says,
            String request,
            @Nullable String as,
            @Nullable String browser,
            List<Integer> statuses,
            List<String> checks,
            Map<String, String> notes,
            @Nullable String command) {}

    /** @param steps those of the lesson, with the cause taken away */
    record ControlView(String says, List<StepView> steps, String fails, String check) {}

    record YourselfView(String task, String command, List<WantedView> calls) {}

    /**
     * A call that has to be made.
     *
     * @param statuses any of which it is to be answered with
     * @param fault what has to be broken for it, as a command; nothing if null
     */
    record WantedView(
            String id,
            String method,
            String path,
            List<Integer> statuses,
            @Nullable String fault) {}
}
