package fr.conformite.engine.find;

import fr.conformite.engine.learn.LearnedReading;
import fr.conformite.engine.rulebase.Grid;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * How much each value of an indicator weighs, everything the text says on it taken together: what the statements say one by one and
 * all at once, the dispositions that were named, and silence. The weights stand in {@code ponderation.yaml}; they were fitted
 * ({@code learn.Fitting}) on readings of conventions by models that had not learnt from them, so that a weight of 0.9 is right about
 * nine times in ten.
 */
public final class Weighing {

    /** A statement less likely than this to speak of the indicator weighs nothing. */
    private static final double HEARSAY = 0.02;

    /**
     * What one convention says of one indicator.
     *
     * @param dispositions force of the strongest named disposition, by value
     * @param silent       whether no statement speaks of the indicator
     * @param together     probability of each value, the statements nearest to the subject read together
     * @param statements   probability of each outcome, statement by statement
     */
    public record Said(Map<String, Double> dispositions, boolean silent, Map<String, Double> together, List<Map<String, Double>> statements) {
    }

    private final Map<Integer, Map<String, Map<String, Double>>> weights;

    /** @param weights by indicator, then by value */
    public Weighing(Map<Integer, Map<String, Map<String, Double>>> weights) {
        this.weights = weights;
    }

    /** @return share of each value of the grid; they add up to 1 */
    public Map<String, Double> weigh(Grid.Indicator indicator, Said said) {
        Map<String, Double> scores = new LinkedHashMap<>();
        weights.get(indicator.numero()).forEach((value, weight) -> scores.put(value, terms(indicator, value, said).entrySet().stream()
                .mapToDouble(term -> term.getValue() * weight.getOrDefault(term.getKey(), 0.0)).sum()));
        double highest = scores.values().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        scores.replaceAll((value, score) -> Math.exp(score - highest));
        double total = scores.values().stream().mapToDouble(Double::doubleValue).sum();
        scores.replaceAll((value, score) -> score / total);
        return scores;
    }

    /**
     * What is weighed of one value, by the name it has in {@code ponderation.yaml}; the score of the value is the sum of these, each
     * times its weight.
     */
    public static SequencedMap<String, Double> terms(Grid.Indicator indicator, String value, Said said) {
        List<Map<String, Double>> heard = said.statements().stream().filter(s -> LearnedReading.relevance(s) >= HEARSAY).toList();
        double together = said.together().getOrDefault(value, 0.0);
        double statement = best(heard, value);
        SequencedMap<String, Double> terms = new LinkedHashMap<>();
        terms.put("base", 1.0);
        terms.put("disposition", said.dispositions().getOrDefault(value, 0.0));
        terms.put("ensemble", together);
        terms.put("ensembleLog", Math.log(together + 0.01));
        terms.put("passage", statement);
        terms.put("passageLog", Math.log(statement + 0.01));
        terms.put("sommeLog", Math.log(heard.stream().mapToDouble(s -> s.getOrDefault(value, 0.0)).sum() + 0.1));
        if (value.equals(indicator.absence())) {
            terms.put("silence", said.silent() ? 1.0 : 0.0);
            terms.put("sujet", heard.stream().mapToDouble(LearnedReading::relevance).max().orElse(0));
        }
        indicator.lectures().keySet().forEach(saying -> terms.put(saying, best(heard, saying)));
        return terms;
    }

    /** Probability that the statement which says it most clearly gives to an outcome. */
    private static double best(List<Map<String, Double>> statements, String outcome) {
        return statements.stream().mapToDouble(s -> s.getOrDefault(outcome, 0.0)).max().orElse(0);
    }
}
