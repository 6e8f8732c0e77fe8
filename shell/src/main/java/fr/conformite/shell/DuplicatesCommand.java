package fr.conformite.shell;

import fr.conformite.engine.language.Fold;
import fr.conformite.engine.rulebase.Grid;
import fr.conformite.engine.rulebase.RuleBase;
import fr.conformite.registry.duplicates.Duplicates;
import fr.conformite.registry.duplicates.Options;
import fr.conformite.registry.duplicates.Travels;
import fr.conformite.registry.duplicates.TravelsCsv;
import fr.conformite.registry.duplicates.TravelsJson;
import fr.conformite.registry.duplicates.TravelsText;
import fr.conformite.registry.store.Registry;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.shell.core.command.CommandContext;

/** {@code doublons}: clauses that travel from one convention to another. */
final class DuplicatesCommand extends ConformiteCommand {

    private static final Option LIKENESS = new Option("seuil", "N", List.of(), "ressemblance à partir de laquelle deux passages n'en font qu'un, de 50 à 100 % (75 par défaut)");
    private static final Option CRITERION = new Option("critere", "CRITERE", List.of(), "seulement les passages qui font échouer ce critère");
    private static final Option LEAST = new Option("min", "N", List.of(), "seulement les passages d'au moins N conventions (2 par défaut)");
    private static final Option LIMIT = new Option("limite", "N", List.of(), "nombre de passages montrés (20 par défaut ; tous en csv et json)");
    private static final Option USUAL = Option.flag("courants", "montre aussi les formules du modèle-type et de la plupart des conventions");
    private static final Option FORMAT = Option.oneOf("format", "forme du résultat (texte par défaut)", "texte", "csv", "json");

    private static final int USUAL_LIMIT = 20;

    private static final String DETAILS = """
            Les passages que plusieurs conventions ont en commun, noms, lieux, montants et dates mis à part : d'abord ceux qui font échouer un
            critère dans le plus de conventions, avec celle où chacun apparaît d'abord. Puis les familles de conventions reprises les unes des
            autres. Deux passages qui ne diffèrent que par une négation ou par qui commande ne sont pas tenus pour le même.

            Exemples :
              doublons --repertoire conventions.db
              doublons --critere autorites --min 3
              doublons --seuil 90 --format csv""";

    private final Registries registries;

    DuplicatesCommand(Registries registries, Supplier<Screen> screen) {
        super(screen, "doublons", "[--repertoire FICHIER] [--critere CRITERE] [--seuil N] [--min N] [--limite N] [--courants] [--format FORME]",
                "Trouve les passages qui circulent d'une convention à l'autre, et qui copie qui.", DETAILS, Registries.REGISTRY, LIKENESS, CRITERION, LEAST,
                LIMIT, USUAL, FORMAT);
        this.registries = registries;
    }

    @Override
    int run(CommandContext context, Screen screen) throws IOException {
        if (!arguments(context).isEmpty()) {
            throw new UsageException("La commande « doublons » ne prend pas de nom de fichier : donnez --repertoire.");
        }
        String format = value(context, FORMAT.name(), "texte");
        boolean text = format.equals("texte");
        String criterion = criterion(value(context, CRITERION.name(), null));
        var options = new Options(likeness(value(context, LIKENESS.name(), null)), criterion, Math.max(2, SearchCommand.limit(context, LEAST, 2)),
                SearchCommand.limit(context, LIMIT, text ? USUAL_LIMIT : Integer.MAX_VALUE), !text || has(context, USUAL.name()));
        Registry registry = registries.existing(context);
        Travels travels = find(registry, options, screen);
        switch (format) {
            case "json" -> TravelsJson.render(travels, context.outputWriter());
            case "csv" -> TravelsCsv.render(travels, context.outputWriter());
            default -> context.outputWriter().print(new TravelsText(screen.columns(), screen.colours()).render(travels, criterion == null));
        }
        return OK;
    }

    private static Travels find(Registry registry, Options options, Screen screen) {
        var bar = new Duplicates.Listener() {
            private Progress progress;

            @Override
            public void starts(int conventions) {
                progress = Progress.on(screen, conventions);
            }

            @Override
            public void advances() {
                progress.step();
            }
        };
        try {
            return Duplicates.find(registry, options, bar);
        } finally {
            if (bar.progress != null) {
                bar.progress.close();
            }
        }
    }

    /** « 80 », « 80 % » or « 0,8 ». */
    private static double likeness(String given) {
        if (given == null) {
            return Options.USUAL_LIKENESS;
        }
        String number = given.replace("%", "").strip().replace(',', '.');
        if (number.matches("\\d{1,3}(?:\\.\\d{1,4})?")) {
            double likeness = Double.parseDouble(number) > 1 ? Double.parseDouble(number) / 100 : Double.parseDouble(number);
            if (likeness >= Options.LEAST && likeness <= 1) {
                return likeness;
            }
        }
        throw new UsageException("L'option --seuil attend une ressemblance de 50 à 100 %, pas « " + given + " ».");
    }

    private static String criterion(String given) {
        if (given == null) {
            return null;
        }
        List<Grid.Key> all = RuleBase.grid().criteres();
        String folded = Fold.fold(given.strip());
        List<Grid.Key> found = all.stream().filter(c -> folded.equals(c.id()) || folded.equals(String.valueOf(c.indicateur()))).toList();
        if (found.isEmpty() && !folded.isEmpty()) {
            found = all.stream().filter(c -> Fold.fold(c.libelle() + " " + c.id() + " " + RuleBase.grid().indicator(c.indicateur()).id()).contains(folded)).toList();
        }
        if (found.size() != 1) {
            throw new UsageException("« " + given + " » ne désigne pas un critère ; choisissez parmi : " + String.join(", ", ids()) + ".");
        }
        return found.getFirst().id();
    }

    private static List<String> ids() {
        return RuleBase.grid().criteres().stream().map(Grid.Key::id).toList();
    }
}
