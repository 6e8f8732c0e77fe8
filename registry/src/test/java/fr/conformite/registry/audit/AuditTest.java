package fr.conformite.registry.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.conformite.engine.Assessor;
import fr.conformite.engine.review.Reading;
import fr.conformite.engine.review.Review;
import fr.conformite.engine.review.ReviewFile;
import fr.conformite.registry.audit.AuditProcess.Silent;
import fr.conformite.registry.store.NewDocument;
import fr.conformite.registry.store.Outcome;
import fr.conformite.registry.store.Postgres;
import fr.conformite.registry.store.Registry;
import fr.conformite.registry.store.Result;
import fr.conformite.registry.store.Sql;
import fr.conformite.registry.store.StoredDocument;
import fr.conformite.registry.store.Validation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.lucene.index.DirectoryReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whole folders of real conventions, processes that are killed, archives that mean harm. */
class AuditTest {

    private static final Path SAMPLES = Path.of("..", "corpus-samples", "docs").toAbsolutePath().normalize();

    private static Assessor assessor;
    private static List<String> reference;

    @TempDir
    Path folder;

    private static synchronized Assessor assessor() {
        if (assessor == null) {
            assessor = Assessor.load();
        }
        return assessor;
    }

    private String location(String database) {
        return database.equals("sqlite") ? folder.resolve("conventions.db").toString() : Postgres.database();
    }

    private static AuditSummary audit(Registry registry, Silent listener, Path... roots) {
        return new Audit(registry, AuditTest::assessor, listener).run(List.of(roots));
    }

    /** All that an audit leaves, dates and numbers of rows aside. */
    private static List<String> content(Registry registry) {
        return registry.read(c -> Sql.all(c, "SELECT d.sha256, d.name, d.origin, d.version_rank, d.modified_at, d.outcome, d.opinion, d.to_read, a.json, a.signature,"
                + " t.text, v.place, (SELECT count(*) FROM passages p WHERE p.document_id = d.id), (SELECT count(*) FROM assessments b WHERE b.document_id = d.id)"
                + " FROM documents d JOIN conventions v ON v.id = d.convention_id LEFT JOIN assessments a ON a.id = d.assessment_id"
                + " LEFT JOIN texts t ON t.document_id = d.id ORDER BY d.sha256", r -> {
                    var line = new StringBuilder();
                    for (int i = 1; i <= 14; i++) {
                        line.append(r.getString(i)).append('|');
                    }
                    return line.toString();
                }));
    }

    /** The samples audited in one go. */
    private synchronized List<String> reference() {
        if (reference == null) {
            try (Registry registry = Registry.open(folder.resolve("reference.db").toString())) {
                var listener = new Silent();
                AuditSummary summary = audit(registry, listener, SAMPLES);
                assertEquals(17, summary.analysed(), () -> listener.said.toString());
                assertEquals(17, listener.total);
                assertEquals(17, listener.steps);
                reference = content(registry);
            }
        }
        return reference;
    }

