package io.apiworld.launcher.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apiworld.launcher.process.Nursery;
import io.apiworld.launcher.process.Port;
import io.apiworld.launcher.process.Records;
import io.apiworld.launcher.secret.Secrets;
import io.apiworld.launcher.setting.Home;
import io.apiworld.launcher.trouble.Trouble;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterTests {

    @TempDir
    static Path directory;

    Home home;
    Secrets secrets;
    Nursery nursery;
    Cluster cluster;
    int port;

    @BeforeEach
    void start() {
        home = new Home(directory.resolve("my home"));
        secrets = new Secrets(home.secrets());
        secrets.make();
        nursery = new Nursery(new Records(home.run()));
        // Of those that the machine gives to nobody who does not ask for it by number
        port = ThreadLocalRandom.current()
                .ints(20_000, 30_000)
                .filter(number -> new Port(number).free())
                .findFirst()
                .orElseThrow();
        cluster = new Cluster(home, port, secrets);
        nursery.start("postgres", cluster.prepared(), home.log("postgres"));
    }

    @AfterEach
    void stop() {
        nursery.abandon();
    }

    @Test
    void everyServiceHasADatabaseThatNoOtherMayEnter() throws Exception {
        awaitDatabases();

        assertThatCode(() -> connect("crm", "crm", secrets.databasePasswordOf("crm-service")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> connect("auth", "crm", secrets.databasePasswordOf("crm-service")))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> connect("crm", "crm", "wrong")).hasMessageContaining("password");
    }

    @Test
    void theReaderSeesWhatEveryServiceStoresAndChangesNothing() throws Exception {
        awaitDatabases();
        try (var owner = connection("crm", secrets.databasePasswordOf("crm-service"));
                var statement = owner.createStatement()) {
            statement.execute("create table seen (it text)");
            statement.execute("insert into seen values ('there')");
        }

        try (var reader = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/crm", "reader", secrets.readerPassword());
                var statement = reader.createStatement()) {
            var found = statement.executeQuery("select it from seen");
            assertThat(found.next()).isTrue();
            assertThat(found.getString(1)).isEqualTo("there");

            // A session can take the default back; it has no right to change anything all the same
            statement.execute("set default_transaction_read_only = off");
            assertThatThrownBy(() -> statement.execute("update seen set it = 'gone'"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void dataOutliveAStopAndPasswordsFollowTheSecrets() throws Exception {
        awaitDatabases();
        try (var connection = connection("lab", secrets.databasePasswordOf("lab"));
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists kept (it text)");
        }
        assertThat(cluster.stopped()).isTrue();
        Files.delete(home.secrets().resolve("lab/spring.datasource.password"));
        secrets.make();

        nursery.start("postgres", cluster.prepared(), home.log("postgres"));
        awaitDatabases();

        try (var connection = connection("lab", secrets.databasePasswordOf("lab"))) {
            assertThat(connection
                            .getMetaData()
                            .getTables(null, null, "kept", null)
                            .next())
                    .isTrue();
        }
    }

    @Test
    void survivesAPowerFailureAndANumberOfAProcessThatIsUsedAgain() throws Exception {
        awaitDatabases();
        new Records(home.run()).alive("postgres").orElseThrow().kill();
        var pidFile = home.data().resolve("postgres/postmaster.pid");
        var lines = Files.readAllLines(pidFile);
        lines.set(0, String.valueOf(ProcessHandle.current().pid()));
        Files.write(pidFile, lines);

        nursery.start("postgres", cluster.prepared(), home.log("postgres"));

        awaitDatabases();
    }

    @Test
    void saysWhatToDoWhenTheSuperusersPasswordIsLost() throws Exception {
        awaitDatabases();
        var right = secrets.superuserPassword();
        Files.writeString(secrets.superuserPasswordFile(), "another");

        assertThatThrownBy(() -> cluster.databases().made())
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.advice()).contains("reset"));
        Files.writeString(secrets.superuserPasswordFile(), right);
    }

    private void awaitDatabases() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> cluster.databases().made(), Optional::isEmpty);
    }

    private void connect(String database, String user, String password) throws SQLException {
        DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, user, password)
                .close();
    }

    private java.sql.Connection connection(String database, String password) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, database, password);
    }
}
