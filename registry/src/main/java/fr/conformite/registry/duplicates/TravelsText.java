package fr.conformite.registry.duplicates;

import fr.conformite.engine.rulebase.Grid;
import fr.conformite.engine.rulebase.RuleBase;
import fr.conformite.reports.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What travels, for a terminal. */
public final class TravelsText {

    private static final int LONGEST = 600;
    private static final int NAMED = 6;
    private static final int FAMILIES = 8;
    private static final int COPIES = 6;
    private static final int DEEPEST = 3;

    private final int width;
    private final Style style;
    private final Map<String, String> criteria = RuleBase.grid().criteres().stream().collect(Collectors.toMap(Grid.Key::id, Grid.Key::libelle));

    public TravelsText(int width, boolean colours) {
        this.width = width;
        this.style = new Style(colours);
    }

    /** @param families false to leave the families out */
    public String render(Travels travels, boolean families) {
        var text = new StringBuilder();
        line(text, 0, count(travels.conventions(), "convention", "conventions") + ", " + count(travels.passages(), "passage comparé", "passages comparés")
                + " (" + travels.apart() + " laissés de côté : parties, visas, signatures, passages trop courts). Noms, montants et dates ne comptent pas.");
        text.append('\n');
        String heading = null;
        int number = 0;
        for (Clause clause : travels.clauses()) {
            String its = !clause.fails().isEmpty() ? "Passages qui font échouer un critère" : clause.usual() ? "Formules courantes" : "Autres passages communs";
            if (!its.equals(heading)) {
                heading = its;
                text.append(style.bold(heading)).append("\n\n");
            }
            clause(text, ++number, clause);
        }
        line(text, 0, summary(travels));
        if (families) {
            families(text, travels.families());
        }
        return text.toString();
    }

    private static String summary(Travels travels) {
        if (travels.groups() == 0) {
            return "Aucun passage commun à plusieurs conventions.";
        }
        var all = new StringBuilder(count(travels.groups(), "passage commun", "passages communs"));
        all.append(travels.faulty() == 0 ? ", dont aucun ne fait échouer un critère" : travels.faulty() == 1 ? ", dont 1 fait échouer un critère"
                : ", dont " + travels.faulty() + " font échouer un critère");
        all.append(travels.usual() == 0 ? "" : " et " + count(travels.usual(), "formule courante", "formules courantes")
                + " (modèle-type, ou plus de la moitié des conventions)");
        all.append(travels.clauses().size() == travels.groups() ? "." : " ; " + travels.clauses().size() + " montrés (--limite, --courants).");
        return all.toString();
    }

    private void clause(StringBuilder text, int number, Clause clause) {
        String indent = number < 10 ? "  " : " ";
        line(text, 4, indent + number + ". ", style.bold(head(clause)));
        String words = clause.text().strip().replaceAll("\\s+", " ");
        line(text, 4, "« " + (words.length() > LONGEST ? words.substring(0, words.lastIndexOf(' ', LONGEST)) + " …" : words) + " »");
        clause.fails().forEach((id, n) -> line(text, 4, style.bad("✗") + " ce passage fait échouer le critère « " + criteria.get(id) + " » dans "
                + (n == 1 ? "1 convention" : n + " conventions") + (n == clause.conventions() ? "." : " sur " + clause.conventions() + ".")));
        line(text, 4, origin(clause));
        text.append('\n');
    }

    private static String head(Clause clause) {
        List<String> parts = new ArrayList<>();
        parts.add(count(clause.conventions(), "convention", "conventions"));
        if (!clause.departements().isEmpty()) {
            parts.add(clause.departements().size() <= 3 ? String.join(", ", clause.departements()) : clause.departements().size() + " départements");
        }
        if (clause.firstYear() != null) {
            parts.add(clause.firstYear().equals(clause.lastYear()) ? clause.firstYear().toString() : clause.firstYear() + "–" + clause.lastYear());
        }
        if (clause.wordings() > 1) {
            parts.add(clause.wordings() + " rédactions");
        }
        if (clause.model()) {
            parts.add("modèle-type");
        }
        return String.join(" · ", parts);
    }

    private static String origin(Clause clause) {
        Occurrence first = clause.origin();
        List<String> others = clause.occurrences().stream().map(Occurrence::source).distinct().skip(1).limit(NAMED).map(TravelsText::name).toList();
        int more = clause.conventions() - 1 - others.size();
        String origin = clause.sameYear() > 1 ? "D'abord (avec " + (clause.sameYear() == 2 ? "une autre" : clause.sameYear() - 1 + " autres")
                + " de la même année) : " : "D'abord : ";
        return origin + name(first.source()) + place(first) + (others.isEmpty() ? "." : ". Aussi : " + String.join(" ; ", others)
                + (more > 0 ? " ; et " + count(more, "autre", "autres") : "") + ".");
    }

    private static String place(Occurrence o) {
        return (o.article() == null ? "" : ", " + o.article()) + (o.page() == null ? "" : ", page " + o.page());
    }

    /** « D07.docx (Sarthe, 2019) »; a convention without year is told by the day it came in. */
    static String name(Source source) {
        List<String> more = new ArrayList<>();
        if (source.departement() != null) {
            more.add(source.departement());
        }
        more.add(source.year() != null ? source.year().toString() : "sans date, entrée le " + source.added().substring(0, 10));
        return source.file() + " (" + String.join(", ", more) + ")";
    }

    private void families(StringBuilder text, List<Copy> families) {
        if (families.isEmpty()) {
            return;
        }
        text.append('\n').append(style.bold("Familles de conventions")).append("\n");
        line(text, 0, "Chacune sous la plus ancienne de celles dont elle reprend le plus de passages, et au moins la moitié des siens (modèle-type et formules courantes exclus).");
        for (Copy root : families.subList(0, Math.min(FAMILIES, families.size()))) {
            text.append('\n').append("  ").append(style.bold(name(root.source()))).append(" · ").append(root.size()).append(" conventions\n");
            copies(text, root, "  ", 1);
        }
        if (families.size() > FAMILIES) {
            text.append("\n  … et ").append(count(families.size() - FAMILIES, "autre famille", "autres familles")).append(" (--format json ou csv).\n");
        }
    }

    private static void copies(StringBuilder text, Copy parent, String indent, int depth) {
        int shown = Math.min(COPIES, parent.copies().size());
        for (int i = 0; i < shown; i++) {
            Copy copy = parent.copies().get(i);
            boolean last = i == parent.copies().size() - 1;
            text.append(indent).append(last ? "└ " : "├ ").append(name(copy.source())).append(" : ").append(copy.percent()).append(" % de ses passages (")
                    .append(copy.shared()).append(" sur ").append(copy.of()).append(")\n");
            String below = indent + (last ? "  " : "│ ");
            if (depth < DEEPEST) {
                copies(text, copy, below, depth + 1);
            } else if (copy.size() > 1) {
                text.append(below).append("└ … ").append(count(copy.size() - 1, "autre", "autres")).append('\n');
            }
        }
        if (parent.copies().size() > shown) {
            text.append(indent).append("└ … et ").append(count(parent.copies().size() - shown, "autre copie", "autres copies")).append('\n');
        }
    }

    private static String count(int n, String one, String many) {
        return n + " " + (n < 2 ? one : many);
    }

    private void line(StringBuilder text, int indent, String words) {
        line(text, indent, " ".repeat(indent), words);
    }

    private void line(StringBuilder text, int indent, String first, String words) {
        String start = first;
        for (String line : Style.wrap(words, Math.max(20, width - indent))) {
            text.append(start).append(line).append('\n');
            start = " ".repeat(indent);
        }
    }
}
