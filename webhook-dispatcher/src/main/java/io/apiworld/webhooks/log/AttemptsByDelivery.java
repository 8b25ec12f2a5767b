package io.apiworld.webhooks.log;

import io.apiworld.webhooks.delivery.Attempt;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.ResultSetExtractor;

final class AttemptsByDelivery implements ResultSetExtractor<Map<String, List<Attempt>>> {

    @Override
    public Map<String, List<Attempt>> extractData(ResultSet rows) throws SQLException {
        var attempts = new HashMap<String, List<Attempt>>();
        while (rows.next()) {
            attempts.computeIfAbsent(rows.getString("delivery_id"), _ -> new ArrayList<>())
                    .add(attempt(rows));
        }
        return attempts;
    }

    private static Attempt attempt(ResultSet row) throws SQLException {
        return new Attempt(
                row.getTimestamp("at").toInstant(),
                row.getObject("status", Integer.class),
                row.getLong("duration_ms"),
                row.getString("error"),
                row.getString("response_body"));
    }
}
