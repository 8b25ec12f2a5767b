package io.apiworld.lab.attempt;

import io.apiworld.lab.lesson.Lesson;
import io.apiworld.lab.watching.Changes;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A lesson that somebody is doing, and the newest of their calls. Safe for use by many threads. */
final class Attempt {

    private static final int KEPT = 20;

    private final String id;
    private final String person;
    private final Lesson lesson;
    private final String command;
    private final Changes changes = new Changes();
    private final Deque<Try> newest = new ArrayDeque<>();
    private boolean solved;

    Attempt(String id, String person, Lesson lesson, String command, boolean solved) {
        this.id = id;
        this.person = person;
        this.lesson = lesson;
        this.command = command;
        this.solved = solved;
    }

    String person() {
        return person;
    }

    Lesson lesson() {
        return lesson;
    }

    void add(Try one) {
        changes.make(() -> {
            newest.addFirst(one);
            if (newest.size() > KEPT) {
                newest.removeLast();
            }
            solved |= one.solved();
            return solved;
        });
    }

    View newerThan(int seen, Duration patience) {
        return changes.lookAfter(seen, () -> false, patience, this::seen);
    }

    View view() {
        return changes.look(this::seen);
    }

    private View seen() {
        return new View(id, lesson.id(), command, solved, changes.version(), List.copyOf(newest));
    }

    /**
     * @param command the call to start from, as one types it
     * @param version grows with each call
     * @param tries the newest first
     */
    record View(String id, String lesson, String command, boolean solved, int version, List<Try> tries) {}
}
