package fr.conformite.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.conformite.engine.UnreadableDocumentException.Code;
import fr.conformite.shell.Inputs.Input;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputsTest {

    @TempDir
    Path folder;

    @BeforeEach
    void files() throws IOException {
        for (String name : List.of("b.docx", "A.PDF", "sous dossier/c.odt", "notes.xlsx", "~$b.docx", ".cache.pdf", "vide/photo.jpg")) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        }
    }

    @Test
    void aFolderStandsForTheDocumentsBelowIt() {
        assertEquals(List.of("A.PDF", "b.docx", "c.odt"), names(folder.toString()));
    }

    @Test
    void aPatternStandsForTheFilesThatMatchIt() {
        assertEquals(List.of("b.docx"), names(folder + "/*.docx"));
        assertEquals(List.of("c.odt"), names(folder + "/**/*.odt"));
    }

    @Test
    void argumentsKeepTheirOrder() {
        assertEquals(List.of("notes.xlsx", "b.docx", "A.PDF", "b.docx", "c.odt"),
                names(folder + "/notes.xlsx", folder + "/b.docx", folder.toString()));
    }

    @Test
    void anArgumentThatStandsForNothingIsAProblemNotASilence() {
        assertEquals(Code.DOSSIER_VIDE, problem(folder + "/vide"));
        assertEquals(Code.INTROUVABLE, problem(folder + "/*.rtf"));
        assertEquals(Code.INTROUVABLE, problem(folder + "/absent/*.rtf"));
    }

    private static List<String> names(String... arguments) {
        return Inputs.expand(List.of(arguments)).stream().map(Input::name).toList();
    }

    private static Code problem(String argument) {
        return Inputs.expand(List.of(argument)).getFirst().problem().code();
    }
}
