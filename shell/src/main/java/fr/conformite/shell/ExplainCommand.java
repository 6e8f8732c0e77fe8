package fr.conformite.shell;

import fr.conformite.engine.rulebase.Grid;
import fr.conformite.engine.rulebase.Grid.Indicator;
import fr.conformite.engine.rulebase.RuleBase;
import fr.conformite.reports.Style;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.shell.core.command.CommandContext;

/** {@code expliquer}: what the grid asks, from the rule base itself. */
final class ExplainCommand extends ConformiteCommand {

    /** Words that ask for the page on the whole grid. */
    private static final List<String> GENERAL = List.of("grille", "avis", "critères", "criteres");

    private static final String HELP = """
            Sans argument : les indicateurs, les critères et l'avis. Avec un numéro, un nom ou des mots : la page de l'indicateur.

            Exemples :
              expliquer grille
              expliquer 5
              expliquer autorites
              expliquer secret professionnel""";

    ExplainCommand(Supplier<Screen> screen) {
        super(screen, "expliquer", "[INDICATEUR]", "Explique la grille d'analyse, ou un de ses indicateurs.", HELP);
    }

    @Override
    List<String> candidates() {
        return RuleBase.grid().indicateurs().stream().map(Indicator::id).toList();
    }

    @Override
    int run(CommandContext context, Screen screen) {
        Grid grid = RuleBase.grid();
        var style = new Style(screen.colours());
        String asked = String.join(" ", arguments(context));
        if (asked.isBlank()) {
            context.outputWriter().print(overview(grid, style));
            return OK;
        }
        List<Indicator> found = new GridPages(grid).find(asked);
        if (GENERAL.contains(asked) || found.isEmpty() && GridPages.generalHas(asked)) {
            context.outputWriter().print(GridPages.general().map(p -> Markdown.render(p, screen.columns(), style))
                    .orElseGet(() -> overview(grid, style)));
            return OK;
        }
        if (found.isEmpty()) {
            throw new UsageException("Aucun indicateur ne correspond à « " + asked + " » ; « expliquer » seul en donne la liste.");
        }
        if (found.size() > 1) {
            context.outputWriter().print("« " + asked + " » se trouve dans plusieurs pages :\n");
            found.forEach(i -> context.outputWriter().print("%4d  %s\n".formatted(i.numero(), i.libelle())));
            return OK;
        }
        Indicator indicator = found.getFirst();
        String page = GridPages.page(indicator).orElseGet(() -> summary(indicator));
        context.outputWriter().print(Markdown.render(page, screen.columns(), style));
        grid.criteres().stream().filter(c -> c.indicateur() == indicator.numero()).forEach(c -> context.outputWriter().print(
                "\nCritère « " + c.libelle() + " » : satisfait quand la valeur est " + condition(c, "", "autre que ") + ".\n"));
        return OK;
    }

    private static String overview(Grid grid, Style style) {
        var text = new StringBuilder(style.bold("Les 14 indicateurs")).append('\n');
        for (Indicator indicator : grid.indicateurs()) {
            text.append("%4d  %-42s %s%n".formatted(indicator.numero(), indicator.libelle() + (indicator.cle() ? " *" : ""),
                    values(indicator)));
        }
        text.append("      * indicateur-clé : un critère repose sur lui\n\n");
        text.append(style.bold("Les 5 critères")).append('\n');
        for (Grid.Key criterion : grid.criteres()) {
            text.append("  • %s : indicateur %d %s%n".formatted(criterion.libelle(), criterion.indicateur(), condition(criterion, "= ", "≠ ")));
        }
        text.append('\n').append(style.bold("L'avis")).append('\n');
        grid.avis().forEach(v -> text.append("  • %s : %s%n".formatted(v.libelle(), v.explication())));
        return text.append("\nPour en savoir plus : expliquer grille, expliquer 5, expliquer autorites, expliquer secret professionnel\n").toString();
    }

    private static String condition(Grid.Key criterion, String equal, String different) {
        return criterion.satisfaitPar() != null ? equal + String.join(" ou ", criterion.satisfaitPar())
                : different + String.join(" ou ", criterion.sauf());
    }

    private static String values(Indicator indicator) {
        return String.join(" · ", indicator.valeurs()) + (indicator.libre() == null ? "" : " · (" + indicator.libre() + ")");
    }

    private static String summary(Indicator indicator) {
        return "# " + indicator.numero() + ". " + indicator.libelle() + "\n\nValeurs : " + values(indicator) + "\n";
    }
}
