package fr.conformite.registry.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A count and what it is counted over.
 *
 * @param count how many, or null when the figure is kept secret
 * @param of    its denominator, or null when that is secret
 */
public record Figure(Count count, Count of) {

    /** What a publication prints in the place of a figure. */
    public static final Figure SECRET = new Figure(null, null);

    public boolean secret() {
        return count == null;
    }

    /** Share of the conventions in percent, one decimal, or null when it is secret or counted over nothing. */
    public BigDecimal share() {
        return count == null || of == null ? null : share(count.conventions(), of.conventions());
    }

    /** Share of the posts in percent, one decimal, or null when it is secret or counted over nothing. */
    public BigDecimal shareOfPosts() {
        return count == null || of == null ? null : share(count.posts(), of.posts());
    }

    /** @return {@code part} in percent of {@code whole}, rounded half up to one decimal, or null for a whole of zero */
    public static BigDecimal share(int part, int whole) {
        return whole == 0 ? null : BigDecimal.valueOf(100L * part).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
    }
}
