package fr.conformite.shell;

import fr.conformite.registry.AssessmentLines;
import fr.conformite.registry.EmployerFilter;
import fr.conformite.registry.publish.OpenData;
import fr.conformite.registry.publish.Publication;
import fr.conformite.registry.statistics.Breakdown;
import fr.conformite.registry.statistics.Dashboard;
import fr.conformite.registry.statistics.Filter;
import fr.conformite.registry.statistics.Statistics;
import fr.conformite.registry.statistics.StatisticsCsv;
import fr.conformite.registry.statistics.StatisticsJson;
import fr.conformite.registry.statistics.StatisticsText;
import fr.conformite.registry.statistics.StatisticsXlsx;
import fr.conformite.registry.store.Outcome;
import fr.conformite.registry.store.Registry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.shell.core.command.CommandContext;

/** {@code statistiques}: the study's tables over many conventions, for their readers or for the public. */
final class StatisticsCommand extends ConformiteCommand {

    private static final Option LINES = new Option("depuis", "FICHIER", List.of(), "analyses écrites par verifier --format json (JSON Lines)");
    private static final Option BY = Option.oneOf("par", "détaille chaque indicateur selon ce critère", Breakdown.words().toArray(String[]::new));
    private static final Option YEAR = new Option("annee", "ANNEES", List.of(), "années de signature : 2021, 2019-2021, 2018,2020, sans");
    private static final Option DEPARTEMENT = new Option("departement", "NOMS", List.of(), "départements, par nom ou par code : Sarthe,61");
    private static final Option EMPLOYER = new Option("employeur", "QUI", List.of(), EmployerFilter.HELP);
    private static final Option FORMAT = Option.oneOf("format", "forme du résultat (texte par défaut)", "texte", "csv", "json", "xlsx", "html");
    private static final Option TARGET = new Option("sortie", "FICHIER", List.of(), "fichier du résultat ; avec --anonyme, dossier des données ouvertes");
    private static final Option ANONYMOUS = Option.flag("anonyme", "ne publie aucun nom, ni aucun effectif de moins de trois conventions");

    private static final String DETAILS = """
            Les tableaux suivent l'étude de l'Observatoire (2021). Chaque chiffre dit sur combien de conventions et de postes il porte.
            Les formats xlsx et html s'écrivent dans un fichier : statistiques.xlsx ou statistiques.html, ou celui de --sortie.

            Avec --anonyme, --sortie désigne un dossier : données ouvertes (CSV et leur description), une ligne par convention, et les
            tableaux. Les filtres ne s'y appliquent pas : deux extraits pourraient être soustraits l'un de l'autre.

            Exemples :
              statistiques --repertoire conventions.db
              statistiques --depuis analyses.jsonl
              statistiques --repertoire conventions.db --annee 2020-2021 --employeur association --par lieu
              statistiques --repertoire conventions.db --format html --sortie tableau-de-bord.html
              statistiques --repertoire conventions.db --anonyme --sortie publication""";

    private final Registries registries;

    StatisticsCommand(Registries registries, Supplier<Screen> screen) {
        super(screen, "statistiques", "--repertoire FICHIER|--depuis FICHIER [--par QUOI] [--annee ANNEES] [--departement NOMS] [--employeur QUI] [--format FORME] [--sortie FICHIER] [--anonyme]",
                "Compte les valeurs, les avis, les financements et les disparités de nombreuses conventions.", DETAILS,
                Registries.REGISTRY, LINES, BY, YEAR, DEPARTEMENT, EMPLOYER, FORMAT, TARGET, ANONYMOUS);
        this.registries = registries;
    }

