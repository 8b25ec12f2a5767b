package io.apiworld.lab.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.apiworld.testsupport.ClosedPort;
import io.apiworld.testsupport.TestDatabase;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Against a database as the CRM service would have it. */
class JdbcStoresTests {

    static Stores stores;

    @BeforeAll
    static void aDatabaseOfTheCrmService() {
        var database = TestDatabase.fresh();
        var server = database.url().replaceFirst("[^/]*$", "");
        JdbcClient.create(of(database.url(), database))
                .sql("create database crm")
                .update();
        var crm = JdbcClient.create(of(server + "crm", database));
        crm.sql("create table thing (number bigint, name text, at timestamptz, hash bytea)")
                .update();
        crm.sql("insert into thing select n, 'thing ' || n, null, '\\xcafe' from generate_series(1, 12) n")
                .update();
        stores =
                new JdbcStores(new StoreRules(server, database.username(), database.password(), Duration.ofSeconds(1)));
    }

    @Test
    void readsWhatIsStored() {
        var rows = stores.look(
                "crm-service", "select name, at, hash from thing where number = :number", Map.of("number", "7"));

        assertThat(rows)
                .isEqualTo(
                        new Rows(List.of("name", "at", "hash"), List.of(Arrays.asList("thing 7", null, "\\xcafe")), 1));
    }

    @Test
    void countsAllRowsAndShowsTheFirst() {
        var rows = stores.look("crm-service", "select number from thing order by number", Map.of());

        assertThat(rows.count()).isEqualTo(12);
        assertThat(rows.rows()).hasSize(10);
        assertThat(rows.first("number")).isEqualTo("1");
    }

    @Test
    void aValueIsNeverPartOfTheQuery() {
        var rows = stores.look(
                "crm-service", "select name from thing where name = :name", Map.of("name", "' or 'a' = 'a"));

        assertThat(rows.count()).isZero();
        assertThat(rows.first("name")).isNull();
    }

    @Test
    void changesNothing() {
        assertThatExceptionOfType(StoreUnread.class)
                .isThrownBy(() -> stores.look(
                        "crm-service", "with gone as (delete from thing returning *) select * from gone", Map.of()))
                .withMessageStartingWith("The database of crm-service could not be read: ")
                .withMessageContaining("read-only transaction");
    }

    @Test
    void givesUpAQueryThatTakesTooLong() {
        assertThatExceptionOfType(StoreUnread.class)
                .isThrownBy(() -> stores.look("crm-service", "select pg_sleep(60)", Map.of()))
                .withMessageContaining("statement timeout");
    }

    @Test
    void saysThatADatabaseIsAway() {
        try (var port = new ClosedPort()) {
            var address = "jdbc:postgresql://127.0.0.1:%d/".formatted(port.number());
            var away = new JdbcStores(new StoreRules(address, "reader", "any", Duration.ofSeconds(1)));

            assertThatExceptionOfType(StoreUnread.class)
                    .isThrownBy(() -> away.look("crm-service", "select 1", Map.of()))
                    .withMessageContaining("refused");
        }
    }

    @Test
    void knowsWhoStoresNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stores.look("gateway", "select 1", Map.of()))
                .withMessage("gateway stores nothing");
    }

    private static DriverManagerDataSource of(String url, TestDatabase database) {
        return new DriverManagerDataSource(url, database.username(), database.password());
    }
}
