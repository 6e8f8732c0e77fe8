package fr.conformite.engine.find;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.conformite.engine.rulebase.Grid;
import fr.conformite.engine.rulebase.RuleBase;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The weights speak of what is weighed, and of nothing else: a name mistyped would be a weight of zero. */
class WeighingTest {

    private static final Weighing.Said NOTHING = new Weighing.Said(Map.of(), true, Map.of(), List.of());

    private final Grid grid = RuleBase.grid();

    @Test
    void everyTermHasAWeight() {
        RuleBase.weights().forEach((n, weights) -> {
            Grid.Indicator indicator = grid.indicator(n);
            assertEquals(new HashSet<>(indicator.valeurs()), weights.keySet(), indicator.libelle());
            weights.forEach((value, own) -> assertEquals(Weighing.terms(indicator, value, NOTHING).keySet(), own.keySet(), indicator.libelle() + ", " + value));
        });
    }

    /** A reading that is quoted for a value must not speak louder for another. */
    @Test
    void aReadingSpeaksForTheValuesItIsQuotedFor() {
        RuleBase.weights().forEach((n, weights) -> grid.indicator(n).lectures().forEach((reading, values) -> {
            double loudest = weights.values().stream().mapToDouble(own -> own.get(reading)).max().orElseThrow();
            assertTrue(values.stream().anyMatch(value -> weights.get(value).get(reading) > loudest - 0.1),
                    grid.indicator(n).libelle() + " : « " + reading + " »");
        }));
    }

    @Test
    void aTextThatSaysNothingHasTheValueOfSilence() {
        var weighing = new Weighing(RuleBase.weights());
        for (int n : List.of(1, 2, 7, 8)) {
            Grid.Indicator indicator = grid.indicator(n);
            Map<String, Double> shares = weighing.weigh(indicator, NOTHING);
            assertEquals(1, shares.values().stream().mapToDouble(Double::doubleValue).sum(), 1e-9);
            assertTrue(shares.get(indicator.absence()) > 0.5, indicator.libelle() + " " + shares);
        }
    }
}
