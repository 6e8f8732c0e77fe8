package fr.conformite.engine.learn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import opennlp.tools.ml.maxent.quasinewton.Function;
import opennlp.tools.ml.maxent.quasinewton.QNMinimizer;

/**
 * Conditional logit: the probability of an option is proportional to the exponential of the sum of its terms, each times a weight. A term
 * has one weight for all options, and each option draws away from it when the examples ask for it. Deterministic.
 */
final class ConditionalLogit {

    /** Penalty of a weight that all options share, or that only tells options apart. */
    private static final double SHARED = 1;
    /** Penalty of the distance between the weight of one option and the shared one. */
    private static final double OWN = 10;
    private static final double LEAST_SCALE = 0.25;
    private static final int ITERATIONS = 300;

    /** @param options terms of each option, by name; an option has the same in every example; @param chosen the option a person chose */
    record Choice(Map<String, ? extends Map<String, Double>> options, String chosen) {
    }

    private ConditionalLogit() {
    }

    /** @return the weights, by option, then by term */
    static Map<String, Map<String, Double>> fit(List<Choice> examples) {
        List<String> options = List.copyOf(examples.getFirst().options().keySet());
        SequencedSet<String> names = new LinkedHashSet<>();
        examples.getFirst().options().values().forEach(terms -> names.addAll(terms.keySet()));
        List<String> terms = List.copyOf(names);
        double[] scale = new double[terms.size()];
        boolean[] compares = new boolean[terms.size()];
        for (int t = 0; t < terms.size(); t++) {
            String term = terms.get(t);
            List<Double> all = examples.stream().flatMap(e -> e.options().values().stream()).map(o -> o.getOrDefault(term, 0.0)).toList();
            double mean = all.stream().mapToDouble(Double::doubleValue).average().orElse(0);
            double deviation = Math.sqrt(all.stream().mapToDouble(x -> (x - mean) * (x - mean)).average().orElse(0));
            // A probability that is hardly ever high was learnt from few: it must not weigh enormously the day it is.
            scale[t] = deviation < 1e-6 ? 1 : Math.max(deviation, LEAST_SCALE);
            // A term that is the same for all options says nothing by a shared weight.
            compares[t] = examples.stream().anyMatch(e -> e.options().values().stream().map(o -> o.getOrDefault(term, 0.0)).distinct().count() > 1)
                    && examples.getFirst().options().values().stream().allMatch(o -> o.containsKey(term));
        }
        var problem = new Problem(examples, options, terms, scale, compares);
        double[] best = new QNMinimizer(0, 0, ITERATIONS).minimize(problem);
        Map<String, Map<String, Double>> weights = new LinkedHashMap<>();
        for (int o = 0; o < options.size(); o++) {
            Map<String, Double> own = new LinkedHashMap<>();
            for (String term : examples.getFirst().options().get(options.get(o)).keySet()) {
                int t = terms.indexOf(term);
                own.put(term, problem.weight(best, o, t) / scale[t]);
            }
            weights.put(options.get(o), own);
        }
        return weights;
    }

    /** Minus the log-likelihood of the examples, penalties added; parameters are the shared weights, then those of each option. */
    private static final class Problem implements Function {

        private final List<double[][]> terms = new ArrayList<>();
        private final int[] chosen;
        private final int options;
        private final int width;
        private final boolean[] compares;

        Problem(List<Choice> examples, List<String> options, List<String> names, double[] scale, boolean[] compares) {
            this.options = options.size();
            this.width = names.size();
            this.compares = compares;
            this.chosen = examples.stream().mapToInt(e -> options.indexOf(e.chosen())).toArray();
            for (Choice example : examples) {
                double[][] values = new double[options.size()][width];
                for (int o = 0; o < options.size(); o++) {
                    for (int t = 0; t < width; t++) {
                        values[o][t] = example.options().get(options.get(o)).getOrDefault(names.get(t), 0.0) / scale[t];
                    }
                }
                terms.add(values);
            }
        }

        double weight(double[] x, int option, int term) {
            return (compares[term] ? x[term] : 0) + x[width * (option + 1) + term];
        }

        private double penalty(int term) {
            return compares[term] ? OWN : SHARED;
        }

        private double[] shares(double[] x, double[][] values) {
            double[] scores = new double[options];
            double highest = Double.NEGATIVE_INFINITY;
            for (int o = 0; o < options; o++) {
                for (int t = 0; t < width; t++) {
                    scores[o] += weight(x, o, t) * values[o][t];
                }
                highest = Math.max(highest, scores[o]);
            }
            double total = 0;
            for (int o = 0; o < options; o++) {
                scores[o] = Math.exp(scores[o] - highest);
                total += scores[o];
            }
            for (int o = 0; o < options; o++) {
                scores[o] /= total;
            }
            return scores;
        }

        @Override
        public int getDimension() {
            return width * (options + 1);
        }

        @Override
        public double valueAt(double[] x) {
            double value = 0;
            for (int e = 0; e < chosen.length; e++) {
                value -= Math.log(shares(x, terms.get(e))[chosen[e]] + 1e-12);
            }
            for (int i = 0; i < x.length; i++) {
                value += (i < width ? SHARED : penalty(i % width)) * x[i] * x[i];
            }
            return value;
        }

        @Override
        public double[] gradientAt(double[] x) {
            double[] gradient = new double[x.length];
            for (int e = 0; e < chosen.length; e++) {
                double[] shares = shares(x, terms.get(e));
                for (int o = 0; o < options; o++) {
                    double error = shares[o] - (o == chosen[e] ? 1 : 0);
                    for (int t = 0; t < width; t++) {
                        double slope = error * terms.get(e)[o][t];
                        gradient[t] += compares[t] ? slope : 0;
                        gradient[width * (o + 1) + t] += slope;
                    }
                }
            }
            for (int i = 0; i < x.length; i++) {
                gradient[i] += 2 * (i < width ? SHARED : penalty(i % width)) * x[i];
            }
            return gradient;
        }
    }
}
