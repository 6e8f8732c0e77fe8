package fr.conformite.registry.duplicates;

import java.util.List;

/**
 * A passage of a group.
 *
 * @param source   its convention
 * @param article  « Article 6 », or null
 * @param page     from 1, or null
 * @param start    in the text of its document (UTF-16 units)
 * @param end      one past the last character
 * @param likeness with the first passage of the group, from 0 to 1, names masked
 * @param fails    identifiers of the criteria it makes fail in its convention
 */
public record Occurrence(Source source, String article, Integer page, int start, int end, double likeness, List<String> fails) {

    public Occurrence {
        fails = List.copyOf(fails);
    }
}
