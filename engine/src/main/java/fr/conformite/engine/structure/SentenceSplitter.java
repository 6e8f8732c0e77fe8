package fr.conformite.engine.structure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import opennlp.tools.sentdetect.SentenceDetectorME;
import opennlp.tools.sentdetect.SentenceModel;

/**
 * Cuts a passage into sentences with OpenNLP's French model, corrected where administrative prose misleads it: abbreviations
 * (« art. L. 411-3 », « M. », « D.D.S.P. »), numbered items, and semicolons, which
 * separate clauses, but not the elements of an enumeration begun by a colon. Thread-safe.
 */
public final class SentenceSplitter {

    private static final String MODEL = "/opennlp-fr-ud-gsd-sentence-1.3-2.5.4.bin";

    /** A text that ends so is not the end of a sentence. */
    private static final Pattern ABBREVIATION = Pattern.compile(
            "(?:^|[\\s(«'’])(?:M|MM|Mme|Mmes|Mlle|Dr|Pr|Me|St|Ste|art|Art|ART|Réf|al|alin|p|pp|cf|Cf|ex|etc|n|no|nos|réf|tél|Tél|av|bd|boul|chap|dép|ch|Col|col|cdt|cap|lt|gal|"
            + "env|max|min|approx|resp|adj|dir|sect|ann|vol|obs|suiv|sq|LRAR|[A-Z]|(?:\\p{L}\\.)+\\p{L}|[LRD]\\.\\s?\\d+)\\.$");

    /** Beyond this length a sentence is cut at its semicolons whatever it enumerates. */
    private static final int LONG = 500;

    private final SentenceModel model;
    private final ThreadLocal<SentenceDetectorME> detector;

    public SentenceSplitter() {
        try (InputStream in = SentenceSplitter.class.getResourceAsStream(MODEL)) {
            if (in == null) {
                throw new IllegalStateException("Le modèle de phrases français est absent de l'installation");
            }
            model = new SentenceModel(in);
        } catch (IOException e) {
            throw new UncheckedIOException("Le modèle de phrases français ne peut pas être lu", e);
        }
        detector = ThreadLocal.withInitial(() -> new SentenceDetectorME(model));
    }

    /**
     * Sentences of a stretch of text.
     *
     * @param text  text of the document
     * @param start first character of the stretch
     * @param end   one past its last character
     * @return pairs {start, end} in {@code text}, in order, without surrounding spaces, covering every word of the stretch
     */
    public List<int[]> sentences(String text, int start, int end) {
        String part = text.substring(start, end);
        var cuts = new ArrayList<Integer>();
        for (var span : detector.get().sentPosDetect(part)) {
            cuts.add(span.getEnd());
        }
        int depth = 0;
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (c == '(' || c == '«') {
                depth++;
            } else if ((c == ')' || c == '»') && depth > 0) {
                depth--;
            } else if (c == ';' && depth == 0) {
                cuts.add(i + 1);
            } else if ((c == '.' || c == '?' || c == '!') && i + 2 < part.length() && part.charAt(i + 1) == ' ' && opens(part, i + 2)) {
                // the model misses ends before a capital when the last word looks like an abbreviation to it
                cuts.add(i + 1);
            }
        }
        var sentences = new ArrayList<int[]>();
        int from = 0;
        for (int cut : cuts.stream().sorted().distinct().toList()) {
            if (cut <= from || !ends(part, from, cut)) {
                continue;
            }
            add(sentences, part, from, cut, start);
            from = cut;
        }
        add(sentences, part, from, part.length(), start);
        return sentences;
    }

    private static boolean opens(String part, int at) {
        int i = at;
        while (i < part.length() && "«\"( -–—".indexOf(part.charAt(i)) >= 0) {
            i++;
        }
        return i < part.length() && Character.isUpperCase(part.charAt(i));
    }

    private static boolean ends(String part, int from, int cut) {
        String before = part.substring(from, cut).strip();
        String after = part.substring(cut).strip();
        if (before.isEmpty()) {
            return false;
        }
        if (after.isEmpty()) {
            return true;
        }
        char last = before.charAt(before.length() - 1);
        if (last == ';') {
            // « à savoir : l'une ; l'autre »: the elements of an enumeration stay with the words that introduce them
            int colon = before.indexOf(": ");
            return colon < 0 || before.length() > LONG;
        }
        if (ABBREVIATION.matcher(before).find() && !(before.endsWith("etc.") && Character.isUpperCase(after.charAt(0)))) {
            return false;
        }
        // « 1. Le militaire… », « III. Rattachement »: the number opens the sentence
        if (before.matches("(?:[•–—-]\\s*)?(?:\\d{1,2}|[IVXivx]{1,5}|[a-zA-Z])(?:[.-]\\d{1,2})*\\s*[.)°]*")
                || before.matches("(?iU)(?:articles?|art\\.?|titre|chapitre|section|annexe|fiche)\\s+\\S{1,8}(?:\\s(?:bis|ter))?\\s*[.:]")) {
            return false;
        }
        int i = 0;
        while (i < after.length() && "«\"(’')» -–—".indexOf(after.charAt(i)) >= 0) {
            i++;
        }
        return i >= after.length() || !Character.isLowerCase(after.charAt(i));
    }

    private static void add(List<int[]> sentences, String part, int from, int to, int offset) {
        while (from < to && part.charAt(from) <= ' ') {
            from++;
        }
        while (to > from && part.charAt(to - 1) <= ' ') {
            to--;
        }
        if (to > from) {
            sentences.add(new int[] {offset + from, offset + to});
        }
    }
}
