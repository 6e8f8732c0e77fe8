package fr.conformite.engine.learn;

import fr.conformite.engine.rulebase.Grid;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import opennlp.tools.ml.maxent.io.QNModelReader;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.BinaryFileDataReader;
import opennlp.tools.ml.model.Context;

/**
 * One maximum-entropy model (OpenNLP) per textual indicator, trained by the build on the cases and passages of the rule base. It only
 * proposes: a probability for each value of the grid, for each of its « lectures », and for « aucune » when a clause does not speak of the indicator.
 */
public final class LearnedReading {

    /** Outcome of a clause that says nothing on the indicator. */
    public static final String NONE = "aucune";

    private final List<Integer> indicators;
    private final List<String[]> outcomes = new ArrayList<>();
    /** By feature, what each model makes of it; most features of a clause are in none, and are looked for once for all models. */
    private final Map<String, Context[]> parameters = new HashMap<>();

    LearnedReading(SortedMap<Integer, ? extends AbstractModel> models) {
        indicators = List.copyOf(models.keySet());
        for (AbstractModel model : models.values()) {
            int rank = outcomes.size();
            outcomes.add((String[]) model.getDataStructures()[2]);
            predicates(model).forEach((feature, context) -> parameters.computeIfAbsent(feature, f -> new Context[indicators.size()])[rank] = context);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Context> predicates(AbstractModel model) {
        return (Map<String, Context>) model.getDataStructures()[1];
    }

    /** The models of the class path, for the indicators that have one. */
    public static LearnedReading load(Grid grid) {
        SortedMap<Integer, AbstractModel> models = new TreeMap<>();
        for (Grid.Indicator indicator : grid.indicateurs()) {
            try (InputStream in = LearnedReading.class.getResourceAsStream(resource(indicator.numero()))) {
                if (in != null) {
                    var data = new DataInputStream(new BufferedInputStream(new GZIPInputStream(in), 1 << 16));
                    models.put(indicator.numero(), new QNModelReader(new BinaryFileDataReader(data)).getModel());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new LearnedReading(models);
    }

    static String resource(int indicator) {
        return "/conformite/modeles/%02d.bin.gz".formatted(indicator);
    }

    public boolean reads(int indicator) {
        return indicators.contains(indicator);
    }

    /** What the models have learnt of the features of one clause. */
    public static final class Clause {

        private final List<Context[]> known;

        private Clause(List<Context[]> known) {
            this.known = known;
        }
    }

    /** @param features as {@link Features} gives them */
    public Clause clause(String[] features) {
        return new Clause(Arrays.stream(features).map(parameters::get).filter(Objects::nonNull).toList());
    }

    /** How likely a statement with these outcomes is to speak of the indicator, 0 to 1. */
    public static double relevance(Map<String, Double> outcomes) {
        return 1 - outcomes.getOrDefault(NONE, 0.0);
    }

    /** Probability of each outcome, as the model of the indicator gives it. */
    public Map<String, Double> read(int indicator, Clause clause) {
        int rank = indicators.indexOf(indicator);
        String[] names = outcomes.get(rank);
        double[] scores = new double[names.length];
        for (Context[] feature : clause.known) {
            if (feature[rank] != null) {
                int[] speaksOf = feature[rank].getOutcomes();
                double[] weights = feature[rank].getParameters();
                for (int i = 0; i < weights.length; i++) {
                    scores[speaksOf[i]] += weights[i];
                }
            }
        }
        double highest = Arrays.stream(scores).max().orElseThrow();
        double total = Arrays.stream(scores).map(score -> Math.exp(score - highest)).sum();
        Map<String, Double> probabilities = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            probabilities.put(names[i], Math.exp(scores[i] - highest) / total);
        }
        return probabilities;
    }
}
