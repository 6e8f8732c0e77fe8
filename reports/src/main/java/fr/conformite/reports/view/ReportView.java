package fr.conformite.reports.view;

import fr.conformite.engine.amend.Amendments;
import fr.conformite.engine.amend.Proposal;
import fr.conformite.engine.assess.Assessment;
import fr.conformite.engine.assess.Citation;
import fr.conformite.engine.assess.Cost;
import fr.conformite.engine.assess.Criterion;
import fr.conformite.engine.assess.Finding;
import fr.conformite.engine.assess.Funding;
import fr.conformite.engine.assess.Identification;
import fr.conformite.engine.assess.Vigilance;
import fr.conformite.engine.read.SourceDocument;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An assessment as a page shows it: every sentence and figure already written in French, every quote with its anchor. Templates
 * only lay it out.
 *
 * @param file           name of the file assessed
 * @param opinion        the opinion, spelled as in the grid
 * @param tone           how serious it is
 * @param sentence       the opinion explained in one or two sentences
 * @param aRelire        true when the « à relire » banner is shown
 * @param reasons        reasons for the banner; may be empty when only an indicator asks for it
 * @param criteria       the five criteria
 * @param findings       the fourteen indicators
 * @param attention      points of attention
 * @param identification what identifies the convention; facts not written in it read « Non précisé »
 * @param parties        signatories, may be empty
 * @param trace          file, hash, versions, date
 * @param text           the whole convention
 * @param outcome        what the changes proposed lead to, or null
 * @param date           when the report was made
 */
