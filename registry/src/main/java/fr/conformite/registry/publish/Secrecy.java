package fr.conformite.registry.publish;

import fr.conformite.registry.Entry;
import fr.conformite.registry.statistics.Count;
import fr.conformite.registry.statistics.CountTable;
import fr.conformite.registry.statistics.Figure;
import fr.conformite.registry.statistics.Plan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Decides which figures of a set of tables are hidden, so that none of one or two conventions can be read or worked out.
 *
 * <p>Figures are compared by what they count, over conventions drawn at random: two that always count the same are one figure, and a
 * hidden one can be worked out exactly when it is a linear combination of published ones. Then one of these is hidden too, until none can.
 * Where a line of a table shares out a published total, the hidden parts must also leave room: two ones that make two hide nothing.
 */
final class Secrecy {

    /** The least number of conventions a published figure may count, zero aside. */
    static final int LEAST = 3;

    /** A prime: sums are compared modulo it, which is exact enough for coefficients as small as these. */
    private static final long PRIME = 2_147_483_647L;

    private final List<Plan> plans;
    private final List<Entry> entries;
    /** Number of the figure of each cell; column 0 is what the row is counted over. -1 for a cell that can count nothing. */
    private final Map<Plan, int[][]> numbers = new HashMap<>();
    private final List<BitSet> figures = new ArrayList<>();
    private final List<Integer> counts = new ArrayList<>();
    private final List<Integer> ranks = new ArrayList<>();
    private final List<Partition> partitions = new ArrayList<>();
    private final BitSet hidden = new BitSet();
    private final int points;

    /** Figures that share a total out; -1 for a total nobody publishes. */
    private record Partition(int[] parts, int total) {
    }

    private Secrecy(List<Plan> plans, List<Entry> entries, List<Entry> sample) {
        this.plans = plans;
        this.entries = entries;
        this.points = sample.size();
        Map<BitSet, Integer> known = new HashMap<>();
        for (Plan plan : plans) {
            int[][] table = new int[plan.lines().size()][plan.columns().size() + 1];
            for (int r = 0; r < table.length; r++) {
                Plan.Line line = plan.lines().get(r);
                table[r][0] = number(known, line.of(), sample, 2);
                for (int c = 0; c < plan.columns().size(); c++) {
                    table[r][c + 1] = number(known, line.cell(c), sample, plan.shape() == CountTable.Shape.DISTRIBUTION ? 3 : 1);
                }
            }
            numbers.put(plan, table);
        }
        plans.forEach(p -> partitions(p, known));
    }

    /** @param sample conventions that could exist, which tell figures apart */
    static Secrecy of(List<Plan> plans, List<Entry> entries, List<Entry> sample) {
        var secrecy = new Secrecy(plans, entries, sample);
        secrecy.hide();
        return secrecy;
    }

    /** @param rank what is hidden first when something must be: the inside of cross tables, then what their rows are counted over, then the distributions */
    private int number(Map<BitSet, Integer> known, Predicate<Entry> what, List<Entry> sample, int rank) {
        var figure = new BitSet(points);
        for (int i = 0; i < points; i++) {
            figure.set(i, what.test(sample.get(i)));
        }
        int count = (int) entries.stream().filter(what).count();
        if (figure.isEmpty() && count == 0) {
            return -1;
        }
        int number = known.computeIfAbsent(figure, f -> {
            figures.add(f);
            counts.add(count);
            ranks.add(rank);
            return figures.size() - 1;
        });
        ranks.set(number, Math.max(rank, ranks.get(number)));
        if (count > 0 && count < LEAST) {
            hidden.set(number);
        }
        return number;
    }

    private void partitions(Plan plan, Map<BitSet, Integer> known) {
        int[][] table = numbers.get(plan);
        int columns = plan.columns().size();
        if (plan.shape() == CountTable.Shape.CROSS) {
            for (int[] row : table) {
                add(Arrays.copyOfRange(row, 1, columns + 1), known);
            }
            for (int c = 0; c <= columns; c++) {
                add(column(table, c), known);
            }
        } else if (plan.shape() == CountTable.Shape.DISTRIBUTION) {
            add(column(table, 1), known);
        }
    }

    private static int[] column(int[][] table, int c) {
        return Arrays.stream(table).mapToInt(r -> r[c]).toArray();
    }

    /** Kept when the parts do not overlap and someone publishes their sum. */
    private void add(int[] parts, Map<BitSet, Integer> known) {
        var sum = new BitSet(points);
        int[] some = Arrays.stream(parts).filter(p -> p >= 0).toArray();
        for (int part : some) {
            if (sum.intersects(figures.get(part))) {
                return;
            }
            sum.or(figures.get(part));
        }
        Integer total = known.get(sum);
        if (total != null && some.length > 1) {
            partitions.add(new Partition(some, total));
        }
    }

    private void hide() {
        int before;
        do {
            before = hidden.cardinality();
            hideRowsOfSmallGroups();
            partitions.forEach(this::leaveRoom);
            if (hidden.cardinality() == before) {
                hideWhatGivesAway();
            }
        } while (hidden.cardinality() > before);
    }

