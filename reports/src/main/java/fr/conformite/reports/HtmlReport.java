package fr.conformite.reports;

import fr.conformite.engine.assess.Assessment;

/** An assessment as one HTML file that opens offline. */
public final class HtmlReport {

    /** The whole page. */
    public String render(Assessment assessment) {
        throw new UnsupportedOperationException("rapport HTML");
    }
}
