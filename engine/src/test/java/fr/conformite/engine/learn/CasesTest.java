package fr.conformite.engine.learn;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import fr.conformite.engine.language.Annotator;
import fr.conformite.engine.rulebase.Grid;
import fr.conformite.engine.rulebase.RuleBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The learned reading gives the cases of the rule base back. A few may resist (two readers' cases can contradict each other); more
 * than that means a case was labelled wrongly or the reading lost something.
 */
class CasesTest {

    private static final double SHARE = 0.98;

    private final Grid grid = RuleBase.grid();
    private final LearnedReading learned = LearnedReading.load(grid);
    private final Annotator annotator = new Annotator(RuleBase.lexicon());

    @TestFactory
    Stream<DynamicTest> casesAreGivenBack() {
        return grid.indicateurs().stream().filter(i -> learned.reads(i.numero()))
                .map(i -> dynamicTest(i.numero() + " · " + i.libelle(), () -> check(i)));
    }

    private void check(Grid.Indicator indicator) {
        List<RuleBase.Case> cases = RuleBase.cases(indicator);
        List<String> wrong = new ArrayList<>();
        for (RuleBase.Case c : cases) {
            String read = learned.read(indicator.numero(), learned.clause(Features.of(annotator, null, c.texte()))).entrySet().stream()
                    .max(Map.Entry.comparingByValue()).orElseThrow().getKey();
            // A clause that says nothing leaves the convention with the value of silence.
            String said = c.lecture() == null && read.equals(LearnedReading.NONE) ? indicator.absence() : read;
            String taught = c.dit().equals(LearnedReading.NONE) ? indicator.absence() : c.dit();
            if (!said.equals(taught)) {
                wrong.add(c.valeur() + " lu " + read + " : " + c.texte());
            }
        }
        assertTrue(wrong.size() <= cases.size() * (1 - SHARE), () -> String.join("\n", wrong));
    }
}
