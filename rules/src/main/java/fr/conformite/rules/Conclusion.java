package fr.conformite.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a rule concludes on one indicator.
 *
 * @param indicateur number of the indicator
 * @param valeur     value spelled as in the grid
 * @param confiance  0 to 1, before calibration
 * @param regle      name of the rule
 * @param motif      sentence in French that explains the value to a user
 * @param doute      reason for a human reading, in French, or null
 * @param preuves    evidence the rule rests on, best first; empty when it rests on silence
 */
public record Conclusion(int indicateur, String valeur, double confiance, String regle, String motif, String doute,
                         List<Evidence> preuves) {

    public Conclusion {
        preuves = List.copyOf(preuves);
    }

    /** A conclusion without doubt. */
    public static Conclusion de(int indicateur, String valeur, double confiance, String regle, String motif, Evidence... preuves) {
        return new Conclusion(indicateur, valeur, confiance, regle, motif, null, Arrays.asList(preuves));
    }

    /** The same conclusion, for a person to read again because {@code raison}. */
    public Conclusion aRelire(String raison) {
        return new Conclusion(indicateur, valeur, confiance, regle, motif, raison, preuves);
    }

    /** The same conclusion resting on these pieces of evidence. */
    public Conclusion avec(List<Evidence> autres) {
        return new Conclusion(indicateur, valeur, confiance, regle, motif, doute, autres);
    }

    /** The same conclusion resting first on {@code premiere}, then on these pieces of evidence. */
    public Conclusion avec(Evidence premiere, List<Evidence> autres) {
        List<Evidence> toutes = new ArrayList<>(autres);
        toutes.addFirst(premiere);
        return avec(toutes);
    }
}
