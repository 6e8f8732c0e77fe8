package fr.conformite.engine.assess;

/**
 * One of the five key criteria.
 *
 * @param id        stable identifier (« exercice-en »)
 * @param libelle   as users read it
 * @param satisfait true when the value of the indicator satisfies it
 * @param motif     why, in French; says « non contredit » when the criterion holds by silence
 * @param indicateur number of the indicator it rests on
 */
public record Criterion(String id, String libelle, boolean satisfait, String motif, int indicateur) {
}
