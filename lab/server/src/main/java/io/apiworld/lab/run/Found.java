package io.apiworld.lab.run;

import io.apiworld.lab.exchange.Redaction;
import io.apiworld.lab.store.Rows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a look into a database found, as people may see it.
 *
 * @param with the values that the query was asked with
 * @param rows the first of them; null for SQL's null
 * @param count how many there are
 */
record Found(
        String query, Map<String, String> with, List<String> columns, List<List<@Nullable String>> rows, int count) {

    /** Secrets are hidden, by the names of their columns and by what they look like. */
    static Found of(String query, Map<String, String> values, Rows rows) {
        var with = new LinkedHashMap<>(values);
        with.replaceAll(Redaction::of);
        var shown = rows.rows().stream().map(row -> shown(rows.columns(), row)).toList();
        return new Found(query, with, rows.columns(), shown, rows.count());
    }

    private static List<@Nullable String> shown(List<String> columns, List<@Nullable String> row) {
        var shown = new ArrayList<@Nullable String>();
        for (var place = 0; place < row.size(); place++) {
            var value = row.get(place);
            shown.add(value == null ? null : Redaction.of(columns.get(place), value));
        }
        return shown;
    }
}
