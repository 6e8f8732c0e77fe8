package fr.conformite.engine.figures;

import fr.conformite.engine.structure.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence, list item or table row, with what introduces it.
 *
 * @param start   first character in the document
 * @param end     one past the last
 * @param passage where it stands
 * @param words   plain text from {@code start} to {@code end}
 * @param intro   plain text of the sentence or table header that introduces it, or empty
 * @param title   plain title of its article, or empty
 * @param index   rank among statements
 */
record Statement(int start, int end, Passage passage, String words, String intro, String title, int index) {

    /** A full stop ends a sentence unless it belongs to an abbreviation, an initial, a number or dots left to be filled in. */
    private static final Pattern STOP = Pattern.compile("(?<![.…])[.!?](?![.…])[\"»)”]*(?=\\s+[^\\p{Ll}\\s]|\\s*$)|\\n+");
    private static final Pattern ABBREVIATION = Pattern.compile("(?:^|[\\s(.'])(?:mm?|mmes?|mlle|mgr|dr|art|n|no|cf|p|al|st|ste|l|r|d|[a-z])$");
    private static final Pattern BREAK = Pattern.compile("[;:\\n|]|\\((?!\\d{1,3}\\))|(?<!\\(\\d{1,3})\\)|,(?!\\d)|(?<=\\s)-(?=\\s)"
            + "|(?<=\\s)(?:mais|alors|tandis que|sauf|toutefois|cependant|quoique|bien que|meme si|etant entendu|sans que)(?=\\s)");

    private static final Pattern HEADING = Pattern.compile("\\s*(?:[-*] )?(?:(?:article|art\\.?) ?\\d+ ?(?:[.:] ?)?-? +(?=\\p{L}))?((?:article |art\\.? )?[^.:;,|\\n]{3,48})[.:](?=\\s)");

    private static final int LONGEST = 2500;

    /** A stretch between two marks, in offsets of the document. */
    record Segment(int start, int end, String words) {
        boolean has(Pattern pattern) {
            return pattern.matcher(words).find();
        }
    }

    /** @param text the document; @param plain its plain copy */
    static List<Statement> cut(String text, String plain, List<Passage> passages) {
        List<Statement> found = new ArrayList<>();
        String pending = "";
        String article = null;
        for (Passage p : passages) {
            if (p.article() == null ? article != null : !p.article().equals(article)) {
                pending = "";
                article = p.article();
            }
            // an untitled article is shown by its whole heading: « L'argent »
            String title = Plain.of((p.article() == null ? "" : p.article() + " ") + (p.title() == null ? "" : p.title()));
            String stem = Plain.of(p.stem() == null ? "" : p.stem());
            boolean item = isItem(plain, p);
            if (stem.indexOf('|') >= 0 && !pending.isEmpty()) {
                stem = pending + " " + stem;
            } else if (stem.isEmpty() && item) {
                stem = pending;
            }
            title += " " + heading(plain, p);
            int from = p.start();
            Matcher m = STOP.matcher(text).region(p.start(), p.end());
            while (m.find()) {
                boolean line = plain.charAt(m.start()) == '\n';
                if (!line && ABBREVIATION.matcher(plain.substring(Math.max(from, m.start() - 6), m.start())).find()) {
                    continue;
                }
                from = add(found, plain, from, line ? m.start() : m.end(), p, stem, title);
                if (line && !found.isEmpty() && found.getLast().words.endsWith(":")) {
                    stem = found.getLast().words;
                }
            }
            add(found, plain, from, p.end(), p, stem, title);
            String whole = plain.substring(p.start(), p.end()).strip();
            if (whole.endsWith(":")) {
                pending = found.isEmpty() ? "" : found.getLast().words;
            } else if (!item && !whole.isEmpty()) {
                pending = "";
            }
        }
        return found;
    }

    /** A few words before the first full stop or colon of a paragraph are its heading: « La durée. Le projet court… ». */
    private static String heading(String plain, Passage p) {
        Matcher m = HEADING.matcher(plain).region(p.start(), p.end());
        return m.lookingAt() ? m.group(1) : "";
    }

    /** A line of a list or a table, or a line short enough to be one when the one before ends with a colon. */
    private static boolean isItem(String plain, Passage p) {
        String line = plain.substring(p.start(), p.end()).strip();
        return line.startsWith("-") || line.indexOf('|') >= 0 || line.endsWith(";") || line.length() < 140;
    }

    private static int add(List<Statement> found, String plain, int from, int to, Passage p, String stem, String title) {
        int s = from;
        int e = to;
        while (s < e && Character.isWhitespace(plain.charAt(s))) {
            s++;
        }
        while (e > s && Character.isWhitespace(plain.charAt(e - 1))) {
            e--;
        }
        // what has no full stop for pages is not a sentence (a table read as text); patterns are not made for it
        while (e - s > LONGEST) {
            int cut = plain.lastIndexOf(' ', s + LONGEST);
            cut = cut > s ? cut : s + LONGEST;
            found.add(new Statement(s, cut, p, plain.substring(s, cut), stem, title, found.size()));
            s = cut;
        }
        if (e > s) {
            found.add(new Statement(s, e, p, plain.substring(s, e), stem, title, found.size()));
        }
        return to;
    }

    /** Its segments, between punctuation marks and conjunctions. */
    List<Segment> segments() {
        List<Segment> found = new ArrayList<>();
        int from = 0;
        Matcher m = BREAK.matcher(words);
        while (m.find()) {
            if (m.start() > from) {
                found.add(new Segment(start + from, start + m.start(), words.substring(from, m.start())));
            }
            from = Character.isLetter(words.charAt(m.start())) ? m.start() : m.end();
        }
        if (from < words.length()) {
            found.add(new Segment(start + from, end, words.substring(from)));
        }
        return found;
    }

    boolean has(Pattern pattern) {
        return pattern.matcher(words).find();
    }

    /** Plain text between two offsets of the document, cut to this statement. */
    String between(int from, int to) {
        int a = Math.max(0, Math.min(words.length(), from - start));
        int b = Math.max(a, Math.min(words.length(), to - start));
        return words.substring(a, b);
    }

    boolean isRow() {
        return words.indexOf('|') >= 0;
    }
}
