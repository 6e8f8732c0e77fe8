package fr.conformite.engine.figures;

import fr.conformite.engine.assess.Cost;
import fr.conformite.engine.assess.Funding;
import fr.conformite.engine.structure.Passage;
import fr.conformite.engine.structure.Sentence;
import fr.conformite.rules.Evidence;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What a convention says in figures: how long, since when, who pays, how much.
 *
 * @param evidence for indicators 9, 10, 13 and 14; their spans are the sentence, list item or table row that says it
 * @param funding  details of indicator 13
 * @param cost     details of indicator 14
 * @param etp      full-time equivalents of all the posts, or null when not written
 */
public record Figures(List<Evidence> evidence, Funding funding, Cost cost, BigDecimal etp) {

    public Figures {
        evidence = List.copyOf(evidence);
    }

    /** @param text text of the document; @param passages its passages, in order */
    public static Figures read(String text, List<Passage> passages) {
        return read(text, passages, List.of());
    }

    /** The same, evidence carrying the rank of the sentence it stands in when {@code sentences} are given. */
    public static Figures read(String text, List<Passage> passages, List<Sentence> sentences) {
        String plain = Plain.of(text);
        List<Statement> statements = Statement.cut(text, plain, passages);
        List<DateMention> dates = new ArrayList<>();
        for (Statement s : statements) {
            dates.addAll(DateMention.all(plain, s.start(), s.end()));
        }
        List<Evidence> evidence = new ArrayList<>();
        var signing = new Signing(text, plain, statements, dates);
        evidence.addAll(signing.read());
        evidence.addAll(new Commitment(text, plain, statements, dates).read(signing.date()));
        var ledger = new Ledger(text, plain, statements, Funder.Aliases.of(text, plain, passages));
        var funding = new FundingReading(ledger);
        var cost = new CostReading(plain, ledger, funding);
        evidence.addAll(funding.evidence());
        evidence.addAll(cost.evidence());
        return new Figures(evidence.stream().map(e -> placed(e, sentences)).toList(), funding.funding(cost.total()), cost.cost(), tidy(cost.etp()));
    }

    /** The same number as people write it: 52000, 0.5, 33.3; never 5.2E+4 nor 1200.00. */
    static BigDecimal tidy(BigDecimal number) {
        if (number == null) {
            return null;
        }
        BigDecimal shortest = number.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    private static Evidence placed(Evidence e, List<Sentence> sentences) {
        int rank = e.phrase();
        for (Sentence s : sentences) {
            if (s.start() <= e.debut() && e.debut() < s.end()) {
                rank = s.index();
            }
        }
        return new Evidence(e.indicateur(), e.signal(), e.valeur(), e.force(), e.zone(), rank, e.debut(), e.fin());
    }
}
