package fr.conformite.reports.annotate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.conformite.engine.Assessor;
import fr.conformite.engine.amend.Amendments;
import fr.conformite.engine.assess.Assessment;
import fr.conformite.reports.annotate.Notes.Note;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationHighlight;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Annotated copies of sample conventions, read again by other means than those that wrote them. */
class AnnotatedCopyTest {

    private static final Path DOCS = Path.of("../corpus-samples/docs");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T08:30:00Z"), ZoneOffset.UTC);
    private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static Assessor assessor;

    @TempDir
    Path folder;

    /** @param notes the notes on passages, in the order of the comments */
    private record Copy(byte[] original, byte[] bytes, List<Note> notes, Assessment assessment) {
    }

    @BeforeAll
    static void load() {
        assessor = Assessor.load();
    }

    private static Copy copy(Path file) throws Exception {
        Assessment assessment = assessor.assess(file);
        Amendments amendments = Amendments.propose(assessor, assessment);
        byte[] original = Files.readAllBytes(file);
        return new Copy(original, new AnnotatedCopy(CLOCK).of(original, assessment, amendments, null),
                Notes.of(assessment, amendments, null, ZonedDateTime.now(CLOCK)).placed(), assessment);
    }

    /** Words without what changes between a file and its extracted text: spaces, list bullets and numbers, borders, hyphenation. */
    private static String words(String text) {
        return text.strip().replaceFirst("^\\d{1,2}\\. ", "").replaceAll("[\\s\\p{Z}\\p{Pd}|•·◦\u00AD]", "");
    }

    private void assertSameText(Copy copy, String extension) throws Exception {
        Path written = Files.write(folder.resolve("copie" + extension), copy.bytes());
        assertEquals(copy.assessment().convention().source().text(), assessor.read(written).text());
    }

    // ---- DOCX

    @ParameterizedTest
    @ValueSource(strings = {"D01.docx", "D03.docx", "D24.docx", "D29.docx", "D37.docx", "D47.docx", "D60.docx"})
    void everyCommentOfADocxIsOnTheWordsItQuotesAndNothingElseChanges(String name) throws Exception {
        Copy copy = copy(DOCS.resolve(name));
        assertComments(copy);
        assertSameText(copy, ".docx");
        Map<String, byte[]> before = entries(copy.original());
        Map<String, byte[]> after = entries(copy.bytes());
        assertEquals(before.keySet(), after.keySet());
        before.forEach((part, content) -> {
            if (!part.equals("word/document.xml") && !part.equals("word/comments.xml")) {
                assertArrayEquals(content, after.get(part), part);
            }
        });
        assertEquals(dom(before, "word/document.xml").getDocumentElement().getTextContent(), dom(after, "word/document.xml").getDocumentElement().getTextContent());
        for (String tag : List.of("ins", "del", "tbl", "p", "hyperlink", "numPr")) {
            assertEquals(dom(before, "word/document.xml").getElementsByTagNameNS(W, tag).getLength(),
                    dom(after, "word/document.xml").getElementsByTagNameNS(W, tag).getLength(), tag);
        }
    }

    @Test
    void commentsOfOtherPeopleAreKept() throws Exception {
        Copy copy = copy(DOCS.resolve("D47.docx"));
        Map<String, byte[]> before = entries(copy.original());
        Map<String, byte[]> after = entries(copy.bytes());
        Element theirs = comments(before).getFirst();
        assertEquals("Préfecture", theirs.getAttributeNS(W, "author"));
        Element kept = comments(after).stream().filter(c -> c.getAttributeNS(W, "author").equals("Préfecture")).findFirst().orElseThrow();
        assertTrue(theirs.isEqualNode(kept));
        String id = theirs.getAttributeNS(W, "id");
        assertEquals(anchored(dom(before, "word/document.xml")).get(id), anchored(dom(after, "word/document.xml")).get(id));
    }

