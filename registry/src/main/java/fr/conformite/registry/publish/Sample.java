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
    private final List<String> departements;
    private final List<Integer> years;

    private Sample(Collection<Entry> entries) {
        departements = new ArrayList<>(entries.stream().map(Entry::departement).distinct().toList());
        departements.add(null);
        years = new ArrayList<>(entries.stream().map(Entry::year).distinct().toList());
        years.add(null);
    }

    /** @param entries whose départements and years are met again; their other values may be any of the grid */
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
            // The first value of the grid is the usual one: half of the time, so that conventions without a failing criterion are met too.
            values.put(indicator.numero(), random.nextBoolean() ? indicator.valeurs().getFirst() : pick(indicator.valeurs()));
        }
        Integer year = pick(years);
        values.put(10, year == null ? "Non-précisée" : year.toString());
        BigDecimal cost = random.nextBoolean() ? null : pick(List.of(new BigDecimal(45_000), new BigDecimal(52_000), new BigDecimal(60_000)));
        values.put(14, cost == null ? "Non-précisé" : cost.toPlainString());
        List<String> failed = GRID.criteres().stream().filter(k -> !k.satisfiedBy(values.get(k.indicateur()))).map(Grid.Key::id).toList();
        boolean funded = "Mentionnée".equals(values.get(13));
        List<Entry.Funder> funders = funded ? List.of(new Entry.Funder("", pick(List.of("État", "Département", "Autre")), null, null)) : List.of();
        String evolution = funded ? pick(List.of("Financeur unique", "Stable", "Dégressive", "Indéterminée")) : null;
        return new Entry(null, null, pick(departements), random.nextInt(8) == 0 ? null : pick(List.of("Association", "Conseil départemental", "Ville/Interco")), null,
                random.nextInt(8) == 0 ? null : pick(List.of("Gendarmerie", "Police", "Mixte")), 1 + random.nextInt(4), null, List.of(), values, evolution, funders, cost,
                random.nextInt(4) == 0 ? null : cost, failed, GRID.verdict(failed.size()).libelle(), false);
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
