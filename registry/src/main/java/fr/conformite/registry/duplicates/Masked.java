package fr.conformite.registry.duplicates;

import java.util.List;

/**
 * The words of a passage, made comparable.
 *
 * @param words    lemmas, names and figures masked
 * @param plain    how many of them are words, not masks
 * @param decisive which words that turn a clause round it has: two passages that differ there are not the same clause, however alike
 */
record Masked(List<String> words, int plain, int decisive) {
}
