package fr.conformite.registry.store;

import java.util.Locale;

/** What reading a document gave. */
public enum Outcome {
    /** A convention, with an assessment. */
    ANALYSED,
    /** A file nothing can be read from. */
    UNREADABLE,
    /** A document that is not a convention. */
    OTHER;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Outcome of(String stored) {
        return stored == null ? null : valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
