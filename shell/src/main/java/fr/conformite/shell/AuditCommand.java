package fr.conformite.shell;

import fr.conformite.registry.audit.Audit;
import fr.conformite.registry.audit.AuditListener;
import fr.conformite.registry.audit.AuditSummary;
import fr.conformite.registry.store.Registry;
import fr.conformite.reports.Style;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.shell.core.command.CommandContext;

/** {@code auditer}: reads whole folders into a registry. */
final class AuditCommand extends ConformiteCommand {

    private static final String DETAILS = """
            DOSSIER est parcouru en entier, archives ZIP comprises. Chaque résultat est enregistré aussitôt : un audit interrompu (Ctrl-C, coupure)
            reprend où il en était avec la même commande. Un document déjà enregistré n'est pas relu, sauf si les règles ont changé : l'audit
            dit alors ce qui a bougé, et pourquoi. Les revues gardées à côté des documents (FICHIER.revue.json) sont reprises.

            Le répertoire est un fichier, créé s'il n'existe pas (son index de recherche est dans FICHIER.index), ou une base PostgreSQL :
            jdbc:postgresql://machine/base?user=…&password=…

            Les documents d'un même dossier dont le nom ne diffère que par une marque de version (« v2 », « VF », « signée ») sont les versions
            d'une même convention ; la dernière compte.

            État de sortie : 0 tout est lu ; 2 commande mal écrite ; 3 un fichier n'a pas pu être lu, ou le répertoire n'est pas accessible.

            Exemples :
              auditer conventions/ --repertoire observatoire.db
              auditer envoi.zip conventions/2024 --repertoire jdbc:postgresql://localhost/conventions""";

    private static final String INTERRUPTED = "Audit interrompu ; ce qui est lu est enregistré, la même commande continue.";

    private final Engine engine;
    private final Registries registries;

    AuditCommand(Engine engine, Registries registries, Supplier<Screen> screen) {
        super(screen, "auditer", "DOSSIER… [--repertoire FICHIER]", "Lit des dossiers entiers de conventions dans un répertoire.", DETAILS,
                Registries.REGISTRY);
        this.engine = engine;
        this.registries = registries;
    }

    @Override
    List<String> candidates() {
        return null;
    }

    @Override
    int run(CommandContext context, Screen screen) {
        List<Path> roots = roots(arguments(context));
        Registry registry = registries.made(context);
        var screenListener = new OnScreen(screen);
        var audit = new Audit(registry, engine::assessor, screenListener);
        AuditSummary summary;
        var goodbye = new Thread(() -> {
            audit.stop();
            screen.say(INTERRUPTED);
        });
        Runtime.getRuntime().addShutdownHook(goodbye);
        try (screenListener) {
            summary = audit.run(roots);
        } finally {
            forget(goodbye);
        }
        PrintWriter out = context.outputWriter();
        var style = new Style(screen.colours());
        if (summary.again() > 0) {
            out.print(new MovesText(style, screen.columns()).of(registry, audit.signature()));
        }
        out.print(table(summary, registry, style));
        if (summary.interrupted()) {
            screen.say(INTERRUPTED);
        }
        return summary.unreadableFiles() > 0 || summary.interrupted() ? NOT_ANALYSED : OK;
    }

    private static void forget(Thread goodbye) {
        try {
            Runtime.getRuntime().removeShutdownHook(goodbye);
        } catch (IllegalStateException e) {
            // The process is ending, and says so itself.
        }
    }

    private static List<Path> roots(List<String> arguments) {
        if (arguments.isEmpty()) {
            throw new UsageException("Indiquez au moins un dossier, une archive ou un fichier à lire.");
        }
        List<Path> roots = new ArrayList<>();
        for (String argument : arguments) {
            try {
                Path path = Path.of(Inputs.home(argument));
                if (!Files.exists(path)) {
                    throw new UsageException("« " + argument + " » n'existe pas.");
                }
                roots.add(path);
            } catch (InvalidPathException e) {
                throw new UsageException("« " + argument + " » n'est pas un nom de dossier valable.");
            }
        }
        return roots;
    }

    private static String table(AuditSummary s, Registry registry, Style style) {
        var text = new StringBuilder();
        line(text, "Analysées", s.analysed(), s.again() > 0 ? "dont " + s.again() + " à nouveau, les règles ayant changé" : "");
        line(text, "Déjà là", s.already(), "");
        line(text, "Copies déjà vues", s.seen(), "");
        line(text, "Illisibles", s.unreadableFiles(), list(s.unreadable()));
        line(text, "Pas des conventions", s.others(), "");
        if (!s.ignored().isEmpty()) {
            line(text, "Autres fichiers", AuditSummary.total(s.ignored()), "laissés de côté : " + list(s.ignored()));
        }
        if (s.reviews() > 0) {
            line(text, "Revues reprises", s.reviews(), "");
        }
        text.append('\n');
        s.opinions().forEach((opinion, count) -> line(text, opinion, count, ""));
        line(text, "À relire", s.toRead(), "");
        text.append('\n').append(RegistryCommand.oneLine(registry)).append('\n');
        return style.bold(s.interrupted() ? "Audit interrompu" : "Audit terminé") + "\n" + text;
    }

    private static void line(StringBuilder text, String label, int count, String details) {
        text.append("  %-24s %6d%s%n".formatted(label, count, details.isEmpty() ? "" : "   " + details));
    }

    private static String list(java.util.Map<String, Integer> counts) {
        return String.join(", ", counts.entrySet().stream().map(e -> e.getKey() + " : " + e.getValue()).toList());
    }

    /** The bar, and under it one line for each file that could not be read. */
    private static final class OnScreen implements AuditListener, AutoCloseable {

        private final Screen screen;
        private final List<String> waiting = new ArrayList<>();
        private Progress progress;

        OnScreen(Screen screen) {
            this.screen = screen;
        }

        @Override
        public void total(long documents) {
            progress = Progress.withRate(screen, documents);
        }

        @Override
        public void step() {
            progress.step();
        }

        @Override
        public void say(String sentence) {
            if (progress.visible()) {
                waiting.add(sentence);
            } else {
                screen.say(sentence);
            }
        }

        @Override
        public void close() {
            if (progress != null) {
                progress.close();
            }
            waiting.forEach(screen::say);
        }
    }
}
