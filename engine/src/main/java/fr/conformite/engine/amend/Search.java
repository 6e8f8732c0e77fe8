package fr.conformite.engine.amend;

import fr.conformite.engine.Assessor;
import fr.conformite.engine.Assessor.Examination;
import fr.conformite.engine.UnreadableDocumentException;
import fr.conformite.engine.amend.Proposal.Action;
import fr.conformite.engine.amend.Wordings.Wording;
import fr.conformite.engine.assess.Assessment;
import fr.conformite.engine.assess.Citation;
import fr.conformite.engine.assess.Criterion;
import fr.conformite.engine.assess.Finding;
import fr.conformite.engine.assess.Vigilance;
import fr.conformite.engine.decide.Citations;
import fr.conformite.engine.language.Fold;
import fr.conformite.engine.read.Block;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The search for the smallest set of changes of one draft. */
final class Search {

    /** Passages tried for one criterion before the next step; beyond, the draft is to be rewritten by a person. */
    private static final int CANDIDATES = 5;
    private static final int STEPS = 7;
    /** Passages named as « à relire » beside a change. */
    private static final int OTHERS = 3;
    /** Evidence weaker than this is not held against a passage. */
    private static final double TELLING = 0.35;

    /** Edits that make sense only together (an item out of a list, its subject written after it), and how users read them. */
    private record Change(String criterion, List<Edit> edits, List<Proposal> proposals) {

        boolean overlaps(int from, int to) {
            return edits.stream().anyMatch(e -> e.overlaps(from, to));
        }

        boolean words() {
            return edits.stream().anyMatch(e -> !e.text().isEmpty());
        }
    }

    /** Words of the draft that argue for a bad value, in offsets of the text as read. */
    private record Target(int start, int end) {
    }

    /** Labels or numbers that open an article on the line of its first sentence; they stay. */
    private static final Pattern LABEL = Pattern.compile("(?iU)^(?:(?:article|art\\.|chapitre|titre|section|§|point)\\s*)?(?:[\\dIVXLC]+(?:[.-]\\d+)+(?=\\s)|[\\dIVXLC]+(?:[.-]\\d+)*(?:er)?\\s?[–—.):-]+|[•·–—*-])\\s*(?:[–—-]\\s*)?");

    /** Articles that close a convention; a new one comes before them. */
    private static final Pattern CLOSING = Pattern.compile("\\b(?:duree|effet|resiliation|denonciation|litige|differend|revision|renouvellement|avenant|dispositions? finales?|entree en vigueur)");

    /** Number of an article, as its label writes it: « Article 6 », « Art. II-3 », « 8 – Le groupe de suivi », « X. ». */
    private static final Pattern NUMBER = Pattern.compile("(?iU)^((?:article|art\\.?)\\s+)?(\\d+(?:[.-]\\d+)*|[IVXLC]+(?:[.-]\\d+)*)(?![\\p{L}\\d])");

    /** A sentence that opens so continues the one before, and falls with it. */
    private static final Pattern FOLLOWS = Pattern.compile("(?U)^(?:Ce(?:lui|lle|ux|lles)-ci|Ces? derni(?:er|ère)s?|Cette dernière|Ces?|Cet|Cette)\\b");

    /** Words that may refer to the sentence before: it is to be read again once that sentence is replaced. */
    private static final Pattern REFERS = Pattern.compile("(?U)^(?:Ils?|Elles?|Leurs?|Sont ainsi|À ce titre|Dans ce cas)\\b|\\b(?:lui|leur|y|celui-ci|celle-ci|ceux-ci|celles-ci|ainsi)\\b");

    /** Clauses joined by semicolons are one sentence to a reader, up to this length. */
    private static final int SENTENCE_LENGTH = 700;

    private static final List<String> NEXT = List.of("bis", "ter", "quater", "quinquies", "sexies");

    private final Assessor assessor;
    private final Assessment before;
    private final Convention convention;
    private final Wordings wordings = Wordings.bundled();
    private final Names names;
    private final Map<Set<Edit>, Examination> known = new HashMap<>();
    private final Map<Set<Edit>, Redraft> drafts = new HashMap<>();
    private final List<Change> advised = new ArrayList<>();
    private List<Change> changes = List.of();

