package fr.conformite.engine;

/** A file that cannot be analysed. The message is a French sentence for the user; the code is stable for programs. */
public final class UnreadableDocumentException extends Exception {

    private final Code code;

    /** What went wrong, as it appears in exports ({@code erreur.code}). */
    public enum Code {
        INTROUVABLE, DOSSIER_VIDE, VIDE, FORMAT_NON_PRIS_EN_CHARGE, ILLISIBLE, PROTEGE, SANS_TEXTE, PAS_UNE_CONVENTION;

        public String label() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    public UnreadableDocumentException(Code code, String message) {
        super(message);
        this.code = code;
    }

    public UnreadableDocumentException(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
