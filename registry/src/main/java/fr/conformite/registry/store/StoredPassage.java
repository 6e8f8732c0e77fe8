package fr.conformite.registry.store;

/**
 * A paragraph, list item or table row of a document.
 *
 * @param document number of the document
 * @param rank     rank in the document, from 0
 * @param zone     part of the convention, as the engine names it (« BODY », « ANNEX »…)
 * @param article  « Article 6 », or null
 * @param title    title of the article, or null
 * @param page     page from 1, or null where the format has no reliable pages
 * @param start    first character in the text of the document (UTF-16 units)
 * @param end      one past the last character
 * @param text     the words
 */
public record StoredPassage(long document, int rank, String zone, String article, String title, Integer page, int start, int end, String text) {
}
