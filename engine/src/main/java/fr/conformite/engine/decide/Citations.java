package fr.conformite.engine.decide;

import fr.conformite.engine.assess.Citation;
import fr.conformite.engine.structure.Convention;
import fr.conformite.engine.structure.Passage;
import fr.conformite.rules.Evidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Chooses the few passages that justify a value, and gives them their article and page. */
public final class Citations {

    /** More quotes than this are read by nobody. */
    private static final int MOST = 3;

    private Citations() {
    }

    /** Words a piece of evidence rests on. */
    private record Place(int start, int end) {
    }

    /** Weight of one place: how much it speaks for the value, and how much it speaks of the subject at all. */
    private record Weight(double value, double subject) {

        Weight plus(Weight other) {
            return new Weight(Math.max(value, other.value), Math.min(1, subject + other.subject));
        }

        double total() {
            return value + subject / 2;
        }
    }

    /**
     * @param evidence what the conclusion rests on
     * @param supports whether a reading of a statement speaks for the value concluded
     * @return best first; empty when there is no evidence
     */
    public static List<Citation> of(Convention convention, List<Evidence> evidence, Predicate<String> supports) {
        Map<Place, Weight> places = new LinkedHashMap<>();
        for (Evidence e : evidence) {
            if (e.fin() > e.debut()) {
                places.merge(new Place(e.debut(), e.fin()), new Weight(supports.test(e.valeur()) ? e.force() : 0, e.force()), Weight::plus);
            }
        }
        double best = places.values().stream().mapToDouble(Weight::total).max().orElse(0);
        List<Citation> citations = new ArrayList<>();
        places.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<Place, Weight> e) -> -e.getValue().total()))
                .filter(e -> e.getValue().total() >= best * 0.4)
                .takeWhile(e -> citations.size() < MOST)
                .filter(e -> !overlaps(citations, e.getKey()))
                .forEach(e -> citations.add(at(convention, e.getKey().start(), e.getKey().end())));
        return citations;
    }

    private static boolean overlaps(List<Citation> chosen, Place place) {
        return chosen.stream().anyMatch(c -> c.debut() < place.end() && place.start() < c.fin());
    }

    /** The citation of a stretch of the text. */
    public static Citation at(Convention convention, int start, int end) {
        Passage passage = convention.passages().stream().filter(p -> p.start() <= start && start < p.end()).findFirst().orElse(null);
        return new Citation(convention.source().text().substring(start, end), passage == null ? null : passage.article(),
                passage == null ? null : passage.page(), start, end);
    }
}
