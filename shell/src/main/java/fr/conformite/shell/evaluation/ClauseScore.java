package fr.conformite.shell.evaluation;

import fr.conformite.engine.assess.Assessment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many clauses are understood, by indicator and by way of writing, and what is taken for what. */
public final class ClauseScore {

    private final Map<Integer, Tally> byIndicator = new TreeMap<>();
    private final Map<String, Tally> byRegister = new TreeMap<>();
    private final Map<Integer, Map<String, Integer>> confusions = new TreeMap<>();
    private final List<String> mistakes = new ArrayList<>();
    private final Tally total = new Tally();

    private static final class Tally {
        private int right;
        private int flagged;
        private int all;

        void count(boolean isRight, boolean isFlagged) {
            all++;
            right += isRight ? 1 : 0;
            flagged += !isRight && isFlagged ? 1 : 0;
        }

        @Override
        public String toString() {
            return "%7s  (%d sur %d)   erreurs signalées à relire : %d".formatted(DocumentScore.percent(right, all), right, all, flagged);
        }
    }

    /** A clause whose convention was assessed. */
    public void add(Clause clause, Assessment assessment) {
        var finding = assessment.indicateur(clause.indicator());
        count(clause, finding.valeur(), finding.aRelire());
    }

    /** A clause whose convention was refused. @param code why */
    public void refused(Clause clause, String code) {
        count(clause, "erreur " + code, true);
    }

    private void count(Clause clause, String given, boolean flagged) {
        boolean isRight = DocumentScore.sameValue(clause.indicator(), clause.expected(), given);
        total.count(isRight, flagged);
        byIndicator.computeIfAbsent(clause.indicator(), k -> new Tally()).count(isRight, flagged);
        byRegister.computeIfAbsent(clause.register(), k -> new Tally()).count(isRight, flagged);
        if (!isRight) {
            String pair = clause.expected() + " → " + given;
            confusions.computeIfAbsent(clause.indicator(), k -> new TreeMap<>()).merge(pair, 1, Integer::sum);
            mistakes.add("%4d  %s%n      %s".formatted(clause.indicator(), pair, clause.text().replace("\n", "\n      ")));
        }
    }

    /** The last line alone: it names no value and no indicator, so it can be asked of clauses nobody here may see. */
    public String totals() {
        return "Ensemble " + total + '\n';
    }

    /** @param details true to quote every clause that is not understood */
    public String render(boolean details) {
        var out = new StringBuilder("Par indicateur\n");
        byIndicator.forEach((indicator, tally) -> out.append("%4d  %s%n".formatted(indicator, tally)));
        out.append("\nPar registre\n");
        byRegister.forEach((register, tally) -> out.append("  %-12s %s%n".formatted(register, tally)));
        if (!confusions.isEmpty()) {
            out.append("\nConfusions (attendu → rendu)\n");
            confusions.forEach((indicator, pairs) -> pairs.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                    .forEach(pair -> out.append("%4d  %3d fois  %s%n".formatted(indicator, pair.getValue(), pair.getKey()))));
        }
        if (details && !mistakes.isEmpty()) {
            out.append("\nClauses mal comprises\n").append(String.join("\n", mistakes)).append('\n');
        }
        return out.append('\n').append(totals()).toString();
    }
}
