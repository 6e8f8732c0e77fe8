package fr.conformite.reports;

import fr.conformite.engine.amend.Amendments;
import fr.conformite.engine.assess.Assessment;
import fr.conformite.engine.review.Reviewed;
import fr.conformite.reports.view.ReportView;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * An assessment as one HTML file that needs nothing else: the opinion and its reasons beside the text they rest on.
 *
 * <p>The words of a convention come from anywhere. The template escapes them by context, and a content security policy lets
 * the browser run the one script whose hash it names, nothing else, and load nothing from the network.
 *
 * <p>Thread-safe.
 */
public final class HtmlReport {

    private static final String STYLE = resource("report.css");
    private static final String SCRIPT = resource("report.js");
    private static final String POLICY = "default-src 'none'; script-src '" + hash(SCRIPT) + "'; style-src '" + hash(STYLE)
            + "'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    /** The palette, type and print rules of the reports, for other pages that want to look like them. */
    public static String style() {
        return STYLE;
    }

    private final Clock clock;
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(null, ContentType.Html,
            HtmlReport.class.getClassLoader(), "fr.conformite.reports.templates");

    public HtmlReport() {
        this(Clock.systemDefaultZone());
    }

    /** @param clock gives the date printed on the report */
    public HtmlReport(Clock clock) {
        this.clock = clock;
    }

    /** @return a complete HTML document, to be written as UTF-8 */
    public String render(Assessment assessment) {
        return render(assessment, null, null);
    }

    /**
     * @param amendments what to change in the draft, or null to leave it out
     * @param reviewed   what people answered on this assessment, shown beside it, or null
     * @return a complete HTML document, to be written as UTF-8
     */
    public String render(Assessment assessment, Amendments amendments, Reviewed reviewed) {
        StringOutput out = new StringOutput();
        Map<String, Object> parameters = new HashMap<>(Map.of("view", ReportView.of(assessment, amendments, ZonedDateTime.now(clock)), "policy", POLICY,
                "style", STYLE, "script", SCRIPT));
        parameters.put("reviewed", reviewed);
        templates.render("report.jte", parameters, out);
        return out.toString();
    }

    /** Browsers hash the text of the element after turning CR LF into LF: what is hashed here must be what they read. */
    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a content security policy calls a style sheet or a script by, when it stands in the page itself. */
    public static String hash(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