    private Process process(String location, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), AuditProcess.class.getName(), location,
                folder.resolve("index").toString(), SAMPLES.toString()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Files.createTempFile(folder, "process", ".txt").toFile()).start();
    }

    private static int documents(Registry registry) {
        return registry.read(c -> Sql.first(c, "SELECT count(*) FROM documents", r -> r.getInt(1)).orElseThrow());
    }

    private String said() throws IOException {
        var text = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith("process")).toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void anAuditThatIsKilledLosesAndRepeatsNothing(String database) throws Exception {
        String location = location(database);
        try (Registry registry = Registry.open(location, folder.resolve("index"))) {
            for (int moment : new int[] {2, 8}) {
                Process process = process(location, "lentement");
                while (process.isAlive() && documents(registry) < moment) {
                    Thread.sleep(10);
                }
                assertTrue(process.isAlive(), "it was killed while it worked" + said());
                process.destroyForcibly().waitFor();
                assertTrue(documents(registry) >= moment);
            }
            int before = documents(registry);
            AuditSummary summary = audit(registry, new Silent(), SAMPLES);
            assertEquals(17, summary.analysed() + summary.already());
            assertEquals(before, summary.already());
            assertEquals(reference(), content(registry));
            int passages = registry.conventions().stream().mapToInt(d -> registry.passages(d.id()).size()).sum();
            try (DirectoryReader reader = registry.index().reader().orElseThrow()) {
                assertEquals(passages, reader.numDocs());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void twoProcessesAuditAndValidateAtOnce(String database) throws Exception {
        String location = location(database);
        // Neither finds the tables made.
        Process one = process(location, "valider");
        Process other = process(location, "valider");
        assertEquals(0, one.waitFor(), said());
        assertEquals(0, other.waitFor(), said());
        try (Registry registry = Registry.open(location, folder.resolve("index"))) {
            assertEquals(reference(), content(registry));
            assertEquals(IntStream.rangeClosed(1, 17).mapToObj("2024-044-%04d"::formatted).toList(),
                    registry.validations().stream().map(Validation::number).toList());
        }
    }

    @Test
    void otherRulesAreToldWithWhatTheyMoved() throws Exception {
        Path docs = Files.createDirectory(folder.resolve("docs"));
        Path document = Files.copy(SAMPLES.resolve("D24.docx"), docs.resolve("D24.docx"));
        Files.copy(document, docs.resolve("copie.docx"));
        try (Registry registry = Registry.open(folder.resolve("r.db").toString())) {
            // What other rules would have said.
            Result now = Result.of(assessor().assess(document), "earlier rules");
            var json = (ObjectNode) JsonMapper.shared().readTree(now.json());
            json.put("avis", "Conforme avec réserve");
            ((ObjectNode) json.path("indicateurs").path(5)).put("valeur", "Sécurisée");
            String sha256 = json.path("document").path("sha256").asString();
            registry.record(new NewDocument(sha256, "D24.docx", docs + "/D24.docx", null), new Result(Outcome.ANALYSED, json.toString(), "0", "2020", "earlier rules",
                    false, now.text(), now.passages()));

            AuditSummary summary = audit(registry, new Silent(), docs);
            assertEquals(List.of(1, 1, 0, 1), List.of(summary.analysed(), summary.again(), summary.already(), summary.seen()));
            List<Move> moves = new ArrayList<>();
            assertEquals(1, Move.each(registry, null, moves::add));
            Move move = moves.getFirst();
            assertEquals("Conforme avec réserve → Avis réservé", move.before() + " → " + move.after());
            Move.Value value = move.values().getFirst();
            assertEquals("6 Sécurisée → Contre-sens", value.number() + " " + value.before() + " → " + value.after());
            assertFalse(value.motif().isEmpty());
            assertEquals(1, move.values().size());

            // A review written since is taken in, though the document is not read again.
            ReviewFile.write(document, Review.of("D24.docx", sha256).with(new Reading(6, Reading.Decision.CORRIGEE, "Contre-sens", "Sécurisée", List.of(), null,
                    "A. Martin", "2024-06-01T10:00:00+02:00")));
            AuditSummary again = audit(registry, new Silent(), docs);
            assertEquals(List.of(0, 1, 1), List.of(again.analysed(), again.already(), again.reviews()));
            assertEquals("Conforme avec réserve", registry.entries().getFirst().opinion());
        }
    }

    @Test
    void archivesAreReadWithoutTrustingThem() throws Exception {
        byte[] convention = Files.readAllBytes(SAMPLES.resolve("D24.docx"));
        byte[] inner = zip(zip -> {
            add(zip, "sous-dossier/D05.odt", Files.readAllBytes(SAMPLES.resolve("D05.odt")));
        });
        Path docs = Files.createDirectory(folder.resolve("docs"));
        Path outside = folder.resolve("évadé.docx");
        Files.write(docs.resolve("envoi.zip"), zip(zip -> {
            add(zip, "../évadé.docx", convention);
            add(zip, "dedans.zip", inner);
            add(zip, "recette.txt", "Prenez trois œufs, une livre de farine et un peu de sel ; battez le tout, puis laissez reposer une heure au frais.\n".repeat(20).getBytes(StandardCharsets.UTF_8));
            add(zip, "gros.txt", new byte[(int) Walk.LARGEST_DOCUMENT + 1]);
            add(zip, "photo.jpg", new byte[] {1});
            add(zip, "__MACOSX/._D24.docx", new byte[] {1});
        }));
        Files.write(docs.resolve("secret.zip"), locked(zip(zip -> add(zip, "D24.docx", convention))));
        Files.write(docs.resolve("casse.zip"), java.util.Arrays.copyOf(inner, inner.length / 2));
        Files.write(docs.resolve("vide.docx"), new byte[0]);
        Files.write(docs.resolve("casse.docx"), java.util.Arrays.copyOf(convention, 3000));
        // Names written by an older Windows.
        byte[] old = zip(zip -> {
            zip.setEncoding("IBM850");
            zip.setUseLanguageEncodingFlag(false);
            add(zip, "été/D03 signée.docx", Files.readAllBytes(SAMPLES.resolve("D03.docx")));
        });
        Files.write(docs.resolve("windows.zip"), old);

        try (Registry registry = Registry.open(folder.resolve("r.db").toString())) {
            var listener = new Silent();
            AuditSummary summary = audit(registry, listener, docs);
            assertEquals(3, summary.analysed(), () -> listener.said.toString());
            assertEquals(1, summary.others(), () -> listener.said.toString());
            assertEquals(1, summary.ignored().get("jpg"));
            assertEquals(List.of(docs + "/envoi.zip!/dedans.zip!/sous-dossier/D05.odt", docs + "/envoi.zip!/évadé.docx", docs + "/windows.zip!/été/D03 signée.docx"),
                    registry.conventions().stream().map(StoredDocument::origin).sorted().toList());
            assertFalse(Files.exists(outside), "nothing is written where an archive says");
            for (String name : List.of("recette.txt", "gros.txt", "secret.zip", "casse.zip", "vide.docx", "casse.docx")) {
                assertEquals(1, listener.said.stream().filter(s -> s.contains(name)).count(), () -> name + " : " + listener.said);
            }
            assertEquals(5, summary.unreadableFiles());
            try (Stream<Path> left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
                String mine = "conformite-audit-" + ProcessHandle.current().pid();
                assertEquals(0, left.filter(f -> f.getFileName().toString().startsWith(mine)).count(), "what comes out of archives is removed");
            }
            AuditSummary again = audit(registry, new Silent(), docs);
            assertEquals(List.of(0, 3, 1, 5), List.of(again.analysed(), again.already(), again.others(), again.unreadableFiles()));
        }
    }

    private interface Filling {
        void fill(ZipArchiveOutputStream zip) throws IOException;
    }

    private static byte[] zip(Filling filling) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipArchiveOutputStream(new SeekableInMemoryByteChannel() {
            @Override
            public void close() {
                bytes.write(array(), 0, (int) size());
                super.close();
            }
        })) {
            filling.fill(zip);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipArchiveOutputStream zip, String name, byte[] content) throws IOException {
        zip.putArchiveEntry(new ZipArchiveEntry(name));
        zip.write(content);
        zip.closeArchiveEntry();
    }

    /** Marks the entries as encrypted, in both of the places where an archive says so. */
    private static byte[] locked(byte[] zip) {
        for (int i = 0; i + 10 < zip.length; i++) {
            if (zip[i] == 'P' && zip[i + 1] == 'K') {
                if (zip[i + 2] == 3 && zip[i + 3] == 4) {
                    zip[i + 6] |= 1;
                } else if (zip[i + 2] == 1 && zip[i + 3] == 2) {
                    zip[i + 8] |= 1;
                }
            }
        }
        return zip;
    }
}
