package fr.conformite.engine.compare;

import fr.conformite.engine.Assessor;
import fr.conformite.engine.UnreadableDocumentException;
import fr.conformite.engine.amend.Redraft;
import fr.conformite.engine.assess.Assessment;
import fr.conformite.engine.assess.Citation;
import fr.conformite.engine.assess.Criterion;
import fr.conformite.engine.assess.Finding;
import fr.conformite.engine.assess.Vigilance;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Two versions of a draft: what changed in the words, what moved in the analysis, and which words moved it.
 *
 * @param avant       the older version
 * @param apres       the newer version
 * @param changements changes of wording, in reading order
 * @param indicateurs indicators whose value (or whose figures) differ
 * @param criteres    criteria that are satisfied in one version only
 * @param apparus     points of attention of the newer version only
 * @param disparus    points of attention of the older version only
 */
public record Comparison(Assessment avant, Assessment apres, List<Change> changements, List<Move> indicateurs, List<Criterion> criteres,
                         List<Vigilance> apparus, List<Vigilance> disparus) {

    /** With more changes than this the cause of a move is read from the quotes, and no longer tried out. */
    private static final int TRIED = 40;

    public Comparison {
        changements = List.copyOf(changements);
        indicateurs = List.copyOf(indicateurs);
        criteres = List.copyOf(criteres);
        apparus = List.copyOf(apparus);
        disparus = List.copyOf(disparus);
    }

    /**
     * An indicator that moved.
     *
     * @param causes ranks in {@code changements} of the changes that move it; empty when only several of them together do
     */
    public record Move(Finding avant, Finding apres, List<Integer> causes) {

        public Move {
            causes = List.copyOf(causes);
        }
    }

    /** Compares two assessments that the same engine gave. Each change is made alone in the older text, which is then read again. */
    public static Comparison of(Assessor assessor, Assessment avant, Assessment apres) {
        List<Change> changes = Wording.changes(avant.convention(), apres.convention());
        List<Finding> moved = apres.indicateurs().stream().filter(f -> differs(avant.indicateur(f.numero()), f)).toList();
        List<Assessment> alone = new ArrayList<>();
        if (!moved.isEmpty() && changes.size() > 1 && changes.size() <= TRIED) {
            changes.forEach(c -> alone.add(withOnly(assessor, avant, c)));
        }
        List<Move> moves = moved.stream().map(f -> new Move(avant.indicateur(f.numero()), f, causes(avant, f, changes, alone))).toList();
        return new Comparison(avant, apres, changes, moves,
                apres.criteres().stream().filter(c -> avant.criteres().stream().anyMatch(o -> o.id().equals(c.id()) && o.satisfait() != c.satisfait())).toList(),
                absent(apres, avant), absent(avant, apres));
    }

    private static List<Integer> causes(Assessment before, Finding after, List<Change> changes, List<Assessment> alone) {
        List<Integer> causes = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            Assessment with = alone.isEmpty() ? null : alone.get(i);
            boolean moves = with != null && differs(before.indicateur(after.numero()), with.indicateur(after.numero()));
            if (moves || changes.size() == 1 || alone.isEmpty() && quoted(changes.get(i), before.indicateur(after.numero()), after)) {
                causes.add(i);
            }
        }
        return causes;
    }

    private static boolean quoted(Change change, Finding before, Finding after) {
        return before.citations().stream().anyMatch(c -> touches(c, change.avant())) || after.citations().stream().anyMatch(c -> touches(c, change.apres()));
    }

    private static boolean touches(Citation words, Citation place) {
        return place != null && words.debut() < place.fin() && place.debut() < words.fin();
    }

    /** The older text with one change made, or null when it cannot be assessed. */
    private static Assessment withOnly(Assessor assessor, Assessment before, Change change) {
        try {
            return assessor.assess(Redraft.of(before.convention().source(), change.edits()).document());
        } catch (UnreadableDocumentException e) {
            return null;
        }
    }

    /** Confidence and reasons follow every word; only what the grid records counts as a move. */
    private static boolean differs(Finding a, Finding b) {
        return !a.valeur().equals(b.valeur()) || !Objects.equals(a.funding(), b.funding()) || !Objects.equals(a.cost(), b.cost());
    }

    private static List<Vigilance> absent(Assessment from, Assessment other) {
        return from.pointsDeVigilance().stream().filter(v -> other.pointsDeVigilance().stream().noneMatch(o -> o.id().equals(v.id()))).toList();
    }
}
