package fr.conformite.reports;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import fr.conformite.engine.amend.Amendments;
import fr.conformite.engine.assess.Assessment;
import fr.conformite.engine.review.Reviewed;
import fr.conformite.reports.view.ReportView;
import fr.conformite.reports.view.TextView;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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

    private static final String STYLE = style();
    /** Liberation, metric twins of the fonts every office has; under the SIL Open Font License, from the class path. */
    private static final String FONTS = "/liberation/Liberation";

    private final Clock clock;
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(null, ContentType.Html,
            PdfReport.class.getClassLoader(), "fr.conformite.reports.templates");

    static {
        // The library would name on standard error the characters that its fonts lack, and documents are not to be logged.
        XRLog.setLoggingEnabled(false);
    }

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
        Map<String, Object> parameters = new HashMap<>(Map.of("view", ReportView.of(assessment, amendments, ZonedDateTime.now(clock)), "style", STYLE));
        parameters.put("reviewed", reviewed);
        templates.render("letter.jte", parameters, html);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PdfRendererBuilder builder = new PdfRendererBuilder();
            builder.usePdfUaAccessibility(true);
            builder.usePdfAConformance(PdfAConformance.PDFA_2_A);
            builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
            // A letter is made of what it is given: nothing a document says can make it fetch anything.
            builder.useUriResolver((base, uri) -> null);
            font(builder, "Sans-Regular", "Sans", 400, FontStyle.NORMAL);
            font(builder, "Sans-Bold", "Sans", 700, FontStyle.NORMAL);
            font(builder, "Serif-Regular", "Serif", 400, FontStyle.NORMAL);
            font(builder, "Serif-Bold", "Serif", 700, FontStyle.NORMAL);
            font(builder, "Mono-Regular", "Mono", 400, FontStyle.NORMAL);
            builder.withHtmlContent(TextView.printable(html.toString()), null);
            builder.withProducer("Conformité " + assessment.versions().moteur());
            builder.toStream(out);
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void font(PdfRendererBuilder builder, String file, String family, int weight, FontStyle style) {
        builder.useFont(() -> PdfReport.class.getResourceAsStream(FONTS + file + ".ttf"), "Liberation " + family, weight, style, true);
    }

    private static String style() {
        try (InputStream in = PdfReport.class.getResourceAsStream("letter.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
