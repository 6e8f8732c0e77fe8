package fr.conformite.shell;

import fr.conformite.engine.Assessor;
import fr.conformite.engine.UnreadableDocumentException;
import fr.conformite.engine.UnreadableDocumentException.Code;
import fr.conformite.engine.amend.Amendments;
import fr.conformite.engine.assess.Assessment;
import fr.conformite.engine.compare.Comparison;
import fr.conformite.engine.read.SourceDocument;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The engine, loaded when a command first needs it and kept; a fault on one document never reaches the others. */
final class Engine {

    private CompletableFuture<Assessor> assessor;

    /** Starts loading in the background; the interactive shell does so while the user types. */
    synchronized CompletableFuture<Assessor> load() {
        if (assessor == null) {
            assessor = CompletableFuture.supplyAsync(Assessor::load);
        }
        return assessor;
    }

    Assessment assess(Path file) throws UnreadableDocumentException {
        return guarded(() -> get().assess(file));
    }

    Assessment assess(SourceDocument document) throws UnreadableDocumentException {
        return guarded(() -> get().assess(document));
    }

    /** What to change in a draft; null when looking for it failed, which takes nothing away from the assessment. */
    Amendments amend(Assessment assessment) {
        try {
            return Amendments.propose(get(), assessment);
        } catch (RuntimeException | StackOverflowError e) {
            if (System.getenv("CONFORMITE_DEBUG") != null) {
                e.printStackTrace();
            }
            return null;
        }
    }

    Comparison compare(Assessment before, Assessment after) {
        return Comparison.of(get(), before, after);
    }

    SourceDocument read(Path file) throws UnreadableDocumentException {
        return guarded(() -> get().read(file));
    }

    /** The engine itself, for what guards its own faults. */
    Assessor assessor() {
        return get();
    }

    private Assessor get() {
        try {
            return load().join();
        } catch (CompletionException e) {
            throw new EngineUnavailableException(e.getCause());
        }
    }

    private static <T> T guarded(Callable<T> work) throws UnreadableDocumentException {
        try {
            return work.call();
        } catch (UnreadableDocumentException | EngineUnavailableException e) {
            throw e;
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            if (System.getenv("CONFORMITE_DEBUG") != null) {
                e.printStackTrace();
            }
            throw new UnreadableDocumentException(Code.ILLISIBLE, "L'analyse de ce fichier a échoué à cause d'une erreur du programme ("
                    + e.getClass().getSimpleName() + ") ; les autres fichiers ne sont pas touchés.", e);
        }
    }

    /** The rule base cannot be loaded: nothing can be analysed. */
    static final class EngineUnavailableException extends RuntimeException {
        EngineUnavailableException(Throwable cause) {
            super("La base de règles ne peut pas être chargée : " + cause.getMessage(), cause);
        }
    }
}
