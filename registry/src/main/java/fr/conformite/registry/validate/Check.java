package fr.conformite.registry.validate;

/**
 * One line of the check list that comes before a validation.
 *
 * @param id      stable identifier
 * @param label   what is looked at, as users read it
 * @param kind    what a failure means
 * @param passed  true when it holds
 * @param why     what was found, a French sentence
 */
public record Check(String id, String label, Kind kind, boolean passed, String why) {

    /** What a failure means. */
    public enum Kind {
        /** No number is given; nothing lifts it. */
        REQUIRED,
        /** No number is given, unless a named and reasoned derogation lifts it. */
        DEROGABLE,
        /** Told to whoever decides; it stops nothing. */
        TOLD
    }

    /** True when this line alone keeps the convention from being validated. */
    public boolean blocks(boolean derogation) {
        return !passed && (kind == Kind.REQUIRED || kind == Kind.DEROGABLE && !derogation);
    }
}
