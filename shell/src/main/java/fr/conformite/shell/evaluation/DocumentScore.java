package fr.conformite.shell.evaluation;

import fr.conformite.engine.assess.Assessment;
import fr.conformite.engine.assess.Citation;
import fr.conformite.engine.assess.Finding;
import fr.conformite.engine.assess.Identification;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * Compares assessments with reference labels. The definitions are those of the project's yardstick (a value is right when it is spelled
 * the same, a citation when the value is right and one quotation shares half of its words with one of the reference), so that its last
 * line and ours can be laid side by side.
 */
public final class DocumentScore {

    static final int INDICATORS = 14;

    private static final List<Integer> KEY = List.of(1, 3, 5, 6, 7);
    private static final Pattern WORD = Pattern.compile("[a-z0-9]+");
    private static final Pattern AMOUNT = Pattern.compile("\\d+(\\.\\d+)?");
    private static final Map<String, Function<Identification, String>> IDENTIFICATION = new LinkedHashMap<>();

    static {
        IDENTIFICATION.put("typeEmployeur", Identification::typeEmployeur);
        IDENTIFICATION.put("lieuExercice", Identification::lieuExercice);
        IDENTIFICATION.put("departement", Identification::departement);
    }

    private final int[] right = new int[INDICATORS + 1];
    private final int[] quoted = new int[INDICATORS + 1];
    private final int[] quotedRight = new int[INDICATORS + 1];
    private final String[] labels = new String[INDICATORS + 1];
    private final List<Map<String, List<String>>> confusions = new ArrayList<>();
    private final Map<String, Integer> identified = new LinkedHashMap<>();
    private final List<String> missing = new ArrayList<>();
    private final List<String> toRead = new ArrayList<>();
    private final List<String> wrongOpinions = new ArrayList<>();
    private int conventions;
    private int rightOpinions;
    private int wronglyConforming;
    private int wronglyConformingFlagged;
    private int wrongUnflagged;

    public DocumentScore() {
        for (int i = 0; i <= INDICATORS; i++) {
            confusions.add(new TreeMap<>());
        }
        IDENTIFICATION.keySet().forEach(field -> identified.put(field, 0));
    }

    /** A convention of the reference that could not be analysed: wrong everywhere. */
    public void missing(String id) {
        conventions++;
        missing.add(id);
    }

    /**
     * @param id   name of the convention
     * @param gold its reference labels
     */
    public void add(String id, JsonNode gold, Assessment assessment) {
        conventions++;
        for (int i = 1; i <= INDICATORS; i++) {
            indicator(id, gold.path("indicateurs").path(String.valueOf(i)), assessment.indicateur(i));
        }
        opinion(id, gold.path("avis").asString(""), assessment);
        IDENTIFICATION.forEach((field, ours) -> {
            JsonNode theirs = gold.path("identification").path(field);
            String reference = theirs.isMissingNode() || theirs.isNull() ? null : theirs.asString();
            if (words(reference).equals(words(ours.apply(assessment.identification())))) {
                identified.merge(field, 1, Integer::sum);
            }
        });
    }

    private void indicator(String id, JsonNode gold, Finding finding) {
        int i = finding.numero();
        labels[i] = finding.libelle();
        String expected = gold.path("valeur").asString("");
        if (!sameValue(i, expected, finding.valeur())) {
            confusions.get(i).computeIfAbsent(expected + " → " + finding.valeur(), k -> new ArrayList<>()).add(id);
            return;
        }
        right[i]++;
        List<String> theirs = StreamSupport.stream(gold.path("citations").spliterator(), false).map(JsonNode::asString).toList();
        if (!theirs.isEmpty()) {
            quoted[i]++;
            List<String> ours = finding.citations().stream().map(Citation::texte).toList();
            if (theirs.stream().anyMatch(t -> ours.stream().anyMatch(o -> overlap(t, o) >= 0.5))) {
                quotedRight[i]++;
            }
        }
    }

    private void opinion(String id, String expected, Assessment assessment) {
        String given = assessment.avis();
        if (assessment.aRelire()) {
            toRead.add(id);
        }
        if (given.equals(expected)) {
            rightOpinions++;
            return;
        }
        wrongOpinions.add(id + " : " + expected + " → " + given + (assessment.aRelire() ? " (à relire)" : ""));
        if (!assessment.aRelire()) {
            wrongUnflagged++;
        }
        if (given.equals("Conforme")) {
            wronglyConforming++;
            wronglyConformingFlagged += assessment.aRelire() ? 1 : 0;
        }
    }