    /** What years of editing leave in a file: words cut into runs, insertions, deletions, links, fields, text boxes, no comments yet. */
    @ParameterizedTest
    @ValueSource(strings = {"D37.docx", "D60.docx", "D01.docx"})
    void wordsCutIntoRunsOfEveryKindAreFound(String name) throws Exception {
        Map<String, byte[]> parts = entries(Files.readAllBytes(DOCS.resolve(name)));
        int[] turn = {0};
        edit(parts, "word/document.xml", xml -> Pattern.compile("<w:r>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t(?: [^>]*)?>([^<]*)</w:t></w:r>").matcher(xml).replaceAll(run -> {
            var out = new StringBuilder();
            var pieces = Pattern.compile("(?:&[^;]+;|[^&]){1,9}").matcher(run.group(2));
            while (pieces.find()) {
                String properties = turn[0] % 4 == 0 ? "<w:rPr><w:b/><w:rPrChange w:id=\"1\" w:author=\"X\"><w:rPr/></w:rPrChange></w:rPr>"
                        : run.group(1) == null ? "" : run.group(1);
                String cut = "<w:r w:rsidR=\"00A1\">" + properties + "<w:t xml:space=\"preserve\">" + pieces.group() + "</w:t></w:r>";
                out.append(switch (turn[0]++ % 9) {
                    case 1 -> "<w:ins w:id=\"2\" w:author=\"X\">" + cut + "</w:ins>";
                    case 3 -> "<w:hyperlink w:anchor=\"a\">" + cut + "</w:hyperlink>";
                    case 5 -> "<w:del w:id=\"3\" w:author=\"X\"><w:r><w:delText>non</w:delText></w:r></w:del>" + cut;
                    case 7 -> "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> REF a </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
                            + cut + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
                    case 8 -> cut + (turn[0] % 2 == 0 ? "" : "<w:proofErr w:type=\"spellStart\"/>");
                    default -> cut;
                });
            }
            return java.util.regex.Matcher.quoteReplacement(out.toString());
        }));
        edit(parts, "word/_rels/document.xml.rels", xml -> xml.replaceAll("<Relationship [^>]*/comments\"[^>]*/>", ""));
        edit(parts, "[Content_Types].xml", xml -> xml.replaceAll("<Override [^>]*comments[^>]*/>", ""));
        parts.remove("word/comments.xml");
        Copy copy = copy(Files.write(folder.resolve(name), zip(parts)));
        assertComments(copy);
        assertSameText(copy, ".docx");
        assertTrue(new String(entries(copy.bytes()).get("[Content_Types].xml"), StandardCharsets.UTF_8).contains("/word/comments.xml"));
    }

    private static void assertComments(Copy copy) throws Exception {
        Map<String, byte[]> parts = entries(copy.bytes());
        Map<String, String> anchored = anchored(dom(parts, "word/document.xml"));
        List<Element> ours = comments(parts).stream().filter(c -> c.getAttributeNS(W, "author").equals("Conformité")).toList();
        String general = ours.getFirst().getTextContent();
        assertTrue(general.contains("Avis : " + copy.assessment().avis()), general);
        assertFalse(general.contains("pas pu être situé"), general);
        assertEquals(copy.notes().size(), ours.size() - 1);
        for (int i = 0; i < copy.notes().size(); i++) {
            Note note = copy.notes().get(i);
            Element comment = ours.get(i + 1);
            assertTrue(comment.getTextContent().startsWith(note.title()), comment.getTextContent());
            assertEquals(words(note.citation().texte()), words(anchored.get(comment.getAttributeNS(W, "id"))));
        }
        assertEquals(comments(parts).stream().map(c -> c.getAttributeNS(W, "id")).collect(Collectors.toSet()), anchored.keySet());
    }

