package fr.conformite.reports.annotate;

import fr.conformite.engine.read.SourceDocument;
import fr.conformite.reports.annotate.DocxText.Letter;
import fr.conformite.reports.annotate.DocxText.Piece;
import fr.conformite.reports.annotate.DocxText.Run;
import fr.conformite.reports.annotate.Notes.Note;
import fr.conformite.reports.annotate.Xml.Kind;
import fr.conformite.reports.annotate.Xml.Tag;
import java.io.IOException;
import java.net.URI;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Word comments in a DOCX. The main part is changed by insertions alone: marks of comments, and the end and new beginning of a run where
 * a mark falls inside it. Take them away, and the original is there again.
 */
final class DocxCopy {

    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String OFFICE_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String WORD_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    private static final String COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
    private static final String XML_HEADER = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    private final OfficePackage parts;
    private final ZonedDateTime at;
    private final DocxText text;
    private final String main;
    private final Map<Integer, Insertion> insertions = new TreeMap<>();

    private DocxCopy(OfficePackage parts, String main, DocxText text, ZonedDateTime at) {
        this.parts = parts;
        this.main = main;
        this.text = text;
        this.at = at;
    }

    static byte[] of(byte[] original, SourceDocument source, Notes notes, ZonedDateTime at) throws CannotAnnotateException {
        try (OfficePackage parts = new OfficePackage(original)) {
            if (parts.hasFolder("_xmlsignatures")) {
                throw new CannotAnnotateException("« " + source.file() + " » est signé électroniquement : y ajouter des commentaires romprait la signature.");
            }
            String main = mainPart(parts);
            DocxText text = main == null || !parts.has(main) ? null : DocxText.of(parts.read(main));
            if (text == null || text.letters().length() == 0) {
                throw new CannotAnnotateException("« " + source.file() + " » n'est pas un document Word ordinaire : ses commentaires ne peuvent pas être placés.");
            }
            new DocxCopy(parts, main, text, at).annotate(notes, Alignment.of(source, text.letters()));
            return parts.bytes();
        } catch (IOException | RuntimeException e) {
            throw new CannotAnnotateException("La copie annotée de « " + source.file() + " » n'a pas pu être faite.", e);
        }
    }

    private void annotate(Notes notes, Alignment alignment) throws IOException {
        String part = commentsPart();
        String comments = parts.read(part);
        int id = firstFreeId(comments);
        List<Note> unplaced = new ArrayList<>();
        var bodies = new StringBuilder();
        String prefix = comments == null ? "w:" : Xml.tags(comments).getFirst().prefix();
        int general = id++;
        mark(general, 0, text.firstParagraph() - 1);
        for (Note note : notes.placed()) {
            int[] found = withoutBoxes(alignment.find(note.citation()));
            if (found.length == 0 || !together(found)) {
                unplaced.add(note);
                continue;
            }
            mark(id, found[0], found[found.length - 1]);
            bodies.append(body(id++, note, prefix));
        }
        bodies.insert(0, body(general, notes.generalWith(unplaced), prefix));
        parts.write(main, patched());
        String empty = XML_HEADER + "<w:comments xmlns:w=\"" + (text.isStrict() ? WORD_STRICT : WORD) + "\"/>";
        parts.write(part, Xml.append(comments == null ? empty : comments, bodies.toString()));
    }

    /** The text of a box is read in the middle of the paragraph that holds it, where a citation may run over it. */
    private int[] withoutBoxes(int[] letters) {
        int[] body = Arrays.stream(letters).filter(letter -> !text.isBoxed(letter)).toArray();
        return body.length == 0 ? letters : body;
    }

    /** A comment covers one stretch: what was found here and there is not one citation. */
    private boolean together(int[] letters) {
        boolean boxed = text.isBoxed(letters[0]);
        long between = IntStream.range(letters[0], letters[letters.length - 1] + 1).filter(letter -> boxed || !text.isBoxed(letter)).count();
        return between < letters.length * 1.2 + 20;
    }

    // ---- parts

    private static String mainPart(OfficePackage parts) throws IOException {
        String relations = parts.read("_rels/.rels");
        return relations == null ? null : Xml.tags(relations).stream().filter(tag -> tag.local().equals("Relationship"))
                .filter(tag -> String.valueOf(Xml.attribute(relations, tag, "Type")).endsWith("/officeDocument"))
                .map(tag -> resolved("", Xml.attribute(relations, tag, "Target"))).findFirst().orElse(null);
    }

    private static String resolved(String folder, String target) {
        return URI.create("/" + folder).resolve(target).getPath().substring(1);
    }

    /** Name of the part that holds the comments; declared in the package when there was none. */
    private String commentsPart() throws IOException {
        String folder = main.substring(0, main.lastIndexOf('/') + 1);
        String name = folder + "_rels/" + main.substring(folder.length()) + ".rels";
        String found = parts.read(name);
        String relations = found == null ? XML_HEADER + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>" : found;
        List<Tag> tags = Xml.tags(relations);
        for (Tag tag : tags) {
            if (String.valueOf(Xml.attribute(relations, tag, "Type")).endsWith("/comments")) {
                String part = resolved(folder, Xml.attribute(relations, tag, "Target"));
                if (parts.has(part)) {
                    return part;
                }
            }
        }
        String part = folder + "comments.xml";
        for (int i = 2; parts.has(part); i++) {
            part = folder + "comments" + i + ".xml";
        }
        String id = "rIdConformite";
        while (relations.contains("\"" + id + "\"")) {
            id += "1";
        }
        parts.write(name, Xml.append(relations, "<" + tags.getFirst().prefix() + "Relationship Id=\"" + id + "\" Type=\"" + (text.isStrict() ? OFFICE_STRICT : OFFICE)
                + "/comments\" Target=\"" + part.substring(folder.length()) + "\"/>"));
        String types = parts.read("[Content_Types].xml");
        parts.write("[Content_Types].xml", Xml.append(types, "<" + Xml.tags(types).getFirst().prefix() + "Override PartName=\"/" + part + "\" ContentType=\"" + COMMENTS_TYPE + "\"/>"));
        return part;
    }

