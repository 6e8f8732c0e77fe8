package fr.conformite.shell;

import fr.conformite.engine.rulebase.Grid;
import fr.conformite.engine.rulebase.RuleBase;
import fr.conformite.registry.EmployerFilter;
import fr.conformite.registry.index.PassageIndex;
import fr.conformite.registry.store.Registry;
import fr.conformite.registry.store.RegistryException;
import java.util.List;
import java.util.stream.Stream;

/** Values to offer for the options that speak of the grid or of the registry chosen, whatever the command. */
final class Suggestions {

    private final Grid grid = RuleBase.grid();
    private final Registries registries;

    Suggestions(Registries registries) {
        this.registries = registries;
    }

    /**
     * @param option name of the option, without dashes
     * @param words  the line so far
     * @return nothing when nothing is known of this option
     */
    List<String> of(String option, List<String> words) {
        return switch (option) {
            case "indicateur" -> grid.indicateurs().stream().map(Grid.Indicator::id).toList();
            case "valeur" -> values(words);
            case "critere" -> grid.criteres().stream().map(Grid.Key::id).toList();
            case "avis" -> grid.avis().stream().map(Grid.Verdict::libelle).toList();
            case "departement" -> indexed(words, PassageIndex.DEPARTEMENT);
            case "annee" -> indexed(words, PassageIndex.YEAR);
            case "employeur" -> employers(words);
            default -> List.of();
        };
    }

    /** Values of the indicator named on the line, else of all. */
    private List<String> values(List<String> words) {
        int at = words.indexOf("--indicateur");
        String named = at >= 0 && at + 1 < words.size() ? words.get(at + 1) : "";
        Stream<Grid.Indicator> all = grid.indicateurs().stream();
        List<Grid.Indicator> one = all.filter(i -> i.id().equals(named) || named.equals(String.valueOf(i.numero()))).toList();
        return (one.isEmpty() ? grid.indicateurs() : one).stream().flatMap(i -> i.valeurs().stream()).distinct().toList();
    }

    /** The types, then the names of the registry at hand; a comma of a name would begin another value. */
    private List<String> employers(List<String> words) {
        return Stream.concat(EmployerFilter.TYPES.stream(), indexed(words, PassageIndex.EMPLOYER_NAME).stream().map(n -> n.replaceFirst("\\s*,.*", ""))
                .filter(n -> !n.isEmpty())).distinct().toList();
    }

    /** What the index of the registry at hand holds; completion never fails. */
    private List<String> indexed(List<String> words, String field) {
        try {
            Registry registry = registries.at(words);
            return registry == null ? List.of() : registry.index().terms(field);
        } catch (RegistryException e) {
            return List.of();
        }
    }
}
