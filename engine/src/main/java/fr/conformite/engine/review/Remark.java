package fr.conformite.engine.review;

/**
 * A remark left by a person.
 *
 * @param numero indicator it is about, or 0 for the whole convention
 * @param texte  the remark
 * @param par    who
 * @param quand  when, ISO 8601 with offset
 */
public record Remark(int numero, String texte, String par, String quand) {
}
