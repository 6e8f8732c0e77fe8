package fr.conformite.registry.search;

import java.util.List;

/**
 * What is looked for. Names and values may be written without capitals and accents.
 *
 * @param words        words, « phrases », prefix*, ET, OU, SAUF; empty or null for every passage the filters keep
 * @param indicator    1 to 14, or null
 * @param value        value of that indicator, or null
 * @param cited        true for the passages quoted for that indicator only, false for any passage of the conventions it concerns
 * @param departements names; empty for all
 * @param years        « 2019 », « 2019..2021 », « ..2018 », « 2020.. », or null
 * @param employer     what {@link fr.conformite.registry.EmployerFilter#of} reads, or null
 * @param opinion      opinion, or null
 * @param everyVersion true to search earlier versions of the conventions too
 */
public record Criteria(String words, Integer indicator, String value, boolean cited, List<String> departements, String years, String employer,
                       String opinion, boolean everyVersion) {

    public Criteria {
        words = words == null ? "" : words.strip();
        departements = List.copyOf(departements);
    }

    /** These words anywhere. */
    public static Criteria words(String words) {
        return new Criteria(words, null, null, false, List.of(), null, null, null, false);
    }

    boolean filters() {
        return indicator != null || !departements.isEmpty() || years != null || employer != null || opinion != null;
    }
}
