package fr.conformite.registry.statistics;

import fr.conformite.registry.Entry;
import java.util.Collection;

/** So many conventions, which cover so many posts: the study counts posts, a reader of texts counts conventions. */
public record Count(int conventions, int posts) {

    public static final Count NONE = new Count(0, 0);

    public static Count of(Collection<Entry> entries) {
        return new Count(entries.size(), entries.stream().mapToInt(Entry::posts).sum());
    }
}
