package fr.conformite.registry.store;

import fr.conformite.engine.language.Fold;
import fr.conformite.registry.Entry;
import java.util.function.Predicate;

/**
 * Which conventions are wanted; null for all.
 *
 * @param departement  name, whatever its case and accents
 * @param year         year of signature
 * @param employerType « Association », « Conseil départemental » or « Ville/Interco », whatever its case and accents
 */
public record Filter(String departement, Integer year, String employerType) implements Predicate<Entry> {

    public static final Filter ALL = new Filter(null, null, null);

    @Override
    public boolean test(Entry entry) {
        return same(departement, entry.departement()) && same(employerType, entry.employerType()) && (year == null || year.equals(entry.year()));
    }

    private static boolean same(String wanted, String value) {
        return wanted == null || value != null && Fold.fold(wanted).equals(Fold.fold(value));
    }
}
