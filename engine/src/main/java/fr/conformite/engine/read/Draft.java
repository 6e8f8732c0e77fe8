package fr.conformite.engine.read;

import java.util.List;

/**
 * A block before its place in the text is known.
 *
 * @param kind what it looks like
 * @param text cleaned text on one line
 * @param lead length of the bold or italic opening of {@code text}
 * @param page page from 1, or null
 */
record Draft(Block.Kind kind, String text, int lead, Integer page) {

    /** A row of a table; empty cells keep their place. A table of one column is a frame around ordinary paragraphs. */
    static Draft row(List<String> cells, Integer page) {
        if (cells.size() == 1) {
            return new Draft(Block.Kind.PARAGRAPH, cells.getFirst(), 0, page);
        }
        return new Draft(Block.Kind.ROW, String.join(" | ", cells).strip(), 0, page);
    }
}
