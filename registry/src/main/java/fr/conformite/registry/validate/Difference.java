package fr.conformite.registry.validate;

/**
 * Words that are not the same in a validated convention and in the file compared with it.
 *
 * @param kind    what was done
 * @param before  words validated, or empty
 * @param after   words of the file, or empty
 * @param left    words that stand before, the same in both
 * @param right   words that stand after, the same in both
 * @param article article of the validated text, or null
 * @param page    page of the file, or null
 */
public record Difference(Kind kind, String before, String after, String left, String right, String article, Integer page) {

    /** What was done to the words validated. */
    public enum Kind { ADDED, REMOVED, CHANGED }
}
