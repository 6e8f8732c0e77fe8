package fr.conformite.registry.search;

import fr.conformite.registry.search.Hit.Mark;
import fr.conformite.reports.Style;
import java.util.ArrayList;
import java.util.List;

/** What a search found, for a terminal. Without colours the words found stand between asterisks. */
public final class HitsText {

    /** A passage longer than this is cut around the words found. */
    private static final int LONGEST = 420;
    private static final int BEFORE = 120;

    private final int width;
    private final Style style;
    private final boolean colours;

    public HitsText(int width, boolean colours) {
        this.width = width;
        this.colours = colours;
        this.style = new Style(colours);
    }

    /** The passages, best first, and how many there are. */
    public String render(Hits hits) {
        var text = new StringBuilder();
        for (Hit hit : hits.shown()) {
            text.append(style.bold(hit.file())).append(origin(hit)).append('\n');
            String where = place(hit);
            if (!where.isEmpty()) {
                text.append("  ").append(style.dim(where)).append('\n');
            }
            Style.wrap(extract(hit), width - 4).forEach(line -> text.append("    ").append(line).append('\n'));
            text.append('\n');
        }
        return text.append(total(hits)).append('\n').toString();
    }

    private static String total(Hits hits) {
        if (hits.passages() == 0) {
            return "Aucun passage trouvé." + (hits.unknown().isEmpty() ? "" : hits.unknown().size() == 1
                    ? " Aucun passage ne contient « " + hits.unknown().getFirst() + " »."
                    : " Aucun passage ne contient ces mots : " + String.join(", ", hits.unknown()) + ".");
        }
        String total = (hits.passages() == 1 ? "1 passage" : hits.passages() + " passages") + " dans "
                + (hits.conventions() == 1 ? "1 convention" : hits.conventions() + " conventions");
        return total + (hits.shown().size() == hits.passages() ? "."
                : hits.shown().isEmpty() ? "." : (hits.shown().size() == 1 ? " ; le plus proche est montré" : " ; les " + hits.shown().size() + " plus proches sont montrés")
                        + " (--limite en montre d'autres).");
    }

    private static String origin(Hit hit) {
        List<String> words = new ArrayList<>();
        for (String word : new String[] {hit.departement(), hit.year(), hit.employer(), hit.opinion()}) {
            if (word != null) {
                words.add(word);
            }
        }
        return words.isEmpty() ? "" : " · " + String.join(" · ", words);
    }

    /** « Article 6 (Autorités), page 3 », or empty. */
    static String place(Hit hit) {
        String article = hit.article() == null ? "" : hit.article();
        String title = hit.title() == null || article.contains(hit.title()) ? "" : hit.title();
        String named = article.isEmpty() ? title : title.isEmpty() ? article : article + " (" + title + ")";
        String page = hit.page() == null ? "" : "page " + hit.page();
        return named.isEmpty() ? page : page.isEmpty() ? named : named + ", " + page;
    }

    private String extract(Hit hit) {
        String text = hit.text();
        int from = 0;
        int to = text.length();
        if (to > LONGEST) {
            from = hit.marks().isEmpty() ? 0 : word(text, Math.max(0, richest(hit.marks()) - BEFORE));
            to = word(text, Math.min(to, from + LONGEST));
        }
        var out = new StringBuilder(from > 0 ? "… " : "");
        int at = from;
        for (Mark mark : hit.marks()) {
            if (mark.start() >= at && mark.end() <= to) {
                out.append(text, at, mark.start()).append(marked(text.substring(mark.start(), mark.end())));
                at = mark.end();
            }
        }
        return out.append(text, at, to).append(to < text.length() ? " …" : "").toString();
    }

    private String marked(String words) {
        return colours ? style.warn(words) : "*" + words + "*";
    }

    /** Where the stretch with most words found begins. */
    private static int richest(List<Mark> marks) {
        int best = 0;
        int most = 0;
        for (Mark first : marks) {
            int count = (int) marks.stream().filter(m -> m.start() >= first.start() && m.end() <= first.start() + LONGEST - BEFORE).count();
            if (count > most) {
                most = count;
                best = first.start();
            }
        }
        return best;
    }

    /** The nearest place at or before {@code at} where a word begins. */
    private static int word(String text, int at) {
        int i = at;
        while (i > 0 && i < text.length() && !Character.isWhitespace(text.charAt(i - 1))) {
            i--;
        }
        return i;
    }
}
