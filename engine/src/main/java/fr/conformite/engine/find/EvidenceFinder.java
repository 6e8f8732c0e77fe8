package fr.conformite.engine.find;

import fr.conformite.engine.find.Weighing.Said;
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
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

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
    /** An outcome less likely than this is no evidence, in a statement that speaks of the indicator. */
    private static final double WHISPER = 0.05;
    /** Where none may, this many of the likeliest are read together. */
    private static final int NEAREST = 3;

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
        List<Clause> clauses = clauses(units);
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

    /** What the text says of each indicator that is read, before it is weighed: for those who fit the weights. */
    public Map<Integer, Said> said(Convention convention) {
        List<Evidence> signals = new ArrayList<>();
        signals(convention, signals);
        List<Unit> units = Units.of(convention);
        List<Clause> clauses = clauses(units);
        Map<Integer, Said> said = new TreeMap<>();
        grid.indicateurs().stream().map(Grid.Indicator::numero).filter(learned::reads).forEach(n -> said.put(n, said(n, units, clauses, signals)));
        return said;
    }

    private List<Clause> clauses(List<Unit> units) {
        return units.stream().map(u -> learned.clause(Features.of(u.title(), u.words()))).toList();
    }

    private Said said(int n, List<Unit> units, List<Clause> clauses, List<Evidence> signals) {
        List<Map<String, Double>> readings = clauses.stream().map(c -> learned.read(n, c)).toList();
        boolean silent = most(readings) < speaks(n, readings);
        return new Said(dispositions(n, signals), silent, ensemble(n, together(units, readings), silent ? most(readings) : 1), readings);
    }

    /** From which relevance on a statement of this text is held to speak of the indicator. */
    private double speaks(int n, List<Map<String, Double>> readings) {
        double most = most(readings);
        return silenceFails(n) && most >= HEARD ? Math.min(SPEAKS, most) : SPEAKS;
    }

    private static double most(List<Map<String, Double>> readings) {
        return readings.stream().mapToDouble(LearnedReading::relevance).max().orElse(0);
    }

    private void read(Grid.Indicator indicator, List<Unit> units, List<Clause> clauses, List<Evidence> found) {
        int n = indicator.numero();
        Said said = said(n, units, clauses, found);
        List<Map<String, Double>> readings = said.statements();
        Map<String, Double> shares = weighing.weigh(indicator, said);
        shares.forEach((value, share) -> found.add(new Evidence(n, WEIGHT, value, share, "", -1, 0, 0)));
        String heaviest = Collections.max(shares.entrySet(), Map.Entry.comparingByValue()).getKey();
        double speaks = speaks(n, readings);
        int before = found.size();
        for (int i = 0; i < units.size(); i++) {
            Unit unit = units.get(i);
            if (LearnedReading.relevance(readings.get(i)) >= speaks) {
                readings.get(i).forEach((outcome, p) -> {
                    if (!outcome.equals(LearnedReading.NONE) && p >= WHISPER) {
                        found.add(passage(n, outcome, p, unit));
                    }
                });
            }
        }
        // A value that is not silence is never given without the words nearest to it.
        if (found.size() == before && !heaviest.equals(indicator.absence()) && !units.isEmpty()) {
            int nearest = Collections.max(IntStream.range(0, units.size()).boxed().toList(),
                    Comparator.comparingDouble(i -> readings.get(i).getOrDefault(heaviest, 0.0)));
            found.add(passage(n, heaviest, readings.get(nearest).getOrDefault(heaviest, 0.0), units.get(nearest)));
        }
    }

    private static Evidence passage(int indicator, String outcome, double force, Unit unit) {
        return new Evidence(indicator, PASSAGE, outcome, force, unit.zone(), unit.sentence(), unit.start(), unit.end());
    }

    /** Words of the statements that speak of the subject, or come nearest to it: even a text that seems silent has said something by them. */
    private static List<Words> together(List<Unit> units, List<Map<String, Double>> readings) {
        double[] relevance = readings.stream().mapToDouble(LearnedReading::relevance).toArray();
        int[] nearly = IntStream.range(0, relevance.length).filter(i -> relevance[i] >= NEARLY).toArray();
        IntStream chosen = nearly.length > 0 ? IntStream.of(nearly) : IntStream.range(0, relevance.length).boxed()
                .sorted(Comparator.comparingDouble(i -> -relevance[i])).limit(NEAREST).mapToInt(Integer::intValue);
        return chosen.mapToObj(units::get).flatMap(unit -> unit.words().stream()).toList();
    }

    /** All statements on the subject read as one. @param heard what it is worth: little when nothing surely speaks of the subject */
    private Map<String, Double> ensemble(int indicator, List<Words> together, double heard) {
        Map<String, Double> outcomes = new HashMap<>(learned.read(indicator, learned.clause(Features.of(List.of(), together))));
        double relevance = LearnedReading.relevance(outcomes);
        outcomes.remove(LearnedReading.NONE);
        outcomes.replaceAll((value, p) -> relevance > 0 ? p / relevance * heard : 0);
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
