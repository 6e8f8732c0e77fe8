package fr.conformite.registry.statistics;

import java.util.List;

/**
 * A table of counts.
 *
 * @param head    title of the column of labels
 * @param columns titles of the columns of figures; one only for a distribution
 * @param shape   how the figures add up
 */
public record CountTable(String id, String title, String head, List<String> columns, List<Row> rows, Shape shape, String denominator,
                         List<String> notes) implements Table {

    /** How the figures of a table add up, which tells what chart suits it and what would give a hidden figure away. */
    public enum Shape {
        /** One column, whose rows share a total out. */
        DISTRIBUTION,
        /** Each row is shared out between the columns. */
        CROSS,
        /** Figures that overlap. */
        FREE
    }

    /**
     * @param key     what the row stands for, for programs: a value of the grid, a year, an INSEE code
     * @param label   what a reader sees
     * @param of      what the figures of the row are counted over
     * @param figures one for each column
     */
    public record Row(String key, String label, Figure of, List<Figure> figures) {

        public Row {
            figures = List.copyOf(figures);
        }

        /** The only figure of a row of a distribution. */
        public Figure figure() {
            return figures.getFirst();
        }
    }

    public CountTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    /** The row of a key. @throws java.util.NoSuchElementException when there is none */
    public Row row(String key) {
        return rows.stream().filter(r -> r.key().equals(key)).findFirst().orElseThrow();
    }

    /** The figure of a row and a column. @throws java.util.NoSuchElementException when there is none */
    public Figure figure(String key, String column) {
        int at = columns.indexOf(column);
        if (at < 0) {
            throw new java.util.NoSuchElementException(column);
        }
        return row(key).figures().get(at);
    }

    @Override
    public boolean empty() {
        return rows.isEmpty() || columns.isEmpty();
    }

    /** True when no convention of the table covers more than one post, so that counting posts says nothing new. */
    public boolean onePostEach() {
        return rows.stream().flatMap(r -> r.figures().stream()).allMatch(f -> f.secret() || f.count().conventions() == f.count().posts());
    }
}
