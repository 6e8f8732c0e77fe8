package fr.conformite.registry.statistics;

import fr.conformite.reports.view.French;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the dashboard shows, ready for its template: every number as the words or the lengths that stand for it.
 *
 * @param statistics the figures
 * @param date       when they were drawn up, in French
 */
public record DashboardView(Statistics statistics, String date) {

    /** Under this share a segment is too short for its percentage. */
    private static final double LEAST_LABELLED = 13;

    private static final List<String> OPINION_TABLES = List.of("annees", "departements", "avis");

    /** A part of a stacked bar: where it starts and how long it is, in percent of the bar, its colour and its words. */
    public record Segment(String start, String width, String middle, String colour, String label) {
    }

    /** A column of the time line. */
    public record Year(String label, int x, List<Bar> bars, String total, int top) {
    }

    /** A piece of a column: where it is in the drawing. */
    public record Bar(int y, int height, String colour) {
    }

    /** A range of amounts on a scale. */
    public record Range(String label, String low, String width, String median, String words) {
    }

    public List<Section> sections() {
        return statistics.sections().stream().map(s -> new Section(s.id(), s.title(), s.tables().stream().filter(t -> !t.empty()).toList()))
                .filter(s -> !s.tables().isEmpty()).toList();
    }

    public List<String> introduction() {
        return StatisticsText.introduction(statistics).stream().map(French::sentence).toList();
    }

    /** The two units; « c » and « p » are also the classes that the choice of the reader shows or hides. */
    public static List<Boolean> units() {
        return List.of(false, true);
    }

    public CountTable opinions() {
        return statistics.counts("avis");
    }

    /** Class of the box of a table: distributions stand two abreast where there is room. */
    public static String card(Table table) {
        return table instanceof CountTable t && t.columns().size() == 1 && !List.of("departements", "combinaisons").contains(t.id()) && !Shown.ownDenominators(t) ? "narrow" : "wide";
    }

    /** True when some figures of a table are not published. */
    public static boolean secrets(CountTable table) {
        return table.rows().stream().anyMatch(r -> r.of().secret() || r.figures().stream().anyMatch(Figure::secret));
    }

    /** True when a table of départements also tells opinions. */
    public static boolean byOpinion(CountTable departements) {
        return departements.columns().size() > 1;
    }

    public static String denominator(Table table) {
        return French.sentence(Shown.denominator(table));
    }

    public static String sentence(String words) {
        return French.sentence(words);
    }

    public static String both(Figure figure, boolean posts) {
        return Shown.both(figure, posts);
    }

    public static String number(Figure figure, boolean posts) {
        return posts ? Shown.posts(figure) : Shown.conventions(figure);
    }

    public static String percent(Figure figure, boolean posts) {
        return figure.secret() ? Shown.SECRET : Shown.percent(posts ? figure.shareOfPosts() : figure.share());
    }

    public static boolean ownDenominators(CountTable table) {
        return Shown.ownDenominators(table);
    }

    public static String cell(FactTable table, List<Object> row, int column) {
        return French.sentence(FactTable.shown(row.get(column), table.columns().get(column).kind()));
    }

    public static boolean numeric(FactTable table, int column) {
        return table.columns().get(column).kind() != FactTable.Kind.TEXT;
    }

    /** Length of a bar in percent, for an attribute of SVG. */
    public static String length(Figure figure, boolean posts) {
        BigDecimal share = figure.secret() ? null : posts ? figure.shareOfPosts() : figure.share();
        return share == null ? "0" : share.toPlainString();
    }

    /** Class of the colour of a column of a table. */
    public static String colour(CountTable table, int column) {
        if (OPINION_TABLES.contains(table.id()) || table.id().endsWith("-avis")) {
            return column < 3 ? List.of("good", "warn", "bad").get(column) : "s5";
        }
        return "s" + column % 6;
    }

    /** The parts of a row that is shared out between the columns. */
    public static List<Segment> segments(CountTable table, CountTable.Row row, boolean posts) {
        List<Segment> segments = new ArrayList<>();
        double at = 0;
        for (int c = 0; c < row.figures().size(); c++) {
            Figure f = row.figures().get(c);
            BigDecimal share = f.secret() ? null : posts ? f.shareOfPosts() : f.share();
            if (share != null && share.signum() > 0) {
                segments.add(segment(at, share, colour(table, c)));
                at += share.doubleValue();
            }
        }
        return segments;
    }

    /** The rows of a distribution as the parts of one bar. */
    public static List<Segment> whole(CountTable table, boolean posts) {
        List<Segment> segments = new ArrayList<>();
        double at = 0;
        for (int r = 0; r < table.rows().size(); r++) {
            Figure f = table.rows().get(r).figure();
            BigDecimal share = f.secret() ? null : posts ? f.shareOfPosts() : f.share();
            if (share != null && share.signum() > 0) {
                segments.add(segment(at, share, colour(table, r)));
                at += share.doubleValue();
            }
        }
        return segments;
    }

    private static Segment segment(double at, BigDecimal share, String colour) {
        double width = Math.min(share.doubleValue(), 100 - at);
        return new Segment(plain(at) + "%", plain(width) + "%", plain(at + width / 2) + "%", colour,
                width < LEAST_LABELLED ? "" : French.percent(share.setScale(0, java.math.RoundingMode.HALF_UP)));
    }

