package fr.conformite.registry.duplicates;

import java.util.Arrays;

/**
 * The first passage of every group, found again by likeness. Sketches are cut in bands; two passages that share a band are candidates, and
 * their likeness is then measured on all their pairs of words (Jaccard). Memory: about 250 bytes a passage, plus four a pair of words.
 */
final class Origins {

    private final double threshold;
    private final int rows;
    private final int bands;
    private final int slots;
    private final int[] heads;
    private int[] nexts;
    private int[][] pairs = new int[1024][];
    private int[] decisive = new int[1024];
    private int[] seen = new int[1024];
    private int size;
    private int round;
    private double likeness;

    /**
     * @param threshold least likeness, from 0 to 1
     * @param expected  about how many passages will come
     */
    Origins(double threshold, int expected) {
        this.threshold = threshold;
        // Longer bands mean fewer false candidates, shorter ones fewer misses: at 0.75, one pair in a hundred thousand is missed in theory.
        this.rows = threshold >= 0.85 ? 4 : threshold >= 0.6 ? 3 : 2;
        this.bands = Sketcher.BUCKETS / rows;
        this.slots = Math.max(1 << 10, Integer.highestOneBit(Math.max(1, expected)));
        this.heads = new int[bands * slots];
        this.nexts = new int[1024 * bands];
        Arrays.fill(heads, -1);
    }

    /** The most alike of the passages known, the first of them when several are; -1 when none is alike enough. */
    int nearest(int[] sketch, int[] words, int decides) {
        round++;
        int best = -1;
        likeness = 0;
        for (int band = 0; band < bands && likeness < 1; band++) {
            for (int other = heads[slot(sketch, band)]; other >= 0; other = nexts[other * bands + band]) {
                if (seen[other] == round) {
                    continue;
                }
                seen[other] = round;
                if (decisive[other] != decides) {
                    continue;
                }
                double alike = jaccard(words, pairs[other], threshold);
                if (alike >= threshold && (alike > likeness || alike == likeness && other < best)) {
                    best = other;
                    likeness = alike;
                }
            }
        }
        return best;
    }

    /** Likeness of what {@link #nearest} just found. */
    double likeness() {
        return likeness;
    }

    /** Opens a group. @return its number, from 0 */
    int add(int[] sketch, int[] words, int decides) {
        if (size == pairs.length) {
            int more = size + (size >> 1);
            pairs = Arrays.copyOf(pairs, more);
            decisive = Arrays.copyOf(decisive, more);
            seen = Arrays.copyOf(seen, more);
            nexts = Arrays.copyOf(nexts, more * bands);
        }
        pairs[size] = words;
        decisive[size] = decides;
        for (int band = 0; band < bands; band++) {
            int slot = slot(sketch, band);
            nexts[size * bands + band] = heads[slot];
            heads[slot] = size;
        }
        return size++;
    }

    private int slot(int[] sketch, int band) {
        int hash = band;
        for (int i = band * rows; i < (band + 1) * rows; i++) {
            hash = 0x9E3779B1 * (hash ^ sketch[i]);
            hash ^= hash >>> 15;
        }
        return band * slots + (hash & slots - 1);
    }

    /** Shared pairs over all pairs; 0 as soon as it is sure to be below {@code least}. */
    static double jaccard(int[] a, int[] b, double least) {
        if (Math.min(a.length, b.length) < least * Math.max(a.length, b.length) || a.length == 0 || b.length == 0) {
            return 0;
        }
        int shared = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length;) {
            if (a[i] == b[j]) {
                shared++;
                i++;
                j++;
            } else if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        return shared / (double) (a.length + b.length - shared);
    }
}
