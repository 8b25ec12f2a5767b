package io.apiworld.auth.token;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Forgets what nobody can use any more: tokens, codes that were never redeemed, requests that nobody answered, and spent refresh
 * tokens. A day late, so that a lesson can still look at an expired token. Any number of instances may do it at once: rows that one of
 * them holds are left to it, and it goes in steps, so that no request waits long for a row.
 */
@Component
class Purge {

    private static final Duration KEPT = Duration.ofDays(1);
    private static final int STEP = 1_000;

    private final JdbcClient db;
    private final Clock clock;

    Purge(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    int expired() {
        return inSteps("""
                delete from oauth2_authorization where id in (
                    select id from oauth2_authorization where ends_at < ? order by ends_at limit ? for update skip locked)
                """) + inSteps("""
                delete from spent_refresh_token where token_hash in (
                    select token_hash from spent_refresh_token where expires_at < ? limit ? for update skip locked)
                """);
    }

    private int inSteps(String sql) {
        var before = Timestamp.from(clock.instant().minus(KEPT));
        var all = 0;
        int gone;
        do {
            gone = db.sql(sql).params(before, STEP).update();
            all += gone;
        } while (gone == STEP);
        return all;
    }
}
