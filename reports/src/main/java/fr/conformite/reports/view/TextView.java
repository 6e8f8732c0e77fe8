package fr.conformite.reports.view;

import fr.conformite.engine.read.Block;
import fr.conformite.engine.structure.Convention;
import fr.conformite.engine.structure.Passage;
import fr.conformite.engine.structure.Zone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a convention cut where quotes begin and end, so that overlapping quotes nest without overlapping tags. */
public final class TextView {

    /** What stands between the cells of a table row in the extracted text; cells may be empty, the first and last too. */
    private static final Pattern CELL = Pattern.compile("\\t|(?:^| )\\|(?: |$)");
    private static final Pattern BULLET = Pattern.compile("^\\s*([-–—•·▪◦*➢✓o]|\\(?[0-9a-zA-Z]{1,3}[.)°])\\s.*", Pattern.DOTALL);

    private TextView() {
    }

    /**
     * A quote as the text shows it.
     *
     * @param id    « 5-1 »: first quote of indicator 5
     * @param label short label shown behind the words (« 5 », « V1 »)
     * @param name  « Indicateur 5 »
     * @param keys  words the filter looks for
     */
    public record Mark(String id, String label, String name, String keys) {
    }

    /**
     * Characters that carry the same quotes.
     *
     * @param strong true for a run-in heading in bold
     * @param starts quotes whose first characters these are
     * @param marks  quotes that cover them
     * @param ends   quotes whose last characters these are, one per label
     */
    public record Piece(String text, boolean strong, List<Mark> starts, List<Mark> marks, List<Mark> ends) {

        public boolean marked() {
            return !marks.isEmpty();
        }

        public String ids() {
            return String.join(" ", marks.stream().map(Mark::id).toList());
        }

        public String keys() {
            return String.join(" ", new TreeSet<>(marks.stream().flatMap(m -> List.of(m.keys().split(" ")).stream()).toList()));
        }

        /** True when one of the quotes supports a criterion that fails. */
        public boolean gap() {
            return marks.stream().anyMatch(m -> List.of(m.keys().split(" ")).contains("gap"));
        }
    }

    /**
     * A block: its cells when it is a table row, else one cell.
     *
     * @param page    page that begins with this block, or null
     * @param outside true for words of the file that are not text of the convention, such as a reviewer's remark
     * @param bullet  true for a list item whose text does not carry its own mark
     */
    public record Unit(List<List<Piece>> cells, Integer page, boolean outside, boolean bullet) {
    }

    /** Consecutive blocks of one kind. */
    public record Group(Block.Kind kind, List<Unit> units) {
    }

