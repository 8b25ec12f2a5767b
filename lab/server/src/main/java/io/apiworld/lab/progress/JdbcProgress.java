package io.apiworld.lab.progress;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

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
        jdbc.sql("""
                        insert into progress (person, lesson, watched_at) values (:person, :lesson, :now)
                        on conflict (person, lesson) do nothing
                        """)
                .param("person", person)
                .param("lesson", lesson)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    @Override
    public List<Done> of(String person) {
        return jdbc.sql("select lesson, watched_at from progress where person = :person order by watched_at")
                .param("person", person)
                .query((row, _) -> new Done(
                        row.getString("lesson"), row.getTimestamp("watched_at").toInstant()))
                .list();
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
