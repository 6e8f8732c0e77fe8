package fr.conformite.engine.assess;

import fr.conformite.engine.rulebase.Grid;
import java.util.List;
import java.util.function.IntFunction;

/**
 * One of the five key criteria.
 *
 * @param id        stable identifier (« exercice-en »)
 * @param libelle   as users read it
 * @param satisfait true when the value of the indicator satisfies it
 * @param motif     why, in French; says « non contredit » when the criterion holds by silence
 * @param indicateur number of the indicator it rests on
 */
public record Criterion(String id, String libelle, boolean satisfait, String motif, int indicateur) {

    /** The key criteria of the grid. @param value value of an indicator by its number */
    public static List<Criterion> all(Grid grid, IntFunction<String> value) {
        return grid.criteres().stream().map(key -> {
            String found = value.apply(key.indicateur());
            return new Criterion(key.id(), key.libelle(), key.satisfiedBy(found), key.motif(found, grid.indicator(key.indicateur()).absence()),
                    key.indicateur());
        }).toList();
    }

    /** The opinion that follows from criteria. */
    public static Grid.Verdict verdict(Grid grid, List<Criterion> criteria) {
        return grid.verdict((int) criteria.stream().filter(c -> !c.satisfait()).count());
    }

    /** True when it holds only because nothing in the text goes against it: reports then say « non contredit » and nothing stronger. */
    public boolean nonContredit() {
        return satisfait && motif.contains("non contredit");
    }

    /** The standing of the criterion in the words of every report: « Satisfait », « Non contredit » or « Non satisfait ». */
    public String constat() {
        return !satisfait ? "Non satisfait" : nonContredit() ? "Non contredit" : "Satisfait";
    }
}
