package fr.conformite.engine.decide;

import java.util.Map;

/**
 * Turns the score of a rule into a confidence that means something: the share of right values seen at that score on texts the
 * rules had not been written for.
 *
 * @param seuil      a finding under this confidence is to be read again
 * @param seuilConforme when all criteria hold, a key finding under this confidence is to be read again: a wrong « Conforme » is the worst error
 * @param parRegle   confidence of a rule whatever its score, by rule name, for rules that always give the same score
 * @param points     by indicator number (« 0 » for the others), pairs score → share of right values, by increasing score
 */
public record Calibration(double seuil, double seuilConforme, Map<String, Double> parRegle, Map<String, double[][]> points) {

    public double confidence(int indicator, String rule, double score) {
        Double fixed = parRegle == null ? null : parRegle.get(rule);
        if (fixed != null) {
            return fixed;
        }
        double[][] curve = points.getOrDefault(String.valueOf(indicator), points.get("0"));
        if (score <= curve[0][0]) {
            return curve[0][1];
        }
        for (int i = 1; i < curve.length; i++) {
            if (score <= curve[i][0]) {
                double share = (score - curve[i - 1][0]) / (curve[i][0] - curve[i - 1][0]);
                return Math.round((curve[i - 1][1] + share * (curve[i][1] - curve[i - 1][1])) * 1000) / 1000.0;
            }
        }
        return curve[curve.length - 1][1];
    }
}
