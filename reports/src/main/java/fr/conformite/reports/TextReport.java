package fr.conformite.reports;

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
import fr.conformite.engine.review.Reading;
import fr.conformite.engine.review.Reviewed;
import fr.conformite.reports.view.ProposalView;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** An assessment as text for a terminal: the opinion, what fails and why, the fourteen indicators, points of attention. */
public final class TextReport {

    private static final char NO_BREAK = '\u00a0';

    private static final int NARROWEST = 60;
    private static final int WIDEST = 120;

    /** Columns of a row of the table beside its label and its value: number, gaps, confidence, « à relire ». */
    private static final int ROW_EXTRAS = 24;

    /** A quotation longer than this hides the next one; the HTML report shows it whole. */
    private static final int QUOTE_LENGTH = 420;

    /** Of words to amend, enough to find them; they are quoted above. */
    private static final int AMENDED_LENGTH = 160;

    /** Passages shown under a criterion that fails. */
    private static final int QUOTES = 3;

    private final int width;
    private final Style style;

    /**
     * @param columns width of the terminal; kept between 60 and 120
     * @param colours true to use ANSI colours and bold
     */
    public TextReport(int columns, boolean colours) {
        this.width = Math.clamp(columns, NARROWEST, WIDEST);
        this.style = new Style(colours);
    }

    /** The report, ending with a line feed, without what to change. */
    public String render(Assessment assessment) {
        return render(assessment, null, null);
    }

    /**
     * The report, ending with a line feed.
     *
     * @param amendments what to change in the draft, or null to leave it out
     * @param reviewed   what people answered on this assessment, shown beside it, or null
     */
    public String render(Assessment assessment, Amendments amendments, Reviewed reviewed) {
        var out = new StringBuilder();
        heading(out, assessment);
        if (reviewed != null) {
            review(out, reviewed);
        }
        criteria(out, assessment, amendments);
        indicators(out, assessment);
        vigilance(out, assessment, amendments);
        return out.toString();
    }

    private void heading(StringBuilder out, Assessment assessment) {
        SourceDocument source = assessment.convention().source();
        line(out, style.bold("Avis : ") + opinion(assessment.avis()) + (assessment.aRelire() ? "  " + style.warn("À RELIRE") : ""));
        wrapped(out, "", source.file() + about(assessment.identification(), source));
        for (String doubt : assessment.doutes()) {
            wrapped(out, "  " + style.warn("!") + " ", doubt);
        }
    }

    private void review(StringBuilder out, Reviewed reviewed) {
        wrapped(out, style.bold("Revue : "), ReviewWords.summary(reviewed));
        for (Finding finding : reviewed.assessment().indicateurs()) {
            Reading reading = reviewed.review().reading(finding.numero());
            if (reading != null && !reading.valeur().equals(finding.valeur())) {
                wrapped(out, "  " + style.warn("≠") + " ", ReviewWords.reading(finding, reading));
            }
        }
        reviewed.review().remarques().forEach(r -> wrapped(out, "  • ", ReviewWords.remark(r)));
    }

    private String opinion(String opinion) {
        return switch (opinion) {
            case "Conforme" -> style.good(opinion);
            case "Conforme avec réserve" -> style.warn(opinion);
            default -> style.bad(opinion);
        };
    }

    private static String about(Identification id, SourceDocument source) {
        List<String> parts = new ArrayList<>();
        parts.add(source.pages() == null ? null : count(source.pages(), "page"));
        parts.add(source.ocr() ? "texte reconnu par OCR" : null);
        parts.add(id.departement());
        parts.add(id.typeEmployeur() == null ? null : "employeur : " + id.typeEmployeur());
        parts.add(id.lieuExercice() == null ? null : "exercice : " + id.lieuExercice());
        parts.add(id.postes() == null ? null : count(id.postes(), "poste"));
        parts.add(id.etp() == null ? null : number(id.etp()) + " ETP");
        parts.removeIf(p -> p == null);
        return parts.isEmpty() ? "" : " · " + String.join(" · ", parts);
    }

