package fr.conformite.engine.find;

import fr.conformite.engine.learn.Features;
import fr.conformite.engine.learn.LearnedReading;
import fr.conformite.engine.learn.LearnedReading.Clause;
import fr.conformite.engine.learn.Features.Words;
import fr.conformite.engine.rulebase.Grid;
import fr.conformite.engine.structure.Convention;
import fr.conformite.engine.structure.Sentence;
import fr.conformite.engine.structure.Zone;
import fr.conformite.rules.Evidence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything the text says on the textual indicators: the signals that match, what the learned reading makes of each statement
 * ({@code passage}), and what each value of the grid weighs in the end ({@code pesee}).
 */
public final class EvidenceFinder {

    /** Name of the evidence that one statement gives. */
    public static final String PASSAGE = "passage";
    /** Name of the evidence that says what a value weighs, everything taken together; the values of an indicator add up to 1. */
    public static final String WEIGHT = "pesee";

    /** A statement more likely than not to speak of the indicator is evidence. */
    private static final double SPEAKS = 0.5;
    /** Where silence fails a criterion, the likeliest statement is heard from here on. */
    private static final double HEARD = 0.35;
    /** One that may speak of it completes the others: « le commissaire fixe ses horaires » alone decides nothing. */
    private static final double NEARLY = 0.25;

    private final Grid grid;
    private final SignalQueries signals;
    private final LearnedReading learned;
    private final Weighing weighing;

    public EvidenceFinder(Grid grid, SignalQueries signals, LearnedReading learned, Weighing weighing) {
        this.grid = grid;
        this.signals = signals;
        this.learned = learned;
        this.weighing = weighing;
    }

    public List<Evidence> find(Convention convention) {
        List<Evidence> found = new ArrayList<>();
        signals(convention, found);
        List<Unit> units = Units.of(convention);
        List<Clause> clauses = units.stream().map(u -> learned.clause(Features.of(u.title(), u.words()))).toList();
        for (Grid.Indicator indicator : grid.indicateurs()) {
            if (learned.reads(indicator.numero())) {
                read(indicator, units, clauses, found);
            }
        }
        return found;
    }

    private void signals(Convention convention, List<Evidence> found) {
        List<Sentence> sentences = convention.sentences();
        List<Words> words = sentences.stream().map(s -> new Words(s.tokens(), s.mentions())).toList();
        try (var index = new SentenceIndex(words)) {
            signals.run(index, (signal, hit) -> {
                Sentence s = sentences.get(hit.sentence());
                found.add(new Evidence(signal.indicateur(), signal.id(), signal.valeur(), signal.force(), s.passage().zone().name(),
                        s.index(), s.start(), s.end()));
            });
        }
    }

    private void read(Grid.Indicator indicator, List<Unit> units, List<Clause> clauses, List<Evidence> found) {
        int n = indicator.numero();
        Map<String, Double> dispositions = dispositions(n, found);
        List<Map<String, Double>> readings = clauses.stream().map(c -> learned.read(n, c)).toList();
        double most = readings.stream().mapToDouble(LearnedReading::relevance).max().orElse(0);
        double speaks = silenceFails(n) && most >= HEARD ? Math.min(SPEAKS, most) : SPEAKS;
        List<Words> together = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            Unit unit = units.get(i);
            double relevance = LearnedReading.relevance(readings.get(i));
            if (relevance >= NEARLY) {
                together.addAll(unit.words());
            }
            if (relevance >= speaks) {
                readings.get(i).forEach((value, p) -> {
                    if (!value.equals(LearnedReading.NONE) && p >= 0.05) {
                        found.add(new Evidence(n, PASSAGE, value, p, unit.zone(), unit.sentence(), unit.start(), unit.end()));
                    }
                });
            }
        }
        Map<String, Double> ensemble = most >= speaks ? ensemble(n, together) : Map.of();
        weighing.weigh(indicator, dispositions, ensemble, readings)
                .forEach((value, share) -> found.add(new Evidence(n, WEIGHT, value, share, "", -1, 0, 0)));
    }

    /** All statements on the subject read as one. */
    private Map<String, Double> ensemble(int indicator, List<Words> together) {
        Map<String, Double> outcomes = new HashMap<>(learned.read(indicator, learned.clause(Features.of(List.of(), together))));
        double said = LearnedReading.relevance(outcomes);
        outcomes.remove(LearnedReading.NONE);
        outcomes.replaceAll((value, p) -> p / said);
        return outcomes;
    }

    private static Map<String, Double> dispositions(int indicator, List<Evidence> signals) {
        Map<String, Double> strongest = new HashMap<>();
        for (Evidence e : signals) {
            if (e.indicateur() == indicator && Zone.valueOf(e.zone()).stipulates()) {
                strongest.merge(e.valeur(), e.force(), Math::max);
            }
        }
        return strongest;
    }

    private boolean silenceFails(int indicator) {
        return grid.criteres().stream()
                .anyMatch(k -> k.indicateur() == indicator && !k.satisfiedBy(grid.indicator(indicator).absence()));
    }
}
