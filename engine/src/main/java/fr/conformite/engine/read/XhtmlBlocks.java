package fr.conformite.engine.read;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Turns the XHTML events of a Tika parser into blocks: headings, paragraphs, list items, table rows (cells separated by « | »).
 * Headers, footers, comments and notes that Tika marks as such are left out.
 */
final class XhtmlBlocks extends DefaultHandler {

    /** Stands for a cell border in texts whose parser knows no tables; see {@link RtfFilter}. */
    static final char CELL = '\uEF00';

    private static final Set<String> BREAKS = Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "div", "ul", "ol", "table", "tr", "td", "th", "body");
    private static final Set<String> ASIDE = Set.of("header", "footer", "annotation", "comment", "comments", "annotations");

    private final List<Draft> drafts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final Deque<List<StringBuilder>> rows = new ArrayDeque<>();
    private int emphasis;
    private int lead;
    private boolean leading = true;
    private boolean heading;
    private int items;
    private int skipped;
    private boolean inBody;

    List<Draft> drafts() {
        return drafts;
    }

    @Override
    public void startElement(String uri, String name, String qName, Attributes attributes) {
        if (name.equals("body")) {
            inBody = true;
            return;
        }
        if (skipped > 0) {
            skipped++;
            return;
        }
        String style = attributes.getValue("class");
        if (style != null && (name.equals("div") || name.equals("p")) && ASIDE.contains(style)) {
            flush();
            skipped = 1;
            return;
        }
        switch (name) {
            case "b", "strong", "i", "em", "u" -> emphasis++;
            case "br" -> text.append(' ');
            case "tr" -> {
                flush();
                rows.push(new ArrayList<>());
            }
            case "td", "th" -> {
                flush();
                if (!rows.isEmpty()) {
                    rows.peek().add(new StringBuilder());
                }
            }
            default -> {
                if (BREAKS.contains(name)) {
                    flush();
                    heading = name.matches("h[1-6]");
                    if (name.equals("li")) {
                        items++;
                    }
                }
            }
        }
    }

    @Override
    public void endElement(String uri, String name, String qName) {
        if (skipped > 0) {
            skipped--;
            return;
        }
        switch (name) {
            case "b", "strong", "i", "em", "u" -> emphasis--;
            case "tr" -> {
                flush();
                if (!rows.isEmpty()) {
                    endRow(rows.pop());
                }
            }
            default -> {
                if (BREAKS.contains(name)) {
                    flush();
                    heading = false;
                    if (name.equals("li")) {
                        items--;
                    }
                }
            }
        }
    }

    @Override
    public void characters(char[] chars, int start, int length) {
        if (!inBody || skipped > 0) {
            return;
        }
        for (int i = start; i < start + length; i++) {
            char c = chars[i];
            if (!Character.isWhitespace(c) && leading) {
                leading = emphasis > 0;
                if (leading) {
                    lead = text.length() + 1;
                }
            } else if (leading && emphasis > 0) {
                lead = text.length() + 1;
            }
            text.append(c);
        }
    }

    @Override
    public void ignorableWhitespace(char[] chars, int start, int length) {
        characters(chars, start, length);
    }

    private void flush() {
        String raw = text.toString();
        int emphasised = lead;
        text.setLength(0);
        lead = 0;
        leading = true;
        // the parser of old DOC files prints comments after the text, each behind its (unprintable) mark
        if (raw.isBlank() || "\uFFFD\u0005".indexOf(raw.stripLeading().charAt(0)) >= 0) {
            return;
        }
        if (!rows.isEmpty() && !rows.peek().isEmpty()) {
            var cell = rows.peek().getLast();
            cell.append(cell.isEmpty() ? "" : " ").append(raw.strip());
            return;
        }
        if (raw.indexOf(CELL) >= 0) {
            var cells = new ArrayList<StringBuilder>();
            for (String cell : raw.split(String.valueOf(CELL), -1)) {
                cells.add(new StringBuilder(cell));
            }
            // the last border closes the row
            if (cells.getLast().toString().isBlank()) {
                cells.removeLast();
            }
            endRow(cells);
            return;
        }
        String line = Clean.line(raw);
        if (line.isEmpty()) {
            return;
        }
        if (items > 0 && Markers.item(line) == 0 && !heading) {
            // the parser knows a list item but not its bullet; its depth must not be lost
            line = (items == 1 ? "• " : "◦ ") + line;
        }
        int strong = Clean.line(raw.substring(0, Math.min(emphasised, raw.length()))).length();
        boolean item = items > 0 || Markers.item(line) > 0;
        boolean bold = strong == line.length() && line.length() < 200 && !line.endsWith(";") && Markers.bullet(line) == 0;
        var kind = heading || bold && items == 0 ? Block.Kind.TITLE : item ? Block.Kind.ITEM : Block.Kind.PARAGRAPH;
        drafts.add(new Draft(kind, line, Math.min(strong, line.length()), null));
    }

    private void endRow(List<StringBuilder> cells) {
        var texts = cells.stream().map(cell -> Clean.line(cell.toString())).toList();
        if (texts.stream().allMatch(String::isEmpty)) {
            return;
        }
        if (!rows.isEmpty() && !rows.peek().isEmpty()) {
            // a table inside a cell: its rows are read as text of that cell
            var cell = rows.peek().getLast();
            cell.append(cell.isEmpty() ? "" : " ").append(String.join(" ", texts));
            return;
        }
        drafts.add(Draft.row(texts, null));
    }
}
