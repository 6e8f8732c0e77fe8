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

    /** True when it holds only because nothing in the text goes against it: reports then say « non contredit » and nothing stronger. */
    public boolean nonContredit() {
        return satisfait && motif.contains("non contredit");
    }

    /** The standing of the criterion in the words of every report: « Satisfait », « Non contredit » or « Non satisfait ». */
    public String constat() {
        return !satisfait ? "Non satisfait" : nonContredit() ? "Non contredit" : "Satisfait";
    }
}
