package fr.conformite.engine.amend;

import fr.conformite.engine.language.Fold;
import fr.conformite.engine.rulebase.Grid;
import fr.conformite.engine.rulebase.RuleBase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The wordings of the rule base: what a draft should say where it says something else, or nothing. */
final class Wordings {

    private static final String ROOT = "/conformite/";
    private static final YAMLMapper YAML = new YAMLMapper();

    private static final Wordings BUNDLED = new Wordings();

    private final Grid grid = RuleBase.grid();
    private final Map<Integer, List<Wording>> byIndicator = new HashMap<>();
    private final Map<String, Wording> byPoint = new HashMap<>();
    private final Map<String, Point> points = new HashMap<>();

    /**
     * @param valeurs  values of the indicator it answers; null for a point of attention
     * @param id       point of attention it answers; null for an indicator
     * @param titre    title of the article to add when none is fit
     * @param rubrique titles of the articles it belongs in, best first
     * @param texte    the wording, with placeholders
     * @param motif    why; null for a point of attention, whose message says it
     * @param source   where the requirement comes from; null for a point of attention, which has its own
     * @param remplace true when the words of a point of attention are to be replaced
     */
    record Wording(List<String> valeurs, String id, String titre, List<String> rubrique, String texte, String motif, String source,
                   boolean remplace) {

        /** Rank of a title among those it belongs in, or -1. */
        int rank(String title) {
            String folded = Fold.fold(title);
            for (int i = 0; i < rubrique.size(); i++) {
                if (Pattern.compile("\\b(?:" + rubrique.get(i) + ")").matcher(folded).find()) {
                    return i;
                }
            }
            return -1;
        }
    }

    /** A point of attention: the indicator it rests on (0 for none) and its source. */
    record Point(int indicateur, String source) {
    }

    private Wordings() {
        for (Grid.Indicator indicator : grid.indicateurs()) {
            String file = indicator.folder() + "/propositions.yaml";
            if (Wordings.class.getResource(ROOT + file) != null) {
                byIndicator.put(indicator.numero(), read(file, new TypeReference<List<Wording>>() { }));
            }
        }
        read("vigilance/propositions.yaml", new TypeReference<List<Wording>>() { }).forEach(w -> byPoint.put(w.id(), w));
        for (JsonNode point : read("vigilance/points.yaml", new TypeReference<List<JsonNode>>() { })) {
            points.put(point.path("id").asString(), new Point(point.path("avec").isMissingNode() ? point.path("indicateur").asInt(0) : 0,
                    point.path("source").asString(null)));
        }
    }

    static Wordings bundled() {
        return BUNDLED;
    }

    Grid grid() {
        return grid;
    }

    /** The wording that answers a value of an indicator, or null. */
    Wording of(int indicator, String value) {
        return byIndicator.getOrDefault(indicator, List.of()).stream().filter(w -> w.valeurs().contains(value)).findFirst().orElse(null);
    }

    /** The wording of a point of attention that rests on no indicator, or null. */
    Wording of(String point) {
        return byPoint.get(point);
    }

    Point point(String id) {
        return points.getOrDefault(id, new Point(0, null));
    }

    private static <T> T read(String name, TypeReference<T> type) {
        try (InputStream in = Wordings.class.getResourceAsStream(ROOT + name)) {
            return YAML.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
