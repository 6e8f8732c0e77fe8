package fr.conformite.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.shell.core.InputReader;
import org.springframework.shell.core.command.CommandContext;

/** The commands on a registry, as they are typed on a command line and in the interactive shell. */
class RegistryCommandsTest {

    private static final Path SAMPLES = Path.of("..", "corpus-samples", "docs");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
    private final Screen screen = Run.screen(messages);

    private Path documents() throws IOException {
        Path documents = Files.createDirectory(folder.resolve("docs"));
        for (String name : List.of("D01.docx", "D24.docx")) {
            Files.copy(SAMPLES.resolve(name), documents.resolve(name));
        }
        return documents;
    }

    private static void assertCount(int count, String label, Run run) {
        assertTrue(run.results().lines().anyMatch(l -> l.strip().matches(label + " +" + count + "( .*)?")), run.results() + run.messages());
    }

    @Test
    void aFolderIsAuditedOnceAndItsBadFilesAreOneLineEach() throws IOException {
        Path documents = documents();
        Files.createFile(documents.resolve("vide.docx"));
        String registry = folder.resolve("conventions.db").toString();
        Run first = Run.of("auditer", documents.toString(), "--repertoire", registry);
        assertEquals(3, first.status(), first.messages());
        assertCount(2, "Analysées", first);
        assertCount(1, "Illisibles", first);
        assertEquals(1, first.messages().lines().filter(l -> l.contains("vide.docx")).count(), first.messages());
        Files.delete(documents.resolve("vide.docx"));
        Run second = Run.of("auditer", documents.toString(), "--repertoire", registry);
        assertEquals(0, second.status(), second.messages());
        assertCount(0, "Analysées", second);
        assertCount(2, "Déjà là", second);
        Run told = Run.of("repertoire", registry);
        assertEquals(0, told.status());
        assertTrue(told.results().contains("2 conventions"), told.results());
        assertCount(1, "Illisibles", told);
    }

    @Test
    void wrongUsageAndUnreachableRegistriesAreSentences() throws IOException {
        assertEquals(2, Run.of("auditer").status());
        assertEquals(2, Run.of("auditer", folder.toString()).status());
        assertEquals(2, Run.of("auditer", folder + "/absent", "--repertoire", folder + "/r.db").status());
        assertFalse(Files.exists(folder.resolve("r.db")));
        assertEquals(2, Run.of("repertoire").status());
        Run refused = Run.of("auditer", folder.toString(), "--repertoire", folder.toString());
        assertEquals(3, refused.status());
        assertTrue(refused.messages().contains("est un dossier"), refused.messages());
        Path text = Files.writeString(folder.resolve("notes.txt"), "Des notes, et rien d'autre.\n".repeat(60));
        Run notes = Run.of("repertoire", text.toString());
        assertEquals(3, notes.status());
        assertEquals(1, notes.messages().lines().count(), notes.messages());
        assertTrue(Files.readString(text).startsWith("Des notes"), "the file is left as it was");
        Path empty = Files.createFile(folder.resolve("vide.db"));
        for (Path none : List.of(text, empty, SAMPLES.resolve("D01.docx"))) {
            for (List<String> command : List.of(List.of("auditer", folder.toString()), List.of("statistiques"), List.of("chercher", "secret"),
                    List.of("doublons"), List.of("valider", SAMPLES.resolve("D01.docx").toString(), "--par", "A. Martin"),
                    List.of("authentifier", SAMPLES.resolve("D01.docx").toString()))) {
                Run run = Run.of(Stream.concat(command.stream(), Stream.of("--repertoire", none.toString())).toArray(String[]::new));
                assertEquals(3, run.status(), command + run.messages());
                assertTrue(run.messages().contains("ce n'est pas un répertoire de Conformité"), command + run.messages());
                assertEquals(1, run.messages().lines().count(), run.messages());
                assertFalse(Files.exists(none.resolveSibling(none.getFileName() + ".index")), command.toString());
            }
        }
        assertEquals(0, Files.size(empty));
        // A name mistyped must not begin another series of numbers.
        Run mistyped = Run.of("valider", SAMPLES.resolve("D01.docx").toString(), "--par", "A. Martin", "--repertoire", folder.resolve("autre.db").toString());
        assertEquals(3, mistyped.status());
        assertTrue(mistyped.messages().contains("n'existe pas"), mistyped.messages());
        assertFalse(Files.exists(folder.resolve("autre.db")));
    }

    @Test
    void theRegistryIsChosenOnceInTheInteractiveShell() throws IOException {
        Path documents = documents();
        try (var registries = new Registries()) {
            var commands = Commands.registry(new Engine(), registries, () -> screen, Dialogue::onSystemTerminal);
            var line = new CommandLine(commands);
            var results = new StringWriter();
            for (String typed : List.of("repertoire \"" + folder.resolve("mes conventions.db") + "\"", "auditer \"" + documents + "\"", "repertoire")) {
                var parsed = line.parse(typed);
                var context = new CommandContext(parsed, commands, new PrintWriter(results), new InputReader() { });
                assertEquals(0, Conformite.run(commands.getCommandByName(parsed.commandName()), context, screen), messages.toString(StandardCharsets.UTF_8));
            }
            assertTrue(results.toString().contains("aucune convention"), results.toString());
            assertTrue(results.toString().contains("mes conventions.db » : 2 conventions"), results.toString());
            assertEquals(" (mes conventions.db)", registries.shortName());
        }
    }
}