    @Override
    int run(CommandContext context, Screen screen) {
        if (!arguments(context).isEmpty()) {
            throw new UsageException("La commande « statistiques » ne prend pas de nom de fichier : donnez --repertoire ou --depuis.");
        }
        String format = value(context, FORMAT.name(), "texte");
        if (!has(context, ANONYMOUS.name())) {
            AssessmentLines known = known(context);
            Breakdown by = has(context, BY.name()) ? Breakdown.of(value(context, BY.name(), null)) : null;
            Filter filter = filter(context);
            if (known.entries().stream().noneMatch(filter.test()) && !known.entries().isEmpty()) {
                screen.say("Aucune convention n'est retenue (" + filter.words() + ") : tous les chiffres sont nuls.");
            }
            write(Statistics.of(known.entries(), known.notAnalysed(), filter, by), format, value(context, TARGET.name(), null), context, screen);
            return OK;
        }
        for (Option option : List.of(BY, YEAR, DEPARTEMENT, EMPLOYER)) {
            if (has(context, option.name())) {
                throw new UsageException("L'option --" + option.name() + " ne s'emploie pas avec --anonyme : deux extraits pourraient être soustraits l'un de l'autre.");
            }
        }
        AssessmentLines known = known(context);
        Publication publication;
        try {
            publication = Publication.of(known.entries());
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
        if (has(context, TARGET.name())) {
            Path folder = path(value(context, TARGET.name(), null));
            Map<String, byte[]> files = OpenData.files(publication);
            files.forEach((name, content) -> save(folder.resolve(name), content, screen));
            if (format.equals("xlsx") || format.equals("html")) {
                save(folder.resolve("statistiques." + format), rendered(publication.statistics(), format, screen), screen);
            }
        } else {
            write(publication.statistics(), format, null, context, screen);
        }
        return OK;
    }

    /** From a file of analyses when one is given, else from the registry, one entry a convention. */
    private AssessmentLines known(CommandContext context) {
        if (!has(context, LINES.name())) {
            Registry registry = registries.existing(context);
            return new AssessmentLines(registry.entries(), registry.counts().documents().entrySet().stream()
                    .filter(d -> d.getKey() != Outcome.ANALYSED).mapToInt(Map.Entry::getValue).sum());
        }
        if (has(context, Registries.REGISTRY.name())) {
            throw new UsageException("Choisissez entre --repertoire et --depuis.");
        }
        try {
            return AssessmentLines.read(path(value(context, LINES.name(), null)));
        } catch (IOException e) {
            throw new UsageException(e.getMessage());
        }
    }

    private static Filter filter(CommandContext context) {
        try {
            return Filter.of(value(context, YEAR.name(), null), value(context, DEPARTEMENT.name(), null), value(context, EMPLOYER.name(), null));
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }

    private static void write(Statistics statistics, String format, String target, CommandContext context, Screen screen) {
        boolean file = target != null || format.equals("xlsx") || format.equals("html");
        if (!file) {
            context.outputWriter().print(format.equals("texte") ? new StatisticsText(screen.columns(), screen.colours()).render(statistics)
                    : new String(rendered(statistics, format, screen), StandardCharsets.UTF_8));
            return;
        }
        String name = "statistiques." + (format.equals("texte") ? "txt" : format);
        Path path = path(target == null ? name : target);
        save(Files.isDirectory(path) ? path.resolve(name) : path, rendered(statistics, format, screen), screen);
    }

    private static byte[] rendered(Statistics statistics, String format, Screen screen) {
        return switch (format) {
            case "csv" -> StatisticsCsv.render(statistics).getBytes(StandardCharsets.UTF_8);
            case "json" -> StatisticsJson.render(statistics).getBytes(StandardCharsets.UTF_8);
            case "xlsx" -> StatisticsXlsx.render(statistics);
            case "html" -> new Dashboard().render(statistics).getBytes(StandardCharsets.UTF_8);
            default -> new StatisticsText(screen.columns(), false).render(statistics).getBytes(StandardCharsets.UTF_8);
        };
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new UsageException("« " + name + " » n'est pas un nom de fichier valable.");
        }
    }

    private static void save(Path path, byte[] content, Screen screen) {
        try {
            if (path.getParent() != null) {
                Files.createDirectories(path.getParent());
            }
            Files.write(path, content);
            screen.say("Écrit : " + path);
        } catch (IOException e) {
            throw new UsageException("Le fichier « " + path + " » ne peut pas être écrit.");
        }
    }
}
