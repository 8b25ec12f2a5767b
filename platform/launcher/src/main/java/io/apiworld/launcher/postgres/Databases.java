package io.apiworld.launcher.postgres;

import io.apiworld.launcher.secret.Secrets;
import io.apiworld.launcher.trouble.Trouble;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.PGConnection;

/** One database and one role of the same name for each service that stores anything, and a role that may read them all. */
public final class Databases {

    /** Service to database. */
    public static final Map<String, String> NAMES = Map.of(
            "auth-server", "auth",
            "crm-service", "crm",
            "chat-service", "chat",
            "webhook-dispatcher", "webhooks",
            "lab", "lab");

    private static final String READER = "reader";
    private static final String WRONG_PASSWORD = "28P01";

    private final String url;
    private final Secrets secrets;

    Databases(int port, Secrets secrets) {
        this.url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        this.secrets = secrets;
    }

    /** Makes what is missing, and gives every role the password that its service will use. Empty when done, else why not yet. */
    public Optional<String> made() {
        try (var connection = connection()) {
            for (var service : NAMES.entrySet()) {
                make(connection, service.getValue(), secrets.databasePasswordOf(service.getKey()));
            }
            makeReader(connection, secrets.readerPassword());
            return Optional.empty();
        } catch (SQLException e) {
            if (WRONG_PASSWORD.equals(e.getSQLState())) {
                throw new Trouble(
                        "PostgreSQL does not accept the password in " + secrets.superuserPasswordFile() + ".",
                        "The data are from a time when it was another. Restore that file, or begin anew: ./api-world reset");
            }
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private Connection connection() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", "postgres");
        properties.setProperty("password", secrets.superuserPassword());
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "20");
        properties.setProperty("sslmode", "disable");
        return DriverManager.getConnection(url, properties);
    }

    private static void make(Connection connection, String name, String password) throws SQLException {
        makeRole(connection, name, password);
        if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
            execute(connection, "create database " + name + " owner " + name);
            execute(connection, "revoke all on database " + name + " from public");
        }
    }

    /** Reads what all of them store, and can change nothing. */
    private static void makeReader(Connection connection, String password) throws SQLException {
        makeRole(connection, READER, password);
        execute(connection, "grant pg_read_all_data to " + READER);
        execute(connection, "alter role " + READER + " set default_transaction_read_only = on");
        for (var database : NAMES.values()) {
            execute(connection, "grant connect on database " + database + " to " + READER);
        }
    }

    private static void makeRole(Connection connection, String name, String password) throws SQLException {
        if (!exists(connection, "select 1 from pg_roles where rolname = ?", name)) {
            execute(connection, "create role " + name + " login");
        }
        // Sent as a hash: a statement with the password in it could end up in the server's log.
        connection.unwrap(PGConnection.class).alterUserPassword(name, password.toCharArray(), "scram-sha-256");
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    private static void execute(Connection connection, String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
