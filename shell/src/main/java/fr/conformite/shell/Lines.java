package fr.conformite.shell;

import fr.conformite.registry.store.Validation;
import fr.conformite.registry.validate.Certificate;
import fr.conformite.reports.Style;
import java.io.PrintWriter;

/** What {@code valider} and {@code authentifier} answer: sentences cut to the width of the screen. */
final class Lines {

    final Style style;
    private final PrintWriter out;
    private final int width;

    Lines(PrintWriter out, Screen screen) {
        this.out = out;
        this.style = new Style(screen.colours());
        this.width = Math.clamp(screen.columns(), 60, 120);
    }

    void line(String text) {
        hanging("", text);
    }

    void hanging(String prefix, String text) {
        Style.hanging(prefix, text, width).lines().forEach(line -> out.println(line.stripTrailing()));
    }

    /** When, by whom, and whether an exception was made. */
    static String given(Validation validation) {
        return "le " + Certificate.when(validation) + (validation.by() == null ? "" : ", par " + validation.by())
                + (validation.derogation() == null ? "." : ", par dérogation (« " + validation.derogation().reason() + " », "
                + validation.derogation().by() + ").");
    }
}
