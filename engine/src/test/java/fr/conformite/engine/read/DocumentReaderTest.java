package fr.conformite.engine.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.conformite.engine.UnreadableDocumentException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real conventions in every format, through the real readers. */
class DocumentReaderTest {

    private static final DocumentReader READER = new DocumentReader();

    static SourceDocument read(String name) throws UnreadableDocumentException {
        return READER.read(Path.of("src/test/resources/lecture", name));
    }

    private static List<String> blocks(SourceDocument document, Block.Kind kind) {
        return document.blocks().stream().filter(block -> block.kind() == kind).map(document::textOf).toList();
    }

    @Test
    void tracked_changes_are_read_as_accepted_and_comments_left_out() throws Exception {
        var document = read("avenant-suivi.docx");
        assertTrue(document.text().contains("autorité hiérarchique et technique du directeur de celle-ci"));
        assertFalse(document.text().contains("hiérarchique du commandant de compagnie"), "deleted text");
        assertFalse(document.text().contains("rende compte par écrit de chaque entretien"), "comment");
        assertNull(document.pages());
    }

    @ParameterizedTest
    @ValueSource(strings = {"avenant-suivi.docx", "annexes.pdf", "tableau.odt", "cadre.rtf", "protocole.doc"})
    void blocks_are_exact_slices_of_the_text_joined_by_line_feeds(String name) throws Exception {
        var document = read(name);
        int at = 0;
        for (Block block : document.blocks()) {
            assertEquals(at, block.start());
            assertFalse(document.textOf(block).isBlank());
            assertFalse(document.textOf(block).contains("\n"));
            assertTrue(block.lead() <= block.end() - block.start());
            at = block.end() + 1;
        }
        assertEquals(document.text().length() + 1, at);
    }

    @Test
    void a_pdf_loses_its_page_furniture_and_keeps_its_paragraphs() throws Exception {
        var document = read("annexes.pdf");
        assertEquals(5, document.pages());
        assertFalse(document.text().matches("(?s).*\\n(?:Page )?\\d\\n.*"));
        assertTrue(blocks(document, Block.Kind.TITLE).contains("Article 6 bis – Temps de travail, congés, absences et discipline"));
        for (String paragraph : blocks(document, Block.Kind.PARAGRAPH)) {
            assertFalse(paragraph.matches("\\p{Ll}.*") && !paragraph.matches("(?:il est convenu|l’|le |la |et ).*"), paragraph);
        }
        var article = document.blocks().stream().filter(block -> document.textOf(block).startsWith("ANNEXE 2")).findFirst().orElseThrow();
        assertEquals(5, article.page());
    }

    @Test
    void tables_are_rows_in_every_format() throws Exception {
        assertTrue(blocks(read("annexes.pdf"), Block.Kind.ROW).containsAll(List.of(
                "Financeur | Année 1 (mai 2025 - avril 2026) | Année 2 (mai 2026 - avril 2027) | Année 3 (mai 2027 - avril 2028)",
                "Communauté de communes Haut-Jura Arcade | 5 500 € (20 %) | 8 250 € (30 %) | 11 000 € (40 %)")));
        assertTrue(blocks(read("tableau.odt"), Block.Kind.ROW).contains("État (FIPD) | 35 % | 35 % | 35 %"));
        assertTrue(blocks(read("cadre.rtf"), Block.Kind.ROW).contains("État (FIPD) | 36 000 € | 24 000 € | 12 000 €"));
        assertTrue(blocks(read("protocole.doc"), Block.Kind.ROW).contains("Objet | Fourni par"));
    }

    @Test
    void headers_and_footers_of_word_processors_are_left_out() throws Exception {
        assertTrue(read("cadre.rtf").text().startsWith("CONVENTION-CADRE DÉPARTEMENTALE"));
        assertFalse(read("projet.doc").text().contains("- page "));
    }

    @Test
    void a_scan_is_recognised_in_french_when_tesseract_is_there() throws Exception {
        assumeTrue(tesseract(), "tesseract absent");
        var document = read("scan.pdf");
        assertTrue(document.ocr());
        assertTrue(blocks(document, Block.Kind.TITLE).contains("ARTICLE 2 - BÉNÉFICIAIRES"));
        assertTrue(blocks(document, Block.Kind.ITEM).stream().anyMatch(item -> item.startsWith("• les personnes auxquelles une infraction est imputée")));
    }

    private static boolean tesseract() {
        try {
            var process = new ProcessBuilder("tesseract", "--list-langs").redirectErrorStream(true).start();
            String languages = new String(process.getInputStream().readAllBytes());
            return process.waitFor(10, TimeUnit.SECONDS) && languages.contains("fra");
        } catch (java.io.IOException | InterruptedException e) {
            return false;
        }
    }
}
