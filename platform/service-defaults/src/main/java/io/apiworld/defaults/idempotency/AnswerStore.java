package io.apiworld.defaults.idempotency;

import io.apiworld.defaults.sealing.Seal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The answers by caller and key, in the service's table {@code idempotent_answer}. */
final class AnswerStore {

    /** @param request what it answers, as a digest */
    record Stored(byte[] request, KeptAnswer answer) {}

    // Two for each that comes in: the table shrinks to what is still valid, and no request waits for a great purge
    private static final int CLEARED_WITH_EACH = 2;

    private final JdbcClient jdbc;
    private final @Nullable Seal seal;
    private final Clock clock;

    /** @param seal closes the bodies of a service whose answers hold secrets */
    AnswerStore(JdbcClient jdbc, @Nullable Seal seal, Clock clock) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.clock = clock;
    }

    /**
     * Keeps all others from this key until the transaction ends; false where another one does so. Nobody waits: a client that
     * retries too early must not tie up a connection. The lock ends after the commit is visible, on every instance alike.
     */
    boolean claim(String caller, IdempotencyKey key) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(:claim, 0))")
                .param("claim", about(caller, key))
                .query(Boolean.class)
                .single();
    }

    Optional<Stored> find(String caller, IdempotencyKey key) {
        return jdbc.sql("""
                        select request, status, location, etag, body from idempotent_answer
                        where caller = :caller and key = :key and expires_at > :now
                        """)
                .param("caller", caller)
                .param("key", key.value())
                .param("now", now())
                .query((row, _) -> stored(row, about(caller, key)))
                .optional();
    }

    /** In the transaction of the effect; with each answer that comes, some go that have expired. */
    void keep(String caller, IdempotencyKey key, Stored stored, Duration time) {
        var answer = stored.answer();
        jdbc.sql("""
                        insert into idempotent_answer
                          (caller, key, request, status, location, etag, body, answered_at, expires_at)
                        values (:caller, :key, :request, :status, :location, :etag, :body, :now, :end)
                        on conflict (caller, key) do update set
                          request = excluded.request, status = excluded.status, location = excluded.location,
                          etag = excluded.etag, body = excluded.body,
                          answered_at = excluded.answered_at, expires_at = excluded.expires_at
                        """)
                .param("caller", caller)
                .param("key", key.value())
                .param("request", stored.request())
                .param("status", answer.status())
                .param("location", answer.location())
                .param("etag", answer.etag())
                .param("body", closed(answer.body(), about(caller, key)))
                .param("now", now())
                .param("end", now().plus(time))
                .update();
        clearExpired();
    }

    private void clearExpired() {
        jdbc.sql("""
                        delete from idempotent_answer where (caller, key) in (
                          select caller, key from idempotent_answer where expires_at <= :now
                          order by expires_at limit :count for update skip locked)
                        """).param("now", now()).param("count", CLEARED_WITH_EACH).update();
    }

    private Stored stored(ResultSet row, String about) throws SQLException {
        var answer = new KeptAnswer(
                row.getInt("status"),
                row.getString("location"),
                row.getString("etag"),
                opened(row.getBytes("body"), about));
        return new Stored(row.getBytes("request"), answer);
    }

    private byte @Nullable [] closed(@Nullable String body, String about) {
        if (body == null) {
            return null;
        }
        return seal == null ? body.getBytes(StandardCharsets.UTF_8) : seal.close(about, body);
    }

    private @Nullable String opened(byte @Nullable [] body, String about) {
        if (body == null) {
            return null;
        }
        return seal == null ? new String(body, StandardCharsets.UTF_8) : seal.open(about, body);
    }

    private static String about(String caller, IdempotencyKey key) {
        return "answer to " + key.value() + " of " + caller;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
