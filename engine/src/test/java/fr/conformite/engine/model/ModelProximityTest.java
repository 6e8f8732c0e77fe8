package fr.conformite.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.conformite.engine.decide.Decider;
import fr.conformite.engine.model.Proximity.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelProximityTest {

    private static final ModelText MODEL = ModelText.bundled();

    private static String convention(List<ModelText.Article> articles) {
        var text = new StringBuilder("Convention\n");
        for (ModelText.Article a : articles) {
            text.append("Titre\n").append(a.text().replace("[montant]", "52 000").toUpperCase(java.util.Locale.FRENCH)).append('\n');
        }
        return text.toString();
    }

    @Test
    void theReferenceTextHasTwelveArticles() {
        assertEquals(12, MODEL.articles().size());
        assertEquals("Public concerné", MODEL.articles().get(2).title());
        assertFalse(MODEL.articles().getLast().text().contains("Fait à"));
    }

    @Test
    void halfOfItsArticlesInOrderIsNearWhateverTheCase() {
        var half = new ModelProximity(MODEL).compare(convention(MODEL.articles().subList(0, 6)), List.of());
        assertTrue(half.close());
        assertEquals(6, half.count(Status.REPRIS));
        assertFalse(new ModelProximity(MODEL).compare(convention(MODEL.articles().subList(0, 5)), List.of()).close());
    }

    @Test
    void theSameArticlesOutOfOrderAreNotNear() {
        List<ModelText.Article> reversed = new ArrayList<>(MODEL.articles());
        Collections.reverse(reversed);
        var result = new ModelProximity(MODEL).compare(convention(reversed), List.of());
        assertFalse(result.close());
        assertEquals(11, result.count(Status.DEPLACE));
    }

    @Test
    void theRulesSayHowManyArticlesAreTakenOver() {
        var evidence = ModelProximity.read(convention(MODEL.articles().subList(0, 8)), List.of(), MODEL);
        var conclusion = new Decider().decide(evidence).get(11).getFirst();
        assertEquals("Proche", conclusion.valeur());
        assertTrue(conclusion.motif().startsWith("8 des 12 articles"), conclusion.motif());
        assertEquals(8, conclusion.preuves().size());
    }

    @Test
    void anotherReferenceTextMayTakeItsPlace(@TempDir Path folder) throws Exception {
        Path own = Files.writeString(folder.resolve("type.txt"), "CONVENTION-TYPE\nARTICLE 1 : Objet\nLe poste est créé par les parties au sein du service.\n"
                + "ARTICLE 2 : Terme\nLa convention cesse au bout de trois années pleines.\nFait à Paris\n");
        assertEquals(2, ModelText.of(own).articles().size());
        assertThrows(IllegalArgumentException.class, () -> ModelText.of(Files.writeString(folder.resolve("vide.txt"), "Rien à comparer.")));
    }
}
