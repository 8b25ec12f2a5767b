package io.apiworld.defaults.fault;

import static io.apiworld.defaults.fault.FaultsTests.fault;
import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.testsupport.AdjustableClock;
import io.apiworld.testsupport.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class SlowDataSourceTests {

    static final TestDatabase DATABASE = TestDatabase.fresh();

    final Faults faults = new Faults("crm-service", new AdjustableClock(FaultsTests.NOW));
    final SlowDataSource database = new SlowDataSource(
            new DriverManagerDataSource(DATABASE.url(), DATABASE.username(), DATABASE.password()), faults);

    /** The first connection takes time for what only it does. */
    @BeforeEach
    void connectOnce() throws SQLException {
        timeToConnect(null);
    }

    @AfterEach
    void forget() {
        MDC.clear();
    }

    @Test
    void theDatabaseItselfSleeps() throws SQLException {
        faults.become(List.of(fault("crm-service", SlowDataSource.KIND, "mine")));

        assertThat(timeToConnect("mine").minus(timeToConnect("yours"))).isGreaterThan(Duration.ofMillis(150));
    }

    @Test
    void whatIsDoneForNoRequestIsNotSlowedDown() throws SQLException {
        faults.become(List.of(fault("crm-service", SlowDataSource.KIND, null)));

        assertThat(timeToConnect("any").minus(timeToConnect(null))).isGreaterThan(Duration.ofMillis(150));
    }

    @Test
    void theConnectionIsAsGoodAsAnyOther() throws SQLException {
        faults.become(List.of(fault("crm-service", SlowDataSource.KIND, null)));
        MDC.put("correlationId", "any");

        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery("select 42")) {
            assertThat(result.next()).isTrue();
            assertThat(result.getInt(1)).isEqualTo(42);
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    private Duration timeToConnect(@Nullable String correlationId) throws SQLException {
        if (correlationId == null) {
            MDC.remove("correlationId");
        } else {
            MDC.put("correlationId", correlationId);
        }
        var start = System.nanoTime();
        try (Connection connection = database.getConnection()) {
            assertThat(connection.isValid(1)).isTrue();
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
