package fr.conformite.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.conformite.engine.assess.Assessment;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** The letter as a PDF reader and a validator see it. */
class PdfReportTest {

    @BeforeAll
    static void validator() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    @Test
    void theLetterSaysTheOpinionItsReasonsAndWhatToChange() throws Exception {
        Assessment d05 = Samples.d05();
        try (PDDocument pdf = Loader.loadPDF(new PdfReport().render(d05))) {
            assertTrue(pdf.getNumberOfPages() <= 3, pdf.getNumberOfPages() + " pages");
            assertEquals("fr", pdf.getDocumentCatalog().getLanguage());
            String text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ").replace('\u00a0', ' ');
            assertTrue(text.contains("Avis réservé"), text);
            assertTrue(text.contains("Non contredit"), text);
            assertTrue(text.contains(d05.indicateur(6).citations().getFirst().texte()), text);
            assertTrue(text.contains("L'intervenant social reçoit toute personne, majeure ou mineure"), text);
            assertTrue(text.contains(d05.convention().source().sha256()), text);
        }
    }

    @Test
    void theLetterProposesWordsForThisVeryDraft() throws Exception {
        Assessment d05 = Samples.d05();
        try (PDDocument pdf = Loader.loadPDF(new PdfReport().render(d05, Samples.changes(d05), null))) {
            assertTrue(pdf.getNumberOfPages() <= 3, pdf.getNumberOfPages() + " pages");
            String text = new PDFTextStripper().getText(pdf).replaceAll("[\\s\u00a0]+", " ");
            assertTrue(text.contains("« L'intervenant social est tenu au secret professionnel. »"), text);
            assertTrue(text.contains("Ajouter, à la fin de l'article 1.2 :"), text);
            assertTrue(text.contains("Source : article 226-13 du code pénal."), text);
            assertTrue(text.contains("l'analyse du texte corrigé donne l'avis « Conforme », à relire."), text);
        }
    }

    @Test
    void theLetterIsAccessibleAndFitForArchives() throws Exception {
        for (Assessment assessment : List.of(Samples.d05(),
                Samples.of("<b>&amp;.docx", "<script>alert(1)</script>", "]]> \u2028 \u0000 \ud800 emoji 😀 ✓", "W".repeat(300)))) {
            byte[] pdf = new PdfReport().render(assessment, assessment.avis().equals("Avis réservé") ? Samples.changes(assessment) : null, null);
            for (PDFAFlavour flavour : List.of(PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1)) {
                try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour)) {
                    var result = Foundries.defaultInstance().createValidator(flavour, false).validate(parser);
                    assertFalse(result.getTestAssertions().stream().anyMatch(t -> t.getStatus() != TestAssertion.Status.PASSED),
                            () -> flavour + " " + result.getTestAssertions());
                    assertTrue(result.isCompliant(), flavour.toString());
                }
            }
        }
    }
}
