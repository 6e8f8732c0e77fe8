package fr.conformite.engine.amend;

import fr.conformite.engine.Assessor;
import fr.conformite.engine.UnreadableDocumentException;
import fr.conformite.engine.amend.Proposal.Action;
import fr.conformite.engine.amend.Wordings.Wording;
import fr.conformite.engine.assess.Assessment;
import fr.conformite.engine.assess.Citation;
import fr.conformite.engine.assess.Criterion;
import fr.conformite.engine.assess.Finding;
import fr.conformite.engine.assess.Vigilance;
import fr.conformite.engine.decide.Citations;
import fr.conformite.engine.rulebase.Grid;
import fr.conformite.engine.structure.Convention;
import fr.conformite.engine.structure.Passage;
import fr.conformite.engine.structure.Sentence;
import fr.conformite.engine.structure.Zone;
import fr.conformite.rules.Evidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The search for the smallest set of changes of one draft. */
final class Search {

    /** Passages tried for one criterion before the next step; beyond, the draft is to be rewritten by a person. */
    private static final int CANDIDATES = 4;
    private static final int STEPS = 7;

    /** One change and how users read it. */
    private record Change(Edit edit, Proposal proposal) {
    }

    /** Words of the draft that argue for a bad value, in offsets of the text as read. */
    private record Target(int start, int end) {
    }

    private final Assessor assessor;
    private final Assessment before;
    private final Convention convention;
    private final Wordings wordings = Wordings.bundled();
    private final Names names;
    private final Map<Set<Edit>, Assessment> known = new HashMap<>();
    private final Map<Set<Edit>, Redraft> drafts = new HashMap<>();
    private List<Change> changes = List.of();

    Search(Assessor assessor, Assessment assessment) {
        this.assessor = assessor;
        this.before = assessment;
        this.convention = assessment.convention();
        this.names = Names.of(assessment);
        known.put(Set.of(), assessment);
    }

    /** The changes kept, in the order of the criteria. */
    List<Proposal> run() {
        for (int turn = 0; turn < 2 && unsatisfied(changes) > 0; turn++) {
            for (Criterion criterion : before.criteres()) {
                if (!satisfied(changes, criterion)) {
                    changes = repair(criterion, changes);
                }
            }
        }
        changes = withoutTheUseless(changes);
        return changes.stream().map(this::harmonised).toList();
    }

    Assessment result() {
        return assess(changes);
    }

    // ---- one criterion

    private List<Change> repair(Criterion criterion, List<Change> start) {
        List<Change> current = start;
        boolean worded = start.stream().anyMatch(c -> c.proposal.pour().equals(criterion.id()) && !c.edit.text().isEmpty());
        for (int step = 0; step < STEPS; step++) {
            if (satisfied(current, criterion)) {
                return current;
            }
            List<Target> targets = targets(criterion, current);
            List<List<Change>> options = new ArrayList<>();
            for (Target target : targets.subList(0, Math.min(CANDIDATES, targets.size()))) {
                options.add(plus(current, worded ? List.of(deletion(criterion, target)) : replacement(criterion, target)));
            }
            if (!worded && targets.isEmpty()) {
                options.add(plus(current, List.of(addition(criterion, null))));
            }
            List<Change> best = best(options, criterion);
            if (best == null) {
                return current;
            }
            current = best;
            worded = true;
        }
        return current;
    }

    /** The first option that satisfies the criterion without failing another; else the first that does not make things worse. */
    private List<Change> best(List<List<Change>> options, Criterion criterion) {
        List<Change> fallback = null;
        int least = Integer.MAX_VALUE;
        for (List<Change> option : options) {
            int failing = unsatisfied(option);
            if (satisfied(option, criterion) && failing <= unsatisfied(changes)) {
                return option;
            }
            if (failing < least) {
                least = failing;
                fallback = option;
            }
        }
        return fallback;
    }

    /** Passages that stand in the way, most telling first: those quoted, then the rest of the evidence for the value. */
    private List<Target> targets(Criterion criterion, List<Change> made) {
        Assessment now = assess(made);
        Finding finding = now.indicateur(criterion.indicateur());
        Redraft draft = draft(made);
        Set<Target> targets = new LinkedHashSet<>();
        for (Citation c : finding.citations()) {
            add(targets, draft, made, c.debut(), c.fin());
        }
        Grid.Key key = wordings.grid().criteres().stream().filter(k -> k.id().equals(criterion.id())).findFirst().orElseThrow();
        assessor.evidence(now.convention().source()).stream()
                .filter(e -> e.indicateur() == criterion.indicateur() && !key.satisfiedBy(e.valeur()) && e.fin() > e.debut())
                .sorted(Comparator.comparingDouble(Evidence::force).reversed()).limit(CANDIDATES)
                .forEach(e -> add(targets, draft, made, e.debut(), e.fin()));
        return List.copyOf(targets);
    }

