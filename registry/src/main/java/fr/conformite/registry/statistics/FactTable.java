package fr.conformite.registry.statistics;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of facts that are not shares of a total: amounts, names, lists of differences.
 *
 * @param rows one cell for each column: a String, an Integer, a BigDecimal, or null for none
 */
public record FactTable(String id, String title, List<Column> columns, List<List<Object>> rows, String denominator, List<String> notes)
        implements Table {

    /** What a column holds. */
    public enum Kind { TEXT, NUMBER, EUROS, PERCENT }

    public record Column(String title, Kind kind) {

        static Column text(String title) {
            return new Column(title, Kind.TEXT);
        }

        static Column number(String title) {
            return new Column(title, Kind.NUMBER);
        }

        static Column euros(String title) {
            return new Column(title, Kind.EUROS);
        }

        static Column percent(String title) {
            return new Column(title, Kind.PERCENT);
        }
    }

    public FactTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(r -> Collections.unmodifiableList(new ArrayList<>(r))).toList();
        notes = List.copyOf(notes);
    }

    /** A cell by the label of its row (the first column) and the title of its column. */
    public Object cell(String row, String column) {
        int at = columns.stream().map(Column::title).toList().indexOf(column);
        return rows.stream().filter(r -> row.equals(r.getFirst())).findFirst().orElseThrow().get(at);
    }

    @Override
    public boolean empty() {
        return rows.isEmpty();
    }

    /** A cell as a French reader sees it; « – » for none. */
    public static String shown(Object cell, Kind kind) {
        return switch (cell) {
            case null -> "–";
            case BigDecimal n when kind == Kind.EUROS -> fr.conformite.reports.view.French.euros(n);
            case BigDecimal n when kind == Kind.PERCENT -> Shown.percent(n);
            case BigDecimal n -> fr.conformite.reports.view.French.number(n);
            case Integer n -> fr.conformite.reports.view.French.number(BigDecimal.valueOf(n));
            default -> cell.toString();
        };
    }
}
