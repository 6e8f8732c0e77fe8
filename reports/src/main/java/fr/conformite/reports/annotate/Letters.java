package fr.conformite.reports.annotate;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The characters of a text reduced to what survives on the way from a file to its extracted text: spaces, accents, dashes (hyphenation
 * adds and removes them), bullets and cell borders are left out, ligatures opened. Each keeps the place it comes from.
 */
final class Letters {

    private static final String BULLETS = "•·▪▫■□●○◦‣⁃➢➤►▶✓✔❖☐☑☒*+→−|\uFFFC\uFFFD";

    private final StringBuilder folded = new StringBuilder();
    private final BitSet words = new BitSet();
    private final BitSet stretches = new BitSet();
    private int[] origins = new int[1024];

    /** The letters of a text, each with its offset in it plus {@code base}. */
    static Letters of(String text, int base) {
        Letters letters = new Letters();
        text.codePoints().reduce(0, (at, c) -> {
            letters.add(c, base + at);
            return at + Character.charCount(c);
        });
        return letters;
    }

    /** Folded, as one string. */
    static String folded(String text) {
        return of(text, 0).toString();
    }

    /** @param origin what {@link #origin} gives back for it */
    void add(int codePoint, int origin) {
        if (Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint)) {
            space();
        } else if (codePoint < 0x80) {
            put((char) codePoint, origin);
        } else {
            String plain = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD);
            for (int i = 0; i < plain.length(); i++) {
                put(plain.charAt(i), origin);
            }
        }
    }

    private void put(char c, int origin) {
        switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.CONTROL,
                 Character.PRIVATE_USE, Character.DASH_PUNCTUATION, Character.SPACE_SEPARATOR -> {
                return;
            }
            default -> {
                if (BULLETS.indexOf(c) >= 0) {
                    return;
                }
            }
        }
        if (folded.length() == origins.length) {
            origins = Arrays.copyOf(origins, origins.length * 2);
        }
        origins[folded.length()] = origin;
        folded.append(c);
    }

    /** The next letter begins a word. */
    void space() {
        words.set(folded.length());
    }

    /** The next letter begins a stretch: what follows may belong elsewhere in the reading (another line, paragraph or cell). */
    void cut() {
        space();
        stretches.set(folded.length());
    }

    int length() {
        return folded.length();
    }

    char at(int index) {
        return folded.charAt(index);
    }

    int origin(int index) {
        return origins[index];
    }

    /** True at the first letter of a word, and at the end. */
    boolean isWordStart(int index) {
        return index == 0 || index >= folded.length() || words.get(index);
    }

    boolean isStretchStart(int index) {
        return stretches.get(index);
    }

    int nextWord(int index) {
        int next = words.nextSetBit(index + 1);
        return next < 0 || next > folded.length() ? folded.length() : next;
    }

    int indexOf(String text, int from) {
        return folded.indexOf(text, from);
    }

    String substring(int from, int to) {
        return folded.substring(from, to);
    }

    @Override
    public String toString() {
        return folded.toString();
    }
}
