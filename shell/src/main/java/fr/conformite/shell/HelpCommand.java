package fr.conformite.shell;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandContext;

/** {@code aide}: the commands, or one of them in detail. */
final class HelpCommand extends ConformiteCommand {

    /** Commands that make sense outside the interactive shell, in the order of a user's work. */
    static final List<String> ONE_SHOT = List.of("verifier", "comparer", "revue", "valider", "authentifier", "auditer", "statistiques", "doublons",
            "chercher", "repertoire", "expliquer", "evaluer", "version", "aide");
    private static final List<String> ORDER = Stream.concat(ONE_SHOT.stream(), Stream.of("historique", "effacer", "quitter")).toList();

    HelpCommand(Supplier<Screen> screen) {
        super(screen, "aide", "[COMMANDE]", "Affiche les commandes, ou l'aide d'une commande.", "");
        setAliases(List.of("help"));
    }

    @Override
    List<String> candidates() {
        return ORDER;
    }

    @Override
    int run(CommandContext context, Screen screen) {
        List<String> arguments = arguments(context);
        if (arguments.isEmpty()) {
            context.outputWriter().print(overview(context));
            return OK;
        }
        Command command = context.commandRegistry().getCommandByName(arguments.getFirst());
        if (command == null) {
            throw new UsageException("La commande « " + arguments.getFirst() + " » n'existe pas.");
        }
        context.outputWriter().print(command.getHelp() + "\n");
        return OK;
    }

    private static String overview(CommandContext context) {
        var text = new StringBuilder("""
                Conformité lit des conventions ISCG et dit si elles respectent le cadre de référence.

                """);
        for (String name : ORDER) {
            Command command = context.commandRegistry().getCommandByName(name);
            if (command != null) {
                text.append("  %-12s %s%n".formatted(name, command.getDescription()));
            }
        }
        return text.append("\nL'aide d'une commande : aide COMMANDE, ou COMMANDE --help\n").toString();
    }
}
