package fr.conformite.engine.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Makes paragraphs, list items, titles and table rows out of laid-out lines. A new block begins where the typesetter chose to begin
 * a new line: the first word of the next line would have fitted on the line before, or the space between lines grows, or a bullet or
 * a change of letters shows it. Otherwise lines are one paragraph, across pages too.
 */
final class LineAssembler {

    static final Pattern HEADING = Pattern.compile(
            "^(?:(?i:article|art\\.?|titre|chapitre|section|annexe|partie|fiche)\\s+(?i:[ivx]+|\\d+|[a-z]|premier|unique|préliminaire)\\b.*"
            + "|(?i:annexes?|préambule|exposé (?:des motifs|préalable)|visas)\\s*:?|[IVX]{1,5}\\s*[.)–-]\\s*\\p{Lu}.*|\\d{1,2}(?:\\.\\d{1,2})*\\s*[.)–-]?\\s+\\p{Lu}.*)$");

    private final List<Line> lines;
    private final Predicate<String> isWord;
    private final Set<String> vocabulary = new HashSet<>();
    private final boolean ocr;
    private final float right;
    private final float left;
    private final float pitch;
    private final float size;
    private final List<Draft> drafts = new ArrayList<>();

    private LineAssembler(List<Line> lines, Predicate<String> isWord, boolean ocr) {
        this.lines = lines;
        this.isWord = isWord;
        this.ocr = ocr;
        this.right = quantile(0.97, lines.stream().map(Line::x1).toList(), 500);
        this.left = quantile(0.10, lines.stream().map(Line::x0).toList(), 60);
        this.size = quantile(0.5, lines.stream().map(Line::size).toList(), 11);
        var pitches = new ArrayList<Float>();
        for (int i = 1; i < lines.size(); i++) {
            float gap = lines.get(i).y() - lines.get(i - 1).y();
            if (lines.get(i).page() == lines.get(i - 1).page() && gap > size * 0.8f && gap < size * 2.5f) {
                pitches.add(gap);
            }
        }
        // lines inside paragraphs outnumber paragraph ends, and are closer together
        this.pitch = quantile(0.3, pitches, size * 1.2f);
        for (Line line : lines) {
            for (String word : line.text().split("[^\\p{L}\\-]+")) {
                vocabulary.add(word.toLowerCase(Locale.FRENCH));
            }
        }
    }

    static List<Draft> assemble(List<Line> lines, Predicate<String> isWord, boolean ocr) {
        if (lines.isEmpty()) {
            return List.of();
        }
        var assembler = new LineAssembler(lines, isWord, ocr);
        assembler.run();
        return assembler.drafts;
    }

