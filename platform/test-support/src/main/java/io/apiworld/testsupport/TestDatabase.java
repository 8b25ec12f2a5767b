package io.apiworld.testsupport;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/**
 * An empty database of its own on a real PostgreSQL 17, which is started once for all tests of a JVM: the embedded binaries, or
 * with the system property {@code database=container} the image {@code postgres:17}.
 *
 * @param url JDBC URL
 */
public record TestDatabase(String url, String username, String password) {

    private static final AtomicInteger COUNT = new AtomicInteger();

    public static TestDatabase fresh() {
        var server = Server.INSTANCE;
        var name = "test_" + COUNT.incrementAndGet();
        try (var connection = DriverManager.getConnection(server.url("postgres"), "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("Could not create a database for the test", e);
        }
        return new TestDatabase(server.url(name), "postgres", "postgres");
    }

    /** The same as Spring Boot's properties. */
    public Map<String, Object> properties() {
        return Map.of(
                "spring.datasource.url", url,
                "spring.datasource.username", username,
                "spring.datasource.password", password);
    }

    private sealed interface Server {

        Server INSTANCE = "container".equals(System.getProperty("database")) ? Container.start() : Embedded.start();

        String url(String database);
    }

    private record Embedded(EmbeddedPostgres postgres) implements Server {

        static Embedded start() {
            try {
                return new Embedded(EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .setServerConfig("max_connections", "200")
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .start());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String url(String database) {
            return postgres.getJdbcUrl("postgres", database);
        }
    }

    private record Container(GenericContainer<?> postgres) implements Server {

        static Container start() {
            var postgres = new GenericContainer<>("postgres:17")
                    .withEnv("POSTGRES_PASSWORD", "postgres")
                    .withExposedPorts(5432)
                    .waitingFor(Wait.forSuccessfulCommand("pg_isready -h 127.0.0.1 -U postgres"));
            postgres.start();
            return new Container(postgres);
        }

        @Override
        public String url(String database) {
            return "jdbc:postgresql://%s:%d/%s".formatted(postgres.getHost(), postgres.getMappedPort(5432), database);
        }
    }
}
