package fr.conformite.registry.publish;

import fr.conformite.engine.rulebase.Grid;
import fr.conformite.engine.rulebase.RuleBase;
import fr.conformite.registry.Entry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;

/** Conventions that could exist, drawn at random but always the same: they tell which figures depend on which, and are never published. */
final class Sample {

    private static final Grid GRID = RuleBase.grid();

    private final Random random = new Random(20061221);
    // What is met in the registry, and nothing else: a row that a table does not have is known to be empty, so it must be so here too.
    private final List<String> departements;
    private final List<Integer> years;
    private final List<String> employers;
    private final List<String> places;
    private final List<List<String>> failures;

    private Sample(Collection<Entry> entries) {
        departements = entries.stream().map(Entry::departement).distinct().toList();
        years = entries.stream().map(Entry::year).distinct().toList();
        employers = entries.stream().map(Entry::employerType).distinct().toList();
        places = entries.stream().map(Entry::place).distinct().toList();
        failures = entries.stream().map(Entry::failed).distinct().toList();
    }

    /** @param entries whose départements, years, employers, places and failing criteria are met again; other values may be any of the grid */
    static List<Entry> like(Collection<Entry> entries, int size) {
        var sample = new Sample(entries);
        List<Entry> drawn = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            drawn.add(sample.draw());
        }
        return drawn;
    }

    private Entry draw() {
        SequencedMap<Integer, String> values = new LinkedHashMap<>();
        for (Grid.Indicator indicator : GRID.indicateurs()) {
            values.put(indicator.numero(), pick(indicator.valeurs()));
        }
        List<String> failed = pick(failures);
        GRID.criteres().forEach(k -> values.put(k.indicateur(), pick(GRID.indicator(k.indicateur()).valeurs().stream()
                .filter(v -> k.satisfiedBy(v) != failed.contains(k.id())).toList())));
        Integer year = pick(years);
        values.put(10, year == null ? "Non-précisée" : year.toString());
        BigDecimal cost = random.nextBoolean() ? null : pick(List.of(new BigDecimal(45_000), new BigDecimal(52_000), new BigDecimal(60_000)));
        values.put(14, cost == null ? "Non-précisé" : cost.toPlainString());
        boolean funded = "Mentionnée".equals(values.get(13));
        List<Entry.Funder> funders = funded ? List.of(new Entry.Funder("", pick(List.of("État", "Département", "Autre")), null, null)) : List.of();
        String evolution = funded ? pick(List.of("Financeur unique", "Stable", "Dégressive", "Indéterminée")) : null;
        return new Entry(null, null, pick(departements), pick(employers), null, pick(places), 1 + random.nextInt(4), null, List.of(), values, evolution, funders, cost,
                random.nextInt(4) == 0 ? null : cost, failed, GRID.verdict(failed.size()).libelle(), false);
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
