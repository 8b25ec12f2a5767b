package io.apiworld.auth.lockout;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Counts an attempt before its password is looked at, in one statement: of a hundred guesses sent at once, to however many
 * instances, no more are looked at than of a hundred sent one after the other.
 */
@Component
class Guesses {

    private final JdbcClient db;
    private final LockoutRules rules;
    private final Clock clock;

    Guesses(JdbcClient db, LockoutRules rules, Clock clock) {
        this.db = db;
        this.rules = rules;
        this.clock = clock;
    }

    /** @return how long to wait, if the attempt may not be made now */
    Optional<Duration> attempt(String username, String address) {
        return taken(ofAddress(address), rules.perAddress()).or(() -> taken(ofAccount(username), rules.perAccount()));
    }

    /** The account's count ends; the address only gets this attempt back, since it may be guessing at other accounts too. */
    void succeeded(String username, String address) {
        db.sql("delete from guess where subject = ?").param(ofAccount(username)).update();
        db.sql("""
                update guess set failures = greatest(failures - 1, 0),
                    blocked_until = case when failures - 1 >= :limit then blocked_until end
                where subject = :subject
                """)
                .param("limit", rules.perAddress())
                .param("subject", ofAddress(address))
                .update();
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    int forgetOld() {
        return db.sql("delete from guess where last_at < ? and (blocked_until is null or blocked_until < ?)")
                .params(at(clock.instant().minus(rules.memory())), at(clock.instant()))
                .update();
    }

    private Optional<Duration> taken(String subject, int limit) {
        var now = clock.instant();
        var taken = db.sql("""
                insert into guess as known (subject, failures, last_at, blocked_until)
                values (:subject, 1, :now, case when :limit <= 1 then cast(:now as timestamptz) + make_interval(secs => :pause) end)
                on conflict (subject) do update set
                    failures = case when known.last_at < :forgotten then 1 else known.failures + 1 end,
                    last_at = :now,
                    blocked_until = case
                        when known.last_at < :forgotten or known.failures + 1 < :limit then null
                        else cast(:now as timestamptz) + make_interval(secs =>
                            least(:pause * power(2, least(known.failures + 1 - :limit, 30)), :longest)) end
                where known.blocked_until is null or known.blocked_until <= :now
                """)
                .param("subject", subject)
                .param("limit", limit)
                .param("now", at(now))
                .param("forgotten", at(now.minus(rules.memory())))
                .param("pause", (double) rules.pause().toSeconds())
                .param("longest", (double) rules.longestPause().toSeconds())
                .update();
        return taken > 0 ? Optional.empty() : Optional.of(untilFree(subject, now));
    }

    private Duration untilFree(String subject, Instant now) {
        return db.sql("select blocked_until from guess where subject = ?")
                .param(subject)
                .query((row, _) ->
                        Duration.between(now, row.getTimestamp("blocked_until").toInstant()))
                .optional()
                .filter(wait -> wait.isPositive())
                .orElse(Duration.ofSeconds(1));
    }

    /** Hashed, because people sometimes type their password where their name belongs. */
    private static String ofAccount(String username) {
        try {
            var name = username.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
            return "account "
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(name));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whoever has one IPv6 address has the 2^64 of its network. */
    private static String ofAddress(String address) {
        var groups = address.split(":");
        return "address "
                + (groups.length > 4
                        ? String.join(":", java.util.List.of(groups).subList(0, 4))
                        : address);
    }

    private static Timestamp at(Instant moment) {
        return Timestamp.from(moment);
    }
}
