package fr.conformite.reports.annotate;

import fr.conformite.engine.amend.Amendments;
import fr.conformite.engine.amend.Proposal;
import fr.conformite.engine.assess.Assessment;
import fr.conformite.engine.assess.Citation;
import fr.conformite.engine.assess.Criterion;
import fr.conformite.engine.assess.Finding;
import fr.conformite.engine.assess.Vigilance;
import fr.conformite.engine.review.Reading;
import fr.conformite.engine.review.Reviewed;
import fr.conformite.reports.ReviewWords;
import fr.conformite.reports.view.ProposalView;
import fr.conformite.reports.view.French;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * What the comments say, and on which words.
 *
 * @param general what has no passage of its own: the opinion, the criteria, what the text does not say
 * @param placed  the others, by indicator, then points of attention
 */
record Notes(Note general, List<Note> placed) {

    /** How serious a note is. */
    enum Tone { GENERAL, GAP, FINDING, ATTENTION }

    /**
     * @param title    one line
     * @param lines    paragraphs
     * @param citation words it is about, or null for the general note
     */
    record Note(Tone tone, String title, List<String> lines, Citation citation) {

        Note {
            lines = List.copyOf(lines);
        }

        Note with(List<String> more) {
            List<String> all = new ArrayList<>(lines);
            all.addAll(more);
            return new Note(tone, title, all, citation);
        }

        /** Title and paragraphs, one per line. */
        String text() {
            return lines.isEmpty() ? title : title + "\n" + String.join("\n", lines);
        }
    }

    private static final int QUOTE_LENGTH = 160;

    Notes {
        placed = List.copyOf(placed);
    }

    static Notes of(Assessment assessment, Amendments amendments, Reviewed reviewed, ZonedDateTime at) {
        return new Writer(assessment, amendments, reviewed).write(at);
    }

    /** The general note, completed with the notes whose words were not found in the file. */
    Note generalWith(List<Note> unplaced) {
        if (unplaced.isEmpty()) {
            return general;
        }
        List<String> more = new ArrayList<>();
        more.add("Constats dont le passage n'a pas pu être situé dans ce fichier :");
        for (Note note : unplaced) {
            more.add("– " + note.title() + " — « " + shortened(note.citation().texte()) + " »" + place(note.citation()));
            more.addAll(note.lines());
        }
        return general.with(more);
    }

    private static final class Writer {

        private final Assessment assessment;
        private final Amendments amendments;
        private final Reviewed reviewed;
        private final List<Note> placed = new ArrayList<>();
        private final List<Proposal> said = new ArrayList<>();

        Writer(Assessment assessment, Amendments amendments, Reviewed reviewed) {
            this.assessment = assessment;
            this.amendments = amendments;
            this.reviewed = reviewed;
        }

        Notes write(ZonedDateTime at) {
            assessment.indicateurs().forEach(this::finding);
            assessment.pointsDeVigilance().forEach(this::attention);
            proposals().stream().filter(p -> !said.contains(p)).forEach(this::apart);
            return new Notes(general(at), placed);
        }

        private List<Proposal> proposals() {
            List<Proposal> all = new ArrayList<>();
            if (amendments != null) {
                all.addAll(amendments.propositions());
                all.addAll(amendments.recommandations());
            }
            return all;
        }

        // ---- notes on passages

        private void finding(Finding finding) {
            Criterion criterion = criterion(finding);
            boolean gap = criterion != null && !criterion.satisfait();
            int n = finding.citations().size();
            for (int i = 0; i < n; i++) {
                Citation citation = finding.citations().get(i);
                List<String> lines = new ArrayList<>();
                lines.add(French.sentence(finding.motif()));
                if (criterion != null) {
                    lines.add("Critère « " + criterion.libelle() + " » : " + status(criterion) + ".");
                }
                lines.addAll(reading(finding));
                if (criterion != null && amendments != null) {
                    amendments.pour(criterion).stream().filter(p -> !said.contains(p) && concerns(p, citation)).toList()
                            .forEach(p -> lines.addAll(wording(p, true)));
                }
                String rank = n == 1 ? "" : " – passage " + (i + 1) + " sur " + n;
                placed.add(new Note(gap ? Tone.GAP : Tone.FINDING, heading(finding) + rank, lines, citation));
            }
        }

        private void attention(Vigilance point) {
            int n = point.citations().size();
            for (int i = 0; i < n; i++) {
                Citation citation = point.citations().get(i);
                List<String> lines = new ArrayList<>(List.of(French.sentence(point.message())));
                if (amendments != null) {
                    amendments.pour(point).stream().filter(p -> !said.contains(p) && concerns(p, citation)).toList()
                            .forEach(p -> lines.addAll(wording(p, false)));
                }
                String rank = n == 1 ? "" : " – passage " + (i + 1) + " sur " + n;
                placed.add(new Note(Tone.ATTENTION, "Point de vigilance (sans effet sur l'avis)" + rank, lines, citation));
            }
        }

        /** A change whose place no finding quotes has a note there. */
        private void apart(Proposal proposal) {
            Citation place = proposal.citation() == null ? proposal.apres() : proposal.citation();
            if (place == null) {
                return;
            }
            boolean key = amendments.propositions().contains(proposal);
            List<String> lines = new ArrayList<>(List.of(French.sentence(proposal.motif())));
            lines.addAll(wording(proposal, key));
            placed.add(new Note(key ? Tone.GAP : Tone.ATTENTION, "Modification proposée – "
                    + (key ? "indicateur " + proposal.indicateur() + ", " + proposal.libelle() : "point de vigilance (sans effet sur l'avis)"), lines, place));
        }

