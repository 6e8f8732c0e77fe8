package fr.conformite.registry.duplicates;

import java.util.List;

/**
 * A convention of a family and those that take most after it.
 *
 * @param source the convention
 * @param shared passages it shares with the convention above it; 0 at the root
 * @param of     its passages, those of the model and of most conventions put aside
 * @param size   conventions of the family from here on, this one included
 * @param copies later conventions that share more with it than with any other
 */
public record Copy(Source source, int shared, int of, int size, List<Copy> copies) {

    public Copy {
        copies = List.copyOf(copies);
    }

    /** Share of its passages that the convention above it has, in percent. */
    public int percent() {
        return of == 0 ? 0 : Math.round(100f * shared / of);
    }
}
