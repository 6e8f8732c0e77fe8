package fr.conformite.engine.review;

import java.util.List;

/**
 * What a person answered on one indicator. Answers are added, never replaced: the last one on an indicator holds.
 *
 * @param numero        number of the indicator
 * @param decision      what the person did
 * @param valeurMachine value the engine gave when the person answered
 * @param valeur        value the person holds right
 * @param passages      words of the document the person relies on; empty when the value is an absence
 * @param raison        why, in the person's words, or null
 * @param par           who
 * @param quand         when, ISO 8601 with offset
 */
public record Reading(int numero, Decision decision, String valeurMachine, String valeur, List<String> passages, String raison, String par, String quand) {

    public Reading {
        passages = List.copyOf(passages);
    }

    /** The file spells them as users read them. */
    public enum Decision {
        CONFIRMEE("confirmée"), CORRIGEE("corrigée");

        private final String label;

        Decision(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        static Decision of(String label) {
            for (Decision d : values()) {
                if (d.label.equals(label)) {
                    return d;
                }
            }
            throw new IllegalArgumentException("« " + label + " » n'est pas une décision de revue");
        }
    }
}
