package fr.conformite.engine.assess;

import java.util.List;

/**
 * What the convention says on one indicator of the grid.
 *
 * @param numero    1 to 14
 * @param id        stable identifier (« autorites »)
 * @param libelle   name of the indicator as users read it
 * @param valeur    value spelled as in the grid
 * @param confiance probability, from 0 to 1, that a careful reader would give the same value
 * @param aRelire   true when a person should read the passages again
 * @param motif     sentence in French that explains the value
 * @param regles    names of the rules that led to it
 * @param citations passages that justify it, best first; empty when the value is an absence
 * @param funding   details of indicator 13, else null
 * @param cost      details of indicator 14, else null
 */
public record Finding(int numero, String id, String libelle, String valeur, double confiance, boolean aRelire, String motif,
                      List<String> regles, List<Citation> citations, Funding funding, Cost cost) {

    public Finding {
        regles = List.copyOf(regles);
        citations = List.copyOf(citations);
    }

    /** The same finding, to be read again. */
    public Finding toReadAgain() {
        return new Finding(numero, id, libelle, valeur, confiance, true, motif, regles, citations, funding, cost);
    }
}