        private static boolean concerns(Proposal proposal, Citation citation) {
            Citation place = proposal.citation();
            return place != null && place.debut() < citation.fin() && citation.debut() < place.fin();
        }

        /** What to do, the words to write, and where they come from; the message of a point of attention has already said that. */
        private List<String> wording(Proposal proposal, boolean source) {
            said.add(proposal);
            List<String> lines = new ArrayList<>();
            String words = shortened(proposal.texteAvant());
            lines.add(French.sentence("Pour corriger : " + switch (proposal.action()) {
                case REMPLACER -> "remplacer « " + words + " » par : « " + proposal.texteApres() + " »";
                case SUPPRIMER -> "supprimer « " + words + " ».";
                case INSERER -> "ajouter, " + proposal.lieu() + " : « " + proposal.texteApres() + " »";
            }));
            if (source && proposal.source() != null && !proposal.texteApres().isEmpty()) {
                lines.add(French.sentence("Source : " + proposal.source()));
            }
            for (Citation other : proposal.aHarmoniser()) {
                lines.add(French.sentence("À relire ensuite : « " + shortened(other.texte()) + " »" + place(other)));
            }
            return lines;
        }

        private List<String> reading(Finding finding) {
            Reading reading = reviewed == null ? null : reviewed.review().reading(finding.numero());
            return reading == null ? List.of() : List.of("Revue : " + ReviewWords.reading(finding, reading));
        }

        private Criterion criterion(Finding finding) {
            return assessment.criteres().stream().filter(c -> c.indicateur() == finding.numero()).findFirst().orElse(null);
        }

        private static String heading(Finding finding) {
            return "Indicateur " + finding.numero() + " – " + finding.libelle() + " : " + value(finding) + (finding.aRelire() ? " (à relire)" : "");
        }

        private static String value(Finding finding) {
            return finding.numero() == 14 && finding.valeur().matches("\\d+([.,]\\d+)?")
                    ? French.euros(new BigDecimal(finding.valeur().replace(',', '.'))) + " par an" : finding.valeur();
        }

        private static String status(Criterion criterion) {
            return !criterion.satisfait() ? "non satisfait" : criterion.motif().contains("non contredit") ? "non contredit" : "satisfait";
        }

        // ---- the general note

        private Note general(ZonedDateTime at) {
            List<String> lines = new ArrayList<>();
            assessment.doutes().forEach(d -> lines.add("À relire : " + French.sentence(d)));
            if (reviewed != null) {
                lines.add("Revue : " + ReviewWords.summary(reviewed));
                reviewed.review().remarques().forEach(r -> lines.add(ReviewWords.remark(r)));
            }
            for (Criterion criterion : assessment.criteres()) {
                lines.add(French.sentence("Critère « " + criterion.libelle() + " » : " + status(criterion) + ". " + criterion.motif()));
                if (!criterion.satisfait() && amendments != null) {
                    amendments.pour(criterion).stream().filter(p -> !said.contains(p)).toList().forEach(p -> lines.addAll(wording(p, true)));
                }
            }
            if (amendments != null && assessment.criteres().stream().anyMatch(c -> !c.satisfait())) {
                String where = placed.stream().anyMatch(n -> n.tone() == Tone.GAP) ? "Les rédactions proposées sont en commentaire à leur place. " : "";
                lines.add(French.sentence((amendments.propositions().isEmpty() ? "" : where) + ProposalView.outcome(amendments)));
            }
            for (Finding finding : assessment.indicateurs()) {
                if (finding.citations().isEmpty()) {
                    lines.add(heading(finding) + ". " + French.sentence(finding.motif()));
                    lines.addAll(reading(finding));
                }
            }
            for (Vigilance point : assessment.pointsDeVigilance()) {
                if (point.citations().isEmpty()) {
                    lines.add("Point de vigilance : " + French.sentence(point.message()));
                    if (amendments != null) {
                        amendments.pour(point).stream().filter(p -> !said.contains(p)).toList().forEach(p -> lines.addAll(wording(p, false)));
                    }
                }
            }
            lines.add("Moteur " + assessment.versions().moteur() + ", règles " + assessment.versions().regles() + ", le " + French.dateTime(at)
                    + ". Empreinte du document (SHA-256) : " + assessment.convention().source().sha256());
            return new Note(Tone.GENERAL, "Avis : " + assessment.avis() + (assessment.aRelire() ? " (à relire)" : ""), lines, null);
        }
    }

    private static String place(Citation citation) {
        String page = citation.page() == null ? "" : "page " + citation.page();
        String article = citation.article() == null ? "" : citation.article();
        String both = article + (article.isEmpty() || page.isEmpty() ? "" : ", ") + page;
        return both.isEmpty() ? "" : " (" + both + ")";
    }

    private static String shortened(String words) {
        String text = words.replaceAll("\\s+", " ").strip();
        return text.length() <= QUOTE_LENGTH ? text : text.substring(0, Math.max(1, text.lastIndexOf(' ', QUOTE_LENGTH))) + " […]";
    }
}
