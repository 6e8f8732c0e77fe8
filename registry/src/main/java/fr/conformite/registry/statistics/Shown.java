package fr.conformite.registry.statistics;

import fr.conformite.reports.view.French;
import java.math.BigDecimal;
import java.util.List;

/** How figures are written for a French reader. */
public final class Shown {

    /** In the place of a figure that is not published. */
    public static final String SECRET = "s";

    /** What {@link #SECRET} means. */
    public static final String SECRET_NOTE = "s : secret – moins de trois conventions, ou un chiffre qui permettrait de retrouver un tel effectif.";

    private Shown() {
    }

    /** « 1 convention », « 48 conventions et 61 postes ». */
    public static String count(Count count) {
        return conventions(count.conventions()) + " et " + posts(count.posts());
    }

    static String conventions(int n) {
        return number(n) + (n > 1 ? " conventions" : " convention");
    }

    static String posts(int n) {
        return number(n) + (n > 1 ? " postes" : " poste");
    }

    public static String number(int n) {
        return French.number(BigDecimal.valueOf(n));
    }

    /** « 67,4 % » always with its decimal, so that a column of shares aligns; « – » for none. */
    public static String percent(BigDecimal share) {
        if (share == null) {
            return "–";
        }
        String shown = French.percent(share);
        return share.scale() > 0 && !shown.contains(",") ? shown.replace("\u00a0%", ",0\u00a0%") : shown;
    }

    /** How many conventions, « s » when secret. */
    public static String conventions(Figure figure) {
        return figure.secret() ? SECRET : number(figure.count().conventions());
    }

    /** How many posts, « s » when secret. */
    public static String posts(Figure figure) {
        return figure.secret() ? SECRET : number(figure.count().posts());
    }

    /** « 124 (67,4 %) » in conventions or in posts. */
    public static String both(Figure figure, boolean posts) {
        if (figure.secret()) {
            return SECRET;
        }
        BigDecimal share = posts ? figure.shareOfPosts() : figure.share();
        String n = number(posts ? figure.count().posts() : figure.count().conventions());
        return share == null || share.signum() == 0 ? n : n + " (" + percent(share) + ")";
    }

    /** What a table is counted over: its own words, and the numbers when every row has the same. */
    public static String denominator(Table table) {
        if (table instanceof CountTable t && t.shape() != CountTable.Shape.CROSS && !t.rows().isEmpty()) {
            List<Figure> over = t.rows().stream().map(CountTable.Row::of).distinct().toList();
            if (over.size() == 1 && !over.getFirst().secret()) {
                return "sur " + count(over.getFirst().count()) + " : " + t.denominator();
            }
        }
        return "sur " + table.denominator();
    }

    /** True when the rows of a table are not all counted over the same. */
    public static boolean ownDenominators(CountTable table) {
        return table.shape() == CountTable.Shape.CROSS || table.rows().stream().map(CountTable.Row::of).distinct().count() > 1;
    }
}
