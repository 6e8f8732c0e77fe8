package fr.conformite.engine.compare;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import fr.conformite.engine.amend.Edit;
import fr.conformite.engine.assess.Citation;
import fr.conformite.engine.compare.Change.Kind;
import fr.conformite.engine.compare.Change.Run;
import fr.conformite.engine.decide.Citations;
import fr.conformite.engine.read.Block;
import fr.conformite.engine.structure.Convention;
import fr.conformite.engine.structure.Passage;
import fr.conformite.engine.structure.Zone;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what changed between two texts: paragraphs first, then the words of those that are the same paragraph reworded. */
final class Wording {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}]+|[^\\s\\p{L}\\p{Nd}]");

    /** The number of an article changes when another is added before it; that is no change of wording. */
    private static final Pattern NUMBER = Pattern.compile("(?iU)^((?:article|art\\.|annexe)\\s+)\\d+(?:er)?(?:\\s+(?:bis|ter|quater))?\\b");

    /** Two paragraphs are one reworded when they share this part of the words of both. */
    private static final double SAME = 0.4;

    private Wording() {
    }

    static List<Change> changes(Convention before, Convention after) {
        List<Passage> old = read(before);
        List<Passage> now = read(after);
        List<Change> changes = new ArrayList<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(keys(before, old), keys(after, now)).getDeltas()) {
            int oldFrom = delta.getSource().getPosition();
            int nowFrom = delta.getTarget().getPosition();
            hunk(before, after, old, oldFrom, oldFrom + delta.getSource().size(), now, nowFrom, nowFrom + delta.getTarget().size(), changes);
        }
        return changes;
    }

    private static List<Passage> read(Convention convention) {
        return convention.passages().stream().filter(p -> p.zone() != Zone.NOT_TEXT && !convention.textOf(p).isBlank()).toList();
    }

    private static List<String> keys(Convention convention, List<Passage> passages) {
        return passages.stream().map(p -> String.join(" ", words(NUMBER.matcher(convention.textOf(p)).replaceFirst("$1")))).toList();
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher m = WORD.matcher(text);
        while (m.find()) {
            words.add(plain(m.group()));
        }
        return words;
    }

    /** Typography is not wording: straight and curly apostrophes, dashes and quotes are the same. */
    private static String plain(String word) {
        return switch (word) {
            case "’", "‘", "ʼ" -> "'";
            case "–", "—", "‑", "•", "·" -> "-";
            case "“", "”", "«", "»" -> "\"";
            default -> word;
        };
    }

    /** Pairs the paragraphs of a stretch that differs, in order, and takes the others as added or removed. */
    private static void hunk(Convention before, Convention after, List<Passage> old, int oldFrom, int oldTo, List<Passage> now, int nowFrom, int nowTo,
                             List<Change> changes) {
        int reached = nowFrom;
        List<Passage> gone = new ArrayList<>();
        for (int i = oldFrom; i < oldTo; i++) {
            int twin = -1;
            double best = SAME;
            for (int j = reached; j < nowTo; j++) {
                double alike = alike(before.textOf(old.get(i)), after.textOf(now.get(j)));
                if (alike > best) {
                    best = alike;
                    twin = j;
                }
            }
            if (twin < 0) {
                gone.add(old.get(i));
                continue;
            }
            removed(before, gone, changes);
            added(before, after, old, i, now.subList(reached, twin), changes);
            reworded(before, after, old.get(i), now.get(twin), changes);
            reached = twin + 1;
        }
        if (gone.size() == 1 && nowTo - reached == 1) {
            // One paragraph stands where another stood: a clause rewritten from end to end is one change, not two.
            String text = after.textOf(now.get(reached));
            changes.add(change(before, after, gone.getFirst(), now.get(reached),
                    List.of(new Run(Kind.SUPPRIME, before.textOf(gone.getFirst()) + " "), new Run(Kind.AJOUTE, text))));
            return;
        }
        removed(before, gone, changes);
        added(before, after, old, oldTo, now.subList(reached, nowTo), changes);
    }

    private static void reworded(Convention before, Convention after, Passage old, Passage now, List<Change> changes) {
        changes.add(change(before, after, old, now, runs(before.textOf(old), after.textOf(now))));
    }

    private static Change change(Convention before, Convention after, Passage old, Passage now, List<Run> words) {
        return new Change(now.article(), citation(before, List.of(old)), citation(after, List.of(now)), words,
                List.of(new Edit(old.start(), old.end(), after.textOf(now), null)));
    }

    private static void removed(Convention before, List<Passage> gone, List<Change> changes) {
        if (!gone.isEmpty()) {
            Citation words = citation(before, gone);
            changes.add(new Change(gone.getFirst().article(), words, null, List.of(new Run(Kind.SUPPRIME, words.texte())),
                    gone.stream().map(p -> new Edit(p.start(), p.end(), "", null)).toList()));
            gone.clear();
        }
    }

    /** @param at rank of the old paragraph before which the new ones stand */
    private static void added(Convention before, Convention after, List<Passage> old, int at, List<Passage> fresh, List<Change> changes) {
        if (fresh.isEmpty()) {
            return;
        }
        Citation words = citation(after, fresh);
        int place = end(before, old.get(Math.max(0, at - 1)));
        List<Edit> edits = new ArrayList<>();
        for (Passage p : fresh) {
            boolean title = after.source().blocks().stream().anyMatch(b -> b.kind() == Block.Kind.TITLE && b.start() <= p.start() && p.end() <= b.end());
            edits.add(new Edit(place, place, title ? null : after.textOf(p), title ? after.textOf(p) : null));
        }
        changes.add(new Change(fresh.getFirst().article(), null, words, List.of(new Run(Kind.AJOUTE, words.texte())), edits));
    }

    private static int end(Convention convention, Passage passage) {
        return convention.source().blocks().stream().filter(b -> b.start() < passage.end() && passage.start() < b.end()).mapToInt(Block::end).max()
                .orElseThrow();
    }

    private static Citation citation(Convention convention, List<Passage> passages) {
        return Citations.at(convention, passages.getFirst().start(), passages.getLast().end());
    }

    private static double alike(String a, String b) {
        List<String> first = words(a);
        List<String> second = words(b);
        List<String> shorter = first.size() < second.size() ? first : second;
        if (shorter.size() >= 2 && Collections.indexOfSubList(shorter == first ? second : first, shorter) >= 0) {
            // A sentence added to a paragraph, or taken out of it.
            return 1;
        }
        Set<String> shared = new HashSet<>(first);
        shared.retainAll(new HashSet<>(second));
        return first.isEmpty() || second.isEmpty() ? 0 : 2.0 * shared.size() / (new HashSet<>(first).size() + new HashSet<>(second).size());
    }

    /** Both texts as one run of words, unchanged ones as the newer text writes them. */
    private static List<Run> runs(String before, String after) {
        List<int[]> old = places(before);
        List<int[]> now = places(after);
        List<Run> runs = new ArrayList<>();
        int reached = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(words(before), words(after)).getDeltas()) {
            int from = delta.getTarget().getPosition();
            add(runs, Kind.INCHANGE, after, now, reached, from);
            add(runs, Kind.SUPPRIME, before, old, delta.getSource().getPosition(), delta.getSource().getPosition() + delta.getSource().size());
            add(runs, Kind.AJOUTE, after, now, from, from + delta.getTarget().size());
            reached = from + delta.getTarget().size();
        }
        add(runs, Kind.INCHANGE, after, now, reached, now.size());
        return runs;
    }

    private static List<int[]> places(String text) {
        List<int[]> places = new ArrayList<>();
        Matcher m = WORD.matcher(text);
        while (m.find()) {
            places.add(new int[] {m.start(), m.end()});
        }
        return places;
    }

    /** Words {@code from..to} with the space that follows the last of them. */
    private static void add(List<Run> runs, Kind kind, String text, List<int[]> places, int from, int to) {
        if (from < to) {
            int end = to < places.size() ? places.get(to)[0] : text.length();
            runs.add(new Run(kind, text.substring(places.get(from)[0], end)));
        }
    }
}
