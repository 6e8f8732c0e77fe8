package fr.conformite.registry.search;

import java.util.List;

/**
 * A passage found.
 *
 * @param document    number of its document in the registry
 * @param file        file name
 * @param sha256      hash of the file
 * @param departement name, or null
 * @param year        year of signature, or null
 * @param employer    type of employer, or null
 * @param opinion     opinion on the convention, or null
 * @param article     « Article 6 », or null
 * @param title       title of the article, or null
 * @param page        from 1, or null
 * @param start       where the passage begins in the text of the document (UTF-16 units)
 * @param text        the passage
 * @param marks       what matches, in order, without overlap; offsets in {@code text}
 * @param cites       indicators it is quoted for
 */
public record Hit(long document, String file, String sha256, String departement, String year, String employer, String opinion, String article,
                  String title, Integer page, int start, String text, List<Mark> marks, List<Integer> cites) {

    /** A stretch of a passage. @param end one past the last character */
    public record Mark(int start, int end) {
    }

    public Hit {
        marks = List.copyOf(marks);
        cites = List.copyOf(cites);
    }
}
