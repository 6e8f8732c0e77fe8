package fr.conformite.engine.assess;

import java.math.BigDecimal;
import java.util.List;

/**
 * What identifies a convention, outside the fourteen indicators. Every field is null (or empty) when the text does not say it.
 *
 * @param departement   name of the département (« Sarthe »)
 * @param typeEmployeur « Association », « Conseil départemental » or « Ville/Interco »
 * @param employeur     name of the employer, as the convention writes it
 * @param lieuExercice  « Police », « Gendarmerie » or « Mixte »
 * @param postes        number of posts
 * @param etp           full-time equivalents
 * @param parties       signatories
 */
public record Identification(String departement, String typeEmployeur, String employeur, String lieuExercice, Integer postes,
                             BigDecimal etp, List<String> parties) {

    public Identification {
        parties = List.copyOf(parties);
    }
}
