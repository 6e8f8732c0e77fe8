package fr.conformite.engine.learn;

import fr.conformite.engine.rulebase.Grid;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import opennlp.tools.ml.maxent.io.QNModelReader;
import opennlp.tools.ml.model.MaxentModel;
import opennlp.tools.ml.model.BinaryFileDataReader;

/**
 * One maximum-entropy model (OpenNLP) per textual indicator, trained by the build on the cases of the rule base. It only
 * proposes: a probability for each value of the grid, and for « aucune » when a clause does not speak of the indicator.
 */
public final class LearnedReading {

    /** Outcome of a clause that says nothing on the indicator. */
    public static final String NONE = "aucune";

    private final Map<Integer, MaxentModel> models;

    LearnedReading(Map<Integer, MaxentModel> models) {
        this.models = new TreeMap<>(models);
    }

    /** The models of the class path, for the indicators that have one. */
    public static LearnedReading load(Grid grid) {
        Map<Integer, MaxentModel> models = new TreeMap<>();
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
        return models.containsKey(indicator);
    }

    /** How likely a statement with these outcomes is to speak of the indicator, 0 to 1. */
    public static double relevance(Map<String, Double> outcomes) {
        return 1 - outcomes.getOrDefault(NONE, 0.0);
    }

    /** Probability of each outcome. */
    public Map<String, Double> read(int indicator, String[] features) {
        MaxentModel model = models.get(indicator);
        double[] p = model.eval(features);
        Map<String, Double> outcomes = new LinkedHashMap<>();
        for (int i = 0; i < p.length; i++) {
            outcomes.put(model.getOutcome(i), p[i]);
        }
        return outcomes;
    }
}
