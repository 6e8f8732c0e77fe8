package fr.conformite.registry.search;

import java.util.List;

/**
 * What a search found.
 *
 * @param question    the words, as given
 * @param passages    passages found, shown or not
 * @param conventions documents they belong to
 * @param shown       the best of them, best first
 * @param unknown     words that no passage of the registry has
 */
public record Hits(String question, int passages, int conventions, List<Hit> shown, List<String> unknown) {

    public Hits {
        shown = List.copyOf(shown);
        unknown = List.copyOf(unknown);
    }
}
