package fr.conformite.reports.view;

import fr.conformite.engine.amend.Amendments;
import fr.conformite.engine.amend.Proposal;
import fr.conformite.engine.assess.Citation;
import fr.conformite.engine.assess.Criterion;
import fr.conformite.reports.view.ReportView.QuoteView;
import java.util.List;

/**
 * A change to make in a draft, as a page shows it.
 *
 * @param label   « P1 »
 * @param about   criterion or point of attention it answers
 * @param what    what to do and where: « Remplacer », « Ajouter, à la fin de l'article 6 »
 * @param passage words to replace or delete, or null when words are added
 * @param wording proposed words, empty when words are deleted
 * @param why     reason, or null when the point of attention above has already said it
 * @param source  study, circular or article of law, or null
 * @param others  passages to read again after the change, each with its place
 */
public record ProposalView(String label, String about, String what, QuoteView passage, String wording, String why, String source, List<String> others) {

    private static final int OPENING = 140;

    static ProposalView of(Proposal p, String label, QuoteView passage, boolean reasons) {
        String where = switch (p.action()) {
            case INSERER -> p.action().label() + ", " + p.lieu();
            case REMPLACER, SUPPRIMER -> p.action().label();
        };
        return new ProposalView(label, French.sentence(p.libelle()), French.sentence(where), passage, French.sentence(p.texteApres()),
                reasons ? French.sentence(p.motif()) : null, reasons ? French.sentence(p.source()) : null, p.aHarmoniser().stream().map(ProposalView::other).toList());
    }

    /** What to do and where, to end a sentence: « remplacer un passage (Article 6, page 3) ». */
    public String summary() {
        return Character.toLowerCase(what.charAt(0)) + what.substring(1) + (passage == null ? "" : " un passage (" + passage.place() + ")");
    }

    /** The words to amend, or enough of them to find them: a letter has quoted them above. */
    public String opening() {
        String words = passage.words();
        return words.length() <= OPENING ? words : words.substring(0, Math.max(1, words.lastIndexOf(' ', OPENING))) + " […]";
    }

    private static String other(Citation c) {
        return "«\u00a0" + TextView.printable(c.texte().replaceAll("\\s+", " ").strip()) + "\u00a0»" + (c.article() == null ? "" : " (" + c.article() + ")");
    }

    /** What the changes lead to, in one or two sentences; null when there is nothing to change. */
    public static String outcome(Amendments amendments) {
        int n = amendments.propositions().size();
        if (n == 0) {
            return amendments.suffisent() ? null : "Aucune rédaction essayée ne corrige ce texte : une personne doit le reprendre.";
        }
        return (n == 1 ? "Avec cette modification" : "Avec ces " + n + " modifications") + ", l'analyse du texte corrigé donne l'avis « "
                + amendments.avisApres() + " »" + (amendments.aRelireApres() ? ", à relire." : ".") + (amendments.suffisent() ? ""
                : " Reste à reprendre : " + String.join(", ", amendments.restent().stream().map(Criterion::libelle).toList()) + ".");
    }
}
