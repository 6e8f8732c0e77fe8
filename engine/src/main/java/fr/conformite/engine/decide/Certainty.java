package fr.conformite.engine.decide;

import fr.conformite.engine.assess.Finding;
import fr.conformite.engine.find.EvidenceFinder;
import fr.conformite.engine.rulebase.Grid;
import fr.conformite.rules.Evidence;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How likely the opinion is to be right. It rests on criteria, not on values: whether a text is « Ambiguïté » or « Contre-sens »
 * changes nothing for it, and one doubtful criterion changes little when three others fail.
 */
public final class Certainty {

    /** A criterion surer than this takes no part in the doubt on the opinion. */
    private static final double SURE = 0.9;

    private final Map<Integer, Double> asFound = new TreeMap<>();
    private final double ofOpinion;

    /** @param findings one for each indicator of the grid, in its order */
    public Certainty(Grid grid, List<Evidence> evidence, List<Finding> findings) {
        double[] failing = {1};
        int found = 0;
        for (Grid.Key key : grid.criteres()) {
            double holds = evidence.stream()
                    .filter(e -> e.indicateur() == key.indicateur() && e.signal().equals(EvidenceFinder.WEIGHT) && key.satisfiedBy(e.valeur()))
                    .mapToDouble(Evidence::force).sum();
            boolean heldToHold = key.satisfiedBy(findings.get(key.indicateur() - 1).valeur());
            found += heldToHold ? 0 : 1;
            asFound.put(key.indicateur(), heldToHold ? holds : 1 - holds);
            failing = withOneMore(failing, holds);
        }
        double same = 0;
        for (int n = 0; n < failing.length; n++) {
            if (grid.verdict(n).equals(grid.verdict(found))) {
                same += failing[n];
            }
        }
        this.ofOpinion = same;
    }

    /** From the chances of 0, 1, 2… failing criteria, the same with one more criterion, independent of them. */
    private static double[] withOneMore(double[] failing, double holds) {
        double[] more = new double[failing.length + 1];
        for (int n = 0; n < failing.length; n++) {
            more[n] += failing[n] * holds;
            more[n + 1] += failing[n] * (1 - holds);
        }
        return more;
    }

    /** Probability that the opinion is the one a careful reader would give, 0 to 1. */
    public double ofOpinion() {
        return ofOpinion;
    }

    /** True when the opinion is less sure because of this finding. */
    public boolean weakens(Finding finding) {
        double sure = asFound.getOrDefault(finding.numero(), 1.0);
        return sure < SURE || sure < 1 && sure <= asFound.values().stream().mapToDouble(Double::doubleValue).min().orElse(1);
    }
}
