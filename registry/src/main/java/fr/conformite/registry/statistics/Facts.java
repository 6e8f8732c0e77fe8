package fr.conformite.registry.statistics;

import static fr.conformite.registry.statistics.FactTable.Column.euros;
import static fr.conformite.registry.statistics.FactTable.Column.number;
import static fr.conformite.registry.statistics.FactTable.Column.percent;
import static fr.conformite.registry.statistics.FactTable.Column.text;

import fr.conformite.engine.rulebase.Grid;
import fr.conformite.registry.EmployerFilter;
import fr.conformite.registry.Entry;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tables that are not shares of a total: structures, amounts, disparities. */
public final class Facts {

    /** Indicators on which two conventions of one département should agree: a year or an amount may differ. */
    private static final List<Integer> COMPARED = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13);

    private Facts() {
    }

    /** « 81 postes portés par 47 associations. » */
    static FactTable structures(Collection<Entry> entries) {
        List<List<Object>> rows = new ArrayList<>();
        for (String type : EmployerFilter.TYPES) {
            List<Entry> all = entries.stream().filter(e -> type.equals(e.employerType())).toList();
            Map<String, List<Entry>> structures = Employers.structures(all);
            List<Entry> named = structures.values().stream().flatMap(List::stream).toList();
            int posts = Count.of(named).posts();
            rows.add(row(type, structures.size(), named.size(), posts, structures.isEmpty() ? null
                    : BigDecimal.valueOf(posts).divide(BigDecimal.valueOf(structures.size()), 1, RoundingMode.HALF_UP), all.size() - named.size()));
        }
        return new FactTable("structures", "Structures employeuses", List.of(text("Employeur"), number("Structures"), number("Conventions"),
                number("Postes"), number("Postes par structure"), number("Conventions sans nom d'employeur")), rows,
                "les conventions qui nomment leur employeur", List.of());
    }

    /** Range and median of the cost per FTE. */
    static FactTable costs(Collection<Entry> entries) {
        List<List<Object>> rows = new ArrayList<>();
        amounts("Ensemble", entries, Entry::costPerFte, rows);
        for (String type : EmployerFilter.TYPES) {
            amounts(type, entries.stream().filter(e -> type.equals(e.employerType())).toList(), Entry::costPerFte, rows);
        }
        return new FactTable("cout-etp-montants", "Coût annuel par ETP : étendue et médiane", amountColumns("Employeur"), rows,
                "les conventions dont le coût par ETP est connu", List.of("Écart : du plus bas au plus haut, en % du plus bas."));
    }

    /** Range and median of the cost of the posts of one convention, by working time. */
    static FactTable costsByTime(Collection<Entry> entries) {
        List<List<Object>> rows = new ArrayList<>();
        Map<BigDecimal, List<Entry>> times = new TreeMap<>();
        entries.stream().filter(e -> e.fte() != null).forEach(e -> times.computeIfAbsent(e.fte().stripTrailingZeros(), k -> new ArrayList<>()).add(e));
        times.forEach((fte, group) -> amounts(fr.conformite.reports.view.French.number(fte) + " ETP", group, Entry::cost, rows));
        amounts("Temps non précisé", entries.stream().filter(e -> e.fte() == null).toList(), Entry::cost, rows);
        return new FactTable("cout-temps", "Coût annuel écrit, selon le temps de travail prévu", amountColumns("Temps de travail"), rows,
                "les conventions dont le coût est chiffré", List.of());
    }

    private static List<FactTable.Column> amountColumns(String head) {
        return List.of(text(head), number("Conventions"), number("Postes"), euros("Plus bas"), euros("Médiane (conventions)"), euros("Médiane (postes)"),
                euros("Plus haut"), percent("Écart"));
    }

    private static void amounts(String label, Collection<Entry> entries, Function<Entry, BigDecimal> amount, List<List<Object>> rows) {
        List<Entry> known = entries.stream().filter(e -> amount.apply(e) != null).sorted(Comparator.comparing(amount)).toList();
        if (known.isEmpty()) {
            return;
        }
        BigDecimal low = amount.apply(known.getFirst());
        BigDecimal high = amount.apply(known.getLast());
        List<BigDecimal> byPost = known.stream().flatMap(e -> java.util.stream.Stream.generate(() -> amount.apply(e)).limit(e.posts())).toList();
        rows.add(row(label, known.size(), Count.of(known).posts(), low, median(known.stream().map(amount).toList()), median(byPost), high,
                low.signum() == 0 ? null : high.subtract(low).movePointRight(2).divide(low, 1, RoundingMode.HALF_UP)));
    }

    /** @param sorted not empty; the mean of the two in the middle when their number is even */
    public static BigDecimal median(List<BigDecimal> sorted) {
        int n = sorted.size();
        return n % 2 == 1 ? sorted.get(n / 2) : sorted.get(n / 2 - 1).add(sorted.get(n / 2)).divide(BigDecimal.TWO).stripTrailingZeros();
    }

    /** For each indicator, in how many départements that have several conventions these do not all say the same. */
    public static FactTable disparities(Collection<Entry> entries) {
        Map<String, List<Entry>> several = several(entries);
        List<List<Object>> rows = new ArrayList<>();
        for (Grid.Indicator indicator : Plans.GRID.indicateurs()) {
            if (COMPARED.contains(indicator.numero())) {
                int differ = (int) several.values().stream().filter(group -> differs(group, indicator.numero())).count();
                rows.add(row(indicator.libelle(), differ, several.size(), Figure.share(differ, several.size())));
            }
        }
        int opinions = (int) several.values().stream().filter(group -> group.stream().map(Entry::opinion).distinct().count() > 1).count();
        rows.add(row("Avis", opinions, several.size(), Figure.share(opinions, several.size())));
        return new FactTable("disparites", "Indicateurs qui diffèrent entre les conventions d'un même département",
                List.of(text("Indicateur"), number("Départements où il diffère"), number("sur"), percent("Part")), several.isEmpty() ? List.of() : rows,
                several.size() + (several.size() > 1 ? " départements qui ont" : " département qui a") + " plusieurs conventions ("
                        + several.values().stream().mapToInt(List::size).sum() + " conventions, "
                        + several.values().stream().mapToInt(g -> Count.of(g).posts()).sum() + " postes)",
                List.of("L'année de signature et le montant du coût ne sont pas comparés."));
    }

    /** The same, département by département, with the values that are found there. */
    static FactTable disparitiesByDepartement(Collection<Entry> entries) {
        List<List<Object>> rows = new ArrayList<>();
        several(entries).forEach((departement, group) -> {
            List<String> differences = differences(group);
            rows.add(row(departement, group.size(), Count.of(group).posts(),
                    (int) group.stream().map(Employers::key).filter(Objects::nonNull).distinct().count(), differences.size(),
                    differences.isEmpty() ? "Aucune" : String.join(" ; ", differences)));
        });
        return new FactTable("disparites-departements", "Disparités au sein de chaque département", List.of(text("Département"), number("Conventions"), number("Postes"),
                number("Employeurs nommés"), number("Indicateurs qui diffèrent"), text("Valeurs (conventions)")), rows,
                "les départements qui ont plusieurs conventions", List.of());
    }

    private static Map<String, List<Entry>> several(Collection<Entry> entries) {
        Map<String, List<Entry>> groups = entries.stream().filter(e -> e.departement() != null)
                .collect(Collectors.groupingBy(Entry::departement, TreeMap::new, Collectors.toList()));
        groups.values().removeIf(g -> g.size() < 2);
        return groups;
    }

    private static boolean differs(List<Entry> group, int indicator) {
        return group.stream().map(e -> String.valueOf(e.value(indicator))).distinct().count() > 1;
    }

    private static List<String> differences(List<Entry> group) {
        List<String> differences = new ArrayList<>();
        for (int n : COMPARED) {
            if (differs(group, n)) {
                Map<String, Long> values = group.stream().map(e -> String.valueOf(e.value(n)))
                        .collect(Collectors.groupingBy(v -> v, LinkedHashMap::new, Collectors.counting()));
                differences.add(Plans.GRID.indicator(n).libelle() + " : " + String.join(", ",
                        values.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed()).map(v -> v.getKey() + " (" + v.getValue() + ")").toList()));
            }
        }
        return differences;
    }

    /** Who carries several posts, most posts first. */
    static FactTable severalPosts(Collection<Entry> entries) {
        Map<String, List<Entry>> structures = Employers.structures(entries);
        List<List<Object>> rows = new ArrayList<>();
        structures.values().stream().filter(g -> Count.of(g).posts() > 1)
                .sorted(Comparator.comparing((List<Entry> g) -> -Count.of(g).posts()).thenComparing(Employers::name))
                .forEach(g -> {
                    List<String> differences = differences(g);
                    rows.add(row(Employers.name(g), g.getFirst().employerType(), g.getFirst().departement(), g.size(), Count.of(g).posts(),
                            g.stream().collect(Collectors.groupingBy(e -> String.valueOf(e.opinion()), TreeMap::new, Collectors.counting())).entrySet().stream()
                                    .map(e -> e.getKey() + " (" + e.getValue() + ")").collect(Collectors.joining(", ")),
                            g.size() < 2 ? null : differences.isEmpty() ? "Aucune" : String.join(" ; ", differences)));
                });
        return new FactTable("employeurs-plusieurs-postes", "Employeurs de plusieurs postes", List.of(text("Employeur"), text("Type"), text("Département"),
                number("Conventions"), number("Postes"), text("Avis (conventions)"), text("Différences entre ses conventions")), rows,
                structures.size() + " structures nommées, " + structures.values().stream().mapToInt(List::size).sum() + " conventions, "
                        + structures.values().stream().mapToInt(g -> Count.of(g).posts()).sum() + " postes", List.of());
    }

    private static List<Object> row(Object... cells) {
        return java.util.Arrays.asList(cells);
    }
}
