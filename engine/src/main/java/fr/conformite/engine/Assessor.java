package fr.conformite.engine;

import fr.conformite.engine.assess.Assessment;
import fr.conformite.engine.read.SourceDocument;
import java.nio.file.Path;

/** Entry point of the engine: a file in, an assessment out. Thread-safe; loading takes most of a second, keep one. */
public final class Assessor {

    /** Loads the rule base of the class path. */
    public static Assessor load() {
        return new Assessor();
    }

    /** Reads a file without assessing it. */
    public SourceDocument read(Path file) throws UnreadableDocumentException {
        throw new UnreadableDocumentException(UnreadableDocumentException.Code.ILLISIBLE, "pas encore écrit");
    }

    /** Reads and assesses a file. */
    public Assessment assess(Path file) throws UnreadableDocumentException {
        return assess(read(file));
    }

    /** Assesses a document already read. */
    public Assessment assess(SourceDocument document) throws UnreadableDocumentException {
        throw new UnreadableDocumentException(UnreadableDocumentException.Code.ILLISIBLE, "pas encore écrit");
    }
}
