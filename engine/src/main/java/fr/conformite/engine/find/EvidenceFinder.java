package fr.conformite.engine.find;

import fr.conformite.engine.learn.Features;
import fr.conformite.engine.learn.LearnedReading;
import fr.conformite.engine.learn.Features.Words;
import fr.conformite.engine.rulebase.Grid;
import fr.conformite.engine.structure.Convention;
import fr.conformite.engine.structure.Sentence;
import fr.conformite.rules.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Everything the text says on the textual indicators: the signals that match, and what the learned reading makes of each
 * statement ({@code passage}) and of all the statements on one subject taken together ({@code ensemble}).
 */
public final class EvidenceFinder {

    /** Name of the evidence that one statement gives. */
    public static final String PASSAGE = "passage";
    /** Name of the evidence that all statements on the subject give together. */
    public static final String ENSEMBLE = "ensemble";

    /** A statement more likely than not to speak of the indicator is evidence. */
    private static final double SPEAKS = 0.5;
    /** Where silence fails a criterion, the likeliest statement is heard from here on. */
    private static final double HEARD = 0.35;
    /** One that may speak of it completes the others: « le commissaire fixe ses horaires » alone decides nothing. */
    private static final double NEARLY = 0.25;

    private final Grid grid;
    private final SignalQueries signals;
    private final LearnedReading learned;

    public EvidenceFinder(Grid grid, SignalQueries signals, LearnedReading learned) {
        this.grid = grid;
        this.signals = signals;
        this.learned = learned;
    }

    public List<Evidence> find(Convention convention) {
        List<Evidence> found = new ArrayList<>();
        signals(convention, found);
        List<Unit> units = Units.of(convention);
        List<String[]> features = units.stream().map(u -> Features.of(u.title(), u.words())).toList();
        for (Grid.Indicator indicator : grid.indicateurs()) {
            if (learned.reads(indicator.numero())) {
                read(indicator.numero(), units, features, found);
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

    private void read(int indicator, List<Unit> units, List<String[]> features, List<Evidence> found) {
        List<Map<String, Double>> readings = features.stream().map(f -> learned.read(indicator, f)).toList();
        double most = readings.stream().mapToDouble(r -> 1 - r.getOrDefault(LearnedReading.NONE, 0.0)).max().orElse(0);
        double speaks = silenceFails(indicator) && most >= HEARD ? Math.min(SPEAKS, most) : SPEAKS;
        List<Words> together = new ArrayList<>();
        Unit best = null;
        double bestForce = 0;
        for (int i = 0; i < units.size(); i++) {
            Unit unit = units.get(i);
            Map<String, Double> outcomes = readings.get(i);
            double relevance = 1 - outcomes.getOrDefault(LearnedReading.NONE, 0.0);
            if (relevance >= NEARLY) {
                together.addAll(unit.words());
            }
            if (relevance < speaks) {
                continue;
            }
            outcomes.forEach((value, p) -> {
                if (!value.equals(LearnedReading.NONE) && p >= 0.05) {
                    found.add(evidence(indicator, PASSAGE, value, p, unit));
                }
            });
            if (relevance > bestForce) {
                bestForce = relevance;
                best = unit;
            }
        }
        if (best == null) {
            return;
        }
        Unit anchor = best;
        Map<String, Double> outcomes = learned.read(indicator, Features.of(List.of(), together));
        double said = 1 - outcomes.getOrDefault(LearnedReading.NONE, 0.0);
        outcomes.forEach((value, p) -> {
            if (!value.equals(LearnedReading.NONE)) {
                found.add(evidence(indicator, ENSEMBLE, value, p / said, anchor));
            }
        });
    }

    private boolean silenceFails(int indicator) {
        return grid.criteres().stream()
                .anyMatch(k -> k.indicateur() == indicator && !k.satisfiedBy(grid.indicator(indicator).absence()));
    }

    private static Evidence evidence(int indicator, String signal, String value, double force, Unit unit) {
        return new Evidence(indicator, signal, value, force, unit.zone(), unit.sentence(), unit.start(), unit.end());
    }
}
