package fr.conformite.engine.read;

/**
 * One visual unit of the document: a line of title, a paragraph, a list item or a table row.
 *
 * @param kind  what it looks like on the page
 * @param start first character in the extracted text
 * @param end   one past the last character
 * @param page  page number from 1, or null where the format has no reliable pages
 * @param lead  length of the stretch of bold or italic text the block opens with (a run-in heading such as « Durée. »), 0 if none
 */
public record Block(Kind kind, int start, int end, Integer page, int lead) {

    public enum Kind { TITLE, PARAGRAPH, ITEM, ROW }
}
