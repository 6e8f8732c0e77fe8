package fr.conformite.registry.publish;

import fr.conformite.engine.identify.InseeCodes;
import fr.conformite.registry.EmployerFilter;
import fr.conformite.registry.Entry;
import fr.conformite.registry.statistics.Count;
import fr.conformite.registry.statistics.CountTable;
import fr.conformite.registry.statistics.Facts;
import fr.conformite.registry.statistics.FactTable;
import fr.conformite.registry.statistics.Plan;
import fr.conformite.registry.statistics.Plans;
import fr.conformite.registry.statistics.Section;
import fr.conformite.registry.statistics.Shown;
import fr.conformite.registry.statistics.Statistics;
import fr.conformite.registry.statistics.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What may be published of a registry: tables whose small figures are hidden, and one row a convention that names nobody.
 *
 * @param statistics the tables
 * @param rows       the open data, in an order that tells nothing
 */
public record Publication(Statistics statistics, List<OpenRow> rows) {

    private static final String COUNTED = "Effectif";

    public Publication {
        rows = List.copyOf(rows);
    }

    /** @throws IllegalArgumentException with a French sentence when there are fewer conventions than the least group */
    public static Publication of(Collection<Entry> known) {
        List<Entry> entries = List.copyOf(known);
        if (entries.size() < Secrecy.LEAST) {
            throw new IllegalArgumentException("Une publication anonyme demande au moins " + Secrecy.LEAST + " conventions.");
        }
        Map<String, List<Plan>> plans = new TreeMap<>(Map.of("1", Plans.indicators(entries), "2", context(entries), "3", Plans.crosses(entries),
                "4", Plans.opinions(entries), "5", Plans.funding(entries)));
        List<Plan> all = plans.values().stream().flatMap(List::stream).toList();
        int figures = all.stream().mapToInt(p -> p.lines().size() * (p.columns().size() + 1)).sum();
        Secrecy secrecy = Secrecy.of(all, entries, Sample.like(entries, figures + 200));
        Map<String, List<Table>> tables = new HashMap<>();
        plans.forEach((section, list) -> tables.put(section, new ArrayList<>(list.stream().map(p -> (Table) secrecy.table(p)).toList())));
        tables.get("5").add(costs(entries));
        List<Section> sections = List.of(new Section("indicateurs", "Les quatorze indicateurs", tables.get("1")),
                new Section("contexte", "Employeurs, lieux, années, départements", tables.get("2")),
                new Section("croisements", "Croisements", tables.get("3")), new Section("avis", "Avis et critères", tables.get("4")),
                new Section("financement", "Financement et coût", tables.get("5")),
                new Section("disparites", "Disparités au sein d'un département", List.of(disparities(entries))));
        return new Publication(new Statistics(null, Count.of(entries), Count.NONE, 0, 0, true, sections), OpenRows.of(entries, secrecy));
    }

    /** Employers, places, years and départements; the last by code, without opinions, and only where there are enough conventions. */
    private static List<Plan> context(List<Entry> entries) {
        List<Plan> plans = new ArrayList<>(Plans.context(entries));
        plans.removeIf(p -> p.id().equals("departements"));
        Map<String, Long> sizes = entries.stream().map(e -> InseeCodes.code(e.departement()).orElse("")).filter(c -> !c.isEmpty())
                .collect(Collectors.groupingBy(c -> c, TreeMap::new, Collectors.counting()));
        List<String> named = new ArrayList<>(sizes.keySet().stream().filter(c -> sizes.get(c) >= Secrecy.LEAST)
                .sorted((a, b) -> Long.compare(sizes.get(b), sizes.get(a))).toList());
        // The rest is a group as well: too small, it takes the smallest of the others in.
        while (!named.isEmpty() && rest(named, sizes, entries) > 0 && rest(named, sizes, entries) < Secrecy.LEAST) {
            named.removeLast();
        }
        if (named.isEmpty()) {
            return plans;
        }
        List<Plan.Line> lines = new ArrayList<>();
        named.stream().sorted().forEach(code -> lines.add(line(code, code, e -> code.equals(InseeCodes.code(e.departement()).orElse(null)))));
        List<String> kept = List.copyOf(named);
        lines.add(line("autres", "Autres ou non précisé", e -> !kept.contains(InseeCodes.code(e.departement()).orElse(""))));
        plans.add(new Plan("departements", "Départements (code INSEE)", "Département", List.of(COUNTED), lines, CountTable.Shape.DISTRIBUTION,
                "toutes les conventions retenues", List.of("Les départements de moins de trois conventions sont réunis."), Set.of(Plan.Facet.DEPARTEMENT)));
        return plans;
    }

    private static long rest(List<String> named, Map<String, Long> sizes, List<Entry> entries) {
        return entries.size() - named.stream().mapToLong(sizes::get).sum();
    }

    private static Plan.Line line(String key, String label, Predicate<Entry> test) {
        return new Plan.Line(key, label, e -> true, List.of(test));
    }

    /** The lowest and the highest cost are those of one convention: the third from each end is told instead, in thousands of euros. */
    private static FactTable costs(List<Entry> entries) {
        List<List<Object>> rows = new ArrayList<>();
        Map<String, Predicate<Entry>> groups = new java.util.LinkedHashMap<>();
        groups.put("Ensemble", e -> true);
        for (String type : EmployerFilter.TYPES) {
            groups.put(type, e -> type.equals(e.employerType()));
        }
        groups.forEach((label, test) -> {
            List<BigDecimal> amounts = entries.stream().filter(test).map(Entry::costPerFte).filter(java.util.Objects::nonNull).sorted().toList();
            if (amounts.size() >= 2 * Secrecy.LEAST) {
                rows.add(List.of(label, thousand(amounts.get(Secrecy.LEAST - 1)), thousand(Facts.median(amounts)),
                        thousand(amounts.get(amounts.size() - Secrecy.LEAST))));
            }
        });
        return new FactTable("cout-etp-montants-publies", "Coût annuel par ETP : étendue et médiane, au millier d'euros",
                List.of(new FactTable.Column("Employeur", FactTable.Kind.TEXT), new FactTable.Column("Troisième plus bas", FactTable.Kind.EUROS),
                        new FactTable.Column("Médiane", FactTable.Kind.EUROS), new FactTable.Column("Troisième plus haut", FactTable.Kind.EUROS)), rows,
                "les conventions dont le coût par ETP est connu, par groupes de six au moins", List.of());
    }

    private static BigDecimal thousand(BigDecimal amount) {
        return amount.movePointLeft(3).setScale(0, RoundingMode.HALF_UP).movePointRight(3).setScale(0);
    }

    /** The summary only, and no number of one or two départements, on either side. */
    private static FactTable disparities(List<Entry> entries) {
        FactTable full = Facts.disparities(entries);
        List<List<Object>> rows = full.rows().stream().filter(r -> (Integer) r.get(2) >= Secrecy.LEAST).map(r -> {
            int differ = (Integer) r.get(1);
            boolean small = small(differ) || small((Integer) r.get(2) - differ);
            return java.util.Arrays.asList(r.get(0), small ? Shown.SECRET : r.get(1), r.get(2), small ? Shown.SECRET : r.get(3));
        }).toList();
        return new FactTable(full.id(), full.title(), full.columns(), rows, full.denominator(), full.notes());
    }

    private static boolean small(int n) {
        return n > 0 && n < Secrecy.LEAST;
    }
}
