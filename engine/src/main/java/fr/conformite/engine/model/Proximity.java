package fr.conformite.engine.model;

import fr.conformite.rules.Evidence;
import java.util.ArrayList;
import java.util.List;

/**
 * How near a convention is to the reference text.
 *
 * @param matches one per article of the reference text, in its order
 * @param added   labels of the articles of the convention that match none of the reference text
 * @param close   true when at least half of the articles of the reference text are found in the same order, wordings taken over
 * @param force   0 to 1: how far the convention is from the threshold between « Proche » and « Éloignée »
 */
public record Proximity(List<Match> matches, List<String> added, boolean close, double force) {

    public Proximity {
        matches = List.copyOf(matches);
        added = List.copyOf(added);
    }

    /** What became of an article of the reference text. */
    public enum Status {
        /** Its wording is taken over. */
        REPRIS("repris"),
        /** Part of its wording is found. */
        MODIFIE("modifié"),
        /** Its wording is found, but out of order. */
        DEPLACE("déplacé"),
        /** Not found. */
        ABSENT("absent");

        private final String label;

        Status(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * @param article  article of the reference text
     * @param status   what became of it
     * @param coverage share of its wording found in one place of the convention, 0 to 1
     * @param start    first character of that place in the convention, or -1 when absent
     * @param end      one past the last character, or -1
     * @param in       label of the article of the convention where it stands, or null
     */
    public record Match(ModelText.Article article, Status status, double coverage, int start, int end, String in) {
    }

    public long count(Status status) {
        return matches.stream().filter(m -> m.status() == status).count();
    }

    /** What the rules of indicator 11 weigh: one piece for the whole, then one per article that tells what became of it. */
    public List<Evidence> evidence() {
        List<Evidence> all = new ArrayList<>();
        Match first = matches.stream().filter(m -> m.status() == Status.REPRIS).findFirst().orElse(null);
        all.add(new Evidence(11, "trame", close ? "Proche" : "Éloignée", force, "BODY", -1, first == null ? 0 : first.start(), first == null ? 0 : first.end()));
        for (int i = 0; i < matches.size(); i++) {
            Match m = matches.get(i);
            String signal = switch (m.status()) {
                case REPRIS -> "article-repris";
                case MODIFIE -> "article-modifie";
                case DEPLACE -> "article-deplace";
                case ABSENT -> "article-absent";
            };
            all.add(new Evidence(11, signal, String.valueOf(i + 1), m.coverage(), "BODY", -1, Math.max(0, m.start()), Math.max(0, m.end())));
        }
        for (String label : added) {
            all.add(new Evidence(11, "article-ajoute", label, 1, "BODY", -1, 0, 0));
        }
        return List.copyOf(all);
    }
}
