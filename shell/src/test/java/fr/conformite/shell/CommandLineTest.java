package fr.conformite.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.shell.core.command.CommandArgument;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.ParsedInput;

class CommandLineTest {

    private final CommandLine line = new CommandLine(Commands.registry(new Engine(), new Registries(),
            () -> new Screen(new PrintStream(PrintStream.nullOutputStream()), 80, false, false, false), Dialogue::onSystemTerminal));

    @Test
    void anOptionWithoutValueLeavesTheFileAfterItAlone() {
        ParsedInput input = line.parse(List.of("verifier", "--texte", "D07.docx"));
        assertEquals(List.of("D07.docx"), arguments(input));
        assertNull(option(input, "texte").value());
    }

    @Test
    void optionsAndFilesMayComeInAnyOrder() {
        ParsedInput input = line.parse(List.of("verifier", "a.pdf", "--format=json", "b.pdf", "--exiger", "reserve"));
        assertEquals(List.of("a.pdf", "b.pdf"), arguments(input));
        assertEquals("json", option(input, "format").value());
        assertEquals("reserve", option(input, "exiger").value());
    }

    @Test
    void afterTwoDashesEverythingIsAFile() {
        assertEquals(List.of("--format", "x"), arguments(line.parse(List.of("verifier", "--", "--format", "x"))));
    }

    @Test
    void aNameKeepsItsSpacesAndItsApostrophe() {
        assertEquals(List.of("mes documents/projet d'avenant.docx"), arguments(line.parse(List.of("verifier", "mes documents/projet d'avenant.docx"))));
        assertEquals(List.of("mes documents/projet d'avenant.docx", "b.pdf"),
                arguments(line.parse("verifier \"mes documents/projet d'avenant.docx\" b.pdf")));
        assertEquals(List.of("projet d'avenant.docx"), arguments(line.parse("verifier projet\\ d'avenant.docx")));
        assertEquals(List.of("l'employeur"), arguments(line.parse("expliquer l'employeur")));
    }

    private static List<String> arguments(ParsedInput input) {
        return input.arguments().stream().map(CommandArgument::value).toList();
    }

    private static CommandOption option(ParsedInput input, String name) {
        return input.options().stream().filter(o -> name.equals(o.longName())).findFirst().orElseThrow();
    }
}
