package io.apiworld.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TestDatabaseTests {

    @Test
    void isARealPostgresOfTheVersionThatWeShip() throws SQLException {
        assertThat(ask(TestDatabase.fresh(), "show server_version")).startsWith("17.");
    }

    @Test
    void isEmptyForEveryoneWhoAsks() throws SQLException {
        var first = TestDatabase.fresh();
        var second = TestDatabase.fresh();

        ask(first, "create table notes (text text); select 'made'");

        assertThat(ask(second, "select count(*)::text from pg_tables where tablename = 'notes'"))
                .isEqualTo("0");
    }

    private static String ask(TestDatabase database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.username(), database.password());
                var statement = connection.createStatement()) {
            var more = statement.execute(sql);
            while (!more) {
                more = statement.getMoreResults();
            }
            var rows = statement.getResultSet();
            rows.next();
            return rows.getString(1);
        }
    }
}
