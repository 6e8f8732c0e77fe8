package fr.conformite.engine.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.conformite.engine.Assessor;
import fr.conformite.engine.amend.Edit;
import fr.conformite.engine.amend.Redraft;
import fr.conformite.engine.assess.Assessment;
import fr.conformite.engine.compare.Change.Kind;
import fr.conformite.engine.compare.Comparison.Move;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pairs made by editing clauses of a sample convention. */
class ComparisonTest {

    private static Assessor assessor;
    private static Assessment before;

    @BeforeAll
    static void load() throws Exception {
        assessor = Assessor.load();
        before = assessor.assess(Path.of("../corpus-samples/docs/D41.pdf"));
    }

    /** @param words pairs: words of the convention, what stands there instead */
    private static Comparison with(String... words) throws Exception {
        String text = before.convention().source().text();
        List<Edit> edits = new java.util.ArrayList<>();
        for (int i = 0; i < words.length; i += 2) {
            int at = text.indexOf(words[i]);
            assertTrue(at >= 0, words[i]);
            edits.add(new Edit(at, at + words[i].length(), words[i + 1], null));
        }
        return Comparison.of(assessor, before, assessor.assess(Redraft.of(before.convention().source(), edits).document()));
    }

    @Test
    void oneClauseEditedIsThatClauseAndItsIndicatorAndNothingElse() throws Exception {
        Comparison comparison = with("conclue pour trois ans", "conclue pour un an");
        assertEquals(1, comparison.changements().size());
        Change change = comparison.changements().getFirst();
        assertEquals("trois ans", words(change, Kind.SUPPRIME));
        assertEquals("un an", words(change, Kind.AJOUTE));
        assertEquals(List.of(9), comparison.indicateurs().stream().map(m -> m.apres().numero()).toList());
        assertEquals(List.of(0), comparison.indicateurs().getFirst().causes());
        assertEquals(List.of(), comparison.criteres());
    }

    @Test
    void ofTwoChangesTheOneThatMovedTheIndicatorIsNamed() throws Exception {
        Comparison comparison = with("Fait à", "Établi à", "conclue pour trois ans", "conclue pour un an");
        assertEquals(2, comparison.changements().size());
        Move move = comparison.indicateurs().getFirst();
        assertEquals(1, comparison.indicateurs().size());
        assertEquals(1, move.causes().size());
        assertEquals("un an", words(comparison.changements().get(move.causes().getFirst()), Kind.AJOUTE));
    }

    @Test
    void typographyIsNoChange() throws Exception {
        String text = before.convention().source().text();
        List<Edit> edits = Arrays.asList(apostrophe(text, 0), apostrophe(text, text.length() / 2));
        Comparison comparison = Comparison.of(assessor, before, assessor.assess(Redraft.of(before.convention().source(), edits).document()));
        assertEquals(List.of(), comparison.changements());
        assertEquals(List.of(), comparison.indicateurs());
    }

    private static Edit apostrophe(String text, int from) {
        int curly = text.indexOf('’', from);
        int at = curly < 0 ? text.indexOf('\'', from) : curly;
        return new Edit(at, at + 1, curly < 0 ? "’" : "'", null);
    }

    private static String words(Change change, Kind kind) {
        return String.join("", change.mots().stream().filter(r -> r.kind() == kind).map(Change.Run::texte).toList()).strip();
    }
}
