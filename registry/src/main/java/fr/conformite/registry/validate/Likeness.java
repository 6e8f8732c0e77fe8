package fr.conformite.registry.validate;

import fr.conformite.engine.language.Lemmatizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells a word that was misread from a word that was changed. Character recognition mistakes letters for others of the same shape and
 * rarely hits another French word; a person who changes a word writes one. Figures, negations, numbers in letters and months are never
 * forgiven when what stands in their place is itself a word or a figure.
 */
final class Likeness {

    /** How two words relate. */
    enum Kind {
        SAME,
        /** Not written alike, and only because of the reading. */
        NOISE,
        /** A French word stands there that the reading may have made by itself: someone must look. */
        DOUBT,
        DIFFERENT
    }

    private static final Set<String> NEVER_FORGIVEN = Set.of("ne", "n", "pas", "ni", "non", "sans", "aucun", "aucune", "aucuns", "aucunes", "jamais",
            "rien", "sauf", "hors", "sinon", "excepte", "uniquement", "exclusivement", "seul", "seule", "seuls", "seules", "seulement", "toujours",
            "systematiquement", "obligatoirement", "et", "ou", "doit", "doivent", "devra", "devront", "peut", "peuvent", "pourra", "pourront",
            "un", "une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze",
            "seize", "vingt", "trente", "quarante", "cinquante", "soixante", "cent", "cents", "mille", "million", "millions", "demi", "tiers",
            "moitie", "quart", "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre",
            "decembre", "an", "ans", "mois", "jour", "jours", "annuel", "annuelle", "triennale");

    private static final String ROMAN = "[IVX]{2,5}";

    /** What upright strokes side by side may be read as. */
    private static final String LIKE_ROMAN = "[IVXLlNMTHUtiJ1]{1,6}";

    /** Letters of the same shape on a bad print; both ways. */
    private static final Set<String> PAIRS = Set.of("li", "lt", "it", "tf", "lf", "ij", "lj", "ce", "eo", "co", "ao", "ae", "nu", "hb", "gq", "g9", "q9",
            "s5", "z2", "b8", "b6", "g6", "o0", "q0", "d0", "l1", "i1", "t1", "vy", "uv", "rt", "rf", "hn", "mn", "ri", "s8", "a4");

    /** Groups of letters read as one, or as another group. */
    private static final List<String[]> GROUPS = List.of(new String[] {"rn", "m"}, new String[] {"cl", "d"}, new String[] {"vv", "w"},
            new String[] {"ii", "u"}, new String[] {"ii", "n"}, new String[] {"in", "m"}, new String[] {"ni", "m"}, new String[] {"li", "h"},
            new String[] {"ri", "n"}, new String[] {"fi", "h"}, new String[] {"ti", "h"}, new String[] {"il", "u"});

    private static final class Dictionary {
        static final Lemmatizer WORDS = new Lemmatizer();
    }

    private final boolean recognised;
    private final Set<String> vocabulary;
    private final Map<String, Boolean> french = new HashMap<>();

    /**
     * @param recognised true when one of the texts comes from character recognition
     * @param vocabulary keys of the words of the text validated: names and acronyms that no dictionary has
     */
    Likeness(boolean recognised, Set<String> vocabulary) {
        this.recognised = recognised;
        this.vocabulary = vocabulary;
    }

    boolean recognised() {
        return recognised;
    }

    /** True for a French word, or one that the validated text uses. */
    boolean known(Word word) {
        return vocabulary.contains(word.key()) || french(word);
    }

    private boolean french(Word word) {
        return french.computeIfAbsent(word.raw(), raw -> (raw.length() > 2 || raw.length() == 2 && word.key().length() == 2) && Dictionary.WORDS.knows(raw));
    }

    /** @param was a word validated; @param is what is read in its place */
    Kind of(Word was, Word is) {
        if (was.key().equals(is.key())) {
            return Kind.SAME;
        }
        if (!recognised || was.sign() && is.sign()) {
            return Kind.DIFFERENT;
        }
        if (was.figure()) {
            return is.figure() || !digits(is.key()).equals(was.key()) ? Kind.DIFFERENT : Kind.NOISE;
        }
        if (was.raw().matches(ROMAN)) {
            return is.raw().matches(LIKE_ROMAN) ? Kind.DOUBT : Kind.DIFFERENT;
        }
        boolean kept = NEVER_FORGIVEN.contains(was.key()) || NEVER_FORGIVEN.contains(is.key());
        if (skeleton(was.key()).equals(skeleton(is.key()))) {
            return kept && (NEVER_FORGIVEN.contains(is.key()) || known(is)) ? Kind.DIFFERENT : Kind.NOISE;
        }
        if (is.figure()) {
            return Kind.DIFFERENT;
        }
        int length = Math.max(was.key().length(), is.key().length());
        if (Math.abs(was.key().length() - is.key().length()) > Math.max(2, length / 2)) {
            return Kind.DIFFERENT;
        }
        double distance = distance(was.key(), is.key());
        if (known(is)) {
            return kept || distance > 0.5 || length < 3 ? Kind.DIFFERENT : Kind.DOUBT;
        }
        if (distance <= 0.5) {
            return Kind.NOISE;
        }
        double allowed = length <= 2 ? 0.5 : length == 3 ? 1 : length * 0.34;
        if (distance > allowed) {
            return Kind.DIFFERENT;
        }
        // A name may be changed for another one close to it, and no dictionary would tell.
        return french(was) ? Kind.NOISE : Kind.DOUBT;
    }

    static boolean neverForgiven(Word word) {
        return NEVER_FORGIVEN.contains(word.key());
    }

    /** Words run together or cut in two. */
    boolean joined(String several, String one) {
        return several.equals(one) || recognised && (skeleton(several).equals(skeleton(one))
                || several.chars().noneMatch(Character::isDigit) && several.length() > 5 && distance(several, one) <= several.length() * 0.2);
    }

    /** The figure that letters were read in the place of: « l5 » is 15, « 5O » is 50. */
    private static String digits(String key) {
        var digits = new StringBuilder();
        for (char c : key.toCharArray()) {
            digits.append(switch (c) {
                case 'l', 'i' -> '1';
                case 'o', 'q' -> '0';
                case 's' -> '5';
                case 'z' -> '2';
                case 'b' -> '8';
                default -> c;
            });
        }
        return Word.key(digits.toString());
    }

    /** The same for all words of the same shape. */
    private static String skeleton(String key) {
        return key.replace("rn", "m").replace("vv", "w").replace('i', 'l').replace('1', 'l').replace('j', 'l').replace('0', 'o');
    }

    /** Edits from one word to the other; a confusion of shapes counts for half. */
    static double distance(String a, String b) {
        double[][] d = new double[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                char x = a.charAt(i - 1);
                char y = b.charAt(j - 1);
                double best = d[i - 1][j - 1] + (x == y ? 0 : PAIRS.contains("" + x + y) || PAIRS.contains("" + y + x) ? 0.5 : 1);
                best = Math.min(best, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
                for (String[] group : GROUPS) {
                    best = Math.min(best, Math.min(grouped(d, a, i, group[0], b, j, group[1]), grouped(d, a, i, group[1], b, j, group[0])));
                }
                d[i][j] = best;
            }
        }
        return d[a.length()][b.length()];
    }

    private static double grouped(double[][] d, String a, int i, String x, String b, int j, String y) {
        return i >= x.length() && j >= y.length() && a.startsWith(x, i - x.length()) && b.startsWith(y, j - y.length())
                ? d[i - x.length()][j - y.length()] + 0.5 : Double.MAX_VALUE;
    }
}
