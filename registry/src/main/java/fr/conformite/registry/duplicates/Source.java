package fr.conformite.registry.duplicates;

/**
 * A convention that a passage comes from.
 *
 * @param document    number in the registry
 * @param file        file name
 * @param departement name, or null
 * @param year        of signature or validation, or null
 * @param added       day it came into the registry, ISO 8601
 */
public record Source(long document, String file, String departement, Integer year, String added) {

    /** The year, or the year it came into the registry: what origins are ordered by. */
    int order() {
        return year != null ? year : Integer.parseInt(added.substring(0, 4));
    }
}