    Search(Assessor assessor, Assessment assessment) {
        this.assessor = assessor;
        this.before = assessment;
        this.convention = assessment.convention();
        this.names = Names.of(assessment);
        known.put(Set.of(), new Examination(assessment, assessment.criteres().stream().allMatch(Criterion::satisfait) ? List.of()
                : assessor.evidence(convention.source())));
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
        return changes.stream().flatMap(c -> harmonised(c).stream()).toList();
    }

    Assessment result() {
        return assess(changes);
    }

    // ---- one criterion

    private List<Change> repair(Criterion criterion, List<Change> start) {
        List<Change> current = start;
        boolean worded = start.stream().anyMatch(c -> c.criterion.equals(criterion.id()) && c.words());
        for (int step = 0; step < STEPS; step++) {
            if (satisfied(current, criterion)) {
                return current;
            }
            List<Target> targets = targets(criterion, current);
            List<List<Change>> options = new ArrayList<>();
            for (Target target : worded || !mute(criterion) ? targets.subList(0, Math.min(CANDIDATES, targets.size())) : List.<Target>of()) {
                options.add(plus(current, worded ? deletion(criterion, target) : replacement(criterion, target, current)));
            }
            if (!worded && (targets.isEmpty() || silent(criterion) || mute(criterion))) {
                options.add(plus(current, addition(criterion, null, current)));
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

    /** The option that satisfies the criterion and leaves least that speaks against it; failing that, the one that leaves the fewest failing. */
    private List<Change> best(List<List<Change>> options, Criterion criterion) {
        List<List<Change>> readable = options.stream().filter(o -> assess(o) != null).toList();
        Comparator<List<Change>> outcome = Comparator.<List<Change>>comparingInt(o -> satisfied(o, criterion) ? 1 : 0).thenComparingInt(o -> -unsatisfied(o));
        List<Change> one = readable.stream().max(outcome).orElse(null);
        List<List<Change>> equals = readable.stream().filter(o -> outcome.compare(o, one) == 0).toList();
        double least = equals.stream().mapToDouble(o -> residue(o, criterion)).min().orElse(0);
        // Passages come most telling first: among changes that leave as little behind, the first.
        return equals.stream().filter(o -> residue(o, criterion) <= least + TELLING).findFirst().orElse(null);
    }

    /** What still speaks against the criterion once the changes are made. */
    private double residue(List<Change> made, Criterion criterion) {
        return bad(criterion, made).stream().mapToDouble(Evidence::force).sum()
                + (assess(made).indicateur(criterion.indicateur()).aRelire() ? TELLING : 0);
    }

    /** True when nothing in the draft is wrong: it says nothing. */
    private boolean mute(Criterion criterion) {
        return before.indicateur(criterion.indicateur()).valeur().startsWith("Non-précisé");
    }

    /** True when the bad value may also be that of a draft that says nothing. */
    private boolean silent(Criterion criterion) {
        Finding finding = before.indicateur(criterion.indicateur());
        return finding.valeur().equals(wordings.grid().indicator(finding.numero()).absence());
    }

    /** Passages that stand in the way, most telling first: those quoted, then the rest of the evidence for the value. */
    private List<Target> targets(Criterion criterion, List<Change> made) {
        Assessment now = assess(made);
        Finding finding = now.indicateur(criterion.indicateur());
        Redraft draft = draft(made);
        Set<Target> targets = new LinkedHashSet<>();
        List<Evidence> bad = bad(criterion, made);
        for (Evidence e : bad) {
            // What is quoted as one argument falls from its first telling words on: what follows them would no longer make sense.
            Citation quote = finding.citations().stream().filter(c -> c.debut() < e.fin() && e.debut() < c.fin() && c.fin() - c.debut() <= SENTENCE_LENGTH)
                    .findFirst().orElse(new Citation("", null, null, e.debut(), e.fin()));
            int start = bad.stream().filter(o -> quote.debut() < o.fin() && o.debut() < quote.fin()).mapToInt(Evidence::debut).min().orElse(e.debut());
            add(targets, draft, made, start, Math.max(e.fin(), quote.fin()));
        }
        for (Citation c : finding.citations()) {
            add(targets, draft, made, c.debut(), c.fin());
        }
        return List.copyOf(targets);
    }

    /** Evidence for values that do not satisfy the criterion, strongest first. */
    private List<Evidence> bad(Criterion criterion, List<Change> made) {
        Grid.Key key = wordings.grid().criteres().stream().filter(k -> k.id().equals(criterion.id())).findFirst().orElseThrow();
        List<String> values = wordings.grid().indicator(criterion.indicateur()).valeurs();
        return examine(made).evidence().stream()
                .filter(e -> e.indicateur() == criterion.indicateur() && values.contains(e.valeur()) && !key.satisfiedBy(e.valeur())
                        && e.fin() > e.debut() && e.force() >= TELLING)
                .sorted(Comparator.comparingDouble(Evidence::force).reversed()).limit(CANDIDATES).toList();
    }

    /** Keeps words of the draft itself, taken to whole sentences, that no change touches yet. */
    private void add(Set<Target> targets, Redraft draft, List<Change> made, int from, int to) {
        int start = draft == null ? from : draft.origin(from);
        int end = draft == null ? to : draft.origin(to - 1) + 1;
        if (start < 0 || end <= start) {
            return;
        }
        List<Sentence> sentences = convention.sentences().stream().filter(s -> s.start() < end && start < s.end() && stipulates(s)).toList();
        if (sentences.isEmpty()) {
            return;
        }
        if (sentences.getFirst().passage() != sentences.getLast().passage()) {
            // Items of a list, rows of a table: each is weighed for itself.
            sentences.stream().map(Sentence::passage).distinct().forEach(p -> add(targets, null, made, Math.max(p.start(), start), Math.min(p.end(), end)));
            return;
        }
        var target = words(sentences);
        boolean taken = made.stream().anyMatch(c -> c.overlaps(target.start, target.end))
                || targets.stream().anyMatch(t -> t.start < target.end && target.start < t.end);
        if (!taken) {
            targets.add(target);
        }
    }

    /**
     * Consecutive sentences of one passage as words that can be taken out: the label that opens them stays; clauses joined by a semicolon
     * and sentences that begin with « Celui-ci » go with them; the words that introduce a list stay, unless there are no others.
     */
    private Target words(List<Sentence> chosen) {
        List<Sentence> passage = convention.sentences().stream().filter(s -> s.passage() == chosen.getFirst().passage() && stipulates(s)).toList();
        int first = passage.indexOf(chosen.getFirst());
        int last = passage.indexOf(chosen.getLast());
        while (last > first && ends(passage.get(last), ":")) {
            last--;
        }
        while (first > 0 && ends(passage.get(first - 1), ";") && length(passage, first - 1, last) <= SENTENCE_LENGTH) {
            first--;
        }
        while (last + 1 < passage.size() && (ends(passage.get(last), ";") || FOLLOWS.matcher(convention.textOf(passage.get(last + 1))).find())
                && !ends(passage.get(last + 1), ":") && length(passage, first, last + 1) <= SENTENCE_LENGTH) {
            last++;
        }
        int opening = passage.get(first).start();
        boolean opens = convention.source().blocks().stream().anyMatch(b -> b.start() == opening);
        Matcher label = LABEL.matcher(convention.textOf(passage.get(first)));
        return new Target(opening + (opens && label.find() ? label.end() : 0), passage.get(last).end());
    }

    private boolean ends(Sentence sentence, String mark) {
        return convention.textOf(sentence).stripTrailing().endsWith(mark);
    }

    private static int length(List<Sentence> sentences, int first, int last) {
        return sentences.get(last).end() - sentences.get(first).start();
    }

    /** True for a sentence of the articles or annexes; titles, parties and signatures stipulate nothing. */
    private boolean stipulates(Sentence sentence) {
        Zone zone = sentence.passage().zone();
        String text = convention.textOf(sentence);
        boolean heading = convention.source().blocks().stream().anyMatch(b -> b.kind() == Block.Kind.TITLE && b.start() <= sentence.start() && sentence.end() <= b.end())
                || sentence.passage().title().length() > 3 && text.length() < sentence.passage().title().length() + 20 && text.contains(sentence.passage().title());
        return (zone == Zone.BODY || zone == Zone.ANNEX) && !heading && text.split("[\\s|]+").length >= 3;
    }

    // ---- changes

    /**
     * The wording in the place of the words. Out of a list, the whole item goes and the wording follows the list, for a sentence does not
     * fit under its stem; beside a table, the wording is added first.
     */
    private Change replacement(Criterion criterion, Target target, List<Change> current) {
        Passage passage = passage(target.start);
        Block block = convention.source().blocks().stream().filter(b -> b.start() <= target.start && target.start < b.end()).findFirst().orElseThrow();
        if (block.kind() == Block.Kind.ROW) {
            return addition(criterion, null, current);
        }
        if (!passage.stem().isEmpty() || passage(target.end - 1) != passage) {
            Change out = deletion(criterion, passage.stem().isEmpty() ? target : new Target(target.start, Math.max(target.end, passage.end())));
            Change in = addition(criterion, passage, current);
            return new Change(criterion.id(), plus(out.edits, in.edits), plus(out.proposals, in.proposals));
        }
        return change(criterion, Action.REMPLACER, target);
    }

    private Change deletion(Criterion criterion, Target target) {
        return change(criterion, Action.SUPPRIMER, target);
    }

    private Change change(Criterion criterion, Action action, Target target) {
        Finding finding = before.indicateur(criterion.indicateur());
        Wording wording = wording(criterion);
        String after = action == Action.SUPPRIMER ? "" : names.fill(wording.texte());
        // An item goes with its bullet.
        Passage passage = passage(target.start);
        String mark = convention.source().text().substring(passage.start(), Math.max(passage.start(), target.start));
        boolean bullet = action == Action.SUPPRIMER && target.end >= passage.end() && (mark.length() <= 3 || LABEL.matcher(mark).matches());
        Citation words = Citations.at(convention, bullet ? passage.start() : target.start, target.end);
        return new Change(criterion.id(), List.of(new Edit(words.debut(), words.fin(), after, null)), List.of(new Proposal(criterion.id(), finding.numero(),
                criterion.libelle(), action, words, null, place(words), words.texte().replaceFirst("^[•·–—*-]\\s*", ""), after, wording.motif(), wording.source(), List.of())));
    }

    /** The wording at the end of the article it belongs in, or of the one given, or in an article of its own. */
    private Change addition(Criterion criterion, Passage beside, List<Change> current) {
        Finding finding = before.indicateur(criterion.indicateur());
        return addition(criterion.id(), finding.numero(), criterion.libelle(), wording(criterion), beside, wording(criterion).motif(), wording(criterion).source(), current);
    }

    private Change addition(String id, int indicator, String label, Wording wording, Passage beside, String why, String source, List<Change> current) {
        Passage host = beside == null ? host(wording) : last(beside);
        String text = names.fill(wording.texte());
        String heading = null;
        boolean preamble = host == null && wording.rubrique().getFirst().equals("preambule") && recitals() != null;
        if (preamble) {
            host = recitals();
        }
        if (host == null) {
            host = beforeClosing();
            Matcher numbered = NUMBER.matcher(host.article() == null ? "" : host.article());
            String number = numbered.find() ? numbered.group() + " " : "";
            long taken = current.stream().flatMap(c -> c.edits.stream()).filter(e -> e.heading() != null && e.heading().startsWith(number)).count();
            String title = names.spelled(wording.titre());
            heading = number.isEmpty() ? title : number + NEXT.get((int) Math.min(taken, NEXT.size() - 1)) + " – " + title;
        }
        Citation after = Citations.at(convention, host.start(), host.end());
        String place = heading != null ? "dans un nouvel article « " + heading + " », après " + named(host.article(), "le ") + page(after)
                : "à la fin " + (preamble ? "du préambule" : named(host.article(), "du ")) + page(after);
        return new Change(id, List.of(new Edit(end(host), end(host), text, heading)), List.of(new Proposal(id, indicator, label, Action.INSERER, null, after,
                place, "", text, why, source, List.of())));
    }

    /** End of the last article before those that close the convention. */
    private Passage beforeClosing() {
        List<Passage> body = convention.passages().stream().filter(p -> p.zone() == Zone.BODY).toList();
        if (body.isEmpty()) {
            return convention.passages().getLast();
        }
        for (int i = body.size() / 2; i < body.size(); i++) {
            if (i > 0 && !body.get(i).title().equals(body.get(i - 1).title()) && CLOSING.matcher(Fold.fold(body.get(i).title())).find()) {
                return body.get(i - 1);
            }
        }
        return body.getLast();
    }

    /** Last passage of the recitals, or null. */
    private Passage recitals() {
        return convention.passages().stream().filter(p -> p.zone() == Zone.RECITALS).reduce((a, b) -> b).orElse(null);
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
        boolean answered = rests.indicateur() > 0 && changes.stream().anyMatch(c -> c.proposals.getFirst().indicateur() == rests.indicateur());
        Wording wording = rests.indicateur() > 0 ? wordings.of(rests.indicateur(), before.indicateur(rests.indicateur()).valeur())
                : wordings.of(point.id());
        if (answered || wording == null) {
            return List.of();
        }
        String after = names.fill(wording.texte());
        if (plus(changes, advised).stream().flatMap(c -> c.edits.stream()).anyMatch(e -> e.text().equals(after))) {
            return List.of();
        }
        List<Citation> quotes = point.citations().isEmpty() && rests.indicateur() > 0 ? before.indicateur(rests.indicateur()).citations()
                : point.citations();
        boolean replace = rests.indicateur() > 0 || wording.remplace();
        if (!replace || quotes.isEmpty()) {
            return advise(addition(point.id(), rests.indicateur(), point.message(), wording, null, point.message(), rests.source(), plus(changes, advised)));
        }
        Citation words = whole(quotes.getFirst());
        boolean amended = plus(changes, advised).stream().anyMatch(c -> c.overlaps(words.debut(), words.fin()));
        if (amended || words.texte().stripTrailing().endsWith(":")) {
            // The words go already, or introduce a list that would be left without them: the wording is added, they are to be read again.
            Change added = addition(point.id(), rests.indicateur(), point.message(), wording, passage(words.debut()), point.message(), rests.source(),
                    plus(changes, advised));
            Proposal whole = added.proposals.getFirst().with(amended ? quotes.subList(1, quotes.size()) : quotes);
            return advise(new Change(added.criterion, added.edits, List.of(whole)));
        }
        return advise(new Change(point.id(), List.of(new Edit(words.debut(), words.fin(), after, null)), List.of(new Proposal(point.id(), rests.indicateur(),
                point.message(), Action.REMPLACER, words, null, place(words), words.texte(), after,
                wording.motif() == null ? point.message() : wording.motif(), rests.source(), quotes.subList(1, quotes.size())))));
    }

    private List<Proposal> advise(Change change) {
        advised.add(change);
        return change.proposals;
    }

    /** The sentences that words stand in, of the first passage they reach. */
    private Citation whole(Citation words) {
        List<Sentence> sentences = convention.sentences().stream().filter(s -> s.start() < words.fin() && words.debut() < s.end() && stipulates(s)).toList();
        if (sentences.isEmpty()) {
            return words;
        }
        Target target = words(sentences.stream().filter(s -> s.passage() == sentences.getFirst().passage()).toList());
        return Citations.at(convention, target.start, target.end);
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

    /** Names, beside the wording, the passages that speak for the bad value and that the opinion does not need changed. */
    private List<Proposal> harmonised(Change change) {
        Criterion criterion = before.criteres().stream().filter(c -> c.id().equals(change.criterion)).findFirst().orElseThrow();
        boolean first = changes.stream().filter(o -> o.criterion.equals(change.criterion)).findFirst().orElseThrow() == change;
        Set<Target> left = new LinkedHashSet<>();
        change.edits.stream().filter(e -> !e.adds()).forEach(e -> convention.sentences().stream()
                .filter(s -> s.start() >= e.end() && s.passage() == passage(e.start())).findFirst()
                .filter(s -> REFERS.matcher(convention.textOf(s)).find()).ifPresent(s -> add(left, null, changes, s.start(), s.end())));
        if (first && !mute(criterion) && !satisfied(List.of(), criterion)) {
            bad(criterion, List.of()).stream().filter(e -> passage(e.debut()) == passage(e.fin() - 1)).forEach(e -> add(left, null, changes, e.debut(), e.fin()));
            for (Citation c : before.indicateur(criterion.indicateur()).citations()) {
                // Sentence by sentence: a passage may be amended in part.
                List<Sentence> quoted = convention.sentences().stream().filter(s -> s.start() < c.fin() && c.debut() < s.end()).toList();
                // Of a whole list, only what is evidence says anything by itself.
                if (quoted.stream().map(Sentence::passage).distinct().count() == 1) {
                    quoted.forEach(s -> add(left, null, changes, s.start(), s.end()));
                }
            }
        }
        List<Citation> others = left.stream().limit(OTHERS).map(t -> Citations.at(convention, t.start, t.end)).toList();
        List<Proposal> proposals = new ArrayList<>(change.proposals);
        proposals.set(proposals.size() - 1, proposals.getLast().with(others));
        return proposals;
    }

    private static <T> List<T> plus(List<T> some, T more) {
        return plus(some, List.of(more));
    }

    private static <T> List<T> plus(List<T> some, List<T> more) {
        List<T> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private boolean satisfied(List<Change> made, Criterion criterion) {
        return assess(made) != null && assess(made).criteres().stream().anyMatch(c -> c.id().equals(criterion.id()) && c.satisfait());
    }

    private int unsatisfied(List<Change> made) {
        return assess(made) == null ? Integer.MAX_VALUE : (int) assess(made).criteres().stream().filter(c -> !c.satisfait()).count();
    }

    /** The assessment of the text with the changes made, or null when it would no longer be taken for a convention. */
    private Assessment assess(List<Change> made) {
        Examination examined = examine(made);
        return examined == null ? null : examined.assessment();
    }

    private Examination examine(List<Change> made) {
        Set<Edit> edits = edits(made);
        if (!known.containsKey(edits)) {
            try {
                known.put(edits, assessor.examine(draft(made).document()));
            } catch (UnreadableDocumentException e) {
                known.put(edits, null);
            }
        }
        return known.get(edits);
    }

    /** The text with the changes made, or null when there is none. */
    private Redraft draft(List<Change> made) {
        return made.isEmpty() ? null : drafts.computeIfAbsent(edits(made), e -> Redraft.of(convention.source(), List.copyOf(e)));
    }

    private static Set<Edit> edits(List<Change> made) {
        Set<Edit> edits = new LinkedHashSet<>();
        made.forEach(c -> edits.addAll(c.edits));
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

    /** « de l'article 6 », « après l'annexe 2 », « du point 3.1 »; {@code masculine} is « du » or « le ». */
    private static String named(String article, String masculine) {
        boolean of = masculine.equals("du ");
        if (article == null) {
            return of ? "de la convention" : "la convention";
        }
        if (article.matches("(?iU)(?:article|annexe)\\b.*")) {
            return (of ? "de " : "") + "l'" + Character.toLowerCase(article.charAt(0)) + article.substring(1);
        }
        if (article.matches("(?iU)(?:chapitre|titre|préambule)\\b.*")) {
            return masculine + Character.toLowerCase(article.charAt(0)) + article.substring(1);
        }
        return article.matches("[\\dIVX]+(?:[.-]\\d+)*\\.?") ? masculine + "point " + article : (of ? "de " : "") + "« " + article + " »";
    }
}
