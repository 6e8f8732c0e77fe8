package fr.conformite.registry.audit;

import fr.conformite.engine.Assessor;
import fr.conformite.engine.UnreadableDocumentException;
import fr.conformite.engine.UnreadableDocumentException.Code;
import fr.conformite.engine.review.Review;
import fr.conformite.engine.review.ReviewFile;
import fr.conformite.engine.rulebase.RuleBase;
import fr.conformite.registry.store.NewDocument;
import fr.conformite.registry.store.Outcome;
import fr.conformite.registry.store.Registry;
import fr.conformite.registry.store.RegistryException;
import fr.conformite.registry.store.Result;
import fr.conformite.registry.store.StoredDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Reads every document of some folders and archives into a registry, on all cores. Each result is committed on its own, so that nothing
 * done is lost, whatever stops the process; what is there under the same hash and the same rules is not read again. Documents stream
 * through: no assessment is kept once it is recorded. Several processes may audit into the same registry.
 */
public final class Audit {

    /** Memory that one analysis may need on top of its document, on ordinary conventions, scans included. */
    private static final long MEGABYTES_FOR_ONE = 90;
    /** Memory of the engine itself: rule base, dictionary, learned reading. */
    private static final long MEGABYTES_OF_ENGINE = 160;
    /** Once opened, a document takes many times the place of its file. */
    private static final int OPENED = 8;

    /** Documents recorded between two updates of the index. */
    private static final int INDEX_EVERY = 200;

    private static final String TEMPORARY = "conformite-audit-";

    private final Registry registry;
    private final Supplier<Assessor> assessor;
    private final AuditListener listener;
    private final Signature signature = Signature.current();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicBoolean indexing = new AtomicBoolean();
    private final Tally tally = new Tally();

    /** @param assessor asked for when a document must be read: loading the engine takes longer than finding that nothing is new */
    public Audit(Registry registry, Supplier<Assessor> assessor, AuditListener listener) {
        this.registry = registry;
        this.assessor = assessor;
        this.listener = listener;
    }

    /** Asks a running audit to end: what is being read is finished and recorded, nothing more is begun. */
    public void stop() {
        stopped.set(true);
    }

    /** Engine and rules, as the registry names them on the assessments of this audit. */
    public String signature() {
        return signature.value();
    }

    /**
     * @param roots files, folders and zip archives
     * @throws RegistryException when the registry can no longer be written; what was recorded stays
     */
    public AuditSummary run(List<Path> roots) {
        listener.total(Walk.count(roots));
        Path temporary = temporary();
        try {
            new Pass(temporary).run(roots);
        } finally {
            Source.delete(temporary);
        }
        index();
        return tally.summary(stopped.get());
    }

    /** One walk and its workers. */
    private final class Pass implements Walk.Visitor {

        private final int threads = threads();
        /** Only a few documents wait for a worker: those of archives are on the disk meanwhile. */
        private final Semaphore waiting = new Semaphore(threads * 2);
        private final int memory = (int) Math.max(1, Math.min(Integer.MAX_VALUE, heap() - MEGABYTES_OF_ENGINE));
        private final Semaphore room = new Semaphore(memory, true);
        private final Set<String> met = new HashSet<>();
        private final Path temporary;
        private ExecutorService pool;
        private volatile RuntimeException failure;

        Pass(Path temporary) {
            this.temporary = temporary;
        }

        void run(List<Path> roots) {
            try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
                pool = workers;
                new Walk(this, temporary).visit(roots);
            } catch (InterruptedException e) {
                stop();
                // What is being read is recorded; the interruption is the user's, and it has been obeyed.
            } finally {
                Thread.interrupted();
            }
            if (failure != null) {
                throw failure;
            }
        }

        @Override
        public void document(Source source) throws InterruptedException {
            boolean handed = false;
            try {
                if (!met.add(source.sha256())) {
                    tally.seen();
                    step();
                    return;
                }
                StoredDocument known = registry.document(source.sha256()).orElse(null);
                if (known != null && signature.value().equals(known.signature()) && !known.again()) {
                    review(source);
                    finished(source, false, false);
                    return;
                }
                waiting.acquire();
                pool.execute(() -> work(source, known != null && known.signature() != null && !known.signature().equals(signature.value())
                        && known.outcome() == Outcome.ANALYSED));
                handed = true;
            } finally {
                if (!handed) {
                    source.close();
                }
            }
        }

        private void work(Source source, boolean again) {
            int need = (int) Math.min(memory, MEGABYTES_FOR_ONE + OPENED * (source.bytes() >> 20));
            try (source) {
                room.acquireUninterruptibly(need);
                Result result;
                try {
                    result = failure == null ? read(source) : null;
                } finally {
                    room.release(need);
                }
                // Ctrl-C reaches the recognition program too: its failure is then no fault of the document.
                if (result != null && !(stopped.get() && result.provisional())) {
                    boolean recorded = registry.record(new NewDocument(source.sha256(), source.name(), source.origin(), source.modified()), result);
                    review(source);
                    finished(source, recorded, again);
                }
            } catch (RuntimeException e) {
                failure = e;
                stop();
            } finally {
                waiting.release();
            }
        }

