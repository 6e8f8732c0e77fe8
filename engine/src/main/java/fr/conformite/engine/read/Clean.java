package fr.conformite.engine.read;

import java.text.Normalizer;

/** Typography of word processors brought back to plain characters; words are never changed. */
final class Clean {

    private Clean() {
    }

    /**
     * One line of text: every kind of space becomes a single ordinary space, typographic ligatures are opened, invisible
     * characters dropped, accents composed. Quotation marks, apostrophes and dashes stay as written.
     */
    static String line(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        var out = new StringBuilder(composed.length());
        boolean space = true;
        for (int i = 0; i < composed.length(); i++) {
            char c = composed.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                if (!space) {
                    out.append(' ');
                }
                space = true;
                continue;
            }
            String s = plain(c);
            if (!s.isEmpty()) {
                out.append(s);
                space = false;
            }
        }
        int end = out.length();
        while (end > 0 && out.charAt(end - 1) == ' ') {
            end--;
        }
        return out.substring(0, end);
    }

    private static String plain(char c) {
        return switch (c) {
            case 'ﬀ' -> "ff";
            case 'ﬁ' -> "fi";
            case 'ﬂ' -> "fl";
            case 'ﬃ' -> "ffi";
            case 'ﬄ' -> "ffl";
            case 'ﬅ', 'ﬆ' -> "st";
            case '\u2010', '\u2011' -> "-";
            // soft hyphen, zero-width marks, byte order mark, replacement and object characters
            case '\u00AD', '\u200B', '\u200C', '\u200D', '\u200E', '\u200F', '\u2060', '\uFEFF', '\uFFFC', '\uFFFD' -> "";
            // bullets of symbol fonts land in the private use area
            default -> c >= '\uE000' && c <= '\uF8FF' ? "•" : Character.isISOControl(c) ? "" : String.valueOf(c);
        };
    }
}
