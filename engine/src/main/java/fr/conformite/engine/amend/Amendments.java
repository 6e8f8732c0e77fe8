package fr.conformite.engine.amend;

import fr.conformite.engine.Assessor;
import fr.conformite.engine.assess.Assessment;
import fr.conformite.engine.assess.Criterion;
import fr.conformite.engine.assess.Vigilance;
import java.util.ArrayList;
import java.util.List;

/**
 * What to change in a draft, and the opinion that results.
 *
 * <p>The changes are tried: they are made in the text, which is read again as any convention would be. None of {@code propositions}
 * can be left out without the opinion getting worse.
 *
 * @param propositions    changes that lead to {@code avisApres}, criterion by criterion; empty when no criterion fails
 * @param recommandations wordings for the points of attention, without effect on the opinion
 * @param avisAvant       opinion on the draft as it is
 * @param avisApres       opinion on the draft with {@code propositions} made, by the same analysis
 * @param aRelireApres    true when that opinion should be read again by a person before it is relied on
 * @param restent         criteria that still fail then; a person must find the wording
 * @param texteApres      the whole text with {@code propositions} made
 */
public record Amendments(List<Proposal> propositions, List<Proposal> recommandations, String avisAvant, String avisApres,
                         boolean aRelireApres, List<Criterion> restent, String texteApres) {

    public Amendments {
        propositions = List.copyOf(propositions);
        recommandations = List.copyOf(recommandations);
        restent = List.copyOf(restent);
    }

    /** True when the changes lead to the best opinion of the grid. */
    public boolean suffisent() {
        return restent.isEmpty();
    }

    /** Changes that answer one criterion. */
    public List<Proposal> pour(Criterion criterion) {
        return propositions.stream().filter(p -> p.pour().equals(criterion.id())).toList();
    }

    /** The wording for a point of attention, or an empty list. */
    public List<Proposal> pour(Vigilance point) {
        return recommandations.stream().filter(p -> p.pour().equals(point.id())).toList();
    }

    /**
     * Looks for the smallest set of changes. Analyses the text again once per change tried: five to thirty times for a draft that fails,
     * not at all for one that complies.
     *
     * @param assessor   the engine that gave the assessment
     * @param assessment of a whole document
     */
    public static Amendments propose(Assessor assessor, Assessment assessment) {
        var search = new Search(assessor, assessment);
        List<Proposal> changes = search.run();
        Assessment after = search.result();
        List<Proposal> advice = new ArrayList<>();
        for (Vigilance point : assessment.pointsDeVigilance()) {
            advice.addAll(search.advice(point));
        }
        return new Amendments(changes, advice, assessment.avis(), after.avis(), after.aRelire(), after.criteres().stream().filter(c -> !c.satisfait()).toList(),
                after.convention().source().text());
    }
}
