package fr.conformite.registry.store;

/**
 * A convention validated before its signature.
 *
 * @param number      {@code AAAA-DDD-NNNN}
 * @param year        of the validation
 * @param departement INSEE code on three characters (« 044 », « 02A », « 971 »)
 * @param rank        1 for the first of the year in the département
 * @param document    number of the document in this registry
 * @param assessment  number of the assessment it was validated on
 * @param sha256      hash of the exact file
 * @param json        that assessment, as it was, people's answers in it
 * @param text        the text validated, so that a scan of it can be compared later
 * @param derogation  who allowed an exception and why, or null
 * @param by          who validated, or null
 * @param at          when, ISO 8601 in UTC
 */
public record Validation(String number, int year, String departement, int rank, long document, long assessment, String sha256, String json, String text,
                         Derogation derogation, String by, String at) {

    /** An exception, named and reasoned. */
    public record Derogation(String by, String reason) {
    }
}