    /**
     * The same text with U+FFFD for what has no place on a page or in XML: control characters, halves of surrogate pairs, and
     * invisible direction characters, which can make words read otherwise than they are. Same length.
     */
    public static String printable(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            boolean bad = c < ' ' && c != '\n' && c != '\t' || c >= 0x7f && c < 0xa0 || c >= 0x202a && c <= 0x202e
                    || c >= 0x2066 && c <= 0x2069 || Character.isSurrogate(c) || c >= 0xfffe;
            if (bad) {
                if (out == null) {
                    out = new StringBuilder(text);
                }
                out.setCharAt(i, '\ufffd');
            }
        }
        return out == null ? text : out.toString();
    }

    /** Collects quotes, then cuts the text. */
    static final class Builder {

        private final Convention convention;
        private final String text;
        private final List<Placed> placed = new ArrayList<>();
        private final TreeMap<Integer, Passage> passages = new TreeMap<>();

        private record Placed(int start, int end, Mark mark) {
        }

        Builder(Convention convention) {
            this.convention = convention;
            this.text = convention.source().text();
            convention.passages().forEach(p -> passages.put(p.start(), p));
        }

        /** Asks for {@code start..end} to be highlighted; false when no visible character of the text lies there. */
        boolean mark(int start, int end, Mark mark) {
            int from = Math.max(0, start);
            int to = Math.min(text.length(), end);
            for (Block b : convention.source().blocks()) {
                int s = Math.max(from, b.start());
                int e = Math.min(to, b.end());
                if (s < e && !text.substring(s, e).isBlank()) {
                    placed.add(new Placed(from, to, mark));
                    return true;
                }
            }
            return false;
        }

        List<Group> build() {
            List<Group> groups = new ArrayList<>();
            List<Unit> units = new ArrayList<>();
            Block.Kind kind = null;
            Integer page = null;
            List<Mark> begun = new ArrayList<>();
            for (Block b : convention.source().blocks()) {
                if (text.substring(b.start(), b.end()).isBlank()) {
                    continue;
                }
                if (b.kind() != kind && !units.isEmpty()) {
                    groups.add(new Group(kind, List.copyOf(units)));
                    units.clear();
                }
                kind = b.kind();
                Integer newPage = b.page() != null && !Objects.equals(b.page(), page) ? b.page() : null;
                page = b.page() == null ? page : b.page();
                units.add(unit(b, newPage, begun));
            }
            if (!units.isEmpty()) {
                groups.add(new Group(kind, List.copyOf(units)));
            }
            return List.copyOf(groups);
        }

        private Unit unit(Block b, Integer page, List<Mark> begun) {
            List<List<Piece>> cells = new ArrayList<>();
            if (b.kind() == Block.Kind.ROW) {
                Matcher m = CELL.matcher(text).region(b.start(), b.end());
                int from = b.start();
                while (m.find()) {
                    cells.add(pieces(from, m.start(), 0, begun));
                    from = m.end();
                }
                cells.add(pieces(from, b.end(), 0, begun));
            } else {
                cells.add(pieces(b.start(), b.end(), b.kind() == Block.Kind.TITLE ? 0 : b.lead(), begun));
            }
            Map.Entry<Integer, Passage> passage = passages.floorEntry(b.end() - 1);
            boolean outside = passage != null && passage.getValue().end() > b.start() && passage.getValue().zone() == Zone.NOT_TEXT;
            boolean bullet = b.kind() == Block.Kind.ITEM && !BULLET.matcher(text.substring(b.start(), b.end())).matches();
            return new Unit(List.copyOf(cells), page, outside, bullet);
        }

        private List<Piece> pieces(int from, int to, int lead, List<Mark> begun) {
            List<Placed> here = placed.stream().filter(p -> p.start() < to && p.end() > from)
                    .sorted(Comparator.comparingInt(Placed::start)).toList();
            TreeSet<Integer> cuts = new TreeSet<>(Arrays.asList(from, Math.min(to, from + lead), to));
            for (Placed p : here) {
                cuts.add(Math.max(from, p.start()));
                cuts.add(Math.min(to, p.end()));
            }
            List<Piece> pieces = new ArrayList<>();
            int start = from;
            for (int end : cuts.tailSet(from, false)) {
                int s = start;
                List<Mark> marks = here.stream().filter(p -> p.start() <= s && p.end() >= end).map(Placed::mark).toList();
                List<Mark> starts = marks.stream().filter(m -> !begun.contains(m)).toList();
                begun.addAll(starts);
                List<Mark> ends = new ArrayList<>();
                for (Placed p : here) {
                    if (p.end() == end || p.end() > end && end == to && !continuesAfter(p, end)) {
                        if (ends.stream().noneMatch(m -> m.label().equals(p.mark().label()))) {
                            ends.add(p.mark());
                        }
                    }
                }
                pieces.add(new Piece(printable(text.substring(start, end)), end <= from + lead, starts, marks, List.copyOf(ends)));
                start = end;
            }
            return List.copyOf(pieces);
        }

        /** True when a quote has visible characters after {@code from}. */
        private boolean continuesAfter(Placed p, int from) {
            return !text.substring(from, p.end()).isBlank();
        }
    }
}
