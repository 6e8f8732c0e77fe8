package fr.conformite.reports.annotate;

import fr.conformite.engine.amend.Amendments;
import fr.conformite.engine.assess.Assessment;
import fr.conformite.engine.read.Digest;
import fr.conformite.engine.read.SourceDocument;
import fr.conformite.engine.review.Reviewed;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Locale;

/**
 * The document that was submitted, with the findings as comments on the words they quote: Word comments in a DOCX, highlights with
 * notes in a PDF. Text, formatting, tracked changes, other people's comments and everything else stay as they are. Thread-safe.
 */
public final class AnnotatedCopy {

    /** Who the comments are from. */
    static final String AUTHOR = "Conformité";

    private final Clock clock;

    public AnnotatedCopy() {
        this(Clock.systemDefaultZone());
    }

    /** @param clock gives the date of the comments */
    public AnnotatedCopy(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param original   bytes of the file that was assessed
     * @param assessment what was found in it
     * @param amendments what to change in it, or null to leave wordings out
     * @param reviewed   what people answered on this assessment, or null
     * @return bytes of the copy, in the format of the original
     * @throws CannotAnnotateException when the format or the state of the file leaves no place for comments
     */
    public byte[] of(byte[] original, Assessment assessment, Amendments amendments, Reviewed reviewed) throws CannotAnnotateException {
        SourceDocument source = assessment.convention().source();
        if (!Digest.of(original).equals(source.sha256())) {
            throw new CannotAnnotateException("« " + source.file() + " » a changé pendant l'analyse : aucune copie annotée n'en est faite.");
        }
        ZonedDateTime now = ZonedDateTime.now(clock);
        Notes notes = Notes.of(assessment, amendments, reviewed, now);
        return switch (source.format()) {
            case "docx" -> DocxCopy.of(original, source, notes, now);
            case "pdf" -> PdfCopy.of(original, source, notes, now);
            default -> throw new CannotAnnotateException("« " + source.file() + " » est un fichier " + source.format().toUpperCase(Locale.ROOT)
                    + " : seuls les documents DOCX et PDF peuvent être annotés.");
        };
    }
}
