package fr.conformite.engine.language;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Brings a word the dictionary does not know back to a word of the field, when only one letter (two in a long word)
 * separates them: « comissariat », « fonctionel », « hiérarchi ». Known words are never changed.
 */
public final class Spelling {

    private final Lemmatizer lemmatizer;
    private final Set<String> vocabulary = new HashSet<>();
    private final Map<Character, List<String>> byInitial = new HashMap<>();
    private final Map<String, String> seen = new ConcurrentHashMap<>();

    /**
     * @param lemmatizer tells which words need no correction
     * @param words      folded words of the field; those shorter than six letters are not used
     */
    public Spelling(Lemmatizer lemmatizer, Iterable<String> words) {
        this.lemmatizer = lemmatizer;
        for (String word : words) {
            if (word.length() >= 6 && vocabulary.add(word)) {
                byInitial.computeIfAbsent(word.charAt(0), c -> new java.util.ArrayList<>()).add(word);
            }
        }
    }

    /** The word of the field that was most probably meant, or the word itself. */
    public String correct(String word) {
        if (word.length() < 6 || Character.isUpperCase(word.charAt(0)) && Character.isUpperCase(word.charAt(1))) {
            return word;
        }
        return seen.computeIfAbsent(word, this::find);
    }

    private String find(String word) {
        String folded = Fold.fold(word);
        if (lemmatizer.knows(word) || vocabulary.contains(folded)) {
            return word;
        }
        int allowed = folded.length() >= 10 ? 2 : 1;
        String best = null;
        int bestDistance = allowed + 1;
        for (String candidate : byInitial.getOrDefault(folded.charAt(0), List.of())) {
            if (Math.abs(candidate.length() - folded.length()) < bestDistance) {
                int distance = distance(folded, candidate, bestDistance);
                if (distance < bestDistance) {
                    bestDistance = distance;
                    best = candidate;
                }
            }
        }
        return best == null ? word : best;
    }

    /** Levenshtein distance, cut off at {@code limit}. */
    private static int distance(String a, String b, int limit) {
        int[] previous = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            int least = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + change);
                least = Math.min(least, current[j]);
            }
            if (least >= limit) {
                return limit;
            }
            int[] swap = previous;
            previous = current;
            current = swap;
        }
        return previous[b.length()];
    }
}
