package fr.conformite.engine.identify;

import fr.conformite.engine.language.Fold;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text without case and accents, whose every character still knows its place in the original. */
final class FoldedText {

    private final String original;
    private final String folded;
    private final int[] origin;

    FoldedText(String text) {
        original = text;
        var out = new StringBuilder(text.length());
        int[] map = new int[text.length() * 2 + 1];
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 128) {
                map[out.length()] = i;
                out.append(Character.toLowerCase(c));
                continue;
            }
            String one = c == '\u00a0' || c == '\u202f' || c == '\u2009' ? " " : c == '–' || c == '—' || c == '‑' ? "-" : Fold.fold(String.valueOf(c));
            for (int k = 0; k < one.length() && out.length() < map.length - 1; k++) {
                map[out.length()] = i;
                out.append(one.charAt(k));
            }
        }
        map[out.length()] = text.length();
        folded = out.toString();
        origin = map;
    }

    String folded() {
        return folded;
    }

    String original() {
        return original;
    }

    /** Offset in the original of an offset in the folded text. */
    int start(int at) {
        return origin[at];
    }

    /** Original offset one past the character before {@code at}. */
    int end(int at) {
        return at == 0 ? 0 : Math.min(original.length(), origin[at - 1] + 1);
    }

    /** First folded character that comes from the original offset {@code at} or after it. */
    int at(int at) {
        int low = 0;
        int high = folded.length();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (origin[middle] < at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Words of the original between two offsets of the folded text. */
    String original(int from, int to) {
        return original.substring(start(from), end(to));
    }

    Matcher matcher(Pattern pattern) {
        return pattern.matcher(folded);
    }
}
