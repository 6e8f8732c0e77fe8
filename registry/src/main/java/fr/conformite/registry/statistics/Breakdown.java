package fr.conformite.registry.statistics;

import fr.conformite.engine.identify.InseeCodes;
import fr.conformite.registry.EmployerFilter;
import fr.conformite.registry.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the conventions can be sorted by. */
public enum Breakdown {
    ANNEE("annee", "Année de signature", Plan.Facet.YEAR),
    DEPARTEMENT("departement", "Département", Plan.Facet.DEPARTEMENT),
    EMPLOYEUR("employeur", "Employeur", Plan.Facet.EMPLOYER),
    LIEU("lieu", "Lieu d'exercice", Plan.Facet.PLACE),
    AVIS("avis", "Avis", Plan.Facet.OPINION);

    /** Places in the order of the study. */
    static final List<String> PLACES = List.of("Gendarmerie", "Police", "Mixte");

    private static final String UNKNOWN = "Non précisé";

    private final String word;
    private final String title;
    private final Plan.Facet facet;

    Breakdown(String word, String title, Plan.Facet facet) {
        this.word = word;
        this.title = title;
        this.facet = facet;
    }

    /** A group: its key for programs, its label for readers, and what belongs to it. */
    record Group(String key, String label, Predicate<Entry> test) {
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(b -> b.word).toList();
    }

    public static Breakdown of(String word) {
        return Arrays.stream(values()).filter(b -> b.word.equals(word)).findFirst().orElseThrow();
    }

    public String word() {
        return word;
    }

    public String title() {
        return title;
    }

    Plan.Facet facet() {
        return facet;
    }

    /** The groups these entries fall into; every entry is in exactly one. The usual ones are there even when empty. */
    List<Group> groups(Collection<Entry> entries) {
        return switch (this) {
            case ANNEE -> years(entries);
            case DEPARTEMENT -> departements(entries);
            case EMPLOYEUR -> named(EmployerFilter.TYPES, Entry::employerType, entries);
            case LIEU -> named(PLACES, Entry::place, entries);
            case AVIS -> named(Plans.GRID.avis().stream().map(v -> v.libelle()).toList(), Entry::opinion, entries);
        };
    }

    private static List<Group> named(List<String> known, Function<Entry, String> value, Collection<Entry> entries) {
        List<Group> groups = new ArrayList<>();
        known.forEach(k -> groups.add(new Group(k, k, e -> k.equals(value.apply(e)))));
        if (entries.stream().anyMatch(e -> !known.contains(String.valueOf(value.apply(e))))) {
            groups.add(new Group(UNKNOWN, UNKNOWN, e -> !known.contains(String.valueOf(value.apply(e)))));
        }
        return groups;
    }

    private static List<Group> years(Collection<Entry> entries) {
        List<Group> groups = new ArrayList<>();
        entries.stream().map(Entry::year).filter(Objects::nonNull).distinct().sorted()
                .forEach(y -> groups.add(new Group(y.toString(), y.toString(), e -> y.equals(e.year()))));
        if (entries.stream().anyMatch(e -> e.year() == null)) {
            groups.add(new Group("Non-précisée", "Non précisée", e -> e.year() == null));
        }
        return groups;
    }

    private static List<Group> departements(Collection<Entry> entries) {
        List<Group> groups = new ArrayList<>();
        // By the name as written: a code is looked for once a name and not once a convention.
        Map<String, List<String>> names = entries.stream().map(Entry::departement).filter(Objects::nonNull).distinct()
                .collect(Collectors.groupingBy(n -> InseeCodes.code(n).orElse(n), TreeMap::new, Collectors.toList()));
        names.forEach((code, written) -> groups.add(new Group(code, InseeCodes.all().containsKey(code) ? InseeCodes.all().get(code) + " (" + code + ")" : code,
                e -> written.contains(e.departement()))));
        if (entries.stream().anyMatch(e -> e.departement() == null)) {
            groups.add(new Group(UNKNOWN, UNKNOWN, e -> e.departement() == null));
        }
        return groups;
    }
}
