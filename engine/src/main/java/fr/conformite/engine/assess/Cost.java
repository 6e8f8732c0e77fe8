package fr.conformite.engine.assess;

import java.math.BigDecimal;

/**
 * Details of indicator 14. Amounts are euros per year, for all the posts of the convention.
 *
 * @param etp         full-time equivalents, or null when not written
 * @param coutParEtp  cost of one full-time equivalent, or null
 * @param ventilation breakdown, or null when the text gives none
 */
public record Cost(BigDecimal etp, BigDecimal coutParEtp, Breakdown ventilation) {

    /** Salary with charges, running costs, management costs; each may be null. */
    public record Breakdown(BigDecimal salaireCharge, BigDecimal fraisFonctionnement, BigDecimal fraisGestion) {
    }
}
