package fr.conformite.shell;

import fr.conformite.registry.store.Outcome;
import fr.conformite.registry.store.Registry;
import fr.conformite.reports.Style;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.shell.core.command.CommandContext;

/** {@code repertoire}: chooses the registry of the commands to come, or tells what it holds. */
final class RegistryCommand extends ConformiteCommand {

    private static final Option CHANGES = Option.flag("changements", "dit ce que le dernier changement de règles a fait bouger, et pourquoi");
    private static final Option INDEX = Option.flag("reindexer", "refait l'index de recherche depuis le répertoire");

    private static final String DETAILS = """
            Dans la console, « repertoire FICHIER » choisit le répertoire une fois pour toutes : les autres commandes s'y appliquent sans
            --repertoire. Sans argument, dit lequel est choisi et ce qu'il contient.

            Le répertoire est un fichier, créé s'il n'existe pas (son index de recherche est dans FICHIER.index, et se reconstruit s'il est
            supprimé), ou une base PostgreSQL : jdbc:postgresql://machine/base?user=…&password=… (l'index est alors dans le cache de
            l'utilisateur, ou dans le dossier que nomme la variable CONFORMITE_INDEX).

            Exemples :
              repertoire observatoire.db
              repertoire observatoire.db --changements""";

    private final Registries registries;

    RegistryCommand(Registries registries, Supplier<Screen> screen) {
        super(screen, "repertoire", "[FICHIER] [--changements] [--reindexer]", "Choisit le répertoire de conventions, ou dit ce qu'il contient.",
                DETAILS, CHANGES, INDEX);
        this.registries = registries;
    }

    @Override
    List<String> candidates() {
        return null;
    }

    @Override
    int run(CommandContext context, Screen screen) {
        List<String> arguments = arguments(context);
        if (arguments.size() > 1) {
            throw new UsageException("Indiquez un seul répertoire.");
        }
        boolean asks = has(context, CHANGES.name()) || has(context, INDEX.name());
        Registry registry = arguments.isEmpty() ? registries.chosen() : registries.choose(arguments.getFirst(), !asks);
        if (registry == null) {
            throw new UsageException("Aucun répertoire n'est choisi.");
        }
        if (has(context, INDEX.name())) {
            screen.say(registry.index().rebuild() ? "L'index est refait." : "Un autre programme écrit l'index en ce moment ; il n'est pas refait.");
        }
        var style = new Style(screen.colours());
        if (has(context, CHANGES.name())) {
            String moves = new MovesText(style, screen.columns()).of(registry, null);
            context.outputWriter().print(moves.isEmpty() ? "Aucun document n'a encore été relu avec d'autres règles.\n" : moves);
        }
        if (!asks) {
            context.outputWriter().print(counts(registry, style));
        }
        return OK;
    }

    /** The registry and its size, in one sentence. */
    static String oneLine(Registry registry) {
        return sentence(registry.name(), registry.counts().conventions());
    }

    private static String sentence(String name, int conventions) {
        return "Répertoire « " + name + " » : " + (conventions == 0 ? "aucune convention." : conventions == 1 ? "1 convention." : conventions + " conventions.");
    }

    private static String counts(Registry registry, Style style) {
        Registry.Counts counts = registry.counts();
        var text = new StringBuilder(style.bold(sentence(registry.name(), counts.conventions()))).append('\n');
        counts.opinions().forEach((opinion, count) -> line(text, opinion, count));
        line(text, "À relire", counts.toRead());
        line(text, "Validées", counts.validations());
        int analysed = counts.documents().getOrDefault(Outcome.ANALYSED, 0);
        if (analysed > counts.conventions()) {
            line(text, "Versions antérieures", analysed - counts.conventions());
        }
        line(text, "Illisibles", counts.documents().getOrDefault(Outcome.UNREADABLE, 0));
        line(text, "Pas des conventions", counts.documents().getOrDefault(Outcome.OTHER, 0));
        return text.toString();
    }

    private static void line(StringBuilder text, String label, int count) {
        text.append("  %-24s %6d%n".formatted(label, count));
    }
}
