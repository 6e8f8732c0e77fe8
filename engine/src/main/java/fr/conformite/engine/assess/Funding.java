package fr.conformite.engine.assess;

import java.math.BigDecimal;
import java.util.List;

/**
 * Details of indicator 13.
 *
 * @param evolution  « Financeur unique », « Stable », « Dégressive », « Indéterminée », or null
 * @param financeurs who pays what, as far as it is written
 */
public record Funding(String evolution, List<Funder> financeurs) {

    public Funding {
        financeurs = List.copyOf(financeurs);
    }

    /**
     * @param nom       name as the convention gives it
     * @param categorie « État », « Département », « Commune/EPCI », « Association » or « Autre »
     * @param montant   euros per year, or null when not written
     * @param part      percentage of the cost, or null when not written
     */
    public record Funder(String nom, String categorie, BigDecimal montant, BigDecimal part) {
    }
}
