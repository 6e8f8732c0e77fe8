package fr.conformite.engine.language;

/**
 * A typed stretch of a sentence: an actor, a power, a place, a negation…
 *
 * @param type name of the class in the lexicon, in capitals
 * @param from index of its first token in the sentence
 * @param to   one past its last token
 */
public record Mention(String type, int from, int to) {
}
