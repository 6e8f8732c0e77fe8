package fr.conformite.registry.statistics;

import fr.conformite.engine.rulebase.Grid;
import fr.conformite.engine.rulebase.RuleBase;
import fr.conformite.registry.Entry;
import fr.conformite.registry.statistics.Breakdown.Group;
import fr.conformite.registry.statistics.CountTable.Shape;
import fr.conformite.registry.statistics.Plan.Facet;
import fr.conformite.registry.statistics.Plan.Line;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The study's tables of counts, each as the rule that fills it. Figures named in comments are those of the study (2021). */
public final class Plans {

    static final Grid GRID = RuleBase.grid();

    /** National reference for a full-time post, euros a year (study, « niveaux de coûts »). */
    static final BigDecimal FLOOR = new BigDecimal(50_000);
    static final BigDecimal CEILING = new BigDecimal(55_000);

    static final String MENTIONED = "Mentionnée";
    private static final String COUNTED = "Effectif";
    private static final String ALL = "toutes les conventions retenues";

    /** What the study calls the principles of social work in stations, which a text far from the model may hold (38 of 102). */
    private static final Predicate<Entry> PRINCIPLES = is(1, "Oui").and(is(3, "Tous publics")).and(is(4, "Toutes situations")).and(is(5, "Conforme"));

    private Plans() {
    }

    static Predicate<Entry> is(int indicator, String value) {
        return e -> value.equals(e.value(indicator));
    }

    /** Indicators 1 to 14, each with all the values of the grid. */
    public static List<Plan> indicators(Collection<Entry> entries) {
        List<Plan> plans = new ArrayList<>();
        for (Grid.Indicator indicator : GRID.indicateurs()) {
            plans.add(indicator(indicator, entries));
        }
        return plans;
    }

    private static Plan indicator(Grid.Indicator indicator, Collection<Entry> entries) {
        int n = indicator.numero();
        List<Line> lines = values(indicator, entries).stream().map(g -> new Line(g.key(), g.label(), e -> true, List.of(g.test()))).toList();
        return new Plan("indicateur-" + n, n + ". " + indicator.libelle(), "Valeur", List.of(COUNTED), lines, Shape.DISTRIBUTION, ALL, List.of(),
                Set.of(Facet.of(n)));
    }

    /** The values of an indicator as groups: those of the grid, the years met, « Chiffré » or not for the cost. */
    private static List<Group> values(Grid.Indicator indicator, Collection<Entry> entries) {
        int n = indicator.numero();
        if (n == 10) {
            return Breakdown.ANNEE.groups(entries);
        }
        if (n == 14) {
            return List.of(new Group("Chiffré", "Chiffré", e -> e.cost() != null), new Group("Non-précisé", "Non-précisé", e -> e.cost() == null));
        }
        List<String> known = new ArrayList<>(indicator.valeurs());
        entries.stream().map(e -> e.value(n)).filter(v -> v != null && !known.contains(v)).distinct().sorted().forEach(known::add);
        List<Group> groups = new ArrayList<>(known.stream().map(v -> new Group(v, v, is(n, v))).toList());
        if (entries.stream().anyMatch(e -> e.value(n) == null)) {
            groups.add(new Group("Sans valeur", "Sans valeur", e -> e.value(n) == null));
        }
        return groups;
    }

    /** Employers, places, years and départements. */
    public static List<Plan> context(Collection<Entry> entries) {
        return List.of(distribution("employeurs", "Types d'employeurs", Breakdown.EMPLOYEUR, entries),
                distribution("lieux", "Lieux d'exercice", Breakdown.LIEU, entries),
                cross("annees", "Années de signature et avis", Breakdown.ANNEE, Breakdown.AVIS, entries),
                cross("departements", "Départements et avis", Breakdown.DEPARTEMENT, Breakdown.AVIS, entries));
    }

    private static Plan distribution(String id, String title, Breakdown by, Collection<Entry> entries) {
        return new Plan(id, title, by.title(), List.of(COUNTED),
                by.groups(entries).stream().map(g -> new Line(g.key(), g.label(), e -> true, List.of(g.test()))).toList(), Shape.DISTRIBUTION, ALL,
                List.of(), Set.of(by.facet()));
    }

