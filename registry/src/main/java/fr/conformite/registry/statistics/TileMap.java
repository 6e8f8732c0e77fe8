package fr.conformite.registry.statistics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * France as a grid of squares, one for each département or overseas collectivity, each about where it is among its neighbours. Laid out by
 * hand for this program: a square shows a small département as well as a large one, and needs no map file.
 */
public final class TileMap {

    /** Codes row by row, from the north; a dot is the sea or a neighbour. The last row is overseas, beside nothing. */
    private static final String[] ROWS = {
        " .  .  .  .  .  . 62 59  .  .  .  .  . ",
        " .  .  .  .  . 76 80 02 08  .  .  .  . ",
        " .  .  . 50 14 27 60 95 51 55 57  .  . ",
        "29 22 35 53 61 78 92 93 77 10 54 67  . ",
        " . 56 44 49 72 28 75 94 89 52 88 68  . ",
        " .  . 85 79 37 41 91 45 58 21 70 90  . ",
        " .  . 17 16 86 36 18 03 71 39 25  .  . ",
        " .  . 33 24 87 23 63 42 69 01 74  .  . ",
        " .  . 40 47 19 15 43 07 26 38 73  .  . ",
        " .  . 64 32 46 12 48 30 84 04 05  .  . ",
        " .  .  . 65 82 81 34  . 13 83 06  . 2B ",
        " .  .  .  . 31 11  .  .  .  .  .  . 2A ",
        " .  .  .  . 09 66  .  .  .  .  .  .  . ",
        "971 972 973 974 976 975 977 978 986 987 988"};

    static final int COLUMNS = 13;
    static final int LINES = ROWS.length;

    private static final Map<String, int[]> PLACES = places();

    /** Upper bounds of the classes of the map of numbers; above the last one, the darkest. */
    private static final int[] CLASSES = {1, 3, 6};

    private TileMap() {
    }

    private static Map<String, int[]> places() {
        Map<String, int[]> places = new LinkedHashMap<>();
        for (int y = 0; y < ROWS.length; y++) {
            String[] codes = ROWS[y].strip().split(" +");
            for (int x = 0; x < codes.length; x++) {
                if (!codes[x].equals(".")) {
                    places.put(codes[x], new int[] {x, y});
                }
            }
        }
        return places;
    }

    static Map<String, int[]> layout() {
        return PLACES;
    }

    /**
     * A square of the map.
     *
     * @param x     column; @param y row, from the north
     * @param shown number on the square, empty for none
     * @param level 0 for none, then 1 to 4 by number, 5 for a secret
     * @param parts shares of the opinions in percent of the square's width: start and width of each, in the order of the columns
     */
    public record Tile(String code, String label, int x, int y, String shown, int level, List<double[]> parts) {
    }

    /** The squares, with the figures of a table of départements by opinion. */
    static List<Tile> tiles(CountTable departements, boolean posts) {
        Map<String, CountTable.Row> rows = new LinkedHashMap<>();
        departements.rows().forEach(r -> rows.put(r.key(), r));
        List<Tile> tiles = new ArrayList<>();
        PLACES.forEach((code, at) -> {
            CountTable.Row row = rows.get(code);
            if (row == null) {
                tiles.add(new Tile(code, code, at[0], at[1], "", 0, List.of()));
            } else if (whole(departements, row).secret()) {
                tiles.add(new Tile(code, row.label(), at[0], at[1], Shown.SECRET, 5, List.of()));
            } else {
                Count count = whole(departements, row).count();
                int n = posts ? count.posts() : count.conventions();
                tiles.add(new Tile(code, row.label(), at[0], at[1], Shown.number(n), level(n), parts(row, posts, n)));
            }
        });
        return tiles;
    }

    /** What the square shows: the only figure of the row, or all that its columns share out. */
    private static Figure whole(CountTable departements, CountTable.Row row) {
        return departements.columns().size() == 1 ? row.figure() : row.of();
    }

    private static List<double[]> parts(CountTable.Row row, boolean posts, int whole) {
        List<double[]> parts = new ArrayList<>();
        double at = 0;
        for (Figure f : row.figures()) {
            double share = f.secret() || whole == 0 ? 0 : 100.0 * (posts ? f.count().posts() : f.count().conventions()) / whole;
            parts.add(new double[] {at, share});
            at += share;
        }
        return parts;
    }

    private static int level(int n) {
        int level = 1;
        for (int bound : CLASSES) {
            level += n > bound ? 1 : 0;
        }
        return level;
    }
}
