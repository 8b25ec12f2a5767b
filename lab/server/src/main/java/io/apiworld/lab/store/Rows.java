package io.apiworld.lab.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a query found.
 *
 * @param columns their names
 * @param rows the first of them, each value as PostgreSQL writes it; null for SQL's null
 * @param count how many there are
 */
public record Rows(List<String> columns, List<List<@Nullable String>> rows, int count) {

    /** Of the first row; null if there is no row, no such column, or nothing in it. */
    public @Nullable String first(String column) {
        var place = columns.indexOf(column);
        return place < 0 || rows.isEmpty() ? null : rows.getFirst().get(place);
    }
}
