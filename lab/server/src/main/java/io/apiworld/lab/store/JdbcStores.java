package io.apiworld.lab.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.stereotype.Component;

/** A connection for each look: lessons look seldom, and a pool for each database would hold one all day. */
@Component
final class JdbcStores implements Stores {

    private static final int SHOWN = 10;

    private final StoreRules rules;

    JdbcStores(StoreRules rules) {
        this.rules = rules;
    }

    @Override
    public Rows look(String service, String query, Map<String, String> values) {
        var database = Optional.ofNullable(DATABASES.get(service))
                .orElseThrow(() -> new IllegalArgumentException(service + " stores nothing"));
        try {
            return JdbcClient.create(source(database)).sql(query).params(values).query(JdbcStores::rows);
        } catch (DataAccessException e) {
            throw new StoreUnread(service, e);
        }
    }

    private DataSource source(String database) {
        var seconds = rules.timeout().toSeconds();
        var properties = new Properties();
        properties.setProperty("ApplicationName", "lab");
        properties.setProperty("connectTimeout", String.valueOf(seconds));
        properties.setProperty("socketTimeout", String.valueOf(2 * seconds));
        properties.setProperty("readOnly", "true");
        properties.setProperty("readOnlyMode", "always");
        properties.setProperty("stringtype", "unspecified");
        properties.setProperty("options", "-c statement_timeout=%ds".formatted(seconds));
        var source = new DriverManagerDataSource(rules.address() + database, rules.user(), rules.password());
        source.setConnectionProperties(properties);
        return source;
    }

    private static Rows rows(ResultSet found) throws SQLException {
        var columns = new ArrayList<String>();
        for (var column = 1; column <= found.getMetaData().getColumnCount(); column++) {
            columns.add(found.getMetaData().getColumnLabel(column));
        }
        var rows = new ArrayList<List<@Nullable String>>();
        var count = 0;
        while (found.next()) {
            if (count++ < SHOWN) {
                rows.add(row(found, columns.size()));
            }
        }
        return new Rows(columns, rows, count);
    }

    private static List<@Nullable String> row(ResultSet found, int columns) throws SQLException {
        var row = new ArrayList<@Nullable String>();
        for (var column = 1; column <= columns; column++) {
            row.add(found.getString(column));
        }
        return row;
    }
}