        private Result read(Source source) {
            // An engine that cannot be loaded ends the audit; it is no fault of the document.
            Assessor engine = assessor.get();
            try {
                return Result.of(engine.assess(source.path()), signature.value());
            } catch (UnreadableDocumentException e) {
                // A scan may wait for a recognition program that is not installed yet.
                return unread(source, e, e.code() == Code.SANS_TEXTE);
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                return unread(source, new UnreadableDocumentException(Code.ILLISIBLE, "L'analyse de ce fichier a échoué à cause d'une erreur du programme ("
                        + e.getClass().getSimpleName() + ") ; elle sera tentée de nouveau au prochain audit.", e), true);
            }
        }

        private Result unread(Source source, UnreadableDocumentException problem, boolean provisional) {
            return Result.of(source.name(), problem, signature.engine(), signature.rules(), signature.value(), provisional);
        }

        @Override
        public void problem(String origin, String name, String sentence) {
            tally.unreadable("fichiers ou archives qui ne s'ouvrent pas");
            say(name + " : " + sentence);
        }

        @Override
        public void ignored(String extension) {
            tally.ignored(extension);
        }

        @Override
        public boolean stopped() {
            return stopped.get();
        }

        private int threads() {
            long fit = Math.max(1, (heap() - MEGABYTES_OF_ENGINE) / MEGABYTES_FOR_ONE);
            return (int) Math.min(Runtime.getRuntime().availableProcessors(), fit);
        }

        private static long heap() {
            return Runtime.getRuntime().maxMemory() >> 20;
        }
    }

    /** Counts a document that is in the registry now, and tells what is wrong with it. */
    private void finished(Source source, boolean recorded, boolean again) {
        StoredDocument document = registry.document(source.sha256()).orElseThrow();
        if (document.outcome() == Outcome.ANALYSED) {
            tally.convention(document, recorded, again);
        } else {
            ReadError error = ReadError.of(registry.assessment(document.id()).orElseThrow());
            if (document.outcome() == Outcome.OTHER) {
                tally.other();
            } else {
                tally.unreadable(error.reason());
            }
            say(error.sentence(source.name()));
        }
        step();
        if (recorded && tally.recorded() % INDEX_EVERY == 0) {
            index();
        }
    }

    /** The review kept beside the document, when there is one. */
    private void review(Source source) {
        try {
            Review review = ReviewFile.read(source.path());
            if (review == null) {
                return;
            }
            if (registry.review(review)) {
                tally.reviewed();
            } else if (registry.document(review.sha256()).isEmpty()) {
                say(source.name() + " : la revue enregistrée porte sur une autre version de ce document, qui n'est pas dans le répertoire ; elle n'est pas reprise.");
            }
        } catch (IOException e) {
            say(e.getMessage());
        }
    }

    /** The index can be fed later: its failure takes nothing away from the audit. */
    private void index() {
        if (indexing.compareAndSet(false, true)) {
            try {
                registry.index().update();
            } catch (RegistryException e) {
                tally.once("index", () -> say(e.getMessage()));
            } finally {
                indexing.set(false);
            }
        }
    }

    private void step() {
        synchronized (listener) {
            listener.step();
        }
    }

    private void say(String sentence) {
        synchronized (listener) {
            listener.say(sentence);
        }
    }

    /** A folder for what comes out of archives; what an audit that was killed left behind is cleared first. */
    private static Path temporary() {
        try {
            Path folder = Path.of(System.getProperty("java.io.tmpdir"));
            try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, TEMPORARY + "*")) {
                for (Path old : left) {
                    String owner = old.getFileName().toString().substring(TEMPORARY.length()).replaceFirst("-.*", "");
                    if (owner.matches("\\d{1,18}") && ProcessHandle.of(Long.parseLong(owner)).isEmpty()) {
                        Source.delete(old);
                    }
                }
            }
            return Files.createTempDirectory(folder, TEMPORARY + ProcessHandle.current().pid() + "-");
        } catch (IOException e) {
            throw new UncheckedIOException("Le dossier temporaire ne peut pas être utilisé", e);
        }
    }

    /** Counts; thread-safe. */
    private static final class Tally {

        private final Set<String> told = new HashSet<>();
        private final SequencedMap<String, Integer> unreadable = new LinkedHashMap<>();
        private final SequencedMap<String, Integer> ignored = new LinkedHashMap<>();
        private final SequencedMap<String, Integer> opinions = new LinkedHashMap<>();
        private int analysed;
        private int again;
        private int already;
        private int seen;
        private int others;
        private int toRead;
        private int reviews;

        Tally() {
            RuleBase.grid().avis().forEach(v -> opinions.put(v.libelle(), 0));
        }

        synchronized void convention(StoredDocument document, boolean recorded, boolean before) {
            if (recorded) {
                analysed++;
                again += before ? 1 : 0;
            } else {
                already++;
            }
            if (document.opinion() != null) {
                opinions.merge(document.opinion(), 1, Integer::sum);
            }
            toRead += document.toRead() ? 1 : 0;
        }

        synchronized void seen() {
            seen++;
        }

        synchronized void other() {
            others++;
        }

        synchronized void unreadable(String reason) {
            unreadable.merge(reason, 1, Integer::sum);
        }

        synchronized void ignored(String extension) {
            ignored.merge(extension.isEmpty() ? "sans extension" : extension, 1, Integer::sum);
        }

        synchronized void reviewed() {
            reviews++;
        }

        synchronized int recorded() {
            return analysed;
        }

        synchronized void once(String what, Runnable saying) {
            if (told.add(what)) {
                saying.run();
            }
        }

        synchronized AuditSummary summary(boolean interrupted) {
            return new AuditSummary(analysed, again, already, seen, unreadable, others, ignored, opinions, toRead, reviews, interrupted);
        }
    }
}