public record ReportView(String file, String opinion, Tone tone, String sentence, boolean aRelire, List<String> reasons,
                         List<CriterionView> criteria, List<FindingView> findings, List<AttentionView> attention,
                         List<Fact> identification, List<String> parties, List<Fact> trace, List<TextView.Group> text,
                         String outcome, String date) {

    /** A statement's standing; templates give each its own word, icon and colour. */
    public enum Tone { GOOD, SILENT, WARN, BAD }

    /** @param code true for values to be set in a fixed-width face */
    public record Fact(String name, String value, boolean code) {
    }

    /** @param status « Satisfait », « Non contredit » or « Non satisfait » */
    public record CriterionView(String id, String label, Tone tone, String status, String motif, int finding) {
    }

    /**
     * One indicator.
     *
     * @param confidence      « 94 % »
     * @param confidenceWidth the same from 0 to 100, for a gauge
     * @param tone            that of its criterion, or null when the indicator carries none
     * @param status          that of its criterion, or null
     * @param advice          how to amend a draft in general; empty unless its criterion fails and nothing is proposed for this one
     * @param proposals       what to change in this draft
     * @param keys            words the filter looks for
     */
    public record FindingView(int number, String label, String value, String confidence, int confidenceWidth, boolean aRelire,
                              String motif, List<String> rules, List<QuoteView> quotes, FundingView funding, CostView cost,
                              Tone tone, String status, List<Advice.Part> advice, List<ProposalView> proposals, String keys) {
    }

    /**
     * @param anchor where the words stand in the text, or null when they cannot be placed
     * @param place  « Article 6, page 3 »; never empty
     */
    public record QuoteView(String id, String words, String place, String anchor) {
    }

    public record AttentionView(String label, String message, List<QuoteView> quotes, List<ProposalView> proposals, String keys) {
    }

    public record FundingView(String evolution, List<Row> rows) {

        /** Amount and share are null when the convention does not write them. */
        public record Row(String name, String category, String amount, String share) {
        }
    }

    /** Each row is a heading and an amount; only what is written. */
    public record CostView(List<Fact> rows, boolean breakdownMissing) {
    }

    /**
     * @param amendments what to change in the draft, or null to leave it out
     * @param at         moment printed on the report
     */
    public static ReportView of(Assessment a, Amendments amendments, ZonedDateTime at) {
        SourceDocument source = a.convention().source();
        TextView.Builder text = new TextView.Builder(a.convention());
        List<CriterionView> criteria = a.criteres().stream().map(ReportView::criterion).toList();
        Proposals proposals = new Proposals(text);
        List<FindingView> findings = a.indicateurs().stream().map(f -> finding(f, criteria, proposals.of(f, a, amendments), text)).toList();
        List<AttentionView> attention = new ArrayList<>();
        for (Vigilance v : a.pointsDeVigilance()) {
            String label = "V" + (attention.size() + 1);
            String keys = "v";
            attention.add(new AttentionView(label, French.sentence(v.message()),
                    quotes(v.citations(), label, "Point de vigilance " + (attention.size() + 1), keys, text),
                    amendments == null ? List.of() : proposals.of(amendments.pour(v), keys + " fix", false), keys));
        }
        return new ReportView(source.file(), a.avis(), tone(a.avis()), sentence(criteria), a.aRelire(), a.doutes().stream().map(French::sentence).toList(), criteria,
                findings, List.copyOf(attention), identification(a.identification()), a.identification().parties(),
                trace(a, at), text.build(), amendments == null ? null : French.sentence(ProposalView.outcome(amendments)), French.dateTime(at));
    }

    /** Findings that ask for a human reading, whatever the document as a whole does. */
    public List<FindingView> toReadAgain() {
        return findings.stream().filter(FindingView::aRelire).toList();
    }

    public List<CriterionView> failed() {
        return criteria.stream().filter(c -> c.tone() == Tone.BAD).toList();
    }

    /** Changes proposed for the criteria, in the order of the indicators; those for points of attention are not among them. */
    public List<ProposalView> proposals() {
        return findings.stream().flatMap(f -> f.proposals().stream()).toList();
    }

    public FindingView finding(int number) {
        return findings.get(number - 1);
    }

    public boolean hasQuotes() {
        return text.stream().flatMap(g -> g.units().stream()).flatMap(u -> u.cells().stream()).flatMap(List::stream)
                .anyMatch(TextView.Piece::marked);
    }

    /** An opinion the program does not know is shown as the most serious one rather than dressed as a good one. */
    private static Tone tone(String avis) {
        return switch (avis) {
            case "Conforme" -> Tone.GOOD;
            case "Conforme avec réserve" -> Tone.WARN;
            default -> Tone.BAD;
        };
    }

    private static CriterionView criterion(Criterion c) {
        Tone tone = !c.satisfait() ? Tone.BAD : c.nonContredit() ? Tone.SILENT : Tone.GOOD;
        return new CriterionView(c.id(), c.libelle(), tone, c.constat(), French.sentence(c.motif()), c.indicateur());
    }

    private static String sentence(List<CriterionView> criteria) {
        List<String> failed = labels(criteria, Tone.BAD);
        List<String> silent = labels(criteria, Tone.SILENT);
        String total = French.count(criteria.size(), false);
        String first = switch (failed.size()) {
            case 0 -> silent.isEmpty()
                    ? "Les " + total + " critères-clés sont satisfaits."
                    : "Aucun des " + total + " critères-clés n’est mis en défaut.";
            case 1 -> "Un critère-clé sur " + total + " n’est pas satisfait\u00a0: " + failed.getFirst() + ".";
            default -> French.capital(French.count(failed.size(), false)) + " critères-clés sur " + total
                    + " ne sont pas satisfaits\u00a0: " + String.join("\u00a0; ", failed) + ".";
        };
        return silent.isEmpty() ? first : first + " Non contredit, sans que le texte l’affirme\u00a0: "
                + String.join("\u00a0; ", silent) + ".";
    }

    private static List<String> labels(List<CriterionView> criteria, Tone tone) {
        return criteria.stream().filter(c -> c.tone() == tone).map(CriterionView::label).toList();
    }

    private static FindingView finding(Finding f, List<CriterionView> criteria, List<ProposalView> proposals, TextView.Builder text) {
        Optional<CriterionView> criterion = criteria.stream().filter(c -> c.finding() == f.numero()).findFirst();
        Tone tone = criterion.map(CriterionView::tone).orElse(null);
        String keys = "i" + f.numero() + (tone == Tone.BAD ? " gap" : "") + (f.aRelire() ? " doubt" : "");
        return new FindingView(f.numero(), f.libelle(), value(f), French.probability(f.confiance()),
                (int) (100 * Math.clamp(f.confiance(), 0, 1)), f.aRelire(), French.sentence(f.motif()), f.regles(),
                quotes(f.citations(), Integer.toString(f.numero()), "Indicateur " + f.numero(), keys, text),
                funding(f.funding()), cost(f.cost()), tone, criterion.map(CriterionView::status).orElse(null),
                tone == Tone.BAD && proposals.isEmpty() ? Advice.of(f.numero(), f.id()) : List.of(), proposals, keys);
    }

    /** The grid spells a cost as bare digits; people read it as an amount. */
    private static String value(Finding f) {
        if (f.numero() == 14 && f.valeur().matches("\\d+([.,]\\d+)?")) {
            return French.euros(new BigDecimal(f.valeur().replace(',', '.'))) + " par an";
        }
        return f.valeur();
    }

    /** Numbers the changes as they come, and marks in the text the words they amend. */
    private static final class Proposals {

        private final TextView.Builder text;
        private int count;

        Proposals(TextView.Builder text) {
            this.text = text;
        }

        List<ProposalView> of(Finding f, Assessment a, Amendments amendments) {
            return amendments == null ? List.of() : a.criteres().stream().filter(c -> c.indicateur() == f.numero())
                    .flatMap(c -> of(amendments.pour(c), "i" + f.numero() + " gap fix", true).stream()).toList();
        }

        List<ProposalView> of(List<Proposal> proposals, String keys, boolean reasons) {
            return proposals.stream().map(p -> {
                String label = "P" + ++count;
                List<QuoteView> passage = p.citation() == null ? List.of()
                        : quotes(List.of(p.citation()), label, "Proposition " + count, keys, text);
                return ProposalView.of(p, label, passage.isEmpty() ? null : passage.getFirst(), reasons);
            }).toList();
        }
    }

    private static List<QuoteView> quotes(List<Citation> citations, String owner, String name, String keys, TextView.Builder text) {
        List<QuoteView> quotes = new ArrayList<>();
        for (Citation c : citations) {
            String id = owner + "-" + (quotes.size() + 1);
            boolean placed = text.mark(c.debut(), c.fin(), new TextView.Mark(id, owner, name, keys));
            quotes.add(new QuoteView(id, TextView.printable(c.texte()).strip().replaceAll("\\s+", " "), place(c), placed ? "t-" + id : null));
        }
        return List.copyOf(quotes);
    }

    private static String place(Citation c) {
        String article = c.article() == null || c.article().isBlank() ? null : c.article();
        String page = c.page() == null ? null : "page\u00a0" + c.page();
        if (article != null) {
            return page == null ? article : article + ", " + page;
        }
        return page == null ? "Hors article" : French.capital(page);
    }

    private static FundingView funding(Funding f) {
        if (f == null || f.evolution() == null && f.financeurs().isEmpty()) {
            return null;
        }
        return new FundingView(f.evolution(), f.financeurs().stream()
                .map(p -> new FundingView.Row(p.nom(), p.categorie(), French.euros(p.montant()), French.percent(p.part()))).toList());
    }

    private static CostView cost(Cost c) {
        if (c == null) {
            return null;
        }
        List<Fact> rows = new ArrayList<>();
        add(rows, "Équivalents temps plein", French.number(c.etp()));
        add(rows, "Coût par équivalent temps plein", French.euros(c.coutParEtp()));
        if (c.ventilation() != null) {
            add(rows, "Salaire chargé", French.euros(c.ventilation().salaireCharge()));
            add(rows, "Frais de fonctionnement", French.euros(c.ventilation().fraisFonctionnement()));
            add(rows, "Frais de gestion", French.euros(c.ventilation().fraisGestion()));
        }
        return rows.isEmpty() ? null : new CostView(List.copyOf(rows), c.ventilation() == null);
    }

    private static void add(List<Fact> rows, String name, String value) {
        if (value != null) {
            rows.add(new Fact(name, value, false));
        }
    }

    private static List<Fact> identification(Identification i) {
        return List.of(
                fact("Département", i.departement()),
                fact("Employeur", i.typeEmployeur()),
                fact("Lieu d’exercice", i.lieuExercice()),
                fact("Postes", i.postes() == null ? null : Integer.toString(i.postes())),
                fact("Équivalents temps plein", French.number(i.etp())));
    }

    private static Fact fact(String name, String value) {
        return new Fact(name, value == null || value.isBlank() ? "Non précisé" : value, false);
    }

    private static List<Fact> trace(Assessment a, ZonedDateTime at) {
        SourceDocument s = a.convention().source();
        String format = s.format() == null ? null : s.format().toUpperCase(java.util.Locale.ROOT);
        String reading = (format == null ? "Format inconnu" : format)
                + (s.pages() == null ? "" : ", " + s.pages() + "\u00a0" + (s.pages() > 1 ? "pages" : "page"))
                + (s.ocr() ? ", texte obtenu par reconnaissance de caractères" : "");
        return List.of(
                new Fact("Fichier", s.file(), false),
                new Fact("Lecture", reading, false),
                new Fact("Empreinte SHA-256", s.sha256(), true),
                new Fact("Version du moteur", a.versions().moteur(), false),
                new Fact("Version des règles", a.versions().regles(), false),
                new Fact("Rapport établi le", French.dateTime(at), false));
    }
}
