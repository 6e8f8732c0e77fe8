package fr.conformite.engine.identify;

import fr.conformite.engine.assess.Citation;
import fr.conformite.engine.assess.Cost;
import fr.conformite.engine.assess.Finding;
import fr.conformite.engine.assess.Vigilance;
import fr.conformite.engine.structure.Passage;
import fr.conformite.engine.structure.Zone;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import com.fasterxml.jackson.annotation.JsonProperty;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Points of attention: what a reviewer should look at although it does not change the opinion. What they are, what they say and
 * where they come from is data, in {@code conformite/vigilance/points.yaml}.
 */
public final class VigilanceReader {

    private static final String FILE = "/conformite/vigilance/points.yaml";

    /** Quotes shown for one point; more would drown the reader. */
    private static final int QUOTES = 3;

    /** A short line that does not end like a sentence: a title, whatever its numbering. */
    private static final Pattern HEADLINE = Pattern.compile(".{3,90}[^.;,:\\s]\\s*|.{3,40}:\\s*");

    /** A condition on the value of a finding. */
    private record OnFinding(int indicateur, List<String> valeurs, List<String> sauf) {

        boolean holds(List<Finding> findings) {
            return findings.stream().filter(f -> f.numero() == indicateur).anyMatch(f -> valeurs != null && valeurs.contains(f.valeur())
                    || sauf != null && !sauf.contains(f.valeur()));
        }
    }

    private record Rubric(List<Pattern> titres, List<Pattern> phrases, Integer seuil) {
    }

    private record Point(String id, String message, String source, Integer indicateur, List<String> valeurs, List<String> sauf, OnFinding avec,
                         @JsonProperty("cout-par-etp-sous") BigDecimal floor, @JsonProperty("ventilation-absente") boolean noBreakdown,
                         List<Pattern> expressions, @JsonProperty("sauf-phrase") List<Pattern> unless,
                         @JsonProperty("textes-sur") List<Pattern> references, @JsonProperty("sauf-texte") List<Pattern> framework, Rubric rubrique) {

        OnFinding onFinding() {
            return indicateur == null ? null : new OnFinding(indicateur, valeurs, sauf);
        }
    }

    private static final List<Point> POINTS = load();

    private VigilanceReader() {
    }

