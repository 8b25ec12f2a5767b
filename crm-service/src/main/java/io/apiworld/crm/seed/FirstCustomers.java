package io.apiworld.crm.seed;

import java.io.IOException;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fills a new CRM with the customers of seed/customers.json and their cases, as a migration: once, however many instances start at
 * the same time. The file says how long ago things happened, so that a new CRM never looks old.
 */
@Component
class FirstCustomers implements JavaMigration {

    record Person(
            String customerId,
            String name,
            String status,
            String email,
            @Nullable String phone,
            String language,
            String accountType,
            String product,
            String region,
            Period changed,
            List<Case> cases) {}

    record Case(
            String subject,
            String caseType,
            String severity,
            String status,
            Duration opened,
            @Nullable String owner) {}

    private record CaseOf(Person person, Case matter) {}

    private final JsonMapper json;
    private final Clock clock;

    FirstCustomers(JsonMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("2");
    }

    @Override
    public String getDescription() {
        return "first customers";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws IOException {
        var jdbc = clientOf(context.getConnection());
        var now = clock.instant().truncatedTo(ChronoUnit.MINUTES).atOffset(ZoneOffset.UTC);
        var people = people();
        people.forEach(person -> add(jdbc, person, now));
        // Ticket numbers grow with time, as they would have
        people.stream()
                .flatMap(person -> person.cases().stream().map(matter -> new CaseOf(person, matter)))
                .sorted((one, other) ->
                        other.matter().opened().compareTo(one.matter().opened()))
                .forEach(each -> add(jdbc, each.person(), each.matter(), now));
    }

    private List<Person> people() throws IOException {
        try (var file = new ClassPathResource("seed/customers.json").getInputStream()) {
            return List.of(json.readValue(file, Person[].class));
        }
    }

    private static void add(JdbcClient jdbc, Person person, OffsetDateTime now) {
        jdbc.sql("""
                        insert into customer (customer_id, name, email, phone, status, language, account_type, product,
                                              region, updated_at)
                        values (:id, :name, :email, :phone, :status, :language, :accountType, :product, :region, :at)
                        """)
                .param("id", person.customerId())
                .param("name", person.name())
                .param("email", person.email())
                .param("phone", person.phone())
                .param("status", person.status())
                .param("language", person.language())
                .param("accountType", person.accountType())
                .param("product", person.product())
                .param("region", person.region())
                .param("at", now.minus(person.changed()))
                .update();
    }

    private static void add(JdbcClient jdbc, Person person, Case matter, OffsetDateTime now) {
        var opened = now.minus(matter.opened());
        jdbc.sql("""
                        insert into ticket (customer_id, subject, case_type, severity, status, correlation_id, owner,
                                            contact_id, email, created_at, updated_at)
                        values (:id, :subject, :caseType, :severity, :status, 'first-customers', :owner,
                                :id, :email, :at, :at)
                        """)
                .param("id", person.customerId())
                .param("subject", matter.subject())
                .param("caseType", matter.caseType())
                .param("severity", matter.severity())
                .param("status", matter.status())
                .param("owner", matter.owner())
                .param("email", person.email())
                .param("at", opened)
                .update();
    }

    /** Flyway's own connection, in its transaction; not ours to close. */
    private static JdbcClient clientOf(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }
}
