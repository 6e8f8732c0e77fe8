package fr.conformite.engine.amend;

import fr.conformite.engine.assess.Citation;
import java.util.List;

/**
 * One change to make in a draft.
 *
 * @param pour         identifier of the criterion or of the point of attention it answers
 * @param indicateur   number of the indicator, or 0 for a point of attention that rests on none
 * @param libelle      what it is about, as users read it
 * @param action       what to do
 * @param citation     the words to replace or to delete; null when words are added
 * @param apres        the passage after which words are added; null otherwise
 * @param lieu         where, in French: « Article 6, page 3 », « à la fin de l'article 6 »
 * @param texteAvant   words replaced or deleted, empty when words are added
 * @param texteApres   proposed words, empty when words are deleted; bracketed words are for the authors to fill in
 * @param motif        why, in French
 * @param source       study, circular or article of law
 * @param aHarmoniser  other passages quoted for the same reason that the opinion does not need changed, to be read again after the change
 */
public record Proposal(String pour, int indicateur, String libelle, Action action, Citation citation, Citation apres, String lieu,
                       String texteAvant, String texteApres, String motif, String source, List<Citation> aHarmoniser) {

    public Proposal {
        aHarmoniser = List.copyOf(aHarmoniser);
    }

    /** What to do with the words of the draft. */
    public enum Action {
        REMPLACER("Remplacer"), SUPPRIMER("Supprimer"), INSERER("Ajouter");

        private final String label;

        Action(String label) {
            this.label = label;
        }

        /** The verb users read. */
        public String label() {
            return label;
        }
    }

    Proposal with(List<Citation> others) {
        return new Proposal(pour, indicateur, libelle, action, citation, apres, lieu, texteAvant, texteApres, motif, source, others);
    }
}
