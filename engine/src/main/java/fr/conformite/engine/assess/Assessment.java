package fr.conformite.engine.assess;

import fr.conformite.engine.structure.Convention;
import java.util.List;

/**
 * The whole answer on one convention. Immutable; {@code convention} gives reports the text that citations point into.
 *
 * @param convention        the text read, cut and understood
 * @param identification    who and where
 * @param indicateurs       fourteen findings, by number
 * @param criteres          the five key criteria
 * @param avis              « Conforme », « Conforme avec réserve » or « Avis réservé »
 * @param aRelire           true when a person must read before relying on the opinion
 * @param doutes            why, in French; empty when {@code aRelire} is false
 * @param pointsDeVigilance points of attention
 * @param versions          of the engine and of the rules
 */
public record Assessment(Convention convention, Identification identification, List<Finding> indicateurs, List<Criterion> criteres,
                         String avis, boolean aRelire, List<String> doutes, List<Vigilance> pointsDeVigilance, Versions versions) {

    public Assessment {
        indicateurs = List.copyOf(indicateurs);
        criteres = List.copyOf(criteres);
        doutes = List.copyOf(doutes);
        pointsDeVigilance = List.copyOf(pointsDeVigilance);
    }

    /** @param moteur version of the program; @param regles version of the rule base */
    public record Versions(String moteur, String regles) {
    }

    public Finding indicateur(int numero) {
        return indicateurs.get(numero - 1);
    }
}
