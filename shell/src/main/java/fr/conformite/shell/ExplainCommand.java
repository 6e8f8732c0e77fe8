package fr.conformite.shell;

import fr.conformite.reports.Style;
import fr.conformite.shell.RuleBase.Criterion;
import fr.conformite.shell.RuleBase.Indicator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.shell.core.command.CommandContext;

/** {@code expliquer}: what the grid asks, from the rule base itself. */
final class ExplainCommand extends ConformiteCommand {

    private static final String HELP = """
            Sans argument : les indicateurs, les critères et l'avis. Avec un numéro, un nom ou des mots : la page de l'indicateur.

            Exemples :
              expliquer 5
              expliquer autorites
              expliquer secret professionnel""";

    private final Supplier<Screen> screen;

    ExplainCommand(Supplier<Screen> screen) {
        super("expliquer", "[INDICATEUR]", "Explique la grille d'analyse, ou un de ses indicateurs.", HELP);
        this.screen = screen;
    }

    @Override
    Screen screen() {
        return screen.get();
    }

    @Override
    List<String> candidates() {
        return new RuleBase().indicators().stream().map(Indicator::id).toList();
    }

    @Override
    int run(CommandContext context, Screen screen) {
        var rules = new RuleBase();
        var style = new Style(screen.colours());
        String asked = String.join(" ", arguments(context));
        if (asked.isBlank() || asked.equals("grille")) {
            context.outputWriter().print(overview(rules, style));
            return OK;
        }
        List<Indicator> found = rules.find(asked);
        if (found.isEmpty()) {
            throw new UsageException("Aucun indicateur ne correspond à « " + asked + " » ; « expliquer » seul en donne la liste.");
        }
        if (found.size() > 1) {
            context.outputWriter().print("« " + asked + " » se trouve dans plusieurs pages :\n");
            found.forEach(i -> context.outputWriter().print("%4d  %s\n".formatted(i.number(), i.label())));
            return OK;
        }
        Indicator indicator = found.getFirst();
        String page = indicator.page() == null ? summary(indicator) : indicator.page();
        context.outputWriter().print(Markdown.render(page, screen.columns(), style));
        criterion(rules, indicator).ifPresent(c -> context.outputWriter().print("\n" + c + "\n"));
        return OK;
    }

    private static String overview(RuleBase rules, Style style) {
        var text = new StringBuilder(style.bold("Les 14 indicateurs")).append('\n');
        for (Indicator indicator : rules.indicators()) {
            text.append("%4d  %-42s %s%n".formatted(indicator.number(), indicator.label() + (indicator.key() ? " *" : ""),
                    String.join(" · ", indicator.values())));
        }
        text.append("      * indicateur-clé : un critère repose sur lui\n\n");
        text.append(style.bold("Les 5 critères")).append('\n');
        for (Criterion criterion : rules.criteria()) {
            text.append("  • %s : indicateur %d %s%n".formatted(criterion.label(), criterion.indicator(), condition(criterion)));
        }
        text.append('\n').append(style.bold("L'avis")).append('\n');
        rules.opinions().forEach(o -> text.append("  • %s : %s%n".formatted(o.label(), o.explanation())));
        return text.append("\nLa page d'un indicateur : expliquer 5, expliquer autorites, expliquer secret professionnel\n").toString();
    }

    private static String condition(Criterion criterion) {
        return criterion.except().isEmpty() ? "= " + String.join(" ou ", criterion.satisfiedBy())
                : "≠ " + String.join(" et ≠ ", criterion.except());
    }

    private static String summary(Indicator indicator) {
        return "# " + indicator.number() + ". " + indicator.label() + "\n\nValeurs : " + String.join(" · ", indicator.values()) + "\n";
    }

    private static java.util.Optional<String> criterion(RuleBase rules, Indicator indicator) {
        Stream<Criterion> resting = rules.criteria().stream().filter(c -> c.indicator() == indicator.number());
        return resting.findFirst().map(c -> "Critère « " + c.label() + " » : satisfait quand la valeur est " + (c.except().isEmpty()
                ? String.join(" ou ", c.satisfiedBy()) : "autre que " + String.join(" ou ", c.except())) + ".");
    }
}
