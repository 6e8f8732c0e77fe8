package fr.conformite.registry.publish;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A convention as open data shows it.
 *
 * @param cells what is shown; a column that is not there is not published for this row
 */
public record OpenRow(Map<Column, String> cells) {

    public OpenRow {
        cells = Collections.unmodifiableMap(cells.isEmpty() ? new EnumMap<>(Column.class) : new EnumMap<>(cells));
    }

    /** What is shown in a column, or null when it is not published. */
    public String get(Column column) {
        return cells.get(column);
    }
}