    private void criteria(StringBuilder out, Assessment assessment, Amendments amendments) {
        List<Criterion> failed = assessment.criteres().stream().filter(c -> !c.satisfait()).toList();
        List<Criterion> held = assessment.criteres().stream().filter(c -> c.satisfait() && !c.nonContredit()).toList();
        List<Criterion> silent = assessment.criteres().stream().filter(Criterion::nonContredit).toList();
        if (!failed.isEmpty()) {
            title(out, failed.size() == 1 ? "Critère non satisfait" : "Critères non satisfaits");
            for (Criterion criterion : failed) {
                wrapped(out, "  " + style.bad("✗") + " ", style.bold(criterion.libelle()));
                wrapped(out, "    ", criterion.motif());
                assessment.indicateur(criterion.indicateur()).citations().stream().limit(QUOTES).forEach(c -> quote(out, c));
                if (amendments != null) {
                    amendments.pour(criterion).forEach(p -> proposal(out, p, true));
                }
            }
            if (amendments != null) {
                wrapped(out, "  " + style.bold("→") + " ", ProposalView.outcome(amendments));
            }
        }
        standing(out, held, "Critère satisfait", "Critères satisfaits", style.good("✓"));
        standing(out, silent, "Critère non contredit", "Critères non contredits", style.dim("○"));
    }

    private void standing(StringBuilder out, List<Criterion> criteria, String one, String many, String mark) {
        if (!criteria.isEmpty()) {
            title(out, criteria.size() == 1 ? one : many);
            criteria.forEach(c -> wrapped(out, "  " + mark + " ", c.libelle() + " : " + lowerFirst(c.motif())));
        }
    }

    private void indicators(StringBuilder out, Assessment assessment) {
        title(out, "Les 14 indicateurs (valeur, confiance)");
        int labels = assessment.indicateurs().stream().mapToInt(f -> f.libelle().length()).max().orElse(0);
        labels = Math.min(labels, width / 2 - 6);
        int values = width - labels - ROW_EXTRAS;
        for (Finding finding : assessment.indicateurs()) {
            List<String> label = Style.wrap(finding.libelle(), labels);
            List<String> value = Style.wrap(value(finding), values);
            for (int i = 0; i < Math.max(label.size(), value.size()); i++) {
                String number = i == 0 ? "%4d  ".formatted(finding.numero()) : "      ";
                String left = i < label.size() ? label.get(i) : "";
                String right = i < value.size() ? value.get(i) : "";
                String mark = i > 0 ? "" : "  %3d %%%s".formatted(Math.round(finding.confiance() * 100),
                        finding.aRelire() ? " " + style.warn("à relire") : "");
                line(out, (number + pad(left, labels) + "  " + pad(right, mark.isEmpty() ? 0 : values) + mark).stripTrailing());
            }
            if (!details(finding).isEmpty()) {
                wrapped(out, " ".repeat(labels + 8), details(finding));
            }
        }
    }

    private static String value(Finding finding) {
        if (finding.cost() != null && finding.valeur().matches("\\d+(\\.\\d+)?")) {
            return euros(new BigDecimal(finding.valeur())) + " par an";
        }
        boolean evolution = finding.funding() != null && finding.funding().evolution() != null;
        return finding.valeur() + (evolution ? ", " + lowerFirst(finding.funding().evolution()) : "");
    }

    /** Figures behind a value, on the lines below it; empty when there are none. */
    private static String details(Finding finding) {
        if (finding.funding() != null) {
            return finding.funding().financeurs().stream().map(TextReport::funder).collect(Collectors.joining(NO_BREAK + "; "));
        }
        if (finding.cost() == null) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        add(parts, "", finding.cost().coutParEtp(), " par ETP");
        Cost.Breakdown breakdown = finding.cost().ventilation();
        if (breakdown != null) {
            add(parts, "salaire chargé ", breakdown.salaireCharge(), "");
            add(parts, "fonctionnement ", breakdown.fraisFonctionnement(), "");
            add(parts, "gestion ", breakdown.fraisGestion(), "");
        }
        return String.join(NO_BREAK + "; ", parts);
    }

    private static void add(List<String> parts, String before, BigDecimal amount, String after) {
        if (amount != null) {
            parts.add(before + euros(amount) + after);
        }
    }

