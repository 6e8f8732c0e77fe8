package fr.conformite.registry.validate;

import fr.conformite.engine.language.Fold;
import fr.conformite.engine.read.Markers;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word of a text, or a figure, or one of the two signs that carry meaning (% and €).
 *
 * @param raw   as written
 * @param key   what is compared: no case, no accent, no ligature; a figure without its spaces and leading zeros
 * @param start first character in the text
 * @param end   one past the last character
 * @param line  rank of its line
 * @param row   true in a row of a table
 * @param mark  true for the number or letter that opens a list item: most formats do not write it out
 */
record Word(String raw, String key, int start, int end, int line, boolean row, boolean mark) {

    /** Figures in groups of three first, then decimals, then words; a word may hold digits (« 1er », « 5O »). */
    private static final Pattern WORDS = Pattern.compile("(?<![\\p{L}\\p{Nd}])\\d{1,3}(?:[ \\u00a0\\u202f.]\\d{3})+(?:,\\d{1,2})?(?![\\p{L}\\p{Nd}])"
            + "|(?<![\\p{L}\\p{Nd}])\\d+[.,]\\d{1,2}(?![\\p{L}\\p{Nd}])|[\\p{L}\\p{M}\\p{Nd}]+|[%€]");

    private static final Pattern ORDINAL = Pattern.compile("(\\d+)(?:er|ere|re|e|eme|nd|nde)");

    /** Cells of a row, as the reader joins them. */
    private static final String CELLS = " | ";

    /** The words of a text, in order. */
    static List<Word> of(String text) {
        List<Word> words = new ArrayList<>();
        int line = 0;
        int at = 0;
        for (String content : text.split("\n", -1)) {
            boolean row = content.contains(CELLS);
            Matcher m = WORDS.matcher(content);
            int marker = Markers.item(content);
            while (m.find()) {
                String raw = m.group().replace("\u00ad", "");
                words.add(new Word(raw, key(raw), at + m.start(), at + m.end(), line, row, m.end() <= marker));
            }
            at += content.length() + 1;
            line++;
        }
        return words;
    }

    static String key(String raw) {
        String folded = Fold.fold(Normalizer.normalize(raw, Normalizer.Form.NFKC));
        if (folded.equals("euros") || folded.equals("euro")) {
            return "€";
        }
        if (folded.chars().anyMatch(Character::isDigit)) {
            Matcher ordinal = ORDINAL.matcher(folded);
            String figure = ordinal.matches() ? ordinal.group(1) : folded;
            if (figure.matches("\\d{1,3}(?:[ .]\\d{3})+(?:,\\d+)?")) {
                figure = figure.replaceAll("[ .]", "");
            } else if (figure.matches("\\d+\\.\\d{1,2}")) {
                figure = figure.replace('.', ',');
            }
            return figure.matches("\\d+") ? figure.replaceFirst("^0+(?=\\d)", "") : figure;
        }
        return folded;
    }

    boolean figure() {
        return key.matches("\\d+(?:,\\d+)?");
    }

    boolean sign() {
        return key.equals("%") || key.equals("€");
    }
}
