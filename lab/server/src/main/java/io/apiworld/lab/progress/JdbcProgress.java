package io.apiworld.lab.progress;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcProgress implements Progress {

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcProgress(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void watched(String person, String lesson) {
        mark("watched_at", person, lesson);
    }

    @Override
    public void solved(String person, String lesson) {
        mark("solved_at", person, lesson);
    }

    @Override
    public List<Done> of(String person) {
        return jdbc.sql("""
                        select lesson, watched_at, solved_at from progress where person = :person
                        order by least(watched_at, solved_at)
                        """)
                .param("person", person)
                .query((row, _) -> new Done(
                        row.getString("lesson"),
                        instant(row.getTimestamp("watched_at")),
                        instant(row.getTimestamp("solved_at"))))
                .list();
    }

    @Override
    @Transactional
    public void merge(String person, List<Done> elsewhere) {
        // The least of a time and of none is the time
        elsewhere.forEach(done -> jdbc.sql("""
                        insert into progress (person, lesson, watched_at, solved_at)
                        values (:person, :lesson, cast(:watched as timestamptz), cast(:solved as timestamptz))
                        on conflict (person, lesson) do update set
                            watched_at = least(progress.watched_at, excluded.watched_at),
                            solved_at = least(progress.solved_at, excluded.solved_at)
                        """)
                .param("person", person)
                .param("lesson", done.lesson())
                .param("watched", timestamp(done.watchedAt()))
                .param("solved", timestamp(done.solvedAt()))
                .update());
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    /** @param column one of ours, never anybody's input */
    private void mark(String column, String person, String lesson) {
        jdbc.sql("""
                        insert into progress (person, lesson, %1$s) values (:person, :lesson, :now)
                        on conflict (person, lesson) do update set %1$s = coalesce(progress.%1$s, excluded.%1$s)
                        """.formatted(column))
                .param("person", person)
                .param("lesson", lesson)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    @Override
    public boolean forget(String person, String lesson) {
        return jdbc.sql("delete from progress where person = :person and lesson = :lesson")
                        .param("person", person)
                        .param("lesson", lesson)
                        .update()
                > 0;
    }

    @Override
    public void forgetAll(String person) {
        jdbc.sql("delete from progress where person = :person")
                .param("person", person)
                .update();
    }
}