    private static String funder(Funding.Funder funder) {
        String share = funder.part() == null ? null : number(funder.part()) + NO_BREAK + "%";
        if (funder.montant() == null) {
            return funder.nom() + (share == null ? "" : " " + share);
        }
        return funder.nom() + " " + euros(funder.montant()) + (share == null ? "" : " (" + share + ")");
    }

    private void vigilance(StringBuilder out, Assessment assessment, Amendments amendments) {
        if (assessment.pointsDeVigilance().isEmpty()) {
            return;
        }
        title(out, "Points de vigilance (sans effet sur l'avis)");
        for (Vigilance point : assessment.pointsDeVigilance()) {
            wrapped(out, "  • ", point.message());
            point.citations().stream().limit(1).forEach(c -> quote(out, c));
            if (amendments != null) {
                amendments.pour(point).forEach(p -> proposal(out, p, false));
            }
        }
    }

    /** « Pour corriger » : what to do, where, and the words to write; a point of attention has already named its source. */
    private void proposal(StringBuilder out, Proposal proposal, boolean source) {
        String words = shortened(proposal.texteAvant(), AMENDED_LENGTH);
        String what = switch (proposal.action()) {
            case REMPLACER -> "remplacer « " + words + " » (" + proposal.lieu() + ") par :";
            case SUPPRIMER -> "supprimer « " + words + " » (" + proposal.lieu() + ").";
            case INSERER -> "ajouter, " + proposal.lieu() + NO_BREAK + ":";
        };
        wrapped(out, "    ", style.bold("Pour corriger" + NO_BREAK + ":") + " " + what);
        if (!proposal.texteApres().isEmpty()) {
            wrapped(out, "      " + style.good("+") + " ", "« " + proposal.texteApres() + " »");
            if (source) {
                wrapped(out, "      ", style.dim("Source" + NO_BREAK + ": " + proposal.source()));
            }
        }
        for (Citation other : proposal.aHarmoniser()) {
            wrapped(out, "      ", "À relire ensuite : « " + shortened(other.texte(), AMENDED_LENGTH) + " »"
                    + (other.article() == null ? "" : " (" + other.article() + ")"));
        }
    }

    private void quote(StringBuilder out, Citation citation) {
        String text = shortened(citation.texte(), QUOTE_LENGTH);
        List<String> place = new ArrayList<>();
        if (citation.article() != null) {
            place.add(citation.article());
        }
        if (citation.page() != null) {
            place.add("p. " + citation.page());
        }
        wrapped(out, "    " + style.dim("│") + " ", "« " + text + " »" + (place.isEmpty() ? "" : " — " + String.join(", ", place)));
    }

    private static String shortened(String words, int length) {
        String text = words.replaceAll("\\s+", " ").strip();
        return text.length() <= length ? text : text.substring(0, Math.max(1, text.lastIndexOf(' ', length))) + " […]";
    }

    private void title(StringBuilder out, String title) {
        out.append('\n');
        line(out, style.bold(title));
    }

    private void wrapped(StringBuilder out, String prefix, String text) {
        out.append(Style.hanging(prefix, text, width));
    }

    private static void line(StringBuilder out, String text) {
        out.append(text).append('\n');
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - Style.visibleLength(text)));
    }

    private static String count(int n, String noun) {
        return n + " " + noun + (n > 1 ? "s" : "");
    }

    private static String euros(BigDecimal amount) {
        return number(amount) + NO_BREAK + "€";
    }

    private static String number(BigDecimal value) {
        return NumberFormat.getNumberInstance(Locale.FRANCE).format(value);
    }

    /** A sentence becomes the end of another, unless it starts with a name or an acronym. */
    private static String lowerFirst(String text) {
        boolean ordinary = text.length() > 1 && Character.isLowerCase(text.charAt(1));
        boolean word = ordinary || text.length() > 1 && (text.charAt(1) == ' ' || text.charAt(1) == '\'' || text.charAt(1) == '’');
        return word ? Character.toLowerCase(text.charAt(0)) + text.substring(1) : text;
    }
}
