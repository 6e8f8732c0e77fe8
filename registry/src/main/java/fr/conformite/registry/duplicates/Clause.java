package fr.conformite.registry.duplicates;

import java.util.List;
import java.util.SequencedMap;

/**
 * A clause that several conventions have.
 *
 * @param text         its most usual wording; where it makes a criterion fail, the most usual one that does
 * @param conventions  how many conventions have it
 * @param departements names, in order
 * @param wordings     how many different wordings, names masked
 * @param fails        in how many conventions it makes a criterion fail, by identifier of the criterion, most first
 * @param sameYear     how many conventions are of the year of the first one, itself counted: beyond 1, the origin is not sure
 * @param firstYear    earliest year known, or null
 * @param lastYear     latest year known, or null
 * @param model        true when it is that of the model text
 * @param usual        true when more than half of the conventions have it
 * @param occurrences  from the earliest convention on
 */
public record Clause(String text, int conventions, List<String> departements, int wordings, SequencedMap<String, Integer> fails, int sameYear,
                     Integer firstYear, Integer lastYear, boolean model, boolean usual, List<Occurrence> occurrences) {

    public Clause {
        departements = List.copyOf(departements);
        occurrences = List.copyOf(occurrences);
    }

    /** Where it was seen first. */
    public Occurrence origin() {
        return occurrences.getFirst();
    }
}