    /** Keeps words of the draft itself, taken to whole sentences, that no change touches yet. */
    private void add(Set<Target> targets, Redraft draft, List<Change> made, int from, int to) {
        int start = draft == null ? from : draft.origin(from);
        int end = draft == null ? to : draft.origin(to - 1) + 1;
        if (start < 0 || end <= start) {
            return;
        }
        List<Sentence> sentences = convention.sentences().stream().filter(s -> s.start() < end && start < s.end()).toList();
        if (sentences.isEmpty()) {
            return;
        }
        var target = new Target(sentences.getFirst().start(), sentences.getLast().end());
        boolean taken = made.stream().anyMatch(c -> c.edit.overlaps(target.start, target.end))
                || targets.stream().anyMatch(t -> t.start < target.end && target.start < t.end);
        if (!taken) {
            targets.add(target);
        }
    }

    // ---- changes

    /** The wording in the place of the words, narrowed to one sentence when that is enough; beside them when they are part of a list. */
    private List<Change> replacement(Criterion criterion, Target target) {
        Passage passage = passage(target.start);
        if (!passage.stem().isEmpty() || passage(target.end - 1) != passage) {
            return List.of(deletion(criterion, target), addition(criterion, passage));
        }
        List<Sentence> sentences = convention.sentences().stream().filter(s -> s.start() >= target.start && s.end() <= target.end).toList();
        Change whole = change(criterion, Action.REMPLACER, target);
        if (sentences.size() > 1 && satisfied(plus(changes, List.of(whole)), criterion)) {
            for (Sentence s : sentences) {
                Change one = change(criterion, Action.REMPLACER, new Target(s.start(), s.end()));
                if (satisfied(plus(changes, List.of(one)), criterion)) {
                    return List.of(one);
                }
            }
        }
        return List.of(whole);
    }

    private Change deletion(Criterion criterion, Target target) {
        return change(criterion, Action.SUPPRIMER, target);
    }

    private Change change(Criterion criterion, Action action, Target target) {
        Finding finding = before.indicateur(criterion.indicateur());
        Wording wording = wording(criterion);
        String after = action == Action.SUPPRIMER ? "" : names.fill(wording.texte());
        Citation words = Citations.at(convention, target.start, target.end);
        return new Change(new Edit(target.start, target.end, after, null), new Proposal(criterion.id(), finding.numero(), criterion.libelle(), action,
                words, null, place(words), words.texte(), after, wording.motif(), wording.source(), List.of()));
    }

    /** The wording at the end of the article it belongs in, or of the one given, or in an article of its own. */
    private Change addition(Criterion criterion, Passage beside) {
        Finding finding = before.indicateur(criterion.indicateur());
        return addition(criterion.id(), finding.numero(), criterion.libelle(), wording(criterion), beside, wording(criterion).motif(), wording(criterion).source());
    }

    private Change addition(String id, int indicator, String label, Wording wording, Passage beside, String why, String source) {
        Passage host = beside == null ? host(wording) : last(beside);
        String text = names.fill(wording.texte());
        String heading = null;
        if (host == null) {
            host = convention.passages().stream().filter(p -> p.zone() == Zone.BODY).reduce((a, b) -> b).orElse(convention.passages().getLast());
            heading = host.article() != null && host.article().matches("Article [\\d.]+") ? host.article() + " bis – " + wording.titre() : wording.titre();
        }
        Citation after = Citations.at(convention, host.start(), host.end());
        String place = heading != null ? "nouvel article après " + named(host.article()) + " : « " + heading + " »"
                : "à la fin de " + named(host.article()) + page(after);
        return new Change(new Edit(end(host), end(host), text, heading), new Proposal(id, indicator, label, Action.INSERER, null, after, place, "", text,
                why, source, List.of()));
    }

    /** Last passage of the article whose title fits best, or null. */
    private Passage host(Wording wording) {
        Passage best = null;
        int rank = Integer.MAX_VALUE;
        for (Passage p : convention.passages()) {
            int r = p.zone() == Zone.BODY && !p.title().isEmpty() ? wording.rank(p.title()) : -1;
            if (r >= 0 && r < rank) {
                rank = r;
                best = p;
            }
        }
        return best == null ? null : last(best);
    }

    /** Last passage of the same article. */
    private Passage last(Passage passage) {
        Passage last = passage;
        for (Passage p : convention.passages().subList(passage.index() + 1, convention.passages().size())) {
            if (p.zone() == Zone.NOT_TEXT) {
                continue;
            }
            if (p.zone() != passage.zone() || !java.util.Objects.equals(p.article(), passage.article()) || !p.title().equals(passage.title())) {
                break;
            }
            last = p;
        }
        return last;
    }

    /** End of the block a passage stands in: words are added between blocks. */
    private int end(Passage passage) {
        return convention.source().blocks().stream().filter(b -> b.start() < passage.end() && passage.start() < b.end()).mapToInt(b -> b.end()).max()
                .orElseThrow();
    }

