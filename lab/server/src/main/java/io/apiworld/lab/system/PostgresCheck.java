package io.apiworld.lab.system;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

record PostgresCheck(JdbcClient jdbc) implements Check {

    @Override
    public Health look() {
        try {
            jdbc.sql("select 1").query(Integer.class).single();
            return Health.up("answers queries");
        } catch (DataAccessException _) {
            // The pool tries until its time is over, whether the database refuses or is busy
            return Health.slow("does not answer a query");
        }
    }
}
