package fr.conformite.reports.annotate;

/** No annotated copy of a document can be made; the message is a French sentence that says why and what to ask for instead. */
public final class CannotAnnotateException extends Exception {

    private static final String INSTEAD = " Demandez plutôt --rapport html ou --rapport pdf.";

    CannotAnnotateException(String reason) {
        super(reason + INSTEAD);
    }

    CannotAnnotateException(String reason, Throwable cause) {
        super(reason + INSTEAD, cause);
    }
}
