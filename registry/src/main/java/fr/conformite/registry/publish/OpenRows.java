package fr.conformite.registry.publish;

import fr.conformite.registry.Entry;
import fr.conformite.registry.statistics.Plan;
import fr.conformite.registry.statistics.Plan.Facet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes rows of open data out of conventions: what may identify is shown only by groups, what the tables hide is not shown. */
final class OpenRows {

    /** How much each column is worth to those who use the data: of the choices that keep a group large enough, the most useful is taken. */
    private static final Map<Column, Integer> WORTH = Map.of(Column.DEPARTEMENT, 6, Column.ANNEE, 5, Column.TYPE_EMPLOYEUR, 4, Column.LIEU, 3, Column.POSTES, 2);

    /** What the opinion is made of: an opinion that is hidden would be worked out from these. */
    private static final Set<Column> OPINION = EnumSet.of(Column.AVIS, Column.CRITERES, Column.POSITIONNEMENT, Column.PUBLIC, Column.AUTORITES, Column.DEONTOLOGIE,
            Column.QUALIFICATION);

    private static final String FAVOURABLE = "Conforme";

    private final List<Entry> entries;
    private final List<Set<Column>> blank = new ArrayList<>();
    private final List<Set<Column>> shown = new ArrayList<>();

    private OpenRows(List<Entry> entries) {
        this.entries = entries;
        entries.forEach(e -> {
            blank.add(EnumSet.noneOf(Column.class));
            shown.add(null);
        });
    }

    static List<OpenRow> of(List<Entry> entries, Secrecy secrecy) {
        var rows = new OpenRows(entries);
        rows.followTables(secrecy, false);
        rows.followTables(secrecy, true);
        rows.hideRareValues();
        rows.group();
        return rows.rows();
    }

    /**
     * A figure hidden in a table is not to be counted again from the rows. First the tables of values alone: these values are blanked. Then
     * those that sort values by year, place or employer: there the rows lose the year, the place or the employer, and keep the value.
     */
    private void followTables(Secrecy secrecy, boolean sorted) {
        for (Plan plan : secrecy.plans()) {
            Set<Column> identifying = EnumSet.noneOf(Column.class);
            Set<Column> found = EnumSet.noneOf(Column.class);
            for (Facet facet : plan.facets()) {
                Column column = Column.of(facet);
                if (column != null) {
                    (column.identifying() ? identifying : found).add(column);
                }
                if (facet == Facet.OPINION || facet == Facet.CRITERIA) {
                    found.addAll(OPINION);
                }
            }
            if (identifying.isEmpty() == sorted) {
                continue;
            }
            for (int r = 0; r < plan.lines().size(); r++) {
                for (int c = -1; c < plan.columns().size(); c++) {
                    if (secrecy.hidden(plan, r, c)) {
                        hide(c < 0 ? plan.lines().get(r).of() : plan.lines().get(r).cell(c), identifying, found);
                    }
                }
            }
        }
    }

    private void hide(java.util.function.Predicate<Entry> cell, Set<Column> identifying, Set<Column> found) {
        for (int i = 0; i < entries.size(); i++) {
            if (cell.test(entries.get(i)) && (found.isEmpty() || !blank.get(i).containsAll(found))) {
                blank.get(i).addAll(identifying.isEmpty() ? found : identifying);
            }
        }
    }

    /** A value that one or two rows alone would show is shown by none. */
    private void hideRareValues() {
        for (Column column : Column.values()) {
            Map<String, List<Integer>> holders = new HashMap<>();
            for (int i = 0; i < entries.size(); i++) {
                String value = column.of(entries.get(i));
                if (value != null && !blank.get(i).contains(column)) {
                    holders.computeIfAbsent(value, v -> new ArrayList<>()).add(i);
                }
            }
            holders.values().stream().filter(h -> h.size() < Secrecy.LEAST).forEach(h -> h.forEach(i -> blank.get(i).add(column)));
        }
    }