    private static Plan cross(String id, String title, Breakdown rows, Breakdown columns, Collection<Entry> entries) {
        List<Group> across = columns.groups(entries);
        return cross(id, title, rows.title(), rows.groups(entries), across, List.of(), Set.of(rows.facet(), columns.facet()));
    }

    private static Plan cross(String id, String title, String head, List<Group> rows, List<Group> columns, List<String> notes, Set<Facet> facets) {
        List<Predicate<Entry>> cells = columns.stream().map(Group::test).toList();
        return new Plan(id, title, head, columns.stream().map(Group::label).toList(),
                rows.stream().map(g -> new Line(g.key(), g.label(), g.test(), cells)).toList(), Shape.CROSS, "l'effectif de chaque ligne", notes, facets);
    }

    /** The study's cross tables. */
    public static List<Plan> crosses(Collection<Entry> entries) {
        List<Group> publics = groups(3, entries);
        List<Group> employers = Breakdown.EMPLOYEUR.groups(entries);
        List<Plan> plans = new ArrayList<>();
        // 37 conventions for victims only: 8 of 33 before 2019, 8 of 30 in 2019, 16 of 74 in 2020, 5 of 47 in 2021.
        plans.add(cross("public-annee", "Public selon l'année de signature", "Année de signature", sinceTheGrenelle(entries), publics, List.of(),
                Set.of(Facet.INDICATOR_3, Facet.YEAR)));
        plans.add(cross("public-lieu", "Public selon le lieu d'exercice", "Lieu d'exercice", Breakdown.LIEU.groups(entries), publics, List.of(),
                Set.of(Facet.INDICATOR_3, Facet.PLACE)));
        plans.add(cross("public-employeur", "Public selon l'employeur", "Employeur", employers, publics, List.of(),
                Set.of(Facet.INDICATOR_3, Facet.EMPLOYER)));
        // « VIF »: 16 of 21 posts are carried by départements; « violences conjugales »: 8 of 10 by associations.
        plans.add(cross("situations-employeur", "Situations selon l'employeur", "Situations", groups(4, entries), employers,
                List.of("Se lit en ligne : qui porte les postes limités à ces situations."), Set.of(Facet.INDICATOR_4, Facet.EMPLOYER)));
        // The prosecutor signs mostly with associations, 22 times.
        plans.add(cross("procureur-employeur", "Signature du procureur selon l'employeur", "Procureur signataire", groups(12, entries), employers,
                List.of("Se lit en ligne : avec quels employeurs le procureur signe."), Set.of(Facet.INDICATOR_12, Facet.EMPLOYER)));
        List<Group> signed = employers.stream().map(g -> new Group(g.key(), g.label(), g.test().and(is(12, "Présent")))).toList();
        plans.add(cross("procureur-public", "Public des conventions que le procureur signe", "Employeur", signed, publics,
                List.of("Un public restreint ou ambigu y est un symptôme possible de confusion avec l'aide aux victimes."),
                Set.of(Facet.INDICATOR_3, Facet.INDICATOR_12, Facet.EMPLOYER)));
        plans.add(cross("trame-periode", "Proximité du modèle-type selon la période", "Signature", periods(entries), groups(11, entries),
                List.of("Modèle-type diffusé à partir de 2018-2019 ; 2020 et 2021 est la période récente de l'étude."),
                Set.of(Facet.INDICATOR_11, Facet.YEAR)));
        plans.add(new Plan("trame-principes", "Trame et principes de l'intervention sociale", "Trame", List.of("Réunit les quatre principes"),
                groups(11, entries).stream().map(g -> new Line(g.key(), g.label(), g.test(), List.of(PRINCIPLES))).toList(), Shape.FREE,
                "l'effectif de chaque ligne",
                List.of("Les quatre principes : exercice en commissariat ou gendarmerie, tous publics, toutes situations, autorités distinctes."),
                Set.of(Facet.INDICATOR_1, Facet.INDICATOR_3, Facet.INDICATOR_4, Facet.INDICATOR_5, Facet.INDICATOR_11)));
        return plans;
    }

