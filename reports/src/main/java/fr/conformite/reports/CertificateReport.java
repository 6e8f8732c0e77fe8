package fr.conformite.reports;

import fr.conformite.reports.view.CertificateView;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** The certificate of a validation: one or two pages, made like the letter of {@link PdfReport}. Thread-safe. */
public final class CertificateReport {

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(null, ContentType.Html,
            CertificateReport.class.getClassLoader(), "fr.conformite.reports.templates");

    /** @return a PDF file */
    public byte[] render(CertificateView view) {
        StringOutput html = new StringOutput();
        templates.render("certificate.jte", Map.of("view", view, "style", Pdf.STYLE), html);
        return Pdf.of(html.toString(), "Conformité " + view.engine());
    }
}
