package fr.conformite.engine.read;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reasons to doubt that the text as read is complete and right. */
final class Doubts {

    /** Below this mean confidence, character recognition gets words wrong often enough to change a meaning. */
    private static final int GOOD_QUALITY = 85;

    private static final Pattern CLOSING = Pattern.compile(
            "(?iU)\\bfait (?:à|en|le)\\b|signature|signé|\\ben \\S+ exemplaires|, le \\d{1,2}(?:er)? \\p{L}+ \\d{4}|\\b(?:le|la) (?:préfet|préfète|maire|président|présidente|colonel|commandant|directeur|directrice)\\b|\\bpour (?:le|la|l['’])\\s?\\p{L}+");

    private Doubts() {
    }

    static List<String> of(List<Draft> drafts, Integer quality) {
        var doubts = new ArrayList<String>();
        if (quality != null && quality < GOOD_QUALITY) {
            doubts.add("Texte obtenu par reconnaissance de caractères, de mauvaise qualité (fiabilité moyenne : " + quality + " %).");
        }
        var last = drafts.getLast();
        boolean cut = last.kind() != Block.Kind.ROW && last.kind() != Block.Kind.TITLE && last.text().length() > 60 && !Markers.ended(last.text());
        int tail = Math.max(0, drafts.size() - 12);
        boolean closed = drafts.subList(tail, drafts.size()).stream().anyMatch(draft -> CLOSING.matcher(draft.text()).find());
        if (cut && !closed) {
            doubts.add("Le texte s'arrête au milieu d'une phrase : le document paraît tronqué.");
        }
        return doubts;
    }
}
