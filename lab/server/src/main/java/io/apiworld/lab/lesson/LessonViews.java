package io.apiworld.lab.lesson;

import io.apiworld.lab.lesson.Lesson.Wanted;
import io.apiworld.lab.lesson.LessonView.ControlView;
import io.apiworld.lab.lesson.LessonView.StepView;
import io.apiworld.lab.lesson.LessonView.WantedView;
import io.apiworld.lab.lesson.LessonView.YourselfView;
import io.apiworld.lab.lesson.Step.Sender;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

@Component
final class LessonViews implements Commands {

    private final Book book;
    private final Curl curl;

    LessonViews(Book book, Environment environment) {
        this.book = book;
        this.curl = new Curl(environment.getRequiredProperty("public.url"));
    }

    LessonView of(Lesson lesson) {
        var all = book.lessons().toList();
        var place = all.indexOf(lesson);
        return new LessonView(
                lesson.id(),
                lesson.chapter(),
                book.chapters().stream()
                        .filter(chapter -> chapter.id().equals(lesson.chapter()))
                        .map(Chapter::title)
                        .collect(Collectors.joining()),
                lesson.title(),
                lesson.goal(),
                lesson.why(),
                lesson.notice(),
                lesson.needs(),
                lesson.steps().stream().map(this::step).toList(),
                new ControlView(
                        lesson.control().says(),
                        lesson.control().steps().stream().map(this::step).toList(),
                        lesson.control().fails(),
                        lesson.control().check()),
                new YourselfView(
                        lesson.yourself().task(),
                        curl.of(lesson.yourself().start()),
                        lesson.yourself().solves().stream()
                                .map(LessonViews::wanted)
                                .toList()),
                lesson.hints(),
                lesson.solution(),
                lesson.reasoning(),
                lesson.interview(),
                lesson.sources(),
                at(all, place - 1).map(Lesson::id).orElse(null),
                at(all, place - 1).map(Lesson::title).orElse(null),
                at(all, place + 1).map(Lesson::id).orElse(null),
                at(all, place + 1).map(Lesson::title).orElse(null));
    }

    private static WantedView wanted(Wanted wanted) {
        return new WantedView(
                wanted.id(),
                wanted.call().request().method(),
                wanted.path(),
                wanted.call().expect().statuses(),
                wanted.broken() == null ? null : Commands.fault(wanted.broken()));
    }

    @Override
    public String start(Lesson lesson, String attempt) {
        return curl.of(lesson.yourself().start(), attempt);
    }

    @Override
    public String token(Step.Identity as) {
        return Curl.token(as);
    }

    private StepView step(Step step) {
        return switch (step) {
            case Step.Call call ->
                new StepView(
                        call.id(),
                        "call",
                        call.says(),
                        call.request().method() + " " + call.request().path(),
                        caller(call.by()),
                        call.by().browser(),
                        call.expect().statuses(),
                        call.checks(),
                        call.notes(),
                        call.isPlain() ? curl.of(call) : null);
            case Step.Trace trace -> view(trace, "trace", String.join(", ", trace.services()));
            case Step.Log log -> view(log, "log", log.service() + ": " + log.has());
            case Step.Nowhere nowhere ->
                view(nowhere, "nowhere", String.join(", ", nowhere.values().keySet()));
            case Step.Stored stored -> view(stored, "database", stored.service());
            case Step.Fault fault -> view(fault, "fault", fault.service() + ": " + fault.kind());
            case Step.Mended mended -> view(mended, "mended", mended.of());
        };
    }

    private static StepView view(Step step, String kind, String what) {
        return new StepView(step.id(), kind, step.says(), what, null, null, List.of(), step.checks(), Map.of(), null);
    }

    private static @Nullable String caller(Sender by) {
        return by.as() != null ? by.as().name() : by.client();
    }

    private static Optional<Lesson> at(List<Lesson> all, int place) {
        return place >= 0 && place < all.size() ? Optional.of(all.get(place)) : Optional.empty();
    }
}