    private static float quantile(double q, List<Float> values, float otherwise) {
        if (values.isEmpty()) {
            return otherwise;
        }
        var sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1, Math.round(q * (sorted.size() - 1))));
    }

    private void run() {
        int i = 0;
        while (i < lines.size()) {
            int end = tableEnd(i);
            if (end > i) {
                rows(i, end);
                i = end;
                continue;
            }
            int last = i + 1;
            while (last < lines.size() && continues(i, last) && tableEnd(last) == last) {
                last++;
            }
            drafts.add(paragraph(lines.subList(i, last)));
            i = last;
        }
    }

    // ---- paragraphs

    private boolean continues(int first, int next) {
        Line a = lines.get(next - 1);
        Line b = lines.get(next);
        String before = a.text();
        String after = b.text();
        boolean ended = Markers.ended(before);
        if (before.matches(".*\\p{L}-") && after.matches("\\p{Ll}.*")) {
            return true;
        }
        if (isItemStart(b) && (ended || b.x0() > left + 4 || Markers.bullet(after) > 0)) {
            return false;
        }
        boolean lower = after.matches("[\\p{Ll};:,)»].*");
        if (Math.abs(a.size() - b.size()) > 1.2f && !ocr) {
            return false;
        }
        if (a.strong() != b.strong() && !lower && (allStrong(first, next) || b.strong() && ended)) {
            return false;
        }
        if (b.page() != a.page()) {
            return !ended && !fits(a, b) && !HEADING.matcher(after).matches() || !ended && lower;
        }
        float gap = b.y() - a.y();
        if (!ocr && a.size() > size * 1.12f && a.strong() == b.strong() && gap < a.size() * 1.6f && !HEADING.matcher(after).matches()) {
            // a title over several lines, usually centred: its breaks mean nothing
            return true;
        }
        if (lower && !ended && gap < pitch * 2.2f) {
            return true;
        }
        if (gap > pitch * 1.25f) {
            return false;
        }
        if (fits(a, b)) {
            return false;
        }
        return !(HEADING.matcher(after).matches() && ended);
    }

    private boolean allStrong(int first, int next) {
        for (int i = first; i < next; i++) {
            if (!lines.get(i).strong()) {
                return false;
            }
        }
        return true;
    }

    /** True when the first word of {@code b} had room at the end of {@code a}: the break was meant. */
    private boolean fits(Line a, Line b) {
        var word = b.words().getFirst();
        // half of the free space is on the left of a centred line
        float slack = a.x0() > left + 25 && Math.abs(a.x0() - left - (right - a.x1())) < 12 ? a.x0() - left : 0;
        return a.x1() + slack + a.size() * (ocr ? 0.9f : 0.35f) + (word.x1() - word.x0()) < right - (ocr ? 10 : 1.5f);
    }

    private boolean isItemStart(Line line) {
        return Markers.item(line.text()) > 0;
    }

    private Draft paragraph(List<Line> parts) {
        var text = new StringBuilder();
        int lead = 0;
        boolean leading = true;
        for (Line line : parts) {
            String joined = line.text();
            if (!text.isEmpty()) {
                if (hyphenated(text, joined)) {
                    text.setLength(text.length() - 1);
                } else if (!(text.charAt(text.length() - 1) == '-' && text.length() > 1 && text.charAt(text.length() - 2) != ' ')) {
                    text.append(' ');
                }
            }
            int base = text.length();
            text.append(joined);
            int at = 0;
            for (Line.Word word : line.words()) {
                String clean = Clean.line(word.text());
                at = joined.indexOf(clean, at) + clean.length();
                if (leading && word.strong()) {
                    lead = base + Math.max(at, 0);
                } else if (!clean.isEmpty() && Markers.bullet(clean + " ") == 0) {
                    leading = false;
                }
            }
        }
        String line = text.toString();
        lead = Math.min(lead, line.length());
        Line first = parts.getFirst();
        boolean item = Markers.item(line) > 0;
        boolean big = first.size() > size * 1.12f && !ocr;
        boolean title = line.length() < 220 && !line.endsWith(";") && !(line.endsWith(".") && line.length() > 60) && (big || lead == line.length()
                || HEADING.matcher(line).matches() && line.length() < 110 && !Markers.ended(line)
                || parts.size() < 4 && line.length() < 160 && line.equals(line.toUpperCase(Locale.FRENCH)) && line.matches(".*\\p{Lu}{3}.*"));
        var kind = title && Markers.bullet(line) == 0 ? Block.Kind.TITLE : item ? Block.Kind.ITEM : Block.Kind.PARAGRAPH;
        return new Draft(kind, line, lead, first.page());
    }

    /** True when the hyphen that ends {@code text} only cuts a word: « télé- » + « phone », but not « Saint-Chély- » + « d'Apcher ». */
    private boolean hyphenated(StringBuilder text, String next) {
        int n = text.length();
        if (n < 3 || text.charAt(n - 1) != '-' || !Character.isLetter(text.charAt(n - 2)) || !Character.isLowerCase(next.charAt(0))) {
            return false;
        }
        int from = n - 1;
        while (from > 0 && (Character.isLetter(text.charAt(from - 1)) || text.charAt(from - 1) == '-')) {
            from--;
        }
        int to = 0;
        while (to < next.length() && (Character.isLetter(next.charAt(to)) || next.charAt(to) == '-')) {
            to++;
        }
        String left = text.substring(from, n - 1).toLowerCase(Locale.FRENCH);
        String rest = next.substring(0, to).toLowerCase(Locale.FRENCH);
        if (vocabulary.contains(left + "-" + rest) || isWord.test(left + "-" + rest)) {
            return false;
        }
        return vocabulary.contains(left + rest) || isWord.test(left + rest) || !isWord.test(rest);
    }

    // ---- tables

    /** A stretch of a line between two wide gaps. */
    private record Segment(float x0, float x1, String text) {
    }

    private List<Segment> segments(Line line) {
        var words = line.words();
        var gaps = new float[Math.max(0, words.size() - 1)];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = words.get(i + 1).x0() - words.get(i).x1();
        }
        float usual = gaps.length < 4 ? 0 : quantileOf(gaps);
        float wide = Math.max(line.size() * (ocr ? 1.6f : 1.15f), usual * 2.2f);
        var segments = new ArrayList<Segment>();
        int from = 0;
        for (int i = 0; i < words.size(); i++) {
            boolean last = i == words.size() - 1;
            // the gap after a bullet is not a column
            boolean marker = i == 0 && Markers.item(Clean.line(words.getFirst().text()) + " X") > 0 && words.size() > 1;
            if (last || gaps[i] > wide && !marker) {
                var part = words.subList(from, i + 1);
                segments.add(new Segment(part.getFirst().x0(), part.getLast().x1(), Clean.line(String.join(" ", part.stream().map(Line.Word::text).toList()))));
                from = i + 1;
            }
        }
        return segments;
    }

    private static float quantileOf(float[] gaps) {
        var sorted = gaps.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** One past the last line of the table that starts at line {@code from}, or {@code from} when none does. */
    private int tableEnd(int from) {
        if (segments(lines.get(from)).size() < 2) {
            return from;
        }
        List<float[]> columns = new ArrayList<>();
        int multiple = 0;
        int end = from;
        int i = from;
        while (i < lines.size() && lines.get(i).page() == lines.get(from).page()
                && (i == from || lines.get(i).y() - lines.get(i - 1).y() < pitch * 2.6f)) {
            var segments = segments(lines.get(i));
            if (segments.size() >= 2) {
                var merged = merge(columns, segments);
                if (merged.size() < 2 || !columns.isEmpty() && merged.size() < columns.size() && merged.size() < segments.size()) {
                    break;
                }
                columns = merged;
                multiple++;
                end = i + 1;
            } else if (!insideOneColumn(segments.getFirst(), columns)) {
                break;
            }
            i++;
        }
        // a wrapped last cell
        while (end < i && end < lines.size() && columnOf(segments(lines.get(end)).getFirst(), columns) > 0
                && lines.get(end).y() - lines.get(end - 1).y() < pitch * 1.25f) {
            end++;
        }
        return multiple >= 2 ? end : from;
    }

    private static List<float[]> merge(List<float[]> columns, List<Segment> segments) {
        var all = new ArrayList<float[]>();
        columns.forEach(column -> all.add(column.clone()));
        segments.forEach(segment -> all.add(new float[] {segment.x0(), segment.x1()}));
        all.sort((a, b) -> Float.compare(a[0], b[0]));
        var merged = new ArrayList<float[]>();
        for (float[] span : all) {
            if (!merged.isEmpty() && span[0] <= merged.getLast()[1]) {
                merged.getLast()[1] = Math.max(merged.getLast()[1], span[1]);
            } else {
                merged.add(span);
            }
        }
        return merged;
    }

    private static boolean insideOneColumn(Segment segment, List<float[]> columns) {
        int touched = 0;
        for (float[] column : columns) {
            if (segment.x0() <= column[1] && segment.x1() >= column[0]) {
                touched++;
            }
        }
        int column = columnOf(segment, columns);
        boolean roomy = column == columns.size() - 1 || segment.x1() < columns.get(column + 1)[0];
        return touched == 1 && roomy && Math.abs(segment.x0() - columns.get(column)[0]) < 60;
    }

    private static int columnOf(Segment segment, List<float[]> columns) {
        int best = 0;
        float distance = Float.MAX_VALUE;
        for (int i = 0; i < columns.size(); i++) {
            float[] column = columns.get(i);
            float overlap = Math.min(column[1], segment.x1()) - Math.max(column[0], segment.x0());
            if (-overlap < distance) {
                distance = -overlap;
                best = i;
            }
        }
        return best;
    }

    private void rows(int from, int to) {
        List<float[]> columns = new ArrayList<>();
        for (int i = from; i < to; i++) {
            var segments = segments(lines.get(i));
            if (segments.size() >= 2) {
                columns = merge(columns, segments);
            }
        }
        float narrowest = Float.MAX_VALUE;
        float widest = 0;
        for (int i = from + 1; i < to; i++) {
            float gap = lines.get(i).y() - lines.get(i - 1).y();
            if (gap > size * 0.9f) {
                narrowest = Math.min(narrowest, gap);
                widest = Math.max(widest, gap);
            }
        }
        boolean spaced = widest > narrowest * 1.15f;
        float limit = (Math.min(narrowest, pitch) + widest) / 2;
        StringBuilder[] cells = null;
        for (int i = from; i < to; i++) {
            var segments = segments(lines.get(i));
            boolean first = columnOf(segments.getFirst(), columns) == 0;
            float gap = i == from ? Float.MAX_VALUE : lines.get(i).y() - lines.get(i - 1).y();
            boolean starts = i == from || (spaced || gap > pitch * 1.2f ? gap > Math.min(limit, pitch * 1.2f) : first && segments.size() > 1);
            if (starts) {
                endRow(cells, lines.get(Math.max(from, i - 1)).page());
                cells = new StringBuilder[columns.size()];
                for (int c = 0; c < cells.length; c++) {
                    cells[c] = new StringBuilder();
                }
            }
            for (Segment segment : segments) {
                var cell = cells[columnOf(segment, columns)];
                if (cell.isEmpty()) {
                    cell.append(segment.text());
                } else if (hyphenated(cell, segment.text())) {
                    cell.setLength(cell.length() - 1);
                    cell.append(segment.text());
                } else {
                    cell.append(cell.charAt(cell.length() - 1) == '-' ? "" : " ").append(segment.text());
                }
            }
        }
        endRow(cells, lines.get(from).page());
    }

    private void endRow(StringBuilder[] cells, int page) {
        if (cells != null) {
            drafts.add(Draft.row(Arrays.stream(cells).map(StringBuilder::toString).toList(), page));
        }
    }
}
