package fr.conformite.registry.statistics;

import java.util.List;

/** One table of the statistics. */
public sealed interface Table permits CountTable, FactTable {

    /** Stable short name, for programs and links (« public-annee »). */
    String id();

    /** Title in French, as a reader sees it. */
    String title();

    /** What the figures are counted over, in a few French words. */
    String denominator();

    /** Sentences a reader needs to understand the figures; may be empty. */
    List<String> notes();

    /** True when there is nothing to show. */
    boolean empty();
}