    private static List<Point> load() {
        try (InputStream in = VigilanceReader.class.getResourceAsStream(FILE)) {
            return new YAMLMapper().readValue(in, new TypeReference<List<Point>>() { });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param text     the convention
     * @param passages its passages
     * @param findings the fourteen findings
     * @return points in the order of the data file; every message names its source
     */
    public static List<Vigilance> read(String text, List<Passage> passages, List<Finding> findings) {
        return read(Profile.of(text), passages, findings);
    }

    /** Same as {@link #read(String, List, List)}, of a text that other readers read too. */
    public static List<Vigilance> read(Profile profile, List<Passage> passages, List<Finding> findings) {
        FoldedText folded = profile.text();
        List<Vigilance> points = new ArrayList<>();
        for (Point point : POINTS) {
            Vigilance found = point(point, folded, passages, findings);
            if (found != null) {
                points.add(found);
            }
        }
        return List.copyOf(points);
    }

    private static Vigilance point(Point point, FoldedText text, List<Passage> passages, List<Finding> findings) {
        if (point.floor() != null || point.noBreakdown()) {
            return money(point, findings);
        }
        if (point.indicateur() != null) {
            boolean holds = point.onFinding().holds(findings) && (point.avec() == null || point.avec().holds(findings));
            Finding finding = findings.stream().filter(f -> f.numero() == point.indicateur()).findFirst().orElse(null);
            return holds ? said(point, point.message().replace("{valeur}", finding.valeur()), finding.citations().stream().limit(QUOTES).toList()) : null;
        }
        if (point.expressions() != null) {
            List<Citation> quotes = quotes(text, passages, point.expressions(), point.unless());
            return quotes.isEmpty() ? null : said(point, point.message(), quotes);
        }
        if (point.references() != null) {
            return references(point, text, passages);
        }
        return point.rubrique() != null && missing(point.rubrique(), text, passages) ? said(point, point.message(), List.of()) : null;
    }

    private static Vigilance said(Point point, String message, List<Citation> citations) {
        return new Vigilance(point.id(), message + " Source : " + point.source() + ".", citations);
    }

    private static Vigilance money(Point point, List<Finding> findings) {
        Finding finding = findings.stream().filter(f -> f.numero() == 14).findFirst().orElse(null);
        Cost cost = finding == null ? null : finding.cost();
        if (cost == null || !finding.valeur().matches("\\d+(?:\\.\\d+)?")) {
            return null;
        }
        if (point.noBreakdown()) {
            return cost.ventilation() == null ? said(point, point.message(), finding.citations().stream().limit(1).toList()) : null;
        }
        BigDecimal each = cost.coutParEtp();
        if (each == null && cost.etp() != null && cost.etp().signum() > 0) {
            each = new BigDecimal(finding.valeur()).divide(cost.etp(), 0, RoundingMode.HALF_UP);
        }
        if (each == null || each.compareTo(point.floor()) >= 0) {
            return null;
        }
        String amount = NumberFormat.getIntegerInstance(Locale.FRANCE).format(each);
        return said(point, point.message().replace("{montant}", amount), finding.citations().stream().limit(1).toList());
    }

    private static List<Citation> quotes(FoldedText text, List<Passage> passages, List<Pattern> wanted, List<Pattern> unless) {
        List<Citation> quotes = new ArrayList<>();
        for (int[] span : sentences(text.folded())) {
            String sentence = text.folded().substring(span[0], span[1]);
            if (quotes.size() < QUOTES && matches(wanted, sentence) && !matches(unless, sentence)) {
                quotes.add(citation(text, passages, span[0], span[1]));
            }
        }
        return quotes;
    }

    private static Vigilance references(Point point, FoldedText text, List<Passage> passages) {
        if (matches(point.framework(), text.folded())) {
            return null;
        }
        List<Citation> quotes = new ArrayList<>();
        Pattern reference = Pattern.compile("^\\W*(?:vu\\b|considerant|- (?:la |le )?(?:loi|decret|plan|circulaire|code|instruction))|\\b(?:loi|plan (?:national|interministeriel)|circulaire|instruction)\\b.{0,60}\\b(?:du|n°|relati|\\d{4})");
        for (int[] span : sentences(text.folded())) {
            String sentence = text.folded().substring(span[0], span[1]);
            if (quotes.size() < QUOTES && reference.matcher(sentence).find() && matches(point.references(), sentence)) {
                quotes.add(citation(text, passages, span[0], span[1]));
            }
        }
        return quotes.isEmpty() ? null : said(point, point.message(), quotes);
    }

    private static boolean missing(Rubric rubric, FoldedText text, List<Passage> passages) {
        for (Passage p : passages) {
            String title = new FoldedText(p.title() == null ? "" : p.title()).folded() + " " + new FoldedText(p.article() == null ? "" : p.article()).folded();
            if (matches(rubric.titres(), title)) {
                return false;
            }
        }
        if (text.folded().lines().anyMatch(l -> HEADLINE.matcher(l).matches() && matches(rubric.titres(), l))) {
            return false;
        }
        int limit = rubric.seuil() == null ? 0 : rubric.seuil();
        int found = 0;
        for (int[] span : sentences(text.folded())) {
            found += matches(rubric.phrases(), text.folded().substring(span[0], span[1])) ? 1 : 0;
        }
        return found <= limit;
    }

    private static boolean matches(List<Pattern> patterns, String text) {
        return patterns != null && patterns.stream().anyMatch(p -> p.matcher(text).find());
    }

    /** Lines cut at full stops; « M. », « art. », « n° 2. » do not end a sentence. */
    private static List<int[]> sentences(String s) {
        List<int[]> spans = new ArrayList<>();
        Matcher end = Pattern.compile("\\n|(?<=[.!?;])(?<!\\b(?:m|mm|mme|art|l|r|d|cf|p)\\.)\\s").matcher(s);
        int from = 0;
        while (end.find()) {
            add(spans, s, from, end.start());
            from = end.end();
        }
        add(spans, s, from, s.length());
        return spans;
    }

    private static void add(List<int[]> spans, String s, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(s.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(s.charAt(end - 1))) {
            end--;
        }
        if (end > start) {
            spans.add(new int[] {start, end});
        }
    }

    private static Citation citation(FoldedText text, List<Passage> passages, int from, int to) {
        int start = text.start(from);
        int end = text.end(to);
        Passage in = passages.stream().filter(p -> p.start() <= start && start < p.end() && p.zone() != Zone.NOT_TEXT).findFirst().orElse(null);
        return new Citation(text.original(from, to), in == null ? null : in.article(), in == null ? null : in.page(), start, end);
    }
}