    /** Gives each row the most useful identifying columns that at least three rows can show alike. */
    private void group() {
        for (Set<Column> choice : choices()) {
            Map<List<String>, List<Integer>> groups = new HashMap<>();
            for (int i = 0; i < entries.size(); i++) {
                if (shown.get(i) == null && may(i, choice)) {
                    groups.computeIfAbsent(key(i, choice), k -> new ArrayList<>()).add(i);
                }
            }
            groups.values().stream().filter(this::largeEnough).forEach(g -> g.forEach(i -> shown.set(i, choice)));
        }
        // What is left shows nothing that identifies, and must be a group as well: the groups that show least join it.
        List<Set<Column>> choices = choices();
        for (int c = choices.size() - 1; c >= 0 && !largeEnoughOrEmpty(left()); c--) {
            Set<Column> choice = choices.get(c);
            Map<List<String>, List<Integer>> groups = new HashMap<>();
            for (int i = 0; i < entries.size(); i++) {
                if (choice.equals(shown.get(i))) {
                    groups.computeIfAbsent(key(i, choice), k -> new ArrayList<>()).add(i);
                }
            }
            List<List<Integer>> smallest = groups.values().stream().sorted(Comparator.comparing(List::size)).toList();
            for (List<Integer> group : smallest) {
                if (!largeEnoughOrEmpty(left())) {
                    group.forEach(i -> shown.set(i, null));
                }
            }
        }
    }

    private List<Integer> left() {
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            if (shown.get(i) == null) {
                left.add(i);
            }
        }
        return left;
    }

    private boolean largeEnoughOrEmpty(List<Integer> group) {
        return group.isEmpty() || group.size() >= Secrecy.LEAST;
    }

    /** Three rows or more, that do not all tell the same unfavourable opinion of those who know who they are. */
    private boolean largeEnough(List<Integer> group) {
        Set<String> opinions = group.stream().map(i -> String.valueOf(entries.get(i).opinion())).collect(Collectors.toSet());
        return group.size() >= Secrecy.LEAST && (opinions.size() > 1 || opinions.contains(FAVOURABLE));
    }

    private boolean may(int i, Set<Column> choice) {
        return choice.stream().noneMatch(c -> blank.get(i).contains(c) || c.of(entries.get(i)) == null);
    }

    private List<String> key(int i, Set<Column> choice) {
        return choice.stream().map(c -> c.of(entries.get(i))).toList();
    }

    /** Every set of identifying columns but the empty one, the most useful first. */
    private static List<Set<Column>> choices() {
        List<Set<Column>> choices = new ArrayList<>();
        for (int bits = 1; bits < 1 << Column.IDENTIFYING.size(); bits++) {
            Set<Column> choice = EnumSet.noneOf(Column.class);
            for (int i = 0; i < Column.IDENTIFYING.size(); i++) {
                if ((bits >> i & 1) == 1) {
                    choice.add(Column.IDENTIFYING.get(i));
                }
            }
            choices.add(choice);
        }
        choices.sort(Comparator.comparing((Set<Column> c) -> -c.stream().mapToInt(WORTH::get).sum()).thenComparing(Object::toString));
        return choices;
    }

    private List<OpenRow> rows() {
        List<OpenRow> rows = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Map<Column, String> cells = new EnumMap<>(Column.class);
            for (Column column : Column.values()) {
                boolean open = column.identifying() ? shown.get(i) != null && shown.get(i).contains(column) : !blank.get(i).contains(column);
                String value = open ? column.of(entries.get(i)) : null;
                if (value != null) {
                    cells.put(column, value);
                }
            }
            rows.add(new OpenRow(cells));
        }
        // Sorted by what they show: the order of the files would tell which is which.
        rows.sort(Comparator.comparing(r -> Column.IDENTIFYING.stream().map(c -> r.get(c) == null ? "~" : r.get(c)).collect(Collectors.joining("|")) + "|" + r.cells()));
        return rows;
    }
}
