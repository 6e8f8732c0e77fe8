package fr.conformite.engine.amend;

/**
 * A change of the text.
 *
 * @param start   first character replaced, in the text as read
 * @param end     one past the last; the same as {@code start}, at the end of a block, to add a paragraph after that block
 * @param text    what stands there instead, empty to delete
 * @param heading title of a new article that the added paragraph opens, or null
 */
public record Edit(int start, int end, String text, String heading) {

    public boolean adds() {
        return start == end;
    }

    public boolean overlaps(int from, int to) {
        return !adds() && start < to && from < end;
    }
}
