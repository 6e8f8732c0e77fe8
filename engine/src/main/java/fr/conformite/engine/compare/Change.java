package fr.conformite.engine.compare;

import fr.conformite.engine.amend.Edit;
import fr.conformite.engine.assess.Citation;
import java.util.List;

/**
 * A change of wording: a paragraph reworded, or paragraphs added or removed together.
 *
 * @param article label of the article in the newer version (the older one when the words are gone), or null before the first
 * @param avant   words of the older version, or null when they are new
 * @param apres   words of the newer version, or null when they are gone
 * @param mots    the two as one run of words
 * @param edits   the change as it would be made in the older text
 */
public record Change(String article, Citation avant, Citation apres, List<Run> mots, List<Edit> edits) {

    public Change {
        mots = List.copyOf(mots);
        edits = List.copyOf(edits);
    }

    /** What became of some words. */
    public enum Kind { INCHANGE, AJOUTE, SUPPRIME }

    /** Consecutive words of the same fate, with the spaces that follow them. */
    public record Run(Kind kind, String texte) {
    }
}
