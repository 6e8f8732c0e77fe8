package fr.conformite.shell;

import fr.conformite.engine.UnreadableDocumentException;
import fr.conformite.engine.assess.Assessment;
import fr.conformite.engine.compare.Comparison;
import fr.conformite.reports.CompareReport;
import fr.conformite.shell.Inputs.Input;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.shell.core.command.CommandContext;

/** {@code comparer}: two versions of a draft, what changed and what that moved. */
final class CompareCommand extends ConformiteCommand {

    private static final Option REPORT = Option.oneOf("rapport", "écrit aussi la comparaison dans une page HTML", "html");
    private static final Option FOLDER = new Option("sortie", "DOSSIER", List.of(), "dossier du résultat (dossier courant par défaut)");

    private static final String DETAILS = """
            AVANT et APRES sont deux versions d'une convention, dans n'importe quel format lisible. Chaque changement de rédaction est montré
            mot à mot, avec son article ; chaque indicateur qui bouge désigne le changement qui l'a fait bouger.

            Exemples :
              comparer projet-v1.docx projet-v2.docx
              comparer --rapport html --sortie rapports projet-v1.docx projet-v2.docx""";

    private final Engine engine;
    CompareCommand(Engine engine, Supplier<Screen> screen) {
        super(screen, "comparer", "[--rapport html] [--sortie DOSSIER] AVANT APRES",
                "Compare deux versions d'un projet : mots changés, indicateurs qui bougent.", DETAILS, REPORT, FOLDER);
        this.engine = engine;
    }

    @Override
    List<String> candidates() {
        return null;
    }

    @Override
    int run(CommandContext context, Screen screen) throws IOException {
        List<Input> inputs = Inputs.expand(arguments(context));
        if (inputs.size() != 2) {
            throw new UsageException("Indiquez deux fichiers : la version d'avant, puis celle d'après.");
        }
        Assessment before = assess(inputs.getFirst(), screen);
        Assessment after = assess(inputs.getLast(), screen);
        if (before == null || after == null) {
            return NOT_ANALYSED;
        }
        Comparison comparison = engine.compare(before, after);
        context.outputWriter().print(new CompareReport(screen.columns(), screen.colours()).text(comparison));
        boolean html = has(context, REPORT.name());
        if (html || has(context, FOLDER.name())) {
            save(value(context, FOLDER.name(), ""), "comparaison-" + inputs.getLast().stem() + (html ? ".html" : ".txt"),
                    html ? new CompareReport(screen.columns(), false).html(comparison) : new CompareReport(screen.columns(), false).text(comparison), screen);
        }
        return OK;
    }

    private Assessment assess(Input input, Screen screen) {
        try {
            return engine.assess(input.file());
        } catch (UnreadableDocumentException e) {
            screen.say(input.sentence(e));
            return null;
        }
    }

    private static void save(String folder, String name, String content, Screen screen) throws IOException {
        try {
            Path target = Path.of(folder).resolve(name);
            if (target.getParent() != null) {
                Files.createDirectories(target.getParent());
            }
            Files.writeString(target, content);
            screen.say("Rapport : " + target);
        } catch (InvalidPathException | IOException e) {
            throw new UsageException("Le dossier de sortie « " + folder + " » ne peut pas être écrit.");
        }
    }
}
