package fr.conformite.engine.figures;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A copy of the text of the same length, in lower case, without accents, with plain spaces, hyphens and apostrophes, so that
 * patterns are written once and what they match keeps its place in the document.
 */
final class Plain {

    /** Remarks of reviewers between brackets are not text of the convention; short brackets are fields to fill in. */
    private static final Pattern REMARK = Pattern.compile("\\[[^\\]\\[]*\\]");

    private Plain() {
    }

    static String of(String text) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            out.append(plain(text.charAt(i)));
        }
        Matcher m = REMARK.matcher(out);
        while (m.find()) {
            String inside = m.group();
            if (inside.length() > 28 || inside.indexOf(':') > 0 || inside.startsWith("[obs") || inside.equals("[ou]")) {
                for (int i = m.start(); i < m.end(); i++) {
                    out.setCharAt(i, ' ');
                }
            }
        }
        return out.toString();
    }

    private static char plain(char c) {
        if (c < 128) {
            return c == '\t' || c == '\r' ? ' ' : Character.toLowerCase(c);
        }
        return switch (c) {
            case '’', '‘', 'ʼ', '´' -> '\'';
            case '\u00a0', '\u202f', '\u2009', '\u2007', '\u200b' -> ' ';
            case '–', '—', '−', '‐', '‑' -> '-';
            case '«', '»', '“', '”' -> '"';
            case 'œ', 'Œ' -> 'o';
            case '•', '·', '▪', '●', '◦' -> '-';
            default -> {
                String parts = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
                yield Character.toLowerCase(parts.charAt(0));
            }
        };
    }
}
