package io.apiworld.lab.attempt;

import io.apiworld.lab.lesson.Lesson;
import io.apiworld.lab.lesson.Lesson.Wanted;
import io.apiworld.lab.watching.Changes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A lesson that somebody is doing, and the newest of their calls. Safe for use by many threads. */
final class Attempt {

    private static final int KEPT = 20;
    private static final String AT_LAST =
            "This is the last call that the lesson asks for, and its answer is as it must be.";

    private final String id;
    private final String person;
    private final Lesson lesson;
    private final String command;
    private final Changes changes = new Changes();
    private final Deque<Try> newest = new ArrayDeque<>();
    private final Set<String> made;
    private boolean solved;

    /** @param made the steps of the calls that it has had before */
    Attempt(String id, String person, Lesson lesson, String command, Set<String> made, boolean solved) {
        this.id = id;
        this.person = person;
        this.lesson = lesson;
        this.command = command;
        this.made = new LinkedHashSet<>(made);
        this.solved = solved;
    }

    String id() {
        return id;
    }

    String person() {
        return person;
    }

    Lesson lesson() {
        return lesson;
    }

    /** @param kept stores what counts, before it is shown */
    void hear(Told call, Judge judge, Instant now, Keeper kept) {
        changes.make(() -> {
            var verdict = judge.verdict(lesson.yourself().solves(), made, call);
            var solves = false;
            if (verdict instanceof Verdict.Counts(var as)) {
                var left = left();
                left.remove(as);
                solves = left.isEmpty() && !solved;
                kept.keep(this, as.id(), solves);
                made.add(as.id());
                solved |= solves;
            }
            add(new Try(
                    now,
                    call.method(),
                    call.path(),
                    call.status(),
                    !(verdict instanceof Verdict.Amiss),
                    solves,
                    says(verdict),
                    call.correlationId()));
            return solved;
        });
    }

    private void add(Try one) {
        newest.addFirst(one);
        if (newest.size() > KEPT) {
            newest.removeLast();
        }
    }

    private String says(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Counts _ when left().isEmpty() -> AT_LAST;
            case Verdict.Counts _ -> "That is %d of %d. %s".formatted(made.size(), made.size() + left().size(), next());
            case Verdict.Again _ when left().isEmpty() -> "You have made this call before. Nothing is left to do.";
            case Verdict.Again _ -> "You have made this call before. " + next();
            case Verdict.Amiss(var says) -> says;
        };
    }

    private String next() {
        return left().stream()
                .map(one -> "%s %s".formatted(one.call().request().method(), one.path()))
                .collect(Collectors.joining(", ", "Left to do: ", "."));
    }

    private List<Wanted> left() {
        return lesson.yourself().solves().stream()
                .filter(one -> !made.contains(one.id()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    View newerThan(int seen, Duration patience) {
        return changes.lookAfter(seen, () -> false, patience, this::seen);
    }

    View view() {
        return changes.look(this::seen);
    }

    private View seen() {
        return new View(id, lesson.id(), command, List.copyOf(made), solved, changes.version(), List.copyOf(newest));
    }

    /**
     * @param command the call to start from, as one types it
     * @param made the steps of the calls that it has had, of those that solve the lesson
     * @param version grows with each call
     * @param tries the newest first
     */
    record View(
            String id,
            String lesson,
            String command,
            List<String> made,
            boolean solved,
            int version,
            List<Try> tries) {}

    interface Keeper {

        /** @param solved whether nothing is left to do */
        void keep(Attempt attempt, String step, boolean solved);
    }
}
