package fr.conformite.engine.rulebase;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The analysis grid as {@code grille.yaml} writes it.
 *
 * @param version     version of the rules, to be raised with every change of the table
 * @param indicateurs the fourteen indicators, by number
 * @param criteres    the key criteria
 * @param avis        opinions, from the best to the worst
 */
public record Grid(String version, List<Indicator> indicateurs, List<Key> criteres, List<Verdict> avis) {

    public Grid {
        indicateurs = List.copyOf(indicateurs);
        criteres = List.copyOf(criteres);
        avis = List.copyOf(avis);
    }

    /**
     * @param absence value of a convention that says nothing on the subject
     * @param libre   what other values may be (a year, an amount), or null
     * @param cle     true when a criterion rests on it
     * @param lectures what a statement may say on the subject without giving a value by itself (« the employer commands » is one of the two
     *                 things a sharing of authority needs), and the values it is quoted for
     */
    public record Indicator(int numero, String id, String libelle, List<String> valeurs, String absence, String libre, boolean cle,
                            Map<String, List<String>> lectures) {

        public Indicator {
            lectures = lectures == null ? Map.of() : Collections.unmodifiableMap(lectures);
        }

        /** Whether words read so are quoted for a value. */
        public boolean supports(String outcome, String value) {
            return outcome.equals(value) || lectures.containsKey(outcome) && lectures.get(outcome).contains(value);
        }

        /** Folder of the rule base that holds all about it. */
        public String folder() {
            return "%02d-%s".formatted(numero, id);
        }
    }

    /** A criterion is satisfied by the values of {@code satisfaitPar}, or by all but those of {@code sauf}. */
    public record Key(String id, String libelle, int indicateur, @JsonProperty("satisfait-par") List<String> satisfaitPar, List<String> sauf,
                      @JsonProperty("motif-satisfait") String motifSatisfait,
                      @JsonProperty("motifs-satisfait") Map<String, String> motifsSatisfait,
                      @JsonProperty("motif-silence") String motifSilence,
                      @JsonProperty("motifs-non-satisfait") Map<String, String> motifsNonSatisfait) {

        public boolean satisfiedBy(String value) {
            return satisfaitPar != null ? satisfaitPar.contains(value) : !sauf.contains(value);
        }

        /** Why the criterion holds or not with this value, in French. */
        public String motif(String value, String absence) {
            if (!satisfiedBy(value)) {
                return motifsNonSatisfait.get(value);
            }
            if (value.equals(absence) && motifSilence != null) {
                return motifSilence;
            }
            return motifsSatisfait == null ? motifSatisfait : motifsSatisfait.getOrDefault(value, motifSatisfait);
        }
    }

    /** @param jusqua largest number of unsatisfied criteria, or null on the last line */
    public record Verdict(String libelle, @JsonProperty("jusqu-a") Integer jusqua, String explication) {
    }

    public Indicator indicator(int numero) {
        return indicateurs.get(numero - 1);
    }

    /** The opinion for a number of unsatisfied criteria. */
    public Verdict verdict(int unsatisfied) {
        return avis.stream().filter(a -> a.jusqua() == null || unsatisfied <= a.jusqua()).findFirst().orElseThrow();
    }
}
