package io.apiworld.auth.token;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets what nobody can use any more. A day late, so that a lesson can still look at an expired token. */
@Component
class Purge {

    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient db;
    private final Clock clock;

    Purge(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    int expired() {
        return db.sql("""
                delete from oauth2_authorization
                where greatest(coalesce(refresh_token_expires_at, access_token_expires_at, authorization_code_expires_at),
                               coalesce(access_token_expires_at, authorization_code_expires_at)) < ?
                """).param(Timestamp.from(clock.instant().minus(KEPT))).update();
    }
}
