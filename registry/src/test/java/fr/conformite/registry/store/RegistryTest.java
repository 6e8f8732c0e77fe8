package fr.conformite.registry.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.conformite.engine.Assessor;
import fr.conformite.engine.assess.Assessment;
import fr.conformite.engine.review.Reading;
import fr.conformite.engine.review.Review;
import fr.conformite.engine.review.Reviewed;
import fr.conformite.registry.Entry;
import fr.conformite.registry.index.PassageIndex;
import fr.conformite.reports.JsonReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.QueryBuilder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** The same registry on both databases, filled with real assessments. */
class RegistryTest {

    private static final Path SAMPLES = Path.of("..", "corpus-samples", "docs");

    private static Assessor assessor;

    @TempDir
    Path folder;

    private static synchronized Assessment assess(String name) throws Exception {
        if (assessor == null) {
            assessor = Assessor.load();
        }
        return assessor.assess(SAMPLES.resolve(name));
    }

    private String location(Dialect dialect) {
        return dialect == Dialect.SQLITE ? folder.resolve("conventions.db").toString() : Postgres.database();
    }

    private Registry open(String location) {
        return Registry.open(location, folder.resolve("index"));
    }

    private static NewDocument document(Assessment assessment, String origin) {
        String name = origin.substring(origin.lastIndexOf('/') + 1);
        return new NewDocument(assessment.convention().source().sha256(), name, origin, Instant.parse("2024-05-01T10:00:00Z"));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatWasReadComesBackAsItWas(Dialect dialect) throws Exception {
        Assessment assessment = assess("D01.docx");
        try (Registry registry = open(location(dialect))) {
            assertTrue(registry.record(document(assessment, "/dossier/D01.docx"), Result.of(assessment, "s1")));
            assertFalse(registry.record(document(assessment, "/dossier/D01.docx"), Result.of(assessment, "s1")), "same document, same rules");
            StoredDocument stored = registry.document(assessment.convention().source().sha256()).orElseThrow();
            assertEquals(new JsonReport().render(assessment), registry.assessment(stored.id()).orElseThrow());
            assertEquals(List.of(Entry.of(new JsonReport().render(assessment))), registry.entries());
            assertEquals(assessment.convention().source().text(), registry.text(stored.id()).orElseThrow());
            assertEquals(assessment.convention().passages().stream().map(assessment.convention()::textOf).toList(),
                    registry.passages(stored.id()).stream().map(StoredPassage::text).toList());
            assertEquals(assessment.convention().passages().stream().map(p -> p.article()).toList(),
                    registry.passages(stored.id()).stream().map(StoredPassage::article).toList());
            assertEquals(1, registry.counts().opinions().get(assessment.avis()));

            assertTrue(registry.record(document(assessment, "/dossier/D01.docx"), Result.of(assessment, "s2")), "other rules");
            assertEquals(2, registry.history(stored.id()).size());
            assertEquals(1, registry.entries().size());
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void answersOfAReviewerHoldAsTheReportsSayThem(Dialect dialect) throws Exception {
        Assessment assessment = assess("D24.docx");
        var review = Review.of("D24.docx", assessment.convention().source().sha256())
                .with(new Reading(6, Reading.Decision.CORRIGEE, assessment.indicateur(6).valeur(), "Sécurisée", List.of("« l'extrait »"), null, "A. Martin",
                        "2024-06-01T10:00:00+02:00"))
                .with(new Reading(7, Reading.Decision.CORRIGEE, assessment.indicateur(7).valeur(), "Précisée et conforme", List.of(), "dit à l'oral", "A. Martin",
                        "2024-06-01T10:01:00+02:00"));
        Reviewed expected = Reviewed.of(assessment, review);
        assertFalse(expected.avis().equals(assessment.avis()));
        try (Registry registry = open(location(dialect))) {
            assertFalse(registry.review(review), "the document is not there yet");
            registry.record(document(assessment, "/D24.docx"), Result.of(assessment, "s"));
            assertTrue(registry.review(review));
            assertFalse(registry.review(review), "nothing new");
            StoredDocument stored = registry.document(review.sha256()).orElseThrow();
            var mapper = JsonMapper.shared();
            assertEquals(mapper.readTree(new JsonReport().render(expected.assessment(), null, expected)), mapper.readTree(registry.assessment(stored.id()).orElseThrow()));
            assertEquals(expected.avis(), stored.opinion());
            assertEquals(expected.aRelire(), stored.toRead());
            assertEquals(review, registry.review(stored.id()).orElseThrow());
            registry.record(document(assessment, "/D24.docx"), Result.of(assessment, "other rules"));
            assertEquals(expected.avis(), registry.entries().getFirst().opinion(), "answers outlive a change of rules");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theLastVersionOfAConventionCountsAlone(Dialect dialect) throws Exception {
        Assessment first = assess("D01.docx");
        Assessment second = assess("D03.docx");
        Assessment other = assess("D05.odt");
        try (Registry registry = open(location(dialect))) {
            // Read in the wrong order, as several threads may.
            registry.record(document(second, "/a/Convention Nantes v2.docx"), Result.of(second, "s"));
            registry.record(document(first, "/a/convention nantes.docx"), Result.of(first, "s"));
            registry.record(document(other, "/b/Convention Nantes v3.odt"), Result.of(other, "s"));
            assertEquals(Set.of(second.convention().source().sha256(), other.convention().source().sha256()),
                    new TreeSet<>(registry.conventions().stream().map(StoredDocument::sha256).toList()));
            StoredDocument latest = registry.document(second.convention().source().sha256()).orElseThrow();
            assertEquals(List.of("convention nantes.docx", "Convention Nantes v2.docx"),
                    registry.versions(latest.convention()).stream().map(StoredDocument::name).toList());
            assertEquals(2, registry.counts().conventions());
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void numbersHaveNoGapAndNoDuplicateWhateverFails(Dialect dialect) throws Exception {
        Assessment assessment = assess("D01.docx");
        String location = location(dialect);
        try (Registry registry = open(location); Registry other = open(location)) {
            int files = 24;
            for (int i = 0; i < files; i++) {
                registry.record(new NewDocument("%064d".formatted(i), i + ".docx", "/" + i + ".docx", null), Result.of(assessment, "s"));
            }
            List<Future<Validation>> results = new ArrayList<>();
            try (var pool = Executors.newFixedThreadPool(6)) {
                for (int i = 0; i < files; i++) {
                    Registry mine = i % 2 == 0 ? registry : other;
                    long document = mine.document("%064d".formatted(i)).orElseThrow().id();
                    boolean fails = i % 4 == 3;
                    Callable<Validation> validation = () -> mine.validate(document, 2024, "044", null, "A. Martin", v -> {
                        if (fails) {
                            throw new IllegalStateException("no certificate");
                        }
                    });
                    results.add(pool.submit(validation));
                    if (!fails) {
                        results.add(pool.submit(validation));
                    }
                }
            }
            assertEquals(18, results.stream().filter(r -> r.state() == Future.State.SUCCESS).map(Future::resultNow).map(Validation::number).distinct().count());
            List<String> expected = java.util.stream.IntStream.rangeClosed(1, 18).mapToObj("2024-044-%04d"::formatted).toList();
            assertEquals(expected, registry.validations().stream().map(Validation::number).toList());
            long last = registry.document("%064d".formatted(3)).orElseThrow().id();
            assertEquals("2024-02A-0019", registry.validate(last, 2024, "02A", null, null, v -> { }).number());
            assertEquals(assessment.avis(), JsonMapper.shared().readTree(registry.validation("%064d".formatted(3)).orElseThrow().json()).path("avis").asString());
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theIndexFollowsTheRegistryAndIsMadeAgainFromIt(Dialect dialect) throws Exception {
        Assessment assessment = assess("D24.docx");
        String location = location(dialect);
        try (Registry registry = open(location)) {
            registry.record(document(assessment, "/D24.docx"), Result.of(assessment, "s"));
            assertTrue(registry.index().update());
            List<String> found = found(registry.index(), "siège obligatoirement");
            assertEquals(1, found.size());
            // Other forms of the words, no accents: the engine's reading of French.
            assertEquals(found, found(registry.index(), "SIEGER OBLIGATOIREMENT"));
            registry.record(document(assessment, "/D24.docx"), Result.of(assessment, "s2"));
            registry.index().update();
            assertEquals(found, found(registry.index(), "siège obligatoirement"), "indexed again, not twice");
        }
        try (var files = Files.list(folder.resolve("index"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        try (Registry registry = open(location)) {
            registry.index().update();
            assertEquals(1, found(registry.index(), "siège obligatoirement").size());
        }
    }

    private static List<String> found(PassageIndex index, String words) throws IOException {
        Query query = new QueryBuilder(index.analyzer()).createPhraseQuery(PassageIndex.TEXT, words);
        try (DirectoryReader reader = index.reader().orElseThrow()) {
            var searcher = new IndexSearcher(reader);
            List<String> found = new ArrayList<>();
            for (var hit : searcher.search(query, 10).scoreDocs) {
                var document = searcher.storedFields().document(hit.doc);
                assertTrue(List.of(document.getValues(PassageIndex.CITES)).contains("6=Contre-sens"), () -> List.of(document.getValues(PassageIndex.CITES)).toString());
                found.add(document.get(PassageIndex.TEXT));
            }
            return found;
        }
    }

    @org.junit.jupiter.api.Test
    void whatIsNoRegistryIsRefusedByASentence() throws IOException {
        Path text = Files.writeString(folder.resolve("texte.db"), "Ceci n'est pas une base de données, mais un texte assez long pour qu'on le lise en entier.".repeat(20));
        assertTrue(assertThrows(RegistryException.class, () -> Registry.open(text.toString())).getMessage().contains("n'est pas un répertoire de Conformité"));
        assertThrows(RegistryException.class, () -> Registry.open(folder.toString()));
        assertThrows(RegistryException.class, () -> Registry.open(folder + "/absent/x.db"));
        assertThrows(RegistryException.class, () -> Registry.openExisting(folder + "/x.db"));
        assertFalse(Files.exists(folder.resolve("x.db")));
        String nobody = assertThrows(RegistryException.class, () -> Registry.open("jdbc:postgresql://moi:secret@127.0.0.1:1/base?user=u&password=secret")).getMessage();
        assertFalse(nobody.contains("secret"), nobody);
    }
}
