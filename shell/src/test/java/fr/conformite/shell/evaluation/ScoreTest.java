package fr.conformite.shell.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.conformite.engine.read.Block;
import fr.conformite.engine.read.SourceDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreTest {

    @TempDir
    Path folder;

    @Test
    void quotationsAreComparedByTheirWords() {
        assertEquals(1.0, DocumentScore.overlap("l'autorité HIÉRARCHIQUE de son employeur", "« L'autorite hierarchique »"));
        assertEquals(0.5, DocumentScore.overlap("trois ans", "trois mois"));
        // A word counts as often as it stands in both texts, no more.
        assertEquals(0.5, DocumentScore.overlap("an an", "un an"));
        assertEquals(0.0, DocumentScore.overlap("", "un an"));
    }

    @Test
    void amountsMayDifferByLessThanOneEuro() {
        assertTrue(DocumentScore.sameValue(14, "52000", "52000.4"));
        assertFalse(DocumentScore.sameValue(14, "52000", "52001"));
        assertFalse(DocumentScore.sameValue(14, "Non-précisé", "52000"));
        assertFalse(DocumentScore.sameValue(10, "2021", "2021.0"));
    }

    @Test
    void aClauseStandsAloneOnItsSubjectInACarrierWithRightOffsets() {
        SourceDocument document = new Clause(5, "Le commissaire note l'intervenant.\nIl le sanctionne.", "Inversée", "libre").document();
        List<String> blocks = document.blocks().stream().map(document::textOf).toList();
        assertEquals(document.text(), String.join("\n", blocks));
        assertTrue(blocks.containsAll(List.of("Le commissaire note l'intervenant.", "Il le sanctionne.")), document.text());
        assertFalse(document.text().contains("fonctionnelle"), document.text());
        assertTrue(document.text().contains("secret professionnel"), document.text());
        assertEquals("Article 7", blocks.get(blocks.indexOf("Le commissaire note l'intervenant.") - 1));
    }

    @Test
    void aClauseOnTheOfficeFindsNeitherPlaceNorMeansInTheCarrier() {
        String text = new Clause(2, "Un bureau est prêté.", "Ambiguïté", "libre").document().text();
        assertFalse(text.contains("de façon continue"), text);
        assertFalse(text.contains("ordinateur"), text);
    }

    @Test
    void theProsecutorIsWrittenAfterTheLastArticleWithoutATitle() {
        SourceDocument document = new Clause(12, "Le procureur de la République", "Présent", "libre").document();
        Block last = document.blocks().getLast();
        assertEquals("Le procureur de la République", document.textOf(last));
        assertEquals(Block.Kind.PARAGRAPH, document.blocks().get(document.blocks().size() - 2).kind());
    }

    @Test
    void clausesWithoutBearingExpectTheValueOfSilence() throws IOException {
        Path file = folder.resolve("clauses.jsonl");
        Files.writeString(file, """
                {"indicateur": 5, "texte": "a", "porte": "aucune", "registre": "libre"}

                {"indicateur": 3, "texte": "b", "porte": "aucune", "registre": "libre"}
                {"indicateur": 9, "texte": "c", "porte": "Triennale", "registre": "ancien"}
                """);
        assertEquals(List.of(new Clause(5, "a", "Confuse", "libre"), new Clause(9, "c", "Triennale", "ancien")), Clause.read(file));
        Files.writeString(file, "{}");
        assertThrows(IllegalArgumentException.class, () -> Clause.read(file));
    }
}
