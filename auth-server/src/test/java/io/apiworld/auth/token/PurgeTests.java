package io.apiworld.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.auth.TestSecrets;
import io.apiworld.testsupport.ImportTestDatabase;
import io.apiworld.testsupport.Trap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The table does not grow for ever, and nothing that can still be used goes. */
@SpringBootTest
@ImportTestDatabase
@TestSecrets
@Trap("A14")
class PurgeTests {

    @Autowired
    JdbcClient db;

    @Autowired
    Purge purge;

    @Autowired
    PlatformTransactionManager transactions;

    @BeforeEach
    void nothingIsThere() {
        db.sql("delete from oauth2_authorization").update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"authorization_code", "access_token", "refresh_token", "device_code"})
    void whatHasExpiredADayAgoGoes(String kind) {
        row(kind, "now() - interval '25 hours'");

        purge.expired();

        assertThat(rows()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"authorization_code", "access_token", "refresh_token", "device_code"})
    void whatHasExpiredLessThanADayAgoStays(String kind) {
        row(kind, "now() - interval '23 hours'");

        purge.expired();

        assertThat(rows()).isOne();
    }

    @Test
    void anExpiredAccessTokenStaysWithARefreshTokenThatLives() {
        var id = row("access_token", "now() - interval '2 days'");
        db.sql("update oauth2_authorization set refresh_token_expires_at = now() + interval '1 hour' where id = ?")
                .param(id)
                .update();

        purge.expired();

        assertThat(rows()).isOne();
    }

    @Test
    void aRequestThatNobodyAnsweredGoes() {
        row("access_token", "null");
        db.sql("update oauth2_authorization set created_at = now() - interval '25 hours'")
                .update();

        purge.expired();

        assertThat(rows()).isZero();
    }

    @Test
    void spentRefreshTokensGoWhenTheyWouldHaveExpired() {
        var id = row("refresh_token", "now() + interval '1 hour'");
        for (var age : new String[] {"25 hours", "1 hour"}) {
            db.sql("insert into spent_refresh_token values (?, ?, now(), now() - interval '" + age + "')")
                    .params(age, id)
                    .update();
        }

        purge.expired();

        assertThat(db.sql("select token_hash from spent_refresh_token")
                        .query(String.class)
                        .list())
                .containsExactly("1 hour");
    }

    @Test
    void whatAnotherInstanceIsAtWorkOnIsLeftToIt() {
        var held = row("access_token", "now() - interval '2 days'");
        row("access_token", "now() - interval '2 days'");

        new TransactionTemplate(transactions).executeWithoutResult(_ -> {
            db.sql("select id from oauth2_authorization where id = ? for update")
                    .param(held)
                    .query(String.class)
                    .single();
            var gone = Thread.startVirtualThread(() -> purge.expired());
            join(gone);
        });

        assertThat(rows()).isOne();
    }

    @Test
    void moreThanOneStepGoesAtOnce() {
        db.sql("""
                insert into oauth2_authorization (id, registered_client_id, principal_name, authorization_grant_type,
                    access_token_expires_at)
                select 'row' || n, 'cli', 'cesar', 'authorization_code', now() - interval '2 days'
                from generate_series(1, 2500) n
                """).update();

        assertThat(purge.expired()).isEqualTo(2500);
    }

    private String row(String kind, String expiresAt) {
        var id = UUID.randomUUID().toString();
        db.sql("insert into oauth2_authorization (id, registered_client_id, principal_name, authorization_grant_type, "
                        + kind + "_expires_at) values (?, 'cli', 'cesar', 'authorization_code', " + expiresAt + ")")
                .param(id)
                .update();
        return id;
    }

    private int rows() {
        return db.sql("select count(*) from oauth2_authorization")
                .query(Integer.class)
                .single();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
