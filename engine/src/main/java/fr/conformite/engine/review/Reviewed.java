package fr.conformite.engine.review;

import fr.conformite.engine.assess.Assessment;
import fr.conformite.engine.assess.Criterion;
import fr.conformite.engine.assess.Finding;
import fr.conformite.engine.rulebase.Grid;
import fr.conformite.engine.rulebase.RuleBase;
import java.util.List;

/**
 * An assessment beside what people answered on it. The engine's findings stay as they are; criteria and opinion are drawn again from
 * the values people hold right, by the same table.
 *
 * @param assessment the engine's
 * @param review     the answers
 * @param criteres   the key criteria with the values of the review
 * @param avis       the opinion that follows
 */
public record Reviewed(Assessment assessment, Review review, List<Criterion> criteres, String avis) {

    private static final Grid GRID = RuleBase.grid();

    public Reviewed {
        criteres = List.copyOf(criteres);
    }

    /** @throws IllegalArgumentException when the answers are about another document */
    public static Reviewed of(Assessment assessment, Review review) {
        if (!review.sha256().equals(assessment.convention().source().sha256())) {
            throw new IllegalArgumentException("Cette revue porte sur un autre document ou sur une autre version de celui-ci");
        }
        List<Criterion> criteria = Criterion.all(GRID, indicator -> value(assessment, review, indicator));
        return new Reviewed(assessment, review, criteria, Criterion.verdict(GRID, criteria).libelle());
    }

    private static String value(Assessment assessment, Review review, int indicator) {
        Reading reading = review.reading(indicator);
        return reading == null ? assessment.indicateur(indicator).valeur() : reading.valeur();
    }

    /** The value that holds: the person's, or the engine's where nobody answered. */
    public String value(int indicator) {
        return value(assessment, review, indicator);
    }

    /** Answers that differ from what the engine says today, by indicator. */
    public List<Reading> corrections() {
        return assessment.indicateurs().stream().map(f -> review.reading(f.numero()))
                .filter(r -> r != null && !r.valeur().equals(assessment.indicateur(r.numero()).valeur())).toList();
    }

    /** Findings nobody answered, those to read again first, key indicators before the others. */
    public List<Finding> pending() {
        return assessment.indicateurs().stream().filter(f -> review.reading(f.numero()) == null)
                .sorted(java.util.Comparator.comparing((Finding f) -> !f.aRelire()).thenComparing(f -> !GRID.indicator(f.numero()).cle())
                        .thenComparing(Finding::numero)).toList();
    }

    /** True while a finding to read again has no answer. */
    public boolean aRelire() {
        return pending().stream().anyMatch(Finding::aRelire);
    }

    /** True when the value can be one of this indicator: of its list, or a year or an amount where the grid leaves it free. */
    public static boolean legal(int indicator, String value) {
        Grid.Indicator i = GRID.indicator(indicator);
        return i.valeurs().contains(value) || i.libre() != null && value.matches(i.libre().equals("année") ? "(?:19|20)\\d\\d" : "\\d+(?:\\.\\d{1,2})?");
    }

    /** Values listed by the grid for an indicator. */
    public static List<String> values(int indicator) {
        return GRID.indicator(indicator).valeurs();
    }

    /** What else a value may be (« année », « montant »), or null. */
    public static String free(int indicator) {
        return GRID.indicator(indicator).libre();
    }
}
