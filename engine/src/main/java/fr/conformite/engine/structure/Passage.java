package fr.conformite.engine.structure;

/**
 * A paragraph, list item or table row, with the context that gives it its meaning.
 *
 * @param index   rank in the convention, from 0
 * @param start   first character in the text of the document
 * @param end     one past the last character
 * @param page    page number from 1, or null
 * @param zone    part of the convention
 * @param article label as shown to users (« Article 6 », « Annexe 2 », « Préambule »), or null before the first
 * @param title   title of the article, or empty
 * @param stem    sentence that introduces the list this item belongs to, or header of its table, or empty
 */
public record Passage(int index, int start, int end, Integer page, Zone zone, String article, String title, String stem) {
}