    private Wording wording(Criterion criterion) {
        Finding finding = before.indicateur(criterion.indicateur());
        Wording wording = wordings.of(finding.numero(), finding.valeur());
        if (wording != null) {
            return wording;
        }
        // The value was good until another change: any wording of the indicator says the good one.
        return wordings.grid().indicator(finding.numero()).valeurs().stream().map(v -> wordings.of(finding.numero(), v)).filter(w -> w != null)
                .findFirst().orElseThrow();
    }

    // ---- points of attention

    /** What to write to answer a point of attention; empty when there is nothing to write, or when the criteria already ask for it. */
    List<Proposal> advice(Vigilance point) {
        Wordings.Point rests = wordings.point(point.id());
        boolean answered = rests.indicateur() > 0 && changes.stream().anyMatch(c -> c.proposal.indicateur() == rests.indicateur());
        Wording wording = rests.indicateur() > 0 ? wordings.of(rests.indicateur(), before.indicateur(rests.indicateur()).valeur())
                : wordings.of(point.id());
        if (answered || wording == null) {
            return List.of();
        }
        List<Citation> quotes = point.citations().isEmpty() && rests.indicateur() > 0 ? before.indicateur(rests.indicateur()).citations()
                : point.citations();
        boolean replace = rests.indicateur() > 0 || wording.remplace();
        if (!replace || quotes.isEmpty()) {
            return List.of(addition(point.id(), rests.indicateur(), point.message(), wording, null, point.message(), rests.source()).proposal);
        }
        Citation words = sentences(quotes.getFirst());
        String after = names.fill(wording.texte());
        return List.of(new Proposal(point.id(), rests.indicateur(), point.message(), Action.REMPLACER, words, null, place(words), words.texte(), after,
                wording.motif() == null ? point.message() : wording.motif(), rests.source(), quotes.subList(1, quotes.size())));
    }

    private Citation sentences(Citation words) {
        List<Sentence> whole = convention.sentences().stream().filter(s -> s.start() < words.fin() && words.debut() < s.end()).toList();
        return whole.isEmpty() ? words : Citations.at(convention, whole.getFirst().start(), whole.getLast().end());
    }

    // ---- the whole set

    /** Leaves out, one after the other, every change without which the opinion is as good. */
    private List<Change> withoutTheUseless(List<Change> all) {
        List<Change> kept = new ArrayList<>(all);
        if (kept.size() > 1) {
            int goal = unsatisfied(kept);
            for (Change change : all.reversed()) {
                List<Change> without = new ArrayList<>(kept);
                without.remove(change);
                if (unsatisfied(without) <= goal) {
                    kept = without;
                }
            }
        }
        return kept;
    }

    /** Names, beside a change, the passages first quoted with it that the opinion does not need changed. */
    private Proposal harmonised(Change change) {
        Proposal p = change.proposal;
        boolean first = changes.stream().map(Change::proposal).filter(o -> o.pour().equals(p.pour()) && !o.texteApres().isEmpty()).findFirst()
                .filter(o -> o == p).isPresent();
        if (!first || p.indicateur() == 0) {
            return p;
        }
        return p.with(before.indicateur(p.indicateur()).citations().stream()
                .filter(c -> changes.stream().noneMatch(o -> o.edit.overlaps(c.debut(), c.fin()))).toList());
    }

    private static List<Change> plus(List<Change> some, List<Change> more) {
        List<Change> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private boolean satisfied(List<Change> made, Criterion criterion) {
        return assess(made).criteres().stream().anyMatch(c -> c.id().equals(criterion.id()) && c.satisfait());
    }

    private int unsatisfied(List<Change> made) {
        return (int) assess(made).criteres().stream().filter(c -> !c.satisfait()).count();
    }

    private Assessment assess(List<Change> made) {
        Set<Edit> edits = edits(made);
        Assessment cached = known.get(edits);
        if (cached == null) {
            try {
                cached = assessor.assess(draft(made).document());
            } catch (UnreadableDocumentException e) {
                throw new IllegalStateException("Le texte modifié n'est plus reconnu comme une convention", e);
            }
            known.put(edits, cached);
        }
        return cached;
    }

    /** The text with the changes made, or null when there is none. */
    private Redraft draft(List<Change> made) {
        return made.isEmpty() ? null : drafts.computeIfAbsent(edits(made), e -> Redraft.of(convention.source(), List.copyOf(e)));
    }

    private static Set<Edit> edits(List<Change> made) {
        Set<Edit> edits = new LinkedHashSet<>();
        made.forEach(c -> edits.add(c.edit));
        return edits;
    }

    private Passage passage(int offset) {
        return convention.passages().stream().filter(p -> p.start() <= offset && offset < p.end()).findFirst().orElseThrow();
    }

    // ---- places

    private static String place(Citation words) {
        String article = words.article() == null ? "en tête du texte" : words.article();
        return article + page(words);
    }

    private static String page(Citation words) {
        return words.page() == null ? "" : ", page " + words.page();
    }

    private static String named(String article) {
        if (article == null) {
            return "la convention";
        }
        return article.matches("(?iU)(?:article|annexe)\\b.*") ? "l'" + Character.toLowerCase(article.charAt(0)) + article.substring(1) : "« " + article + " »";
    }
}