    private static String plain(double n) {
        return String.format(Locale.ROOT, "%.2f", n);
    }

    /** Height of the drawing of the time line, in its own units. */
    public static final int TIMELINE_HEIGHT = 220;
    public static final int YEAR_WIDTH = 56;
    private static final int TIMELINE_TOP = 26;
    private static final int TIMELINE_FOOT = 28;

    /** Columns of the time line; a year without a convention keeps its place. */
    public static List<Year> timeline(CountTable years, boolean posts) {
        List<CountTable.Row> dated = years.rows().stream().filter(r -> r.key().matches("\\d{4}")).toList();
        int most = dated.stream().filter(r -> !r.of().secret()).mapToInt(r -> n(r.of(), posts)).max().orElse(1);
        int room = TIMELINE_HEIGHT - TIMELINE_TOP - TIMELINE_FOOT;
        List<Year> columns = new ArrayList<>();
        if (dated.isEmpty()) {
            return columns;
        }
        int first = Integer.parseInt(dated.getFirst().key());
        int last = Integer.parseInt(dated.getLast().key());
        for (int year = first; year <= last; year++) {
            String key = String.valueOf(year);
            CountTable.Row row = dated.stream().filter(r -> r.key().equals(key)).findFirst().orElse(null);
            List<Bar> bars = new ArrayList<>();
            int bottom = TIMELINE_HEIGHT - TIMELINE_FOOT;
            int top = bottom;
            if (row != null && !row.of().secret()) {
                int shown = 0;
                for (int c = 0; c < row.figures().size(); c++) {
                    Figure f = row.figures().get(c);
                    shown += f.secret() ? 0 : n(f, posts);
                    if (!f.secret() && n(f, posts) > 0) {
                        int next = bottom - Math.round((float) room * shown / most);
                        bars.add(new Bar(next, top - next, colour(years, c)));
                        top = next;
                    }
                }
                int hidden = n(row.of(), posts) - shown;
                if (hidden > 0) {
                    int next = bottom - Math.round((float) room * (shown + hidden) / most);
                    bars.add(new Bar(next, top - next, "secret"));
                    top = next;
                }
            }
            columns.add(new Year(key, (year - first) * YEAR_WIDTH, bars, row == null ? "" : number(row.of(), posts), top));
        }
        return columns;
    }

    public static int timelineWidth(CountTable years) {
        return Math.max(1, timeline(years, false).size()) * YEAR_WIDTH;
    }

    private static int n(Figure figure, boolean posts) {
        return posts ? figure.count().posts() : figure.count().conventions();
    }

    /** The map of one unit. */
    public static List<TileMap.Tile> tiles(CountTable departements, boolean posts) {
        return TileMap.tiles(departements, posts);
    }

    /** Side of a square of the map and step from one to the next, in the units of the drawing. */
    public static final int TILE = 46;
    public static final int STEP = 50;

    public static int mapWidth() {
        return TileMap.COLUMNS * STEP - STEP + TILE;
    }

    /** The overseas row stands half a step apart. */
    public static int top(TileMap.Tile tile) {
        return tile.y() * STEP + (tile.y() == TileMap.LINES - 1 ? STEP / 2 : 0);
    }

    public static int mapHeight() {
        return TileMap.LINES * STEP + STEP / 2;
    }

    public static String part(double length) {
        return plain(length * TILE / 100);
    }

    /** Ends of the scale of costs per FTE, in euros. */
    private static BigDecimal scaleEnd(FactTable costs, boolean high) {
        BigDecimal end = high ? Plans.CEILING : Plans.FLOOR;
        for (List<Object> row : costs.rows()) {
            end = high ? end.max((BigDecimal) row.get(6)) : end.min((BigDecimal) row.get(3));
        }
        BigDecimal step = BigDecimal.valueOf(5000);
        return end.divide(step, 0, high ? java.math.RoundingMode.CEILING : java.math.RoundingMode.FLOOR).multiply(step);
    }

    private static String position(BigDecimal amount, BigDecimal from, BigDecimal to) {
        return plain(amount.subtract(from).doubleValue() / to.subtract(from).doubleValue() * 100) + "%";
    }

    /** Lowest, median and highest cost of each row on one scale. */
    public static List<Range> ranges(FactTable costs) {
        BigDecimal from = scaleEnd(costs, false);
        BigDecimal to = scaleEnd(costs, true);
        return costs.rows().stream().map(row -> {
            BigDecimal low = (BigDecimal) row.get(3);
            BigDecimal high = (BigDecimal) row.get(6);
            double width = (high.doubleValue() - low.doubleValue()) / (to.doubleValue() - from.doubleValue()) * 100;
            return new Range((String) row.getFirst(), position(low, from, to), plain(Math.max(0.8, width)) + "%", position((BigDecimal) row.get(4), from, to),
                    French.euros(low) + " à " + French.euros(high) + ", médiane " + French.euros((BigDecimal) row.get(4)));
        }).toList();
    }

    /** The national reference on the same scale: start and length. */
    public static List<String> reference(FactTable costs) {
        BigDecimal from = scaleEnd(costs, false);
        BigDecimal to = scaleEnd(costs, true);
        return List.of(position(Plans.FLOOR, from, to), plain(Plans.CEILING.subtract(Plans.FLOOR).doubleValue() / to.subtract(from).doubleValue() * 100) + "%",
                French.euros(from), French.euros(to));
    }
}
