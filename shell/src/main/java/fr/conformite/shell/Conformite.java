package fr.conformite.shell;

import fr.conformite.registry.store.RegistryException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.LogManager;
import org.springframework.shell.core.InputReader;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandRegistry;

/** Entry point: with arguments, runs one command and exits with its status; without, opens the interactive shell. */
public final class Conformite {

    private Conformite() {
    }

    public static void main(String[] arguments) {
        var messages = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.setErr(messages);
        // Libraries that log through the JDK (Lucene, PDFBox) have nothing to say to our users.
        LogManager.getLogManager().reset();
        Screen screen = Screen.fromLauncher(messages);
        if (arguments.length == 0) {
            InteractiveShell.open(screen);
            return;
        }
        PrintWriter results = Screen.results(System.out, messages);
        int status = once(List.of(arguments), results, screen);
        results.flush();
        // Threads of libraries must not hold the process back.
        System.exit(status);
    }

    /**
     * Runs one command. No application context here: the container would double the time of a command that reads one page.
     *
     * @return exit status of the process
     */
    static int once(List<String> words, PrintWriter results, Screen screen) {
        try (var registries = new Registries()) {
            return once(words, Commands.registry(new Engine(), registries, () -> screen, Dialogue::onSystemTerminal), results, screen);
        }
    }

    private static int once(List<String> words, CommandRegistry registry, PrintWriter results, Screen screen) {
        List<String> given = switch (words.getFirst()) {
            case "-h", "--help", "--aide" -> List.of("aide");
            case "--version" -> List.of("version");
            default -> words;
        };
        Command command = registry.getCommandByName(given.getFirst());
        if (command == null) {
            screen.say("La commande « " + given.getFirst() + " » n'existe pas.");
            screen.say("Usage : conformite " + String.join("|", HelpCommand.ONE_SHOT) + " …   (conformite aide pour en savoir plus)");
            return ConformiteCommand.WRONG_USAGE;
        }
        var context = new CommandContext(new CommandLine(registry).parse(given), registry, results, new InputReader() { });
        return run(command, context, screen);
    }

    /** Runs a command and turns any failure into a sentence. */
    static int run(Command command, CommandContext context, Screen screen) {
        try {
            return command.execute(context).code();
        } catch (Exception e) {
            if (System.getenv("CONFORMITE_DEBUG") != null) {
                e.printStackTrace();
            }
            screen.say(e instanceof Engine.EngineUnavailableException || e instanceof RegistryException ? e.getMessage()
                    : "La commande a échoué à cause d'une erreur du programme (" + e.getClass().getSimpleName() + ").");
            return ConformiteCommand.NOT_ANALYSED;
        }
    }
}
