package fr.conformite.engine.find;

import java.util.List;

/**
 * A wording the rules know: a query over the words and typed mentions of a sentence, with the sentences that prove it.
 *
 * @param indicateur number of the indicator
 * @param id         name, unique within the indicator
 * @param valeur     value of the grid it argues for
 * @param force      0 to 1: how often the wording means that value
 * @param requete    query in the syntax of Lucene's standard query parser, intervals included
 * @param doit       sentences it must match
 * @param neDoitPas  sentences it must not match
 */
public record Signal(int indicateur, String id, String valeur, double force, String requete, List<String> doit, List<String> neDoitPas) {

    public Signal {
        doit = List.copyOf(doit);
        neDoitPas = List.copyOf(neDoitPas);
    }
}
