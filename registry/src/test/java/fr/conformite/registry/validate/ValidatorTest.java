package fr.conformite.registry.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.conformite.engine.Assessor;
import fr.conformite.engine.assess.Assessment;
import fr.conformite.engine.read.Digest;
import fr.conformite.engine.review.Reading;
import fr.conformite.engine.review.Review;
import fr.conformite.registry.store.Postgres;
import fr.conformite.registry.store.Registry;
import fr.conformite.registry.store.Validation;
import fr.conformite.registry.validate.Validator.Given;
import fr.conformite.registry.validate.Validator.Known;
import fr.conformite.registry.validate.Validator.Outcome;
import fr.conformite.registry.validate.Validator.Refused;
import fr.conformite.registry.validate.Validator.Request;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real conventions before their signature. */
class ValidatorTest {

    private static final Path SAMPLES = Path.of("..", "corpus-samples", "docs");
    private static final Clock IN_2027 = Clock.fixed(Instant.parse("2027-03-01T10:00:00Z"), ZoneOffset.UTC);
    private static final Assessor ASSESSOR = Assessor.load();

    @TempDir
    Path folder;

    private Outcome validate(Registry registry, String sample, Review review, String derogation) throws Exception {
        Path file = SAMPLES.resolve(sample);
        return new Validator(registry, IN_2027).validate(file, ASSESSOR.assess(file), review, new Request("A. Martin", derogation, null, folder));
    }

    private static List<String> blocking(Outcome outcome, boolean derogation) {
        return assertInstanceOf(Refused.class, outcome).checklist().blocking(derogation).stream().map(Check::id).toList();
    }

    @Test
    void aConformingConventionGetsANumberOnceAndACertificate() throws Exception {
        try (Registry registry = Registry.open(folder.resolve("r.db").toString())) {
            Given given = assertInstanceOf(Given.class, validate(registry, "D29.docx", null, "motif inutile"));
            Validation validation = given.validation();
            assertEquals("2027-047-0001", validation.number());
            assertTrue(given.derogationUnused());
            assertEquals(null, validation.derogation());
            assertEquals(Digest.of(SAMPLES.resolve("D29.docx")), validation.sha256());
            assertEquals(ASSESSOR.read(SAMPLES.resolve("D29.docx")).text(), validation.text());
            assertEquals(validation.number(), assertInstanceOf(Known.class, validate(registry, "D29.docx", null, null)).validation().number());
            try (var pdf = Loader.loadPDF(given.certificate().toFile())) {
                assertEquals("fr", pdf.getDocumentCatalog().getLanguage());
                String text = new PDFTextStripper().getText(pdf).replaceAll("[\\s\\u00a0]+", " ");
                for (String said : List.of("2027-047-0001", "A. Martin", "Lot-et-Garonne", "Conseil départemental", "Conforme", validation.sha256(), "2021.1")) {
                    assertTrue(text.contains(said), said);
                }
            }
            try (var files = Files.list(folder)) {
                assertTrue(files.noneMatch(f -> f.toString().endsWith(".tmp")));
            }
        }
    }

    @Test
    void whatIsMissingRefusesAndANamedReasonLiftsItButNotWhatIsToBeRead() throws Exception {
        try (Registry registry = Registry.open(folder.resolve("r.db").toString())) {
            assertEquals(List.of("rubrique-duree"), blocking(validate(registry, "D47.docx", null, null), false));
            assertEquals(List.of("avis", "qualification", "deontologie", "rubrique-contexte-et-besoins"), blocking(validate(registry, "D24.docx", null, null), false));
            assertEquals(0, registry.counts().conventions(), "what is refused does not enter the registry");
            Given given = assertInstanceOf(Given.class, validate(registry, "D24.docx", null, "poste créé avant la circulaire"));
            assertEquals(new Validation.Derogation("A. Martin", "poste créé avant la circulaire"), given.validation().derogation());
            try (var pdf = Loader.loadPDF(given.certificate().toFile())) {
                assertTrue(new PDFTextStripper().getText(pdf).contains("poste créé avant la circulaire"));
            }
            assertTrue(blocking(validate(registry, "D10.doc", null, "urgence"), true).contains("a-relire"));
        }
    }

    @Test
    void thePersonsAnswersCount() throws Exception {
        Assessment d47 = ASSESSOR.assess(SAMPLES.resolve("D47.docx"));
        Review review = Review.of("D47.docx", d47.convention().source().sha256()).with(new Reading(9, Reading.Decision.CORRIGEE,
                d47.indicateur(9).valeur(), "Triennale", List.of(), "annexe signée à part", "B. Petit", "2027-02-01T10:00:00+01:00"));
        Review worse = review.with(new Reading(3, Reading.Decision.CORRIGEE, d47.indicateur(3).valeur(), "Victimes seulement", List.of(), null, "B. Petit",
                "2027-02-01T10:01:00+01:00"));
        try (Registry registry = Registry.open(folder.resolve("r.db").toString())) {
            assertTrue(blocking(validate(registry, "D47.docx", worse, null), false).contains("avis"));
            Outcome outcome = validate(registry, "D47.docx", review, null);
            assertTrue(assertInstanceOf(Given.class, outcome).validation().json().contains("\"revue\""));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void twoProcessesAtOnceLoseNothingAndLeaveNoGap(boolean postgresql) throws Exception {
        String location = postgresql ? Postgres.database() : folder.resolve("r.db").toString();
        String text = ASSESSOR.read(SAMPLES.resolve("D29.docx")).text();
        List<String> files = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            files.add(Files.writeString(folder.resolve("projet-" + i + ".txt"), text + "\nProjet numéro " + i + ".\n").toString());
        }
        Path certificates = folder.resolve("certificats");
        // Ten files are common to both.
        Process first = process(location, certificates, files.subList(0, 20));
        Process second = process(location, certificates, files.subList(10, 30).reversed());
        assertEquals(0, first.waitFor());
        assertEquals(0, second.waitFor());
        try (Registry registry = Registry.openExisting(location)) {
            List<Validation> all = registry.validations();
            assertEquals(IntStream.rangeClosed(1, 30).boxed().toList(), all.stream().map(Validation::rank).toList());
            assertEquals(30, new HashSet<>(all.stream().map(Validation::sha256).toList()).size());
            for (Validation v : all) {
                assertTrue(Files.exists(certificates.resolve(Certificate.fileName(v))), v.number());
            }
        }
    }

    private Process process(String location, Path certificates, List<String> files) throws Exception {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), ValidateMany.class.getName(), location,
                certificates.toString()));
        command.addAll(files);
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("dit-" + files.hashCode() + ".txt").toFile()).start();
    }
}
