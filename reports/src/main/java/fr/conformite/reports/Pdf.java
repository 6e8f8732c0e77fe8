package fr.conformite.reports;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import fr.conformite.reports.view.TextView;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Letters and certificates: tagged for assistive technology (PDF/UA) and fit for archives (PDF/A-2a), their fonts inside them. */
final class Pdf {

    /** The style sheet that all of them share. */
    static final String STYLE = style();
    /** Liberation, metric twins of the fonts every office has; under the SIL Open Font License, from the class path. */
    private static final String FONTS = "/liberation/Liberation";

    static {
        // The library would name on standard error the characters that its fonts lack, and documents are not to be logged.
        XRLog.setLoggingEnabled(false);
    }

    private Pdf() {
    }

    /**
     * @param html     a well-formed page
     * @param producer what made it
     */
    static byte[] of(String html, String producer) {
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
            builder.withHtmlContent(TextView.printable(html), null);
            builder.withProducer(producer);
            builder.toStream(out);
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void font(PdfRendererBuilder builder, String file, String family, int weight, FontStyle style) {
        builder.useFont(() -> Pdf.class.getResourceAsStream(FONTS + file + ".ttf"), "Liberation " + family, weight, style, true);
    }

    private static String style() {
        try (InputStream in = Pdf.class.getResourceAsStream("letter.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
