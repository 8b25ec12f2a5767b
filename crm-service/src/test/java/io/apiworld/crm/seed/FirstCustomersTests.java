package io.apiworld.crm.seed;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.testsupport.AdjustableClock;
import io.apiworld.testsupport.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.json.JsonMapper;

class FirstCustomersTests {

    static final AdjustableClock clock = new AdjustableClock(Instant.parse("2030-05-05T12:00:00Z"));
    static final TestDatabase database = TestDatabase.fresh();
    static JdbcClient jdbc;
    static int applied;

    /** As two instances do that start at the same time. */
    @BeforeAll
    static void startTwice() throws Exception {
        var source = new DriverManagerDataSource(database.url(), database.username(), database.password());
        jdbc = JdbcClient.create(source);
        Callable<MigrateResult> start = () -> Flyway.configure()
                .dataSource(source)
                .javaMigrations(new FirstCustomers(new JsonMapper(), clock))
                .load()
                .migrate();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result : threads.invokeAll(List.of(start, start))) {
                applied += result.get().migrationsExecuted;
            }
        }
    }

    @Test
    void fillsANewCrmOnce() {
        assertThat(count("select count(*) from flyway_schema_history")).isEqualTo(applied);
        assertThat(count("select count(*) from customer")).isBetween(200L, 250L);
    }

    @Test
    void knowsTheGuidesCustomerAndItsTwoOpenCases() {
        assertThat(jdbc.sql("select name, status, open_cases from customer_record where customer_id = '12345'")
                        .query()
                        .singleRow())
                .containsEntry("name", "Cesar Gonzalez")
                .containsEntry("status", "premium")
                .containsEntry("open_cases", 2);
    }

    @Test
    void isVaried() {
        assertThat(count("select count(distinct language) from customer")).isGreaterThan(20);
        assertThat(count("select count(distinct product) from customer")).isEqualTo(7);
        assertThat(count("select count(distinct region) from customer")).isEqualTo(4);
        assertThat(count("select count(distinct account_type) from customer")).isEqualTo(4);
        assertThat(count("select count(*) from customer where status = 'vip'")).isGreaterThan(8);
        assertThat(count("select count(distinct open_case_severity) from customer_record"))
                .isEqualTo(4);
    }

    @Test
    void reachesNobodyOutside() {
        assertThat(count("select count(*) from customer where email !~ '@example\\.(com|org)$'"))
                .isZero();
    }

    @Test
    void holdsNoValueThatTheApiWouldRefuse() {
        assertThat(count("""
                        select count(*) from ticket
                        where case_type not in ('general', 'account', 'card', 'payment', 'loan', 'mortgage',
                                                'complaint', 'fraud', 'technical')
                        """)).isZero();
    }

    @Test
    void numbersTicketsInTheOrderOfTheirTime() {
        assertThat(count("""
                        select count(*) from ticket one join ticket other on one.number < other.number
                        where one.created_at > other.created_at
                        """)).isZero();
    }

    @Test
    void measuresTimeFromTheFirstStart() {
        assertThat(count("select count(*) from ticket where created_at > '2030-05-05T12:00:00Z'"))
                .isZero();
        assertThat(count("select count(*) from ticket where created_at > '2030-05-01'"))
                .isPositive();
    }

    private static long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
