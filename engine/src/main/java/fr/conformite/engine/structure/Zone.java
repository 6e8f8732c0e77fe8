package fr.conformite.engine.structure;

/** Where in a convention a passage stands. */
public enum Zone {
    TITLE, PARTIES, RECITALS, BODY, ANNEX, SIGNATURES, NOT_TEXT;

    /** Parties, visas, recitals, titles and signatures name the actors and the law, or use the words of a disposition; they do not stipulate. */
    public boolean stipulates() {
        return this == BODY || this == ANNEX;
    }
}
