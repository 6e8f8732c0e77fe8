package fr.conformite.shell;

import fr.conformite.engine.rulebase.Grid.Indicator;
import fr.conformite.engine.rulebase.RuleBase;
import fr.conformite.registry.EmployerFilter;
import fr.conformite.registry.index.PassageIndex;
import fr.conformite.registry.search.Criteria;
import fr.conformite.registry.search.Hits;
import fr.conformite.registry.search.HitsCsv;
import fr.conformite.registry.search.HitsJson;
import fr.conformite.registry.search.HitsText;
import fr.conformite.registry.search.QueryException;
import fr.conformite.registry.search.Search;
import fr.conformite.registry.store.Registry;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.shell.core.command.CommandContext;

/** {@code chercher}: full-text search over the passages of a registry. */
final class SearchCommand extends ConformiteCommand {

    private static final Option INDICATOR = new Option("indicateur", "INDICATEUR", List.of(),
            "un numéro ou un nom : les passages cités pour lui ; avec --valeur, les conventions qui ont cette valeur");
    private static final Option VALUE = new Option("valeur", "VALEUR", List.of(), "valeur de cet indicateur : Inversée, Non-prévu…");
    private static final Option CITED = Option.flag("cites", "avec --valeur : seulement les passages cités pour l'indicateur");
    private static final Option DEPARTEMENT = new Option("departement", "NOMS", List.of(), "départements, séparés par des virgules");
    private static final Option YEAR = new Option("annee", "ANNEES", List.of(), "années de signature : 2021, 2019..2021, 2019.., ..2018");
    private static final Option EMPLOYER = new Option("employeur", "QUI", List.of(), EmployerFilter.HELP);
    private static final Option OPINION = new Option("avis", "AVIS", List.of(), "avis rendu sur la convention");
    private static final Option VERSIONS = Option.flag("versions", "cherche aussi dans les versions antérieures des conventions");
    private static final Option LIMIT = new Option("limite", "N", List.of(), "nombre de passages montrés (20 par défaut ; 10 000 en csv et json)");
    private static final Option FORMAT = Option.oneOf("format", "forme du résultat (texte par défaut)", "texte", "csv", "json");

    private static final int USUAL_LIMIT = 20;

    /** What fits in memory with their words; a search that finds more is to be made narrower, or its limit raised. */
    private static final int FILE_LIMIT = 10_000;

    /** Below this, indexing takes less time than reading a message about it. */
    private static final int WORTH_SAYING = 20;

    private static final String DETAILS = """
            Les passages (paragraphes, éléments de liste, lignes de tableau) qui contiennent tous les mots donnés, les plus proches d'abord.
            Un mot se trouve sous toutes ses formes (« autorité » trouve « autorités ») ; majuscules et accents ne comptent pas.
              « secret professionnel »     ces mots exactement, à la suite (aussi entre guillemets droits)
              « autorité employeur »~5     ces mots sous toutes leurs formes, à cinq mots près
              hiérarch*                    les mots qui commencent ainsi
              ET, OU, SAUF, ( )            en capitales ; sans rien entre deux mots, ET est sous-entendu

            Exemples :
              chercher "secret partagé" --repertoire conventions.db
              chercher "« manière de servir » OU notation" --indicateur 5 --valeur Confuse
              chercher "crip SAUF (faculté OU peut)" --departement Sarthe,Orne --annee 2019..2021
              chercher --indicateur autorites --valeur Inversée --cites""";

    private final Registries registries;

    SearchCommand(Registries registries, Supplier<Screen> screen) {
        super(screen, "chercher", "\"MOTS\" [--repertoire FICHIER] [filtres] [--format FORME]",
                "Cherche des mots dans les passages de toutes les conventions d'un répertoire.", DETAILS, Registries.REGISTRY, INDICATOR, VALUE, CITED,
                DEPARTEMENT, YEAR, EMPLOYER, OPINION, VERSIONS, LIMIT, FORMAT);
        this.registries = registries;
    }