    /** Text between the marks of each comment, by its number; deleted text is not text. */
    private static Map<String, String> anchored(Document document) {
        Map<String, StringBuilder> found = new LinkedHashMap<>();
        Set<String> open = new LinkedHashSet<>();
        Set<String> cited = new LinkedHashSet<>();
        walk(document.getDocumentElement(), found, open, cited);
        assertEquals(Set.of(), open);
        assertEquals(found.keySet(), cited);
        return found.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().toString()));
    }

    private static void walk(Node node, Map<String, StringBuilder> found, Set<String> open, Set<String> cited) {
        if (node instanceof Element element) {
            String id = element.getAttributeNS(W, "id");
            switch (element.getLocalName()) {
                case "commentRangeStart" -> {
                    open.add(id);
                    found.put(id, new StringBuilder());
                }
                case "commentRangeEnd" -> open.remove(id);
                case "commentReference" -> cited.add(id);
                case "t" -> open.forEach(o -> found.get(o).append(element.getTextContent()));
                default -> {
                }
            }
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            walk(child, found, open, cited);
        }
    }

    private static List<Element> comments(Map<String, byte[]> parts) throws Exception {
        var nodes = dom(parts, "word/comments.xml").getElementsByTagNameNS(W, "comment");
        List<Element> comments = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            comments.add((Element) nodes.item(i));
        }
        return comments;
    }

    private static Document dom(Map<String, byte[]> parts, String part) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(parts.get(part)));
    }

    private static void edit(Map<String, byte[]> parts, String part, java.util.function.UnaryOperator<String> change) {
        String before = new String(parts.get(part), StandardCharsets.UTF_8);
        String after = change.apply(before);
        assertFalse(before.equals(after), part);
        parts.put(part, after.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, byte[]> entries(byte[] zip) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return entries;
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            for (var entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    // ---- PDF

    @ParameterizedTest
    @ValueSource(strings = {"D06.pdf", "D09.pdf", "D35.pdf", "D41.pdf"})
    void everyHighlightOfAPdfIsOnTheWordsItQuotesAndTheOriginalBytesAreThere(String name) throws Exception {
        Copy copy = copy(DOCS.resolve(name));
        assertHighlights(copy);
        assertSameText(copy, ".pdf");
        assertArrayEquals(copy.original(), Arrays.copyOf(copy.bytes(), copy.original().length));
    }

    @Test
    void highlightsFollowTurnedAndCroppedPages() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(Files.readAllBytes(DOCS.resolve("D35.pdf")))) {
            int turn = 0;
            for (PDPage page : document.getPages()) {
                PDRectangle media = page.getMediaBox();
                page.setRotation(90 * turn++);
                page.setMediaBox(new PDRectangle(-40, -60, media.getWidth() + 80, media.getHeight() + 90));
                page.setCropBox(new PDRectangle(20, 15, media.getWidth() - 30, media.getHeight() - 20));
            }
            document.save(bytes);
        }
        assertHighlights(copy(Files.write(folder.resolve("D35.pdf"), bytes.toByteArray())));
    }

    private static void assertHighlights(Copy copy) throws IOException {
        try (PDDocument before = Loader.loadPDF(copy.original()); PDDocument after = Loader.loadPDF(copy.bytes())) {
            assertEquals(before.getNumberOfPages(), after.getNumberOfPages());
            assertEquals(new PDFTextStripper().getText(before), new PDFTextStripper().getText(after));
            // a passage that runs over the end of a page has a highlight on each
            Map<String, StringBuilder> highlighted = new LinkedHashMap<>();
            for (int p = 0; p < after.getNumberOfPages(); p++) {
                for (PDAnnotation annotation : after.getPage(p).getAnnotations()) {
                    assertFalse(annotation.getContents() != null && annotation.getContents().contains("pas pu être situé"), annotation.getContents());
                    if (annotation instanceof PDAnnotationHighlight highlight) {
                        String text = highlight.getContents().replaceFirst("^\\(suite.*\\)\n", "");
                        highlighted.computeIfAbsent(text, key -> new StringBuilder()).append(under(after, p, highlight.getQuadPoints()));
                    }
                }
            }
            assertFalse(copy.notes().isEmpty());
            for (Note note : copy.notes()) {
                List<String> found = highlighted.entrySet().stream().filter(h -> h.getKey().contains(note.text())).map(h -> h.getValue().toString()).toList();
                assertEquals(1, found.size(), note.title());
                assertEquals(sorted(note.citation().texte()), sorted(found.getFirst()), note.title());
            }
        }
    }

    /** Cells of a row are read side by side and quoted one after the other: only their letters can be compared. */
    private static String sorted(String text) {
        char[] letters = words(text).toCharArray();
        Arrays.sort(letters);
        return new String(letters);
    }

    /** The letters whose middle is inside one of the quadrilaterals. */
    private static String under(PDDocument document, int page, float[] quads) throws IOException {
        var found = new StringBuilder();
        PDRectangle shown = document.getPage(page).getCropBox();
        var stripper = new PDFTextStripper() {
            @Override
            protected void writeString(String text, List<TextPosition> positions) {
                for (TextPosition p : positions) {
                    var m = p.getTextMatrix();
                    double scale = Math.hypot(m.getValue(0, 0), m.getValue(0, 1));
                    double ux = m.getValue(0, 0) / scale;
                    double uy = m.getValue(0, 1) / scale;
                    double along = p.getWidthDirAdj() / 2;
                    double up = p.getFontSizeInPt() * 0.3;
                    if (inside(m.getTranslateX() + shown.getLowerLeftX() + ux * along - uy * up, m.getTranslateY() + shown.getLowerLeftY() + uy * along + ux * up, quads)) {
                        found.append(p.getUnicode());
                    }
                }
            }
        };
        stripper.setSortByPosition(true);
        stripper.setStartPage(page + 1);
        stripper.setEndPage(page + 1);
        stripper.getText(document);
        return found.toString();
    }

    private static boolean inside(double x, double y, float[] quads) {
        for (int i = 0; i < quads.length; i += 8) {
            double ux = quads[i + 2] - quads[i];
            double uy = quads[i + 3] - quads[i + 1];
            double vx = quads[i + 4] - quads[i];
            double vy = quads[i + 5] - quads[i + 1];
            double s = ((x - quads[i]) * ux + (y - quads[i + 1]) * uy) / (ux * ux + uy * uy);
            double t = ((x - quads[i]) * vx + (y - quads[i + 1]) * vy) / (vx * vx + vy * vy);
            if (s >= 0 && s <= 1 && t >= 0 && t <= 1) {
                return true;
            }
        }
        return false;
    }

    // ---- no copy

    @Test
    void aFileThatCannotBeAnnotatedIsSaidWhyInFrench() throws Exception {
        assertRefused(DOCS.resolve("D05.odt"), "seuls les documents DOCX et PDF");
        var locked = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(Files.readAllBytes(DOCS.resolve("D09.pdf")))) {
            var readOnly = new AccessPermission();
            readOnly.setCanModify(false);
            document.protect(new StandardProtectionPolicy("secret", "", readOnly));
            document.save(locked);
        }
        assertRefused(Files.write(folder.resolve("protege.pdf"), locked.toByteArray()), "est protégé");
        Map<String, byte[]> signed = entries(Files.readAllBytes(DOCS.resolve("D29.docx")));
        signed.put("_xmlsignatures/sig1.xml", "<Signature/>".getBytes(StandardCharsets.UTF_8));
        assertRefused(Files.write(folder.resolve("signe.docx"), zip(signed)), "romprait la signature");
    }

    private static void assertRefused(Path file, String why) throws Exception {
        Assessment assessment = assessor.assess(file);
        byte[] bytes = Files.readAllBytes(file);
        var refusal = assertThrows(CannotAnnotateException.class, () -> new AnnotatedCopy(CLOCK).of(bytes, assessment, null, null));
        assertTrue(refusal.getMessage().contains(why) && refusal.getMessage().contains("--rapport html"), refusal.getMessage());
    }
}
