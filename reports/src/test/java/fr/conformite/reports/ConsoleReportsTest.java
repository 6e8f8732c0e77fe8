package fr.conformite.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.conformite.engine.UnreadableDocumentException;
import fr.conformite.engine.UnreadableDocumentException.Code;
import fr.conformite.engine.assess.Assessment;
import fr.conformite.engine.assess.Citation;
import fr.conformite.engine.assess.Cost;
import fr.conformite.engine.assess.Criterion;
import fr.conformite.engine.assess.Finding;
import fr.conformite.engine.assess.Funding;
import fr.conformite.engine.assess.Identification;
import fr.conformite.engine.assess.Vigilance;
import fr.conformite.engine.read.SourceDocument;
import fr.conformite.engine.structure.Actors;
import fr.conformite.engine.structure.Convention;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The two forms a program or a terminal reads, on one assessment that has something of everything. */
class ConsoleReportsTest {

    private static final String TEXT = "L'intervenant social est placé sous l'autorité hiérarchique du commandant de groupement.";

    private static Assessment assessment() {
        var source = new SourceDocument("projet.docx", "ab12", "docx", null, false, TEXT, List.of(), List.of());
        var quote = new Citation(TEXT, "Article 6", null, 0, TEXT.length());
        List<Finding> findings = IntStream.rangeClosed(1, 14).mapToObj(i -> new Finding(i, "id" + i, "Indicateur numéro " + i,
                i == 5 ? "Inversée" : i == 14 ? "100000" : "Oui", 0.876, i == 5, "Une phrase.", List.of("une règle"),
                i == 5 ? List.of(quote) : List.of(),
                i == 13 ? new Funding("Stable", List.of(new Funding.Funder("État", "État", new BigDecimal("1.5E+4"), null))) : null,
                i == 14 ? new Cost(new BigDecimal("1.0"), null, null) : null)).toList();
        return new Assessment(new Convention(source, List.of(), List.of(), new Actors(List.of(), List.of())),
                new Identification("Sarthe", "Association", "Association Le Fil", null, 1, null, List.of("Le préfet", "L'association")), findings,
                List.of(new Criterion("exercice-en", "Exercice EN commissariat", true, "Bureau dans les locaux.", 1),
                        new Criterion("autorites", "Distinction des autorités", false, "Le texte inverse les autorités.", 5)),
                "Conforme avec réserve", true, List.of("Une annexe manque."),
                List.of(new Vigilance("cout", "Aucune ventilation du coût.", List.of())), new Assessment.Versions("0.1.0", "2021.1"));
    }

    @Test
    void jsonIsOneLineWithTheFieldsOfTheContractInItsOrder() {
        String line = new JsonReport().render(assessment());
        assertFalse(line.contains("\n"));
        JsonNode root = JsonMapper.builder().build().readTree(line);
        assertEquals(List.of("document", "identification", "indicateurs", "criteres", "avis", "aRelire", "doutes", "pointsDeVigilance",
                "versions"), List.copyOf(root.propertyNames()));
        assertEquals(List.of("fichier", "sha256", "pages", "langue", "ocr"), List.copyOf(root.path("document").propertyNames()));
        assertTrue(root.path("document").path("pages").isNull());
        JsonNode fifth = root.path("indicateurs").path(4);
        assertEquals(List.of("numero", "id", "libelle", "valeur", "confiance", "aRelire", "motif", "regles", "citations"),
                List.copyOf(fifth.propertyNames()));
        assertEquals("0.88", fifth.path("confiance").asString());
        JsonNode quote = fifth.path("citations").path(0);
        assertEquals(List.of("texte", "article", "page", "debut", "fin"), List.copyOf(quote.propertyNames()));
        assertEquals(TEXT.substring(quote.path("debut").asInt(), quote.path("fin").asInt()), quote.path("texte").asString());
    }

    @Test
    void whatToChangeIsOneMoreFieldOnlyWhenAskedFor() {
        Assessment d05 = Samples.d05();
        JsonNode root = JsonMapper.builder().build().readTree(new JsonReport().render(d05, Samples.changes(d05), null));
        JsonNode changes = root.path("propositions");
        assertEquals("Conforme", changes.path("avisApres").asString());
        JsonNode added = changes.path("modifications").path(0);
        assertEquals("ajouter", added.path("action").asString());
        assertTrue(added.path("citation").isNull());
        JsonNode replaced = changes.path("modifications").path(1);
        assertEquals(List.of("pour", "indicateur", "action", "lieu", "citation", "apres", "redaction", "motif", "source", "aRelireEnsuite"),
                List.copyOf(replaced.propertyNames()));
        JsonNode words = replaced.path("citation");
        assertEquals(d05.convention().source().text().substring(words.path("debut").asInt(), words.path("fin").asInt()), words.path("texte").asString());
        assertEquals(1, changes.path("recommandations").size());
    }

    @Test
    void aCriterionThatHoldsBySilenceIsNeverAmongThoseSatisfied() {
        Assessment d05 = Samples.d05();
        String text = new TextReport(100, false).render(d05);
        int held = text.indexOf("Critères satisfaits");
        int silent = text.indexOf("Critère non contredit");
        assertTrue(held > 0 && silent > held, text);
        assertFalse(text.substring(held, silent).contains("Distinction des autorités"), text);
        assertTrue(text.substring(silent).contains("○ Distinction des autorités"), text);
        assertFalse(text.contains("respecté"), text);
    }

    @Test
    void amountsAreWrittenInFullAndWhatIsUnknownIsNull() {
        String line = new JsonReport().render(assessment());
        assertTrue(line.contains("\"montant\":15000,\"part\":null"), line);
        assertTrue(line.contains("\"etp\":1.0,\"coutParEtp\":null,\"ventilation\":null"), line);
    }

    @Test
    void aFileThatCannotBeAnalysedHasItsOwnObject() {
        assertEquals("{\"document\":{\"fichier\":\"x.pdf\"},\"erreur\":{\"code\":\"sans-texte\",\"message\":\"Le fichier « x.pdf » est vide.\"}}",
                new JsonReport().error("x.pdf", new UnreadableDocumentException(Code.SANS_TEXTE, "Le fichier « x.pdf » est vide.")));
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 100, 120})
    void textFitsTheTerminalAndGivesTheOpinionFirst(int columns) {
        String text = new TextReport(columns, false).render(assessment());
        assertTrue(text.startsWith("Avis : Conforme avec réserve  À RELIRE\n"), text);
        assertTrue(text.lines().allMatch(line -> line.length() <= columns), text);
        assertTrue(text.indexOf("✗ Distinction des autorités") < text.indexOf("✓ Exercice EN commissariat"), text);
        assertTrue(text.replaceAll("[\\s\u00a0]+", " ").contains("du commandant de groupement. » — Article 6"), text);
        assertTrue(text.indexOf("14 indicateurs") < text.indexOf("Points de vigilance"), text);
    }

    @Test
    void coloursChangeNothingToTheWords() {
        String plain = new TextReport(100, false).render(assessment());
        String coloured = new TextReport(100, true).render(assessment());
        assertFalse(plain.contains("\u001b"));
        assertTrue(coloured.contains("\u001b["));
        assertEquals(plain, coloured.replaceAll("\u001b\\[[0-9;]*m", ""));
    }
}
