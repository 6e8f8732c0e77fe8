package fr.conformite.engine.find;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import fr.conformite.engine.language.Annotator;
import fr.conformite.engine.learn.Features.Words;
import fr.conformite.engine.rulebase.Grid;
import fr.conformite.engine.rulebase.RuleBase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every signal of the rule base matches the sentences it says it must, and none of the near misses. */
class SignalsTest {

    private final Annotator annotator = new Annotator(RuleBase.lexicon());

    @TestFactory
    Stream<DynamicNode> everySignalKeepsItsWord() {
        return RuleBase.grid().indicateurs().stream().filter(i -> !RuleBase.signals(i).isEmpty())
                .map(i -> dynamicContainer(i.numero() + " · " + i.libelle(), RuleBase.signals(i).stream()
                        .map(s -> dynamicContainer(s.id(), examples(s)))));
    }

    private Stream<DynamicTest> examples(Signal signal) {
        var query = new SignalQueries(List.of(signal));
        List<DynamicTest> tests = new ArrayList<>();
        signal.doit().forEach(s -> tests.add(dynamicTest("oui : " + s, () -> assertTrue(matches(query, s), s))));
        signal.neDoitPas().forEach(s -> tests.add(dynamicTest("non : " + s, () -> assertEquals(false, matches(query, s), s))));
        return tests.stream();
    }

    @Test
    void theEightTextualIndicatorsHaveSoundSignals() {
        for (Grid.Indicator indicator : RuleBase.grid().indicateurs()) {
            List<Signal> signals = RuleBase.signals(indicator);
            if (indicator.numero() <= 8) {
                assertTrue(signals.size() >= 6, indicator.id());
            }
            Set<String> names = new HashSet<>();
            for (Signal signal : signals) {
                assertTrue(names.add(signal.id()), "en double : " + signal.id());
                assertTrue(indicator.valeurs().contains(signal.valeur()), signal.id() + " : " + signal.valeur());
                assertTrue(signal.doit().size() >= 3 && signal.neDoitPas().size() >= 3, "trop peu d'exemples : " + signal.id());
                assertTrue(signal.force() > 0 && signal.force() < 1, signal.id());
            }
        }
    }

    private boolean matches(SignalQueries query, String sentence) {
        var tokens = annotator.tokens(sentence, 0, sentence.length());
        try (var index = new SentenceIndex(List.of(new Words(tokens, annotator.mentions(tokens, List.of()))))) {
            var hit = new AtomicBoolean();
            query.run(index, (signal, where) -> hit.set(true));
            return hit.get();
        }
    }
}
