package fr.conformite.engine.find;

import fr.conformite.engine.learn.Features.Words;
import fr.conformite.engine.structure.Convention;
import fr.conformite.engine.structure.Passage;
import fr.conformite.engine.structure.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Cuts a convention into statements of the size the learned reading was taught on. */
public final class Units {

    /** Longest paragraph, in words, that is read in one go. */
    private static final int WHOLE = 70;
    /** Longest run of sentences, in words, read together in a longer paragraph. */
    private static final int WINDOW = 55;
    /** Longest list, in words, read as one statement besides its items. */
    private static final int LIST = 130;

    private Units() {
    }

    /** Statements in reading order; those of a long paragraph overlap. */
    public static List<Unit> of(Convention convention) {
        Map<Integer, List<Sentence>> byPassage = new TreeMap<>();
        for (Sentence sentence : convention.sentences()) {
            if (sentence.passage().zone().stipulates()) {
                byPassage.computeIfAbsent(sentence.passage().index(), i -> new ArrayList<>()).add(sentence);
            }
        }
        List<Unit> units = new ArrayList<>();
        for (List<Sentence> sentences : byPassage.values()) {
            int words = sentences.stream().mapToInt(s -> s.tokens().size()).sum();
            if (words <= WHOLE) {
                units.add(unit(sentences));
            } else {
                windows(sentences, units);
            }
        }
        lists(byPassage.values(), units);
        return units;
    }

    /** A list says its thing with all its items: « les victimes ; les personnes mises en cause ; toute autre personne ». */
    private static void lists(Iterable<List<Sentence>> passages, List<Unit> units) {
        List<Sentence> list = new ArrayList<>();
        for (List<Sentence> passage : passages) {
            String stem = passage.getFirst().passage().stem();
            if (!list.isEmpty() && !list.getFirst().passage().stem().equals(stem)) {
                add(list, units);
                list.clear();
            }
            if (!stem.isEmpty()) {
                list.addAll(passage);
            }
        }
        add(list, units);
    }

    private static void add(List<Sentence> list, List<Unit> units) {
        boolean several = !list.isEmpty() && list.getFirst().passage() != list.getLast().passage();
        int words = list.stream().mapToInt(s -> s.tokens().size() - s.stemSize()).sum();
        if (several && words <= LIST) {
            units.add(unit(list));
        }
    }

    /** Every sentence opens a window that takes in the next ones while it stays short: a pronoun is read with what it stands for. */
    private static void windows(List<Sentence> sentences, List<Unit> units) {
        int reached = 0;
        for (int from = 0; from < sentences.size() && reached < sentences.size(); from++) {
            int to = from + 1;
            int words = sentences.get(from).tokens().size();
            while (to < sentences.size() && words + sentences.get(to).tokens().size() <= WINDOW) {
                words += sentences.get(to).tokens().size();
                to++;
            }
            if (to > reached) {
                units.add(unit(sentences.subList(from, to)));
                reached = to;
            }
        }
    }

    private static Unit unit(List<Sentence> sentences) {
        Sentence first = sentences.getFirst();
        Passage passage = first.passage();
        return new Unit(first.index(), passage.zone().name(), first.title(), sentences.stream().map(s -> new Words(s.tokens(), s.mentions())).toList(),
                first.start(), sentences.getLast().end());
    }
}