    /** Larger than the number of every comment there is, and of every mark of one in the text. */
    private int firstFreeId(String comments) {
        int most = -1;
        for (String xml : comments == null ? List.of(text.xml()) : List.of(text.xml(), comments)) {
            for (Tag tag : Xml.tags(xml)) {
                if (tag.kind() != Kind.CLOSE && tag.local().startsWith("comment")) {
                    String id = Xml.attribute(xml, tag, tag.prefix() + "id");
                    most = Math.max(most, id != null && id.matches("\\d{1,9}") ? Integer.parseInt(id) : -1);
                }
            }
        }
        return most + 1;
    }

    // ---- the words of a comment

    private String body(int id, Note note, String w) {
        var xml = new StringBuilder("<" + w + "comment " + w + "id=\"" + id + "\" " + w + "author=\"" + AnnotatedCopy.AUTHOR + "\" " + w + "date=\""
                + DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'").format(at) + "\" " + w + "initials=\"C\">");
        paragraph(xml, w, note.title(), true);
        note.lines().forEach(line -> paragraph(xml, w, line, false));
        return xml.append("</").append(w).append("comment>").toString();
    }

    /** Looks the same whatever the document makes of its ordinary paragraphs. */
    private static void paragraph(StringBuilder xml, String w, String text, boolean title) {
        String face = "<" + w + "rPr>" + (title ? "<" + w + "b/>" : "") + "<" + w + "sz " + w + "val=\"18\"/><" + w + "szCs " + w + "val=\"18\"/></" + w + "rPr>";
        xml.append("<").append(w).append("p><").append(w).append("pPr><").append(w).append("spacing ").append(w).append("before=\"0\" ").append(w)
                .append("after=\"60\"/><").append(w).append("ind ").append(w).append("left=\"0\" ").append(w).append("firstLine=\"0\"/><").append(w)
                .append("jc ").append(w).append("val=\"left\"/></").append(w).append("pPr>");
        if (title) {
            xml.append("<").append(w).append("r><").append(w).append("annotationRef/></").append(w).append("r>");
        }
        xml.append("<").append(w).append("r>").append(face).append("<").append(w).append("t xml:space=\"preserve\">").append(Xml.escaped(text))
                .append("</").append(w).append("t></").append(w).append("r></").append(w).append("p>");
    }

    // ---- marks in the text

    /**
     * What is inserted at one place.
     *
     * @param before what closes the run there
     * @param after  what opens it again
     */
    private record Insertion(String before, String after, List<Integer> ends, List<Integer> references, List<Integer> starts) {

        String xml(String w) {
            var xml = new StringBuilder(before);
            ends.forEach(id -> xml.append("<").append(w).append("commentRangeEnd ").append(w).append("id=\"").append(id).append("\"/>"));
            references.forEach(id -> xml.append("<").append(w).append("r><").append(w).append("commentReference ").append(w).append("id=\"").append(id).append("\"/></").append(w).append("r>"));
            starts.forEach(id -> xml.append("<").append(w).append("commentRangeStart ").append(w).append("id=\"").append(id).append("\"/>"));
            return xml.append(after).toString();
        }
    }

    private void mark(int id, int from, int to) {
        start(text.letter(from)).starts().add(id);
        Insertion end = end(text.letter(to));
        end.ends().add(id);
        int fieldEnd = text.letter(to).piece().run().fieldEnd();
        (fieldEnd < 0 ? end : insertion(fieldEnd, "", "")).references().add(id);
    }

    private Insertion start(Letter letter) {
        Piece piece = letter.piece();
        Run run = piece.run();
        if (!piece.simple() || letter.start() == piece.tag().end() && piece.tag().start() == run.contentStart()) {
            return insertion(run.start(), "", "");
        }
        return letter.start() == piece.tag().end() ? betweenElements(run, piece.tag().start()) : insideText(piece, letter.start());
    }

    private Insertion end(Letter letter) {
        Piece piece = letter.piece();
        Run run = piece.run();
        if (!piece.simple() || letter.end() == piece.contentEnd() && piece.end() == run.contentEnd()) {
            return insertion(run.end(), "", "");
        }
        return letter.end() == piece.contentEnd() ? betweenElements(run, piece.end()) : insideText(piece, letter.end());
    }

    private Insertion betweenElements(Run run, int place) {
        return insertion(place, closing("r"), run.opening());
    }

    private Insertion insideText(Piece piece, int place) {
        if (!piece.spaced()) {
            // without it, the space a piece now ends with would be lost
            insertions.putIfAbsent(piece.tag().end() - 1, new Insertion(" xml:space=\"preserve\"", "", List.of(), List.of(), List.of()));
        }
        return insertion(place, closing("t") + closing("r"), piece.run().opening() + "<" + text.prefix() + "t xml:space=\"preserve\">");
    }

    private String closing(String name) {
        return "</" + text.prefix() + name + ">";
    }

    private Insertion insertion(int place, String before, String after) {
        return insertions.computeIfAbsent(place, key -> new Insertion(before, after, new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
    }

    private String patched() {
        String xml = text.xml();
        var out = new StringBuilder(xml.length() + insertions.size() * 200);
        int from = 0;
        for (var entry : insertions.entrySet()) {
            out.append(xml, from, entry.getKey()).append(entry.getValue().xml(text.prefix()));
            from = entry.getKey();
        }
        return out.append(xml.substring(from)).toString();
    }
}
