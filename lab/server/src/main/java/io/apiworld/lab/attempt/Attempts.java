package io.apiworld.lab.attempt;

import io.apiworld.lab.exchange.Unguessable;
import io.apiworld.lab.lesson.Book;
import io.apiworld.lab.lesson.Commands;
import io.apiworld.lab.lesson.Lesson;
import io.apiworld.lab.lesson.Lesson.Wanted;
import io.apiworld.lab.progress.Progress;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All attempts: whose each is lies in the database, so that a call counts after a restart too; what was tried, in memory. */
@Component
class Attempts {

    private static final int ID_BYTES = 6;
    private static final int REMEMBERED = 200;

    private final JdbcClient jdbc;
    private final Book book;
    private final Commands commands;
    private final Progress progress;
    private final Judge judge;
    private final Clock clock;
    private final Map<String, Attempt> known = new LinkedHashMap<>();

    Attempts(JdbcClient jdbc, Book book, Commands commands, Progress progress, Judge judge, Clock clock) {
        this.jdbc = jdbc;
        this.book = book;
        this.commands = commands;
        this.progress = progress;
        this.judge = judge;
        this.clock = clock;
    }

    /** The person's attempt at this lesson that is not solved yet, or a new one. */
    Attempt.View start(Lesson lesson, String person) {
        var open = jdbc.sql("""
                        select id from attempt where person = :person and lesson = :lesson and solved_at is null
                        order by started_at desc limit 1
                        """)
                .param("person", person)
                .param("lesson", lesson.id())
                .query(String.class)
                .optional();
        return find(open.orElseGet(() -> anew(lesson, person))).orElseThrow().view();
    }

    Optional<Attempt> find(String id, String person) {
        return find(id).filter(attempt -> attempt.person().equals(person));
    }

    /** A call that the gateway tells of; one for an attempt that there is not says nothing. */
    void heard(Told call) {
        find(call.interest()).ifPresent(attempt -> attempt.hear(call, judge, clock.instant(), this::keep));
    }

    private void keep(Attempt attempt, String step, boolean solved) {
        jdbc.sql("insert into attempt_call (attempt, step) values (:id, :step) on conflict do nothing")
                .param("id", attempt.id())
                .param("step", step)
                .update();
        if (solved) {
            jdbc.sql("update attempt set solved_at = coalesce(solved_at, :now) where id = :id")
                    .param("now", Timestamp.from(clock.instant()))
                    .param("id", attempt.id())
                    .update();
            progress.solved(attempt.person(), attempt.lesson().id());
        }
    }

    private String anew(Lesson lesson, String person) {
        var id = Unguessable.hex(ID_BYTES);
        jdbc.sql("insert into attempt (id, person, lesson, started_at) values (:id, :person, :lesson, :now)")
                .param("id", id)
                .param("person", person)
                .param("lesson", lesson.id())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return id;
    }

    private synchronized Optional<Attempt> find(String id) {
        var found = Optional.ofNullable(known.get(id)).or(() -> stored(id));
        found.ifPresent(attempt -> known.putIfAbsent(id, attempt));
        while (known.size() > REMEMBERED) {
            known.remove(known.keySet().iterator().next());
        }
        return found;
    }

    /** Empty, too, for a lesson that a later version no longer has. */
    private Optional<Attempt> stored(String id) {
        return jdbc.sql("select person, lesson, solved_at is not null as solved from attempt where id = :id")
                .param("id", id)
                .query(Stored.class)
                .optional()
                .flatMap(stored -> book.lesson(stored.lesson())
                        .map(lesson -> new Attempt(
                                id,
                                stored.person(),
                                lesson,
                                commands.start(lesson, id),
                                made(id, lesson),
                                stored.solved())));
    }

    /** Without what a later version of the lesson no longer asks for. */
    private Set<String> made(String id, Lesson lesson) {
        var made = jdbc.sql("select step from attempt_call where attempt = :id")
                .param("id", id)
                .query(String.class)
                .set();
        return lesson.yourself().solves().stream()
                .map(Wanted::id)
                .filter(made::contains)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    record Stored(String person, String lesson, boolean solved) {}
}
