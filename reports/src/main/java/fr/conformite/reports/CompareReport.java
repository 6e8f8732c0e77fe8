package fr.conformite.reports;

import fr.conformite.engine.assess.Criterion;
import fr.conformite.engine.assess.Vigilance;
import fr.conformite.engine.compare.Change;
import fr.conformite.engine.compare.Comparison;
import fr.conformite.engine.compare.Comparison.Move;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Two versions of a draft side by side: as text for a terminal, or as one HTML file that needs nothing else. Thread-safe. */
public final class CompareReport {

    /** Unchanged words kept on each side of a change in the terminal. */
    private static final int CONTEXT = 60;

    private static final String STYLE_SHEET = resource("compare.css");

    private final int width;
    private final Style style;

    /**
     * @param columns width of the terminal
     * @param colours true to use ANSI colours and bold
     */
    public CompareReport(int columns, boolean colours) {
        this.width = Math.clamp(columns, 60, 120);
        this.style = new Style(colours);
    }

    /** The comparison as text, ending with a line feed. */
    public String text(Comparison comparison) {
        var out = new StringBuilder();
        wrapped(out, "", comparison.avant().convention().source().file() + " → " + comparison.apres().convention().source().file());
        wrapped(out, style.bold("Avis : "), opinions(comparison));
        title(out, "Ce qui bouge dans l'analyse");
        if (unmoved(comparison)) {
            wrapped(out, "  ", "Rien : mêmes valeurs, mêmes critères, même avis.");
        }
        for (Criterion criterion : comparison.criteres()) {
            wrapped(out, "  " + (!criterion.satisfait() ? style.bad("✗") : criterion.nonContredit() ? style.dim("○") : style.good("✓")) + " ", style.bold(criterion.libelle())
                    + " : " + standing(criterion));
        }
        for (Move move : comparison.indicateurs()) {
            wrapped(out, "  • ", moved(move));
            wrapped(out, "    ", style.dim(causes(move)));
        }
        for (Vigilance point : comparison.apparus()) {
            wrapped(out, "  + ", "Nouveau point de vigilance : " + point.message());
        }
        for (Vigilance point : comparison.disparus()) {
            wrapped(out, "  - ", "Point de vigilance levé : " + point.message());
        }
        title(out, counted(comparison.changements().size()));
        for (int i = 0; i < comparison.changements().size(); i++) {
            Change change = comparison.changements().get(i);
            wrapped(out, "  " + (i + 1) + ". ", style.bold(place(change)) + " — " + nature(change));
            wrapped(out, "     ", words(change));
        }
        return out.toString();
    }

    /** The comparison as a complete HTML document, to be written as UTF-8. */
    public String html(Comparison comparison) {
        StringOutput out = new StringOutput();
        TemplateEngine.createPrecompiled(null, ContentType.Html, CompareReport.class.getClassLoader(), "fr.conformite.reports.templates")
                .render("compare.jte", Map.of("comparison", comparison, "style", STYLE_SHEET, "policy",
                        "default-src 'none'; style-src '" + HtmlReport.hash(STYLE_SHEET) + "'; base-uri 'none'; form-action 'none'"), out);
        return out.toString();
    }

    // ---- sentences, shared with the template

    public static String opinions(Comparison c) {
        return c.avant().avis().equals(c.apres().avis()) ? "« " + c.apres().avis() + " », inchangé."
                : "« " + c.avant().avis() + " », puis « " + c.apres().avis() + " ».";
    }

    public static boolean unmoved(Comparison c) {
        return c.criteres().isEmpty() && c.indicateurs().isEmpty() && c.apparus().isEmpty() && c.disparus().isEmpty();
    }

    /** « désormais satisfait. », « désormais non contredit. » or « désormais non satisfait. » */
    public static String standing(Criterion criterion) {
        return "désormais " + criterion.constat().toLowerCase(java.util.Locale.FRANCE) + ".";
    }

    public static String moved(Move move) {
        String name = "Indicateur " + move.apres().numero() + ", " + move.apres().libelle() + " : ";
        return name + (move.avant().valeur().equals(move.apres().valeur()) ? "« " + move.apres().valeur() + " », mais les chiffres changent."
                : "« " + move.avant().valeur() + " » devient « " + move.apres().valeur() + " ».");
    }

    public static String causes(Move move) {
        List<String> numbers = move.causes().stream().map(i -> Integer.toString(i + 1)).toList();
        return switch (numbers.size()) {
            case 0 -> "Aucun changement n'y suffit seul : c'est leur ensemble qui fait bouger cet indicateur.";
            case 1 -> "En cause : le changement " + numbers.getFirst() + ".";
            default -> "En cause : les changements " + String.join(", ", numbers.subList(0, numbers.size() - 1)) + " et " + numbers.getLast() + ".";
        };
    }

    public static String counted(int changes) {
        return switch (changes) {
            case 0 -> "Aucun changement de rédaction";
            case 1 -> "Un changement de rédaction";
            default -> changes + " changements de rédaction";
        };
    }

    public static String place(Change change) {
        var words = change.apres() != null ? change.apres() : change.avant();
        String article = change.article() == null ? "En tête du texte" : change.article();
        return article + (words.page() == null ? "" : ", page " + words.page());
    }

    public static String nature(Change change) {
        return change.avant() == null ? "passage ajouté" : change.apres() == null ? "passage supprimé" : "passage modifié";
    }

    // ---- terminal

    private String words(Change change) {
        List<String> parts = new ArrayList<>();
        List<Change.Run> runs = change.mots();
        for (int i = 0; i < runs.size(); i++) {
            String text = runs.get(i).texte().replaceAll("\\s+", " ");
            parts.add(switch (runs.get(i).kind()) {
                case INCHANGE -> context(text, i > 0, i < runs.size() - 1);
                case SUPPRIME -> style.bad("[-" + text.strip() + "-]") + (text.endsWith(" ") ? " " : "");
                case AJOUTE -> style.good("{+" + text.strip() + "+}") + (text.endsWith(" ") ? " " : "");
            });
        }
        return String.join("", parts);
    }

    private static String context(String text, boolean after, boolean before) {
        if (text.length() <= 2 * CONTEXT + 10) {
            return text;
        }
        String head = after ? text.substring(0, text.lastIndexOf(' ', CONTEXT) + 1) : "";
        String tail = before ? text.substring(text.indexOf(' ', text.length() - CONTEXT) + 1) : "";
        return head + "[…] " + tail;
    }

    private void title(StringBuilder out, String title) {
        out.append('\n').append(style.bold(title)).append('\n');
    }

    private void wrapped(StringBuilder out, String prefix, String text) {
        out.append(Style.hanging(prefix, text, width));
    }

    private static String resource(String name) {
        try (InputStream in = CompareReport.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
