package fr.conformite.registry.statistics;

import fr.conformite.registry.Entry;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A table of counts before it is counted: what belongs in each of its cells. Kept apart from the counting because a publication must
 * also know whose figure it hides.
 *
 * @param facets what a row of open data would have to show for someone to count this table again
 */
public record Plan(String id, String title, String head, List<String> columns, List<Line> lines, CountTable.Shape shape, String denominator,
                   List<String> notes, Set<Facet> facets) {

    /**
     * @param of    what the row is counted over
     * @param cells one for each column; what is counted is in {@code of} as well
     */
    public record Line(String key, String label, Predicate<Entry> of, List<Predicate<Entry>> cells) {

        /** What the cell of a column counts. */
        public Predicate<Entry> cell(int column) {
            return of.and(cells.get(column));
        }
    }

    /** What identifies a convention, or what was found in it. */
    public enum Facet {
        DEPARTEMENT, EMPLOYER, PLACE, YEAR, INDICATOR_1, INDICATOR_2, INDICATOR_3, INDICATOR_4, INDICATOR_5, INDICATOR_6, INDICATOR_7,
        INDICATOR_8, INDICATOR_9, INDICATOR_10, INDICATOR_11, INDICATOR_12, INDICATOR_13, INDICATOR_14, EVOLUTION, FUNDERS, COST, OPINION, CRITERIA;

        /** The facet of an indicator, 1 to 14; that of the signature is the year. */
        public static Facet of(int indicator) {
            return indicator == 10 ? YEAR : valueOf("INDICATOR_" + indicator);
        }
    }

    public CountTable count(Collection<Entry> entries) {
        return new CountTable(id, title, head, columns, lines.stream().map(l -> {
            List<Entry> over = entries.stream().filter(l.of()).toList();
            Count of = Count.of(over);
            return new CountTable.Row(l.key(), l.label(), new Figure(of, of), l.cells().stream()
                    .map(c -> new Figure(Count.of(over.stream().filter(c).toList()), of)).toList());
        }).toList(), shape, denominator, notes);
    }
}
