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
            + "|(?i:annexes?|préambule|exposé (?:des motifs|préalable)|visas)\\s*:?|[IVX]{1,5}\\s*[.)–-]\\s*\\p{Lu}.*|\\d{1,2}(?:\\.\\d{1,2})*(?:\\s(?:bis|ter|quater))?\\s*[.)–-]?\\s+\\p{Lu}.*)$");

    private final List<Line> lines;
    private final Predicate<String> isWord;
    private final Set<String> vocabulary = new HashSet<>();
    private final boolean ocr;
    private final float right;
    private final float left;
    private final float pitch;
    private final float size;
    private final List<Segment>[] segments;
    private final List<Draft> drafts = new ArrayList<>();
    private String header = "";

    @SuppressWarnings("unchecked")
    private LineAssembler(List<Line> lines, Predicate<String> isWord, boolean ocr) {
        this.lines = lines;
        this.segments = new List[lines.size()];
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
            Table table = tableAt(i);
            if (table != null) {
                rows(i, table);
                i = table.to();
                continue;
            }
            int last = i + 1;
            while (last < lines.size() && continues(i, last) && tableAt(last) == null) {
                last++;
            }
            Draft draft = paragraph(lines.subList(i, last));
            if (last == i + 1 && draft.kind() == Block.Kind.PARAGRAPH && standsAlone(i)) {
                draft = new Draft(Block.Kind.TITLE, draft.text(), draft.lead(), draft.page());
            }
            drafts.add(draft);
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
        if (ended && after.matches("(?iU)(?:vu|considérant)\\b.*")) {
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
        if (gap > pitch * 1.25f) {
            return lower && !ended && gap < pitch * 2.2f && !fits(a, b);
        }
        if (lower && !ended) {
            return true;
        }
        if (fits(a, b)) {
            return false;
        }
        return !(HEADING.matcher(after).matches() && ended);
    }

    /** A heading without number nor weight: a short line, apart, over a paragraph. Scans and underlined titles look so. */
    private boolean standsAlone(int index) {
        Line line = lines.get(index);
        String text = line.text();
        if (text.length() > 70 || !text.matches("\\p{Lu}[^,;:.!?€%|]*") || index + 1 >= lines.size() || line.x1() > left + (right - left) * 0.7f
                || text.matches("(?iU)(?:le|la|l['’]|les|m\\.|mme|monsieur|madame|pour|entre|et|fait|signé|vu|d['’]|ci-)\\b?.*")) {
            return false;
        }
        Line next = lines.get(index + 1);
        boolean apart = index == 0 || gap(index) > pitch * 1.25f && (Markers.ended(lines.get(index - 1).text()) || gap(index) == Float.MAX_VALUE);
        return apart && next.page() == line.page() && next.x1() > left + (right - left) * 0.85f && next.text().matches("[\\p{Lu}«].*") && segments(index + 1).size() == 1;
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
            join(text, joined);
            int base = text.length() - joined.length();
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

    private void join(StringBuilder text, String next) {
        int n = text.length();
        if (hyphenated(text, next)) {
            text.setLength(n - 1);
        } else if (n > 0 && !(n > 1 && text.charAt(n - 1) == '-' && text.charAt(n - 2) != ' ')) {
            text.append(' ');
        }
        text.append(next);
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
        if (Character.isUpperCase(text.charAt(from)) && rest.contains("-")) {
            // « Dun- » + « sur-Auron »
            return false;
        }
        if (vocabulary.contains(left + "-" + rest) || isWord.test(left + "-" + rest)) {
            return false;
        }
        return vocabulary.contains(left + rest) || isWord.test(left + rest) || !isWord.test(rest);
    }

    // ---- tables

    /** A stretch of a line between two wide gaps. */
    private record Segment(float x0, float x1, String text) {

        float overlap(float[] column) {
            return Math.min(column[1], x1) - Math.max(column[0], x0);
        }
    }

    /** Lines {@code from} to {@code to} (excluded) are rows; columns as {left, right}. */
    private record Table(int to, List<float[]> columns) {
    }

    private List<Segment> segments(int index) {
        if (segments[index] == null) {
            segments[index] = segments(lines.get(index));
        }
        return segments[index];
    }

    private List<Segment> segments(Line line) {
        var words = line.words();
        var gaps = new float[Math.max(0, words.size() - 1)];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = words.get(i + 1).x0() - words.get(i).x1();
        }
        // in justified text all gaps of a line grow together, but not without limit
        float usual = gaps.length < 4 ? 0 : Math.min(lowerQuartile(gaps), line.size() * 0.7f);
        float wide = Math.max(line.size() * (ocr ? 1.6f : 1.15f), usual * 2.2f);
        var found = new ArrayList<Segment>();
        if (line.x1() > right - line.size() * 0.5f && stretched(gaps)) {
            wide = Float.MAX_VALUE;
        }
        int from = 0;
        for (int i = 0; i < words.size(); i++) {
            // the gap after a bullet is not a column
            boolean marker = i == 0 && words.size() > 1 && gaps[0] < line.size() * 3.5f && Markers.item(Clean.line(words.getFirst().text()) + " X") > 0;
            if (i == words.size() - 1 || gaps[i] > wide && !marker) {
                var part = words.subList(from, i + 1);
                found.add(new Segment(part.getFirst().x0(), part.getLast().x1(), Clean.line(String.join(" ", part.stream().map(Line.Word::text).toList()))));
                from = i + 1;
            }
        }
        return found;
    }

    /** True when all gaps are the same: a short line of justified text that ends with a forced break. */
    private static boolean stretched(float[] gaps) {
        if (gaps.length < 2) {
            return false;
        }
        float least = Float.MAX_VALUE;
        float most = 0;
        for (float gap : gaps) {
            least = Math.min(least, gap);
            most = Math.max(most, gap);
        }
        return most - least < most * (gaps.length > 2 ? 0.06f : 0.02f);
    }

    private static float lowerQuartile(float[] gaps) {
        var sorted = gaps.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 4];
    }

    private float gap(int index) {
        return lines.get(index).page() == lines.get(index - 1).page() ? lines.get(index).y() - lines.get(index - 1).y() : Float.MAX_VALUE;
    }

    /** The table whose first line is {@code from}, or null. */
    private Table tableAt(int from) {
        int seed = from;
        // the first lines of a header cell may stand alone, or too close to their neighbours to tell
        while (seed < lines.size() && segments(seed).size() < 2) {
            seed++;
            if (seed - from > 3 || seed < lines.size() && gap(seed) > pitch * 1.8f) {
                return null;
            }
        }
        if (seed >= lines.size()) {
            return null;
        }
        int most = 0;
        int multiple = 0;
        int end = seed;
        int i = seed;
        List<float[]> columns = List.of();
        while (i < lines.size() && (i == seed || gap(i) < pitch * 2.6f)) {
            var here = segments(i);
            if (here.size() >= 2) {
                if (here.size() > most) {
                    most = here.size();
                    columns = columns(seed, i + 1, most);
                }
                multiple++;
                end = i + 1;
            } else if (gap(i) < pitch * 1.2f && cells(i, columns).size() >= 2) {
                // cells so full that the gap between them looks like a space
                end = i + 1;
            } else {
                int column = columnOf(here.getFirst(), columns);
                boolean tight = gap(i) < pitch * 1.2f;
                if (!within(here.getFirst(), columns, column) || column == 0 && !tight) {
                    break;
                }
                if (tight) {
                    end = end == i ? i + 1 : end;
                }
            }
            i++;
        }
        if (multiple < 2) {
            return null;
        }
        columns = columns(seed, end, most);
        if (columns.size() < 2) {
            return null;
        }
        for (int above = from; above < seed; above++) {
            if (!above(lines.get(above), lines.get(above + 1), gap(above + 1) < pitch * 1.15f, columns)) {
                return null;
            }
        }
        return new Table(end, columns);
    }

    /** Columns drawn by the lines that have the most cells; lines with fewer may have cells that span several columns. */
    private List<float[]> columns(int from, int to, int cells) {
        var all = new ArrayList<float[]>();
        for (int i = from; i < to; i++) {
            if (segments(i).size() == cells) {
                segments(i).forEach(segment -> all.add(new float[] {segment.x0(), segment.x1()}));
            }
        }
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

    private static boolean within(Segment segment, List<float[]> columns, int column) {
        boolean roomy = column == columns.size() - 1 || segment.x1() < columns.get(column + 1)[0];
        float[] own = columns.get(column);
        return roomy && (Math.abs(segment.x0() - own[0]) < 15 || segment.x0() > own[0] && segment.x1() < own[1] + 15);
    }

    /** True for a line that reads as the top of header cells: each word in one column, at least one beyond the first. */
    private boolean above(Line line, Line below, boolean tight, List<float[]> columns) {
        String text = line.text();
        if (Markers.item(text) > 0 || text.matches("(?iU)fait\\b.*|.*\\ble \\d.*\\d{4}.*|.*[.:;]")) {
            return false;
        }
        if (line.x1() < columns.get(1)[0]) {
            // the first line of a first cell taller than its neighbours
            return tight && Character.isLowerCase(below.words().getFirst().text().charAt(0));
        }
        // either cells aligned on the left of their columns…
        boolean aligned = true;
        for (int c = 1; c < columns.size() && aligned; c++) {
            float edge = columns.get(c)[0];
            aligned = line.x1() < edge || startsAt(line, edge);
            aligned &= line.words().stream().noneMatch(word -> word.x0() < edge - 3 && word.x1() > edge + 1);
        }
        // … or centred in them, with nothing in between
        boolean apart = line.words().stream().noneMatch(word -> columns.stream().filter(column -> word.x0() < column[1] && word.x1() > column[0]).count() > 1);
        return aligned || apart && guttersFree(line, columns);
    }

    /** True when a word starts at the edge of a column, after more than an ordinary space. */
    private static boolean startsAt(Line line, float edge) {
        for (int i = 0; i < line.words().size(); i++) {
            if (Math.abs(line.words().get(i).x0() - edge) < 3) {
                return i == 0 || edge - line.words().get(i - 1).x1() > line.size() * 0.42f;
            }
        }
        return false;
    }

    /** A line of running text covers the space between columns. */
    private static boolean guttersFree(Line line, List<float[]> columns) {
        for (int c = 1; c < columns.size(); c++) {
            float left = columns.get(c - 1)[1];
            float right = columns.get(c)[0];
            float covered = 0;
            for (Line.Word word : line.words()) {
                covered += Math.max(0, Math.min(right, word.x1()) - Math.max(left, word.x0()));
            }
            if (covered > (right - left) * 0.6f && right - left > 12) {
                return false;
            }
        }
        return true;
    }

    private static int columnOf(Segment segment, List<float[]> columns) {
        int best = 0;
        float most = -Float.MAX_VALUE;
        for (int i = 0; i < columns.size(); i++) {
            float overlap = segment.overlap(columns.get(i));
            if (overlap > 0 && most > 0) {
                // a cell that spans several columns is read in the first
                break;
            }
            if (overlap > most) {
                most = overlap;
                best = i;
            }
        }
        return best;
    }

    private void rows(int from, Table table) {
        var columns = table.columns();
        int to = table.to();
        float narrowest = Float.MAX_VALUE;
        float widest = 0;
        for (int i = from + 1; i < to; i++) {
            float gap = gap(i);
            if (gap > size * 0.9f) {
                narrowest = Math.min(narrowest, gap);
                widest = Math.max(widest, gap);
            }
        }
        boolean spaced = widest > narrowest * 1.15f;
        float limit = Math.min((Math.min(narrowest, pitch) + widest) / 2, pitch * 1.2f);
        StringBuilder[] cells = null;
        for (int i = from; i < to; i++) {
            var here = cells(i, columns);
            boolean first = columnOf(here.getFirst(), columns) == 0;
            float gap = i == from ? Float.MAX_VALUE : gap(i);
            boolean complete = columns.size() >= 3 && here.size() == columns.size() && here.getLast().text().matches(".*\\d.*")
                    && cells != null && Arrays.stream(cells).noneMatch(StringBuilder::isEmpty);
            boolean starts = i == from || complete || (spaced || gap > pitch * 1.2f ? gap > limit : first && segments(i).size() > 1);
            if (starts) {
                endRow(cells, lines.get(Math.max(from, i - 1)).page());
                cells = new StringBuilder[columns.size()];
                Arrays.setAll(cells, c -> new StringBuilder());
            }
            for (Segment segment : here) {
                join(cells[columnOf(segment, columns)], segment.text());
            }
        }
        endRow(cells, lines.get(from).page());
    }

    /** Cuts a line at the columns of its table: wide gaps, and words that start where a column starts. */
    private List<Segment> cells(int index, List<float[]> columns) {
        var line = lines.get(index);
        var starts = new HashSet<Float>();
        segments(index).forEach(segment -> starts.add(segment.x0()));
        var found = new ArrayList<Segment>();
        var words = line.words();
        int from = 0;
        for (int i = 1; i <= words.size(); i++) {
            boolean cut = i == words.size() || starts.contains(words.get(i).x0());
            for (int c = 1; !cut && c < columns.size(); c++) {
                cut = Math.abs(words.get(i).x0() - columns.get(c)[0]) < 2.5f && words.get(i).x0() - words.get(i - 1).x1() > line.size() * 0.3f;
            }
            if (cut) {
                var part = words.subList(from, i);
                found.add(new Segment(part.getFirst().x0(), part.getLast().x1(), Clean.line(String.join(" ", part.stream().map(Line.Word::text).toList()))));
                from = i;
            }
        }
        return found;
    }

    private void endRow(StringBuilder[] cells, int page) {
        if (cells == null) {
            return;
        }
        Draft row = Draft.row(Arrays.stream(cells).map(StringBuilder::toString).toList(), page);
        Draft last = drafts.isEmpty() ? null : drafts.getLast();
        boolean continued = last != null && last.kind() == Block.Kind.ROW;
        if (!continued) {
            header = row.text();
        } else if (row.text().equals(header) && page > last.page()) {
            // word processors print the header again on the next page
            return;
        }
        drafts.add(row);
    }
}
