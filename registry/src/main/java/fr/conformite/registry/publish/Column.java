package fr.conformite.registry.publish;

import fr.conformite.engine.rulebase.Grid;
import fr.conformite.engine.rulebase.RuleBase;
import fr.conformite.registry.EmployerFilter;
import fr.conformite.registry.Entry;
import fr.conformite.registry.statistics.Plan.Facet;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The columns of the open data. The first five may identify a convention when put together; the others are what was found in it. */
public enum Column {
    DEPARTEMENT("departement", "Code INSEE du département ou de la collectivité", Facet.DEPARTEMENT, null,
            e -> fr.conformite.engine.identify.InseeCodes.code(e.departement()).orElse(null)),
    TYPE_EMPLOYEUR("type_employeur", "Type d'employeur", Facet.EMPLOYER, EmployerFilter.TYPES, Entry::employerType),
    ANNEE("annee_signature", "Année de signature", Facet.YEAR, null, e -> e.year() == null ? null : e.year().toString()),
    LIEU("lieu_exercice", "Lieu d'exercice", Facet.PLACE, List.of("Gendarmerie", "Police", "Mixte"), Entry::place),
    POSTES("postes", "Nombre de postes de la convention", null, List.of("1", "2", "3 et plus"), e -> e.posts() > 2 ? "3 et plus" : String.valueOf(e.posts())),
    POSITIONNEMENT(1), MOYENS(2), PUBLIC(3), SITUATIONS(4), AUTORITES(5), DEONTOLOGIE(6), QUALIFICATION(7), COMITE(8), DUREE(9), TRAME(11), PROCUREUR(12),
    FINANCEURS(13),
    EVOLUTION("evolution_financement", "Évolution du financement", Facet.EVOLUTION,
            List.of("Financeur unique", "Stable", "Dégressive", "Indéterminée", "Sans objet"), e -> e.evolution() == null ? "Sans objet" : e.evolution()),
    FINANCEUR_UNIQUE("financeur_unique", "Catégorie du financeur quand il est seul", Facet.FUNDERS,
            List.of("État", "Département", "Commune/EPCI", "Association", "Autre", "Sans objet"),
            e -> "Financeur unique".equals(e.evolution()) && !e.funders().isEmpty() ? e.funders().getFirst().category() : "Sans objet"),
    COUT("cout", "Le coût du poste est chiffré", Facet.INDICATOR_14, List.of("Chiffré", "Non-précisé"), e -> e.cost() == null ? "Non-précisé" : "Chiffré"),
    COUT_PAR_ETP("cout_par_etp", "Coût annuel d'un équivalent temps plein, par tranches", Facet.COST,
            List.of("Moins de 50 000 €", "De 50 000 à 55 000 €", "Plus de 55 000 €", "Non précisé"), e -> band(e.costPerFte())),
    CRITERES("criteres_non_satisfaits", "Nombre de critères-clés non satisfaits, sur cinq", Facet.CRITERIA, null, e -> String.valueOf(e.failed().size())),
    AVIS("avis", "Avis", Facet.OPINION, List.of("Conforme", "Conforme avec réserve", "Avis réservé"), Entry::opinion);

    private final String title;
    private final String description;
    private final Facet facet;
    private final List<String> values;
    private final Function<Entry, String> value;

    Column(String title, String description, Facet facet, List<String> values, Function<Entry, String> value) {
        this.title = title;
        this.description = description;
        this.facet = facet;
        this.values = values;
        this.value = value;
    }

    Column(int indicator) {
        Grid.Indicator i = RuleBase.grid().indicator(indicator);
        this.title = name().toLowerCase(Locale.ROOT);
        this.description = i.libelle() + " (indicateur " + indicator + " de la grille)";
        this.facet = Facet.of(indicator);
        this.values = i.valeurs();
        this.value = e -> e.value(indicator);
    }

    /** Those that together may point at one convention. */
    static final List<Column> IDENTIFYING = List.of(DEPARTEMENT, TYPE_EMPLOYEUR, ANNEE, LIEU, POSTES);

    private static String band(BigDecimal cost) {
        return cost == null ? "Non précisé" : cost.compareTo(new BigDecimal(50_000)) < 0 ? "Moins de 50 000 €"
                : cost.compareTo(new BigDecimal(55_000)) > 0 ? "Plus de 55 000 €" : "De 50 000 à 55 000 €";
    }

    /** Name in the header of the CSV. */
    public String title() {
        return title;
    }

    public String description() {
        return description;
    }

    /** The values it may hold, or null when any may. */
    public List<String> allowed() {
        return values;
    }

    boolean identifying() {
        return IDENTIFYING.contains(this);
    }

    /** What a convention would show, or null for nothing. */
    String of(Entry entry) {
        return value.apply(entry);
    }

    /** The column that shows a facet, or null for none. */
    static Column of(Facet facet) {
        return Arrays.stream(values()).filter(c -> c.facet == facet).findFirst().orElse(null);
    }
}
