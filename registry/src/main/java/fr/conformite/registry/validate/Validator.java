package fr.conformite.registry.validate;

import fr.conformite.engine.assess.Assessment;
import fr.conformite.engine.review.Review;
import fr.conformite.engine.review.Reviewed;
import fr.conformite.registry.Entry;
import fr.conformite.registry.audit.Signature;
import fr.conformite.registry.store.NewDocument;
import fr.conformite.registry.store.Registry;
import fr.conformite.registry.store.Result;
import fr.conformite.registry.store.Validation;
import fr.conformite.registry.store.Validation.Derogation;
import fr.conformite.reports.JsonReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** Validates conventions before their signature: checks, number, certificate. */
public final class Validator {

    private final Registry registry;
    private final Clock clock;

    /** @param clock gives the year of the number */
    public Validator(Registry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /**
     * Who asks and how.
     *
     * @param by          who validates, or null
     * @param derogation  reason of an exception, or null
     * @param departement code on three characters to use whatever the text says, or null
     * @param folder      where the certificate goes
     */
    public record Request(String by, String derogation, String departement, Path folder) {
    }

    /** What became of it. */
    public sealed interface Outcome {
    }

    /** No number: something blocks. */
    public record Refused(Checklist checklist) implements Outcome {
    }

    /** No number: nothing says which département it belongs to. */
    public record NoDepartement(Checklist checklist) implements Outcome {
    }

    /** @param derogationUnused true when a derogation was given that nothing asked for; it is not recorded */
    public record Given(Validation validation, Checklist checklist, Path certificate, boolean derogationUnused) implements Outcome {
    }

    /** Another run gave this very file its number. */
    public record Known(Validation validation) implements Outcome {
    }

    /** The checklist failed between the first look and the number: somebody answered or read again meanwhile. */
    private static final class Moved extends RuntimeException {
        private final Checklist checklist;

        Moved(Checklist checklist) {
            super(null, null, false, false);
            this.checklist = checklist;
        }
    }

    /** The validation of a file that has exactly these bytes. */
    public Optional<Validation> known(String sha256) {
        return registry.validation(sha256);
    }

    /**
     * @param file       the file assessed
     * @param assessment what the engine says of it
     * @param review     answers kept beside the file and about these very bytes, or null: those the registry knows are taken
     * @throws IOException when the certificate cannot be written; no number is given then
     */
    public Outcome validate(Path file, Assessment assessment, Review review, Request request) throws IOException {
        String sha256 = assessment.convention().source().sha256();
        Optional<Validation> known = registry.validation(sha256);
        if (known.isPresent()) {
            return new Known(known.get());
        }
        Review answers = review != null ? review : registry.document(sha256).flatMap(d -> registry.review(d.id())).orElse(null);
        String json = new JsonReport().render(assessment, null, answers == null ? null : Reviewed.of(assessment, answers));
        Checklist checklist = Checklist.of(json);
        boolean excepted = request.derogation() != null;
        if (checklist.refused(excepted)) {
            return new Refused(checklist);
        }
        Optional<String> code = DepartementCodes.find(request.departement() != null ? request.departement() : Entry.of(json).departement());
        if (code.isEmpty()) {
            return new NoDepartement(checklist);
        }
        var derogation = checklist.refused(false) ? new Derogation(request.by(), request.derogation()) : null;
        Files.createDirectories(request.folder());
        Path draft = request.folder().resolve(".certificat-" + UUID.randomUUID() + ".tmp");
        try {
            warm(json, sha256, code.get(), derogation, request.by());
            registry.record(new NewDocument(sha256, name(file), origin(file), Files.getLastModifiedTime(file).toInstant()),
                    Result.of(assessment, Signature.current().value()));
            if (review != null) {
                registry.review(review);
            }
            long document = registry.document(sha256).orElseThrow().id();
            var written = new AtomicReference<Checklist>();
            Validation validation = registry.validate(document, LocalDate.now(clock).getYear(), code.get(), derogation, request.by(), v -> {
                Checklist now = Checklist.of(v.json());
                if (now.refused(derogation != null)) {
                    throw new Moved(now);
                }
                try {
                    Files.write(draft, Certificate.pdf(v));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                written.set(now);
            });
            if (written.get() == null) {
                return new Known(validation);
            }
            Path certificate = request.folder().resolve(Certificate.fileName(validation));
            Files.move(draft, certificate, StandardCopyOption.REPLACE_EXISTING);
            return new Given(validation, written.get(), certificate, excepted && derogation == null);
        } catch (Moved e) {
            return new Refused(e.checklist);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Writes the certificate of an earlier validation again. */
    public static Path again(Validation validation, Path folder) throws IOException {
        Files.createDirectories(folder);
        return Files.write(folder.resolve(Certificate.fileName(validation)), Certificate.pdf(validation));
    }

    /** Fonts and templates take seconds the first time: they are loaded before the transaction that others wait for. */
    private static void warm(String json, String sha256, String departement, Derogation derogation, String by) {
        Certificate.pdf(new Validation("0000-000-0000", 0, departement, 0, 0, 0, sha256, json, "", derogation, by, "2000-01-01T00:00:00Z"));
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static String origin(Path file) {
        return file.toAbsolutePath().normalize().toString().replace('\\', '/');
    }
}
