package fr.conformite.registry.validate;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import fr.conformite.registry.validate.Likeness.Kind;
import java.util.ArrayList;
import java.util.List;

/** Puts two runs of words side by side: those that are the same first, then what stands between them, word against word. */
final class Alignment {

    /** Stretches that differ and stand this close are aligned together: words repeated in both would cut them in the wrong place. */
    private static final int CLOSE = 3;

    /** Above this the words of a stretch are not tried one against another: it is another text. */
    private static final long LARGEST = 250_000;

    private static final double ALONE = 0.65;
    private static final double JOINED = 0.1;

    /** Words of one text beside those of the other: from…to of each, one of them possibly empty. */
    record Step(Kind kind, int wasFrom, int wasTo, int isFrom, int isTo) {
    }

    private final List<Word> was;
    private final List<Word> is;
    private final Likeness likeness;
    private final List<Step> steps = new ArrayList<>();

    private Alignment(List<Word> was, List<Word> is, Likeness likeness) {
        this.was = was;
        this.is = is;
        this.likeness = likeness;
    }

    /** Steps in order, each word of both texts in exactly one. */
    static List<Step> of(List<Word> was, List<Word> is, Likeness likeness) {
        var alignment = new Alignment(was, is, likeness);
        alignment.run();
        return alignment.steps;
    }

    private void run() {
        List<int[]> stretches = new ArrayList<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(was.stream().map(Word::key).toList(), is.stream().map(Word::key).toList()).getDeltas()) {
            int[] stretch = {delta.getSource().getPosition(), delta.getSource().getPosition() + delta.getSource().size(), delta.getTarget().getPosition(),
                delta.getTarget().getPosition() + delta.getTarget().size()};
            int[] last = stretches.isEmpty() ? null : stretches.getLast();
            if (last != null && stretch[0] - last[1] <= CLOSE) {
                last[1] = stretch[1];
                last[3] = stretch[3];
            } else {
                stretches.add(stretch);
            }
        }
        int i = 0;
        int j = 0;
        for (int[] s : stretches) {
            same(i, j, s[0] - i);
            between(s[0], s[1], s[2], s[3]);
            i = s[1];
            j = s[3];
        }
        same(i, j, was.size() - i);
    }

    private void same(int i, int j, int count) {
        for (int k = 0; k < count; k++) {
            steps.add(new Step(Kind.SAME, i + k, i + k + 1, j + k, j + k + 1));
        }
    }

    private void between(int a0, int a1, int b0, int b1) {
        int n = a1 - a0;
        int m = b1 - b0;
        if (n == 0 || m == 0 || (long) n * m > LARGEST) {
            alone(a0, a1, b0, b1);
            return;
        }
        float[][] cost = new float[n + 1][m + 1];
        byte[][] way = new byte[n + 1][m + 1];
        for (int i = 0; i <= n; i++) {
            for (int j = 0; j <= m; j++) {
                if (i == 0 && j == 0) {
                    continue;
                }
                double best = Double.MAX_VALUE;
                byte from = 0;
                if (i > 0 && j > 0) {
                    best = cost[i - 1][j - 1] + against(was.get(a0 + i - 1), is.get(b0 + j - 1));
                    from = 1;
                }
                if (i > 0 && cost[i - 1][j] + ALONE < best) {
                    best = cost[i - 1][j] + ALONE;
                    from = 2;
                }
                if (j > 0 && cost[i][j - 1] + ALONE < best) {
                    best = cost[i][j - 1] + ALONE;
                    from = 3;
                }
                for (int k = 2; k <= 3; k++) {
                    if (i >= k && j > 0 && cost[i - k][j - 1] + JOINED < best && joined(was, a0 + i - k, a0 + i, is.get(b0 + j - 1).key())) {
                        best = cost[i - k][j - 1] + JOINED;
                        from = (byte) (10 + k);
                    }
                    if (j >= k && i > 0 && cost[i - 1][j - k] + JOINED < best && joined(is, b0 + j - k, b0 + j, was.get(a0 + i - 1).key())) {
                        best = cost[i - 1][j - k] + JOINED;
                        from = (byte) (20 + k);
                    }
                }
                cost[i][j] = (float) best;
                way[i][j] = from;
            }
        }
        List<Step> back = new ArrayList<>();
        int i = n;
        int j = m;
        while (i > 0 || j > 0) {
            int way1 = way[i][j];
            int di = way1 == 1 || way1 == 2 ? 1 : way1 == 3 ? 0 : way1 > 20 ? 1 : way1 - 10;
            int dj = way1 == 1 || way1 == 3 ? 1 : way1 == 2 ? 0 : way1 > 20 ? way1 - 20 : 1;
            Kind kind = way1 == 1 ? likeness.of(was.get(a0 + i - 1), is.get(b0 + j - 1)) : way1 == 2 || way1 == 3 ? Kind.DIFFERENT : Kind.NOISE;
            back.add(new Step(kind, a0 + i - di, a0 + i, b0 + j - dj, b0 + j));
            i -= di;
            j -= dj;
        }
        steps.addAll(back.reversed());
    }

    private void alone(int a0, int a1, int b0, int b1) {
        for (int i = a0; i < a1; i++) {
            steps.add(new Step(Kind.DIFFERENT, i, i + 1, b0, b0));
        }
        for (int j = b0; j < b1; j++) {
            steps.add(new Step(Kind.DIFFERENT, a1, a1, j, j + 1));
        }
    }

    private double against(Word a, Word b) {
        return switch (likeness.of(a, b)) {
            case SAME -> 0;
            case NOISE -> 0.05;
            case DOUBT -> 0.2;
            case DIFFERENT -> a.figure() == b.figure() ? 0.9 + 0.35 * Math.min(1, Likeness.distance(a.key(), b.key()) / Math.max(a.key().length(), b.key().length()))
                    : 1.28;
        };
    }

    private boolean joined(List<Word> words, int from, int to, String one) {
        int length = 0;
        for (int i = from; i < to; i++) {
            length += words.get(i).key().length();
        }
        if (Math.abs(length - one.length()) > 2) {
            return false;
        }
        var text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(words.get(i).key());
        }
        return likeness.joined(text.toString(), one);
    }
}
