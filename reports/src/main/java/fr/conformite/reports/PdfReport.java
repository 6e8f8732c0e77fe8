package fr.conformite.reports;

import fr.conformite.engine.amend.Amendments;
import fr.conformite.engine.assess.Assessment;
import fr.conformite.engine.review.Reviewed;
import fr.conformite.reports.view.ReportView;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;

/**
 * The opinion as a letter to send: one to three pages, tagged for assistive technology (PDF/UA) and fit for archives (PDF/A-2a),
 * its fonts inside it.
 *
 * <p>Thread-safe.
 */
public final class PdfReport {

    private final Clock clock;
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(null, ContentType.Html,
            PdfReport.class.getClassLoader(), "fr.conformite.reports.templates");

    public PdfReport() {
        this(Clock.systemDefaultZone());
    }

    /** @param clock gives the date printed on the letter */
    public PdfReport(Clock clock) {
        this.clock = clock;
    }

    /** @return a PDF file */
    public byte[] render(Assessment assessment) {
        return render(assessment, null, null);
    }

    /**
     * @param amendments what to change in the draft, or null to leave it out
     * @param reviewed   what people answered on this assessment, shown beside it, or null
     */
    public byte[] render(Assessment assessment, Amendments amendments, Reviewed reviewed) {
        StringOutput html = new StringOutput();
        Map<String, Object> parameters = new HashMap<>(Map.of("view", ReportView.of(assessment, amendments, ZonedDateTime.now(clock)), "style", Pdf.STYLE));
        parameters.put("reviewed", reviewed);
        templates.render("letter.jte", parameters, html);
        return Pdf.of(html.toString(), "Conformité " + assessment.versions().moteur());
    }
}