    private static List<Group> groups(int indicator, Collection<Entry> entries) {
        return values(GRID.indicator(indicator), entries);
    }

    /** Before 2019, then year by year, as the study looks at the public. */
    private static List<Group> sinceTheGrenelle(Collection<Entry> entries) {
        List<Group> groups = new ArrayList<>();
        if (entries.stream().anyMatch(e -> e.year() != null && e.year() < 2019)) {
            groups.add(new Group("avant-2019", "Avant 2019", e -> e.year() != null && e.year() < 2019));
        }
        Breakdown.ANNEE.groups(entries).stream().filter(g -> !g.key().matches("\\d+") || Integer.parseInt(g.key()) >= 2019).forEach(groups::add);
        return groups;
    }

    private static List<Group> periods(Collection<Entry> entries) {
        List<Group> groups = new ArrayList<>();
        groups.add(new Group("toutes", "Toutes", e -> true));
        groups.add(new Group("avant-2020", "Avant 2020", e -> e.year() != null && e.year() < 2020));
        groups.add(new Group("2020-2021", "2020 et 2021", e -> e.year() != null && e.year() >= 2020 && e.year() <= 2021));
        groups.add(new Group("2022-et-apres", "2022 et après", e -> e.year() != null && e.year() > 2021));
        groups.add(new Group("Non-précisée", "Non précisée", e -> e.year() == null));
        return groups.stream().filter(g -> entries.stream().anyMatch(g.test())).toList();
    }

    /** Every indicator within each group of a breakdown. */
    public static List<Plan> by(Breakdown by, Collection<Entry> entries) {
        List<Plan> plans = new ArrayList<>();
        for (Grid.Indicator indicator : GRID.indicateurs()) {
            if (by != Breakdown.ANNEE || indicator.numero() != 10) {
                plans.add(cross("indicateur-" + indicator.numero() + "-" + by.word(), indicator.numero() + ". " + indicator.libelle(), by.title(),
                        by.groups(entries), values(indicator, entries), List.of(), Set.of(Facet.of(indicator.numero()), by.facet())));
            }
        }
        return plans;
    }

    /** Opinions and the criteria that fail, alone and together. */
    public static List<Plan> opinions(Collection<Entry> entries) {
        Set<Facet> facets = Set.of(Facet.OPINION, Facet.CRITERIA);
        List<Plan> plans = new ArrayList<>();
        plans.add(distribution("avis", "Avis", Breakdown.AVIS, entries));
        List<Line> numbers = new ArrayList<>();
        for (int i = 0; i <= GRID.criteres().size(); i++) {
            int n = i;
            String label = n == 0 ? "Aucun" : n == 1 ? "Un" : fr.conformite.reports.view.French.capital(fr.conformite.reports.view.French.count(n, false));
            numbers.add(new Line(String.valueOf(n), label, e -> true, List.of(e -> e.failed().size() == n)));
        }
        plans.add(new Plan("nombre-criteres", "Nombre de critères non satisfaits", "Critères", List.of(COUNTED), numbers, Shape.DISTRIBUTION, ALL, List.of(), facets));
        plans.add(new Plan("criteres", "Critères non satisfaits, seuls ou avec d'autres", "Critère", List.of("Non satisfait", "dont seul", "dont avec d'autres"),
                GRID.criteres().stream().map(k -> new Line(k.id(), k.libelle(), e -> true, List.of(e -> e.failed().contains(k.id()),
                        e -> e.failed().equals(List.of(k.id())), e -> e.failed().contains(k.id()) && e.failed().size() > 1))).toList(),
                Shape.FREE, ALL, List.of("Une convention compte une fois pour chacun de ses critères non satisfaits."), facets));
        Map<List<String>, Integer> met = new LinkedHashMap<>();
        entries.stream().filter(e -> !e.failed().isEmpty()).forEach(e -> met.merge(e.failed(), 1, Integer::sum));
        Comparator<Map.Entry<List<String>, Integer>> order = Comparator.comparing((Map.Entry<List<String>, Integer> e) -> e.getKey().size())
                .thenComparing(e -> -e.getValue()).thenComparing(e -> e.getKey().toString());
        plans.add(new Plan("combinaisons", "Combinaisons de critères non satisfaits", "Critères", List.of(COUNTED),
                met.entrySet().stream().sorted(order).map(m -> new Line(String.join("+", m.getKey()), label(m.getKey()), e -> !e.failed().isEmpty(),
                        List.of(e -> e.failed().equals(m.getKey())))).toList(),
                Shape.DISTRIBUTION, "les conventions dont un critère au moins n'est pas satisfait", List.of(), facets));
        return plans;
    }

