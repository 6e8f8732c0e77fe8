package fr.conformite.engine.find;

import fr.conformite.engine.learn.LearnedReading;
import fr.conformite.engine.rulebase.Grid;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much each value of an indicator weighs, everything the text says on it taken together: what the statements say one by one and
 * all at once, the dispositions that were named, and silence. The weights stand in {@code ponderation.yaml}; they were fitted on
 * readings of conventions by models that had not learnt from them, so that a weight of 0.9 is right about nine times in ten.
 */
public final class Weighing {

    /** A statement less likely than this to speak of the indicator weighs nothing. */
    private static final double HEARSAY = 0.1;

    private final Map<Integer, Map<String, Weights>> weights;

    public Weighing(Map<Integer, Map<String, Weights>> weights) {
        this.weights = weights;
    }

    /**
     * Weights of one value. The score of a value is the sum of these, each times what it speaks of.
     *
     * @param base        whatever the text says
     * @param disposition force of the strongest named disposition with this value, 0 to 1
     * @param ensemble    probability given by all statements read together
     * @param ensembleLog its logarithm
     * @param passage     probability given by the statement that says it most clearly
     * @param passageLog  its logarithm
     * @param sommeLog    logarithm of the sum over the statements: said once or said everywhere
     * @param silence     1 when no statement speaks of the indicator; for the value of silence only
     * @param sujet       how surely one statement speaks of the indicator; for the value of silence only
     */
    public record Weights(double base, double disposition, double ensemble, double ensembleLog, double passage, double passageLog,
                          double sommeLog, double silence, double sujet) {
    }

    /**
     * @param dispositions force of the strongest named disposition, by value
     * @param together     probability of each value, all statements read together; empty when none speaks of the indicator
     * @param statements   probability of each outcome, statement by statement
     * @return share of each value of the grid; they add up to 1
     */
    public Map<String, Double> weigh(Grid.Indicator indicator, Map<String, Double> dispositions, Map<String, Double> together,
                                     List<Map<String, Double>> statements) {
        List<Map<String, Double>> heard = statements.stream().filter(s -> LearnedReading.relevance(s) >= HEARSAY).toList();
        double subject = heard.stream().mapToDouble(LearnedReading::relevance).max().orElse(0);
        Map<String, Double> scores = new LinkedHashMap<>();
        weights.get(indicator.numero()).forEach((value, w) -> {
            double ensemble = together.getOrDefault(value, 0.0);
            double passage = heard.stream().mapToDouble(s -> s.getOrDefault(value, 0.0)).max().orElse(0);
            double sum = heard.stream().mapToDouble(s -> s.getOrDefault(value, 0.0)).sum();
            boolean absence = value.equals(indicator.absence());
            scores.put(value, w.base() + w.disposition() * dispositions.getOrDefault(value, 0.0)
                    + w.ensemble() * ensemble + w.ensembleLog() * Math.log(ensemble + 0.01)
                    + w.passage() * passage + w.passageLog() * Math.log(passage + 0.01) + w.sommeLog() * Math.log(sum + 0.1)
                    + (absence && together.isEmpty() ? w.silence() : 0) + (absence ? w.sujet() * subject : 0));
        });
        return shares(scores);
    }

    private static Map<String, Double> shares(Map<String, Double> scores) {
        double highest = max(scores.values());
        scores.replaceAll((value, score) -> Math.exp(score - highest));
        double total = scores.values().stream().mapToDouble(Double::doubleValue).sum();
        scores.replaceAll((value, score) -> score / total);
        return scores;
    }

    private static double max(Collection<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }
}
