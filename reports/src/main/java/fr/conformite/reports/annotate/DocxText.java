package fr.conformite.reports.annotate;

import fr.conformite.reports.annotate.Xml.Kind;
import fr.conformite.reports.annotate.Xml.Tag;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * The letters of the main part of a DOCX, each with the run and the place it is written at. Deleted and moved text is not among them.
 */
final class DocxText {

    private static final Set<String> NAMESPACES = Set.of("http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main");

    /** A run of characters of one formatting. */
    static final class Run {
        private final int start;
        /** Start tag and properties, to open the same run again. */
        private String opening;
        private int contentStart;
        private int contentEnd;
        private int end;
        private int fieldEnd = -1;

        private Run(int start) {
            this.start = start;
        }

        int start() {
            return start;
        }

        int end() {
            return end;
        }

        int contentStart() {
            return contentStart;
        }

        int contentEnd() {
            return contentEnd;
        }

        String opening() {
            return opening;
        }

        /** One past the last run of the field this run is part of, or -1; what is written inside a field goes when it is updated. */
        int fieldEnd() {
            return fieldEnd;
        }
    }

    /**
     * One {@code w:t} element.
     *
     * @param run    the outermost run around it
     * @param simple true when the run can be cut inside this element; a text box, a ruby or a CDATA section cannot
     * @param boxed  true in a text box, which stands in the middle of the paragraph that holds it
     * @param spaced true when it already says what becomes of spaces at its ends
     * @param tag    its start tag
     * @param end    one past its end tag
     */
    record Piece(Run run, boolean simple, boolean boxed, boolean spaced, Tag tag, int contentEnd, int end) {
    }

    /** One character: its element and the stretch of XML it is written with. */
    record Letter(Piece piece, int start, int end) {
    }

    private final String xml;
    private final String w;
    private final boolean strict;
    private final List<Letter> characters = new ArrayList<>();
    private final Letters letters = new Letters();
    private int firstParagraphEnd = -1;

    private DocxText(String xml, String prefix, boolean strict) {
        this.xml = xml;
        this.w = prefix;
        this.strict = strict;
    }

    /**
     * @param xml the main part
     * @return null when its root is not that of a word processing document
     */
    static DocxText of(String xml) {
        List<Tag> tags = Xml.tags(xml);
        Tag root = tags.getFirst();
        String prefix = root.prefix();
        String namespace = Xml.attribute(xml, root, prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix.substring(0, prefix.length() - 1));
        if (!root.local().equals("document") || namespace == null || !NAMESPACES.contains(namespace)) {
            return null;
        }
        DocxText text = new DocxText(xml, prefix, namespace.contains("purl"));
        text.walk(tags);
        return text;
    }

    String xml() {
        return xml;
    }

    /** Prefix of the elements of the document, colon included, or empty. */
    String prefix() {
        return w;
    }

    boolean isStrict() {
        return strict;
    }

    Letters letters() {
        return letters;
    }

    Letter letter(int index) {
        return characters.get(letters.origin(index));
    }

    /** True when a letter stands in a text box. */
    boolean isBoxed(int index) {
        return letter(index).piece().boxed();
    }

    /** How many of the first letters make the first paragraph with any. */
    int firstParagraph() {
        return firstParagraphEnd < 0 ? letters.length() : firstParagraphEnd;
    }

    private void walk(List<Tag> tags) {
        Deque<Run> runs = new ArrayDeque<>();
        int gone = 0;
        int box = 0;
        int properties = 0;
        Run propertiesOf = null;
        int fields = 0;
        List<Run> inField = new ArrayList<>();
        Tag open = null;
        for (Tag tag : tags) {
            boolean opens = tag.kind() == Kind.OPEN;
            boolean closes = tag.kind() == Kind.CLOSE;
            int step = opens ? 1 : closes ? -1 : 0;
            String name = tag.name().startsWith(w) ? tag.name().substring(w.length()) : "";
            // what a writer of today keeps for readers of yesterday is written twice
            if (tag.local().equals("Fallback") || name.equals("del") || name.equals("moveFrom")) {
                gone += step;
            }
            switch (name) {
                case "txbxContent" -> {
                    box += step;
                    letters.cut();
                }
                case "p", "tc", "tr" -> {
                    if (box == 0 && firstParagraphEnd < 0 && letters.length() > 0) {
                        firstParagraphEnd = letters.length();
                    }
                    letters.cut();
                }
                case "tab", "br", "cr", "ptab" -> letters.space();
                case "r" -> {
                    if (opens) {
                        Run run = new Run(tag.start());
                        run.opening = xml.substring(tag.start(), tag.end());
                        run.contentStart = tag.end();
                        runs.push(run);
                    } else if (closes) {
                        Run run = runs.pop();
                        run.contentEnd = tag.start();
                        run.end = tag.end();
                        inField.add(run);
                        if (fields == 0) {
                            boolean field = inField.size() > 1;
                            inField.forEach(r -> r.fieldEnd = field ? tag.end() : -1);
                            inField.clear();
                        }
                    }
                }
                case "fldChar" -> {
                    String type = closes ? null : Xml.attribute(xml, tag, w + "fldCharType");
                    fields = Math.max(0, fields + ("begin".equals(type) ? 1 : "end".equals(type) ? -1 : 0));
                }
                case "rPr" -> {
                    Run run = runs.peek();
                    // properties before a tracked change of them are written inside the properties
                    boolean outer = (properties += step) == (opens ? 1 : 0);
                    if (run != null && outer && opens && xml.substring(run.contentStart, tag.start()).isBlank()) {
                        propertiesOf = run;
                    } else if (run != null && outer && closes && run == propertiesOf) {
                        run.opening = xml.substring(run.start, tag.end());
                        run.contentStart = tag.end();
                        propertiesOf = null;
                    }
                }
                case "t" -> {
                    if (opens) {
                        open = tag;
                    } else if (closes && gone == 0 && !runs.isEmpty()) {
                        boolean plain = xml.substring(open.end(), tag.start()).indexOf('<') < 0;
                        boolean spaced = Xml.attribute(xml, open, "xml:space") != null;
                        read(new Piece(runs.getLast(), plain && runs.size() == 1, box > 0, spaced, open, tag.start(), tag.end()));
                    }
                }
                default -> {
                }
            }
        }
    }

    private void read(Piece piece) {
        String content = xml.substring(piece.tag().end(), piece.contentEnd());
        int at = content.startsWith("<![CDATA[") ? 9 : 0;
        while (at < content.length() && content.charAt(at) != '<' && !content.startsWith("]]>", at)) {
            int next = Xml.next(content, at);
            letters.add(Xml.codePoint(content, at), characters.size());
            characters.add(new Letter(piece, piece.tag().end() + at, piece.tag().end() + next));
            at = next;
        }
    }
}
