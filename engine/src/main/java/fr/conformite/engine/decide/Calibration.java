package fr.conformite.engine.decide;

import java.util.Map;

/**
 * Turns the score of a rule into a confidence that means something: the share of right values seen at that score on texts the
 * rules had not been written for.
 *
 * @param seuil         a finding under this confidence is to be read again
 * @param seuilAvis  an opinion less likely than this to be right is to be read again
 * @param seuilConforme same, for the opinion « Conforme »: when it is wrong, nobody reads the convention again
 * @param points     by indicator number (« 0 » for the others), pairs score → share of right values, by increasing score
 */
public record Calibration(double seuil, double seuilAvis, double seuilConforme, Map<String, double[][]> points) {

    /** @param score as the rule gives it, 0 to 1 */
    public double confidence(int indicator, double score) {
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
