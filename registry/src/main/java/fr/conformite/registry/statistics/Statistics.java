package fr.conformite.registry.statistics;

import fr.conformite.registry.Entry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The statistics of a registry, in the order of the study.
 *
 * @param filter       what was kept, in French, or null for everything
 * @param total        conventions and posts counted
 * @param toRead       how many of them a person has yet to read
 * @param notAnalysed  documents that could not be analysed; they are counted nowhere else
 * @param repeated     conventions whose file is exactly that of another one; they are counted
 * @param publication  true for figures meant for the public, small ones hidden
 */
public record Statistics(String filter, Count total, Count toRead, int notAnalysed, int repeated, boolean publication, List<Section> sections) {

    public Statistics {
        sections = List.copyOf(sections);
    }

    /**
     * @param entries     every convention known
     * @param notAnalysed documents known that could not be analysed
     * @param filter      which of the entries count
     * @param by          what to sort each indicator by, or null
     */
    public static Statistics of(Collection<Entry> entries, int notAnalysed, Filter filter, Breakdown by) {
        List<Entry> kept = entries.stream().filter(filter.test()).toList();
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("indicateurs", "Les quatorze indicateurs", count(Plans.indicators(kept), kept)));
        List<Table> context = new ArrayList<>(count(Plans.context(kept), kept));
        context.add(2, Facts.structures(kept));
        sections.add(new Section("contexte", "Employeurs, lieux, années, départements", context));
        sections.add(new Section("croisements", "Croisements", count(Plans.crosses(kept), kept)));
        sections.add(new Section("avis", "Avis et critères", count(Plans.opinions(kept), kept)));
        List<Table> funding = new ArrayList<>(count(Plans.funding(kept), kept));
        funding.add(2, Facts.costs(kept));
        funding.add(Facts.costsByTime(kept));
        sections.add(new Section("financement", "Financement et coût", funding));
        sections.add(new Section("disparites", "Disparités au sein d'un département", List.of(Facts.disparities(kept), Facts.disparitiesByDepartement(kept))));
        sections.add(new Section("employeurs", "Employeurs de plusieurs postes", List.of(Facts.severalPosts(kept))));
        if (by != null) {
            sections.add(1, new Section("par-" + by.word(), "Les indicateurs par " + switch (by) {
                case ANNEE -> "année de signature";
                case DEPARTEMENT -> "département";
                case EMPLOYEUR -> "type d'employeur";
                case LIEU -> "lieu d'exercice";
                case AVIS -> "avis";
            }, count(Plans.by(by, kept), kept)));
        }
        return new Statistics(filter.words(), Count.of(kept), Count.of(kept.stream().filter(Entry::toRead).toList()), notAnalysed,
                repeated(kept), false, sections);
    }

    private static List<Table> count(List<Plan> plans, List<Entry> entries) {
        return plans.stream().map(p -> (Table) p.count(entries)).toList();
    }

    private static int repeated(List<Entry> entries) {
        List<String> hashes = entries.stream().map(Entry::sha256).filter(java.util.Objects::nonNull).toList();
        return hashes.size() - (int) hashes.stream().distinct().count();
    }

    /** @throws NoSuchElementException when there is no table of that name */
    public Table table(String id) {
        return sections.stream().flatMap(s -> s.tables().stream()).filter(t -> t.id().equals(id)).findFirst().orElseThrow();
    }

    /** A table of counts by its name. */
    public CountTable counts(String id) {
        return (CountTable) table(id);
    }
}