    @Override
    int run(CommandContext context, Screen screen) {
        Criteria criteria = criteria(context);
        String format = value(context, FORMAT.name(), "texte");
        int limit = limit(context, LIMIT, format.equals("texte") ? USUAL_LIMIT : FILE_LIMIT);
        Registry registry = registries.existing(context);
        upToDate(registry.index(), screen);
        Hits hits;
        try {
            hits = new Search(registry).find(criteria, limit);
        } catch (QueryException e) {
            throw new UsageException(e.getMessage());
        }
        if (!format.equals("texte") && hits.shown().size() < hits.passages()) {
            screen.say(hits.passages() + " passages trouvés ; " + (hits.shown().size() == 1 ? "le plus proche est écrit" : "les " + hits.shown().size() + " plus proches sont écrits")
                    + " (--limite en écrit d'autres).");
        }
        context.outputWriter().print(switch (format) {
            case "json" -> HitsJson.render(hits);
            case "csv" -> HitsCsv.render(hits);
            default -> new HitsText(screen.columns(), screen.colours()).render(hits);
        });
        return OK;
    }

    private static void upToDate(PassageIndex index, Screen screen) {
        long waiting = index.waiting();
        if (waiting >= WORTH_SAYING) {
            screen.say("Mise à jour de l'index de recherche (" + waiting + " documents)…");
        }
        if (!index.update()) {
            screen.say("Un autre programme met l'index à jour en ce moment : les documents les plus récents peuvent manquer.");
        }
    }

    private static Criteria criteria(CommandContext context) {
        Integer indicator = has(context, INDICATOR.name()) ? indicator(value(context, INDICATOR.name(), "")).numero() : null;
        if (has(context, VALUE.name()) && indicator == null) {
            throw new UsageException("L'option --valeur demande un indicateur : ajoutez --indicateur.");
        }
        if (has(context, CITED.name()) && indicator == null) {
            throw new UsageException("L'option --cites demande un indicateur : ajoutez --indicateur.");
        }
        return new Criteria(words(arguments(context)), indicator, value(context, VALUE.name(), null), has(context, CITED.name()),
                Stream.of(value(context, DEPARTEMENT.name(), "").split(",")).map(String::strip).filter(d -> !d.isEmpty()).toList(),
                value(context, YEAR.name(), null), value(context, EMPLOYER.name(), null), value(context, OPINION.name(), null),
                has(context, VERSIONS.name()));
    }

    /** An argument among others that holds blanks was quoted on the command line: it is a phrase, unless it is a query of its own. */
    private static String words(List<String> arguments) {
        return arguments.size() == 1 ? arguments.getFirst() : String.join(" ", arguments.stream()
                .map(a -> a.strip().contains(" ") && !a.matches("(?s).*[\"“”«»()].*|.*\\b(?:ET|OU|SAUF)\\b.*") ? "\"" + a + "\"" : a).toList());
    }

    private static Indicator indicator(String asked) {
        List<Indicator> found = new GridPages(RuleBase.grid()).find(asked);
        if (found.size() != 1) {
            throw new UsageException(found.isEmpty() ? "Aucun indicateur ne correspond à « " + asked + " »." : "« " + asked
                    + " » peut désigner plusieurs indicateurs : " + String.join(", ", found.stream().map(Indicator::id).toList()) + ".");
        }
        return found.getFirst();
    }

    /** A whole number from 1. */
    static int limit(CommandContext context, Option option, int absent) {
        String given = value(context, option.name(), null);
        if (given == null) {
            return absent;
        }
        if (!given.matches("[1-9]\\d{0,8}")) {
            throw new UsageException("L'option --" + option.name() + " attend un nombre entier à partir de 1, pas « " + given + " ».");
        }
        return Integer.parseInt(given);
    }
}
