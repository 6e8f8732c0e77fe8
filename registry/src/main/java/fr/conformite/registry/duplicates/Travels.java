package fr.conformite.registry.duplicates;

import java.util.List;

/**
 * What travels in a registry.
 *
 * @param conventions conventions compared
 * @param passages    passages compared
 * @param apart       passages left out: title, parties, visas, signatures, too short
 * @param groups      clauses that enough conventions have, shown or not
 * @param faulty      of them, those that make a criterion fail somewhere
 * @param usual       of them, those of most conventions or of the model text that make nothing fail
 * @param clauses     the most useful of them: first those that make a criterion fail in most conventions
 * @param families    conventions copied from one another, the largest family first
 */
public record Travels(int conventions, int passages, int apart, int groups, int faulty, int usual, List<Clause> clauses, List<Copy> families) {

    public Travels {
        clauses = List.copyOf(clauses);
        families = List.copyOf(families);
    }
}