    /** « None, none, a secret, none » would tell everything of a group whose size is a secret. */
    private void hideRowsOfSmallGroups() {
        for (int[][] table : numbers.values()) {
            for (int[] row : table) {
                if (row[0] >= 0 && hidden.get(row[0])) {
                    Arrays.stream(row).filter(f -> f >= 0).forEach(hidden::set);
                }
            }
        }
    }

    /** Hides more parts of a published total until the hidden ones could be many things. */
    private void leaveRoom(Partition partition) {
        while (!hidden.get(partition.total())) {
            int[] secret = Arrays.stream(partition.parts()).filter(hidden::get).toArray();
            int sum = Arrays.stream(secret).map(counts::get).sum();
            boolean zero = Arrays.stream(secret).anyMatch(p -> counts.get(p) == 0);
            boolean room = secret.length == 0 || secret.length > 1 && sum >= (zero ? LEAST : secret.length + LEAST - 1);
            if (room) {
                return;
            }
            int next = Arrays.stream(partition.parts()).filter(p -> !hidden.get(p)).boxed()
                    .min((a, b) -> Integer.compare(weight(a), weight(b))).orElse(partition.total());
            hidden.set(next);
        }
    }

    /** Small figures are hidden before large ones, empty ones last. */
    private int weight(int figure) {
        return counts.get(figure) == 0 ? Integer.MAX_VALUE : counts.get(figure);
    }

    /** One published figure more is hidden for each hidden one that published figures add up to. */
    private void hideWhatGivesAway() {
        List<Integer> published = new ArrayList<>();
        for (int f = 0; f < figures.size(); f++) {
            if (!hidden.get(f)) {
                published.add(f);
            }
        }
        int width = points + published.size();
        List<long[]> basis = new ArrayList<>();
        List<Integer> pivots = new ArrayList<>();
        for (int i = 0; i < published.size(); i++) {
            long[] v = vector(published.get(i), width);
            v[points + i] = 1;
            reduce(v, basis, pivots);
            int pivot = pivot(v);
            if (pivot >= 0) {
                scale(v, inverse(v[pivot]));
                basis.add(v);
                pivots.add(pivot);
            }
        }
        for (int f = hidden.nextSetBit(0); f >= 0; f = hidden.nextSetBit(f + 1)) {
            long[] v = vector(f, width);
            reduce(v, basis, pivots);
            if (pivot(v) < 0) {
                int best = -1;
                for (int i = 0; i < published.size(); i++) {
                    int candidate = published.get(i);
                    if (v[points + i] != 0 && counts.get(candidate) < entries.size() && (best < 0 || before(candidate, best))) {
                        best = candidate;
                    }
                }
                boolean already = false;
                for (int i = 0; i < published.size(); i++) {
                    already |= v[points + i] != 0 && hidden.get(published.get(i));
                }
                if (best >= 0 && !already) {
                    hidden.set(best);
                }
            }
        }
    }

    private boolean before(int a, int b) {
        int rank = Integer.compare(ranks.get(a), ranks.get(b));
        boolean empty = counts.get(a) == 0;
        return empty != (counts.get(b) == 0) ? !empty : rank != 0 ? rank < 0 : counts.get(a) < counts.get(b);
    }

    private long[] vector(int figure, int width) {
        long[] v = new long[width];
        figures.get(figure).stream().forEach(i -> v[i] = 1);
        return v;
    }

    private void reduce(long[] v, List<long[]> basis, List<Integer> pivots) {
        for (int b = 0; b < basis.size(); b++) {
            long factor = v[pivots.get(b)];
            if (factor != 0) {
                long[] base = basis.get(b);
                for (int i = 0; i < v.length; i++) {
                    if (base[i] != 0) {
                        v[i] = Math.floorMod(v[i] - factor * base[i] % PRIME, PRIME);
                    }
                }
            }
        }
    }

    private int pivot(long[] v) {
        for (int i = 0; i < points; i++) {
            if (v[i] != 0) {
                return i;
            }
        }
        return -1;
    }

    private static void scale(long[] v, long factor) {
        for (int i = 0; i < v.length; i++) {
            v[i] = v[i] * factor % PRIME;
        }
    }

    private static long inverse(long n) {
        return java.math.BigInteger.valueOf(n).modInverse(java.math.BigInteger.valueOf(PRIME)).longValue();
    }

    /** True when the figure of a cell is hidden; column -1 is what the row is counted over. */
    boolean hidden(Plan plan, int row, int column) {
        int number = numbers.get(plan)[row][column + 1];
        return number >= 0 && hidden.get(number);
    }

    /** The table with its hidden figures taken out. */
    CountTable table(Plan plan) {
        CountTable full = plan.count(entries);
        List<CountTable.Row> rows = new ArrayList<>();
        for (int r = 0; r < full.rows().size(); r++) {
            CountTable.Row row = full.rows().get(r);
            Count of = hidden(plan, r, -1) ? null : row.of().of();
            List<Figure> shown = new ArrayList<>();
            for (int c = 0; c < row.figures().size(); c++) {
                shown.add(new Figure(hidden(plan, r, c) ? null : row.figures().get(c).count(), of));
            }
            rows.add(new CountTable.Row(row.key(), row.label(), new Figure(of, of), shown));
        }
        return new CountTable(full.id(), full.title(), full.head(), full.columns(), rows, full.shape(), full.denominator(), full.notes());
    }

    List<Plan> plans() {
        return plans;
    }
}
