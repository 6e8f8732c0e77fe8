package fr.conformite.registry.statistics;

import fr.conformite.reports.HtmlReport;
import fr.conformite.reports.view.French;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Map;

/**
 * The statistics as one HTML page of charts and tables that needs nothing else: no script, no font, nothing from the network. Every chart
 * stands beside the table it draws. Thread-safe.
 */
public final class Dashboard {

    private static final String STYLE = HtmlReport.style() + resource();
    private static final String POLICY = "default-src 'none'; style-src '" + HtmlReport.hash(STYLE)
            + "'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    private final Clock clock;
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(null, ContentType.Html,
            Dashboard.class.getClassLoader(), "fr.conformite.registry.templates");

    public Dashboard() {
        this(Clock.systemDefaultZone());
    }

    /** @param clock gives the date printed on the page */
    public Dashboard(Clock clock) {
        this.clock = clock;
    }

    /** @return a complete HTML document, to be written as UTF-8 */
    public String render(Statistics statistics) {
        var out = new StringOutput();
        templates.render("dashboard.jte", Map.of("view", new DashboardView(statistics, French.dateTime(ZonedDateTime.now(clock))),
                "policy", POLICY, "style", STYLE), out);
        return out.toString();
    }

    private static String resource() {
        try (InputStream in = Dashboard.class.getResourceAsStream("dashboard.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
