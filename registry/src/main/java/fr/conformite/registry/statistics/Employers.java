package fr.conformite.registry.statistics;

import fr.conformite.engine.language.Fold;
import fr.conformite.registry.Entry;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Structures that employ, told apart by type, département and name. A département has one council, whatever its convention calls it;
 * capitals, accents, quotation marks and the words « association » or « ville de » do not make another structure.
 */
final class Employers {

    private static final String DEPARTEMENTAL = "Conseil départemental";

    private Employers() {
    }

    /** Conventions by structure, in the order of the entries; those whose employer is not known are left out. */
    static Map<String, List<Entry>> structures(Collection<Entry> entries) {
        return entries.stream().filter(e -> key(e) != null).collect(Collectors.groupingBy(Employers::key, LinkedHashMap::new, Collectors.toList()));
    }

    /** What a structure is known by, or null when the convention does not name it. */
    static String key(Entry e) {
        if (DEPARTEMENTAL.equals(e.employerType()) && e.departement() != null) {
            return e.employerType() + "|" + e.departement();
        }
        if (e.employer() == null) {
            return null;
        }
        String name = Fold.fold(e.employer()).replaceAll("[^a-z0-9]+", " ").replaceAll("\\b(?:l |la |le )?(?:association|asso|ville|commune|mairie|dite|d|de|du|des|l|la|le)\\b", " ")
                .replaceAll(" +", " ").strip();
        return name.isEmpty() ? null : e.employerType() + "|" + e.departement() + "|" + name;
    }

    /** The name a reader sees. */
    static String name(List<Entry> structure) {
        Entry first = structure.getFirst();
        return first.employer() != null ? first.employer() : first.employerType();
    }
}