    private static String label(List<String> criteria) {
        return String.join(" + ", criteria.stream().map(id -> GRID.criteres().stream().filter(k -> k.id().equals(id)).findFirst()
                .map(k -> GRID.indicator(k.indicateur()).libelle()).orElse(id)).toList());
    }

    /** Who pays, how it goes, and how much a full-time post costs. */
    public static List<Plan> funding(Collection<Entry> entries) {
        Predicate<Entry> mentioned = is(13, MENTIONED);
        Predicate<Entry> single = evolution("Financeur unique");
        List<Line> ways = new ArrayList<>();
        ways.add(new Line("mentionnee", "Financeurs mentionnés", e -> true, List.of(mentioned)));
        ways.add(new Line("unique", "Financeur unique", mentioned, List.of(single)));
        ways.add(new Line("unique-etat", "– dont l'État seul", mentioned, List.of(single.and(paidBy("État")))));
        ways.add(new Line("unique-departement", "– dont le département seul", mentioned, List.of(single.and(paidBy("Département")))));
        ways.add(new Line("stable", "Plusieurs financeurs, parts stables", mentioned, List.of(evolution("Stable"))));
        ways.add(new Line("degressive", "Part de l'État dégressive", mentioned, List.of(evolution("Dégressive"))));
        ways.add(new Line("indeterminee", "Évolution indéterminée", mentioned,
                List.of(e -> !List.of("Financeur unique", "Stable", "Dégressive").contains(String.valueOf(e.evolution())))));
        // 122 of 150 in the study: a single funder, or parts that do not move.
        ways.add(new Line("stabilise", "Financement stabilisé (financeur unique ou parts stables)", mentioned,
                List.of(single.or(evolution("Stable")))));
        List<Plan> plans = new ArrayList<>();
        plans.add(new Plan("financement", "Financement des postes", "Financement", List.of(COUNTED), ways, Shape.FREE,
                "les conventions qui mentionnent leurs financeurs (première ligne : toutes)", List.of(),
                Set.of(Facet.INDICATOR_13, Facet.EVOLUTION, Facet.FUNDERS)));
        Predicate<Entry> known = e -> e.costPerFte() != null;
        List<Group> bands = List.of(new Group("moins-50000", "Moins de 50 000 €", known.and(e -> e.costPerFte().compareTo(FLOOR) < 0)),
                new Group("50000-55000", "De 50 000 à 55 000 €", known.and(e -> e.costPerFte().compareTo(FLOOR) >= 0 && e.costPerFte().compareTo(CEILING) <= 0)),
                new Group("plus-55000", "Plus de 55 000 €", known.and(e -> e.costPerFte().compareTo(CEILING) > 0)));
        plans.add(new Plan("cout-etp", "Coût annuel par ETP", "Coût par ETP", List.of(COUNTED),
                bands.stream().map(g -> new Line(g.key(), g.label(), known, List.of(g.test()))).toList(), Shape.DISTRIBUTION,
                "les conventions dont le coût par ETP est connu",
                List.of("Repère national : 50 000 à 55 000 € par an pour un temps plein."), Set.of(Facet.COST)));
        plans.add(cross("cout-employeur", "Coût par ETP selon l'employeur", "Coût par ETP", bands, Breakdown.EMPLOYEUR.groups(entries),
                List.of("Se lit en ligne : qui porte les postes de chaque tranche."), Set.of(Facet.COST, Facet.EMPLOYER)));
        return plans;
    }

    private static Predicate<Entry> evolution(String value) {
        return is(13, MENTIONED).and(e -> value.equals(e.evolution()));
    }

    private static Predicate<Entry> paidBy(String category) {
        return e -> !e.funders().isEmpty() && category.equals(e.funders().getFirst().category());
    }
}