    /** Values are compared as spelled; amounts, within one euro. */
    static boolean sameValue(int indicator, String expected, String given) {
        return expected.equals(given) || indicator == INDICATORS && AMOUNT.matcher(expected).matches()
                && AMOUNT.matcher(Objects.toString(given, "")).matches()
                && Math.abs(Double.parseDouble(expected) - Double.parseDouble(given)) < 1;
    }

    /** Share of the words of the shorter text that the other one has too. */
    static double overlap(String a, String b) {
        List<String> first = words(a);
        List<String> second = words(b);
        if (first.isEmpty() || second.isEmpty()) {
            return 0;
        }
        Map<String, Integer> counts = new HashMap<>();
        first.forEach(w -> counts.merge(w, 1, Integer::sum));
        int shared = 0;
        for (String word : second) {
            Integer left = counts.get(word);
            if (left != null && left > 0) {
                counts.put(word, left - 1);
                shared++;
            }
        }
        return (double) shared / Math.min(first.size(), second.size());
    }

    /** Words of ASCII letters and digits; what has no plain form (a typographic apostrophe) disappears, as in the yardstick. */
    private static List<String> words(String text) {
        String ascii = Normalizer.normalize(Objects.toString(text, ""), Normalizer.Form.NFKD).replaceAll("[^\\x00-\\x7f]", "");
        Matcher m = WORD.matcher(ascii.toLowerCase(Locale.ROOT));
        List<String> words = new ArrayList<>();
        while (m.find()) {
            words.add(m.group());
        }
        return words;
    }

    public boolean incomplete() {
        return !missing.isEmpty();
    }

    /** Everything, or (for texts that must stay unread) the totals only. */
    public String render(boolean totalsOnly) {
        return totalsOnly ? totals() : details() + totals();
    }

    private String details() {
        var out = new StringBuilder();
        out.append(conventions).append(" conventions, ").append(missing.size()).append(" sans analyse")
                .append(missing.isEmpty() ? "" : " (" + String.join(", ", missing) + ")").append("\n\n");
        for (int i = 1; i <= INDICATORS; i++) {
            out.append("%4d  %-40s %6s   citations %2d/%-2d   %s".formatted(i, Objects.toString(labels[i], ""), percent(right[i], conventions),
                    quotedRight[i], quoted[i], confusions(i)).stripTrailing()).append('\n');
        }
        out.append("\nIdentification : ").append(identified.entrySet().stream()
                .map(e -> e.getKey() + " " + percent(e.getValue(), conventions)).collect(Collectors.joining(", "))).append('\n');
        if (!wrongOpinions.isEmpty()) {
            out.append("Avis faux : ").append(String.join(" ; ", wrongOpinions)).append('\n');
        }
        if (!toRead.isEmpty()) {
            out.append("À relire : ").append(String.join(", ", toRead)).append('\n');
        }
        return out.append('\n').toString();
    }

    private String confusions(int i) {
        return confusions.get(i).entrySet().stream().map(e -> e.getKey() + " (" + String.join(", ", e.getValue()) + ")")
                .collect(Collectors.joining(" ; "));
    }

    private String totals() {
        int all = 0;
        int hits = 0;
        int quotes = 0;
        for (int i = 1; i <= INDICATORS; i++) {
            all += right[i];
            hits += quotedRight[i];
            quotes += quoted[i];
        }
        int key = KEY.stream().mapToInt(i -> right[i]).sum();
        return "indicateurs %s; indicateurs-clés %s; avis %s; Conforme à tort %d (dont signalés à relire %d); citations justes %s; à relire %d/%d, avis faux non signalés %d%n"
                .formatted(percent(all, INDICATORS * conventions), percent(key, KEY.size() * conventions), percent(rightOpinions, conventions),
                        wronglyConforming, wronglyConformingFlagged, percent(hits, quotes), toRead.size(), conventions, wrongUnflagged);
    }

    static String percent(int part, int whole) {
        return String.format(Locale.ROOT, "%.1f%%", 100.0 * part / Math.max(1, whole));
    }
}
