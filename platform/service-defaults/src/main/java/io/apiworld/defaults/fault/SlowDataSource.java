package io.apiworld.defaults.fault;

import io.apiworld.defaults.correlation.CorrelationId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.MDC;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Lets the database itself be slow: each connection that is handed out first sleeps in PostgreSQL, where its activity can be seen.
 * Only for what is done in the course of some request, by its correlation id; health checks and idle workers have none.
 */
final class SlowDataSource extends DelegatingDataSource {

    static final String KIND = "slow-database";

    private static final double MILLIS = 1_000;

    private final Faults faults;

    SlowDataSource(DataSource target, Faults faults) {
        super(target);
        this.faults = faults;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return slowed(super.getConnection());
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return slowed(super.getConnection(username, password));
    }

    private Connection slowed(Connection connection) throws SQLException {
        var pause = Optional.ofNullable(MDC.get(CorrelationId.FIELD))
                .flatMap(id -> faults.active(KIND, id))
                .map(Fault::by);
        if (pause.isPresent()) {
            sleep(connection, pause.get());
        }
        return connection;
    }

    private static void sleep(Connection connection, Duration pause) throws SQLException {
        try (var statement = connection.prepareStatement("select pg_sleep(?)")) {
            statement.setDouble(1, pause.toMillis() / MILLIS);
            statement.execute();
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }
}
