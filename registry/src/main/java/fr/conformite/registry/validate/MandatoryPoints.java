package fr.conformite.registry.validate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Points of attention beside a decision: which of them still stand once people have answered, and which of them must not. */
final class MandatoryPoints {

    private static final String FILE = "/conformite/vigilance/points.yaml";
    private static final Map<String, JsonNode> POINTS = load();

    private MandatoryPoints() {
    }

    private static Map<String, JsonNode> load() {
        try (InputStream in = MandatoryPoints.class.getResourceAsStream(FILE)) {
            Map<String, JsonNode> points = new LinkedHashMap<>();
            new YAMLMapper().readTree(in).forEach(p -> points.put(p.path("id").asString(), p));
            return points;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Identifiers of the points that keep a convention from being validated. */
    static Set<String> mandatory() {
        return Set.copyOf(POINTS.values().stream().filter(p -> p.path("obligatoire").asBoolean(false)).map(p -> p.path("id").asString()).toList());
    }

    /**
     * The points that stand. A point that rests on the value of an indicator follows the value a person gave; the engine's own points know
     * only its own reading.
     *
     * @param assessment one object of the output contract
     * @param values     the value that holds on each indicator
     * @return message by identifier
     */
    static Map<String, String> standing(JsonNode assessment, Map<Integer, String> values) {
        Map<String, String> found = new LinkedHashMap<>();
        assessment.path("pointsDeVigilance").forEach(v -> found.put(v.path("id").asString(), v.path("message").asString()));
        Map<String, String> standing = new LinkedHashMap<>();
        POINTS.forEach((id, point) -> {
            if (!point.has("indicateur")) {
                if (found.containsKey(id)) {
                    standing.put(id, found.get(id));
                }
            } else if (holds(point, values) && (!point.has("avec") || holds(point.path("avec"), values))) {
                String value = values.get(point.path("indicateur").asInt());
                standing.put(id, found.getOrDefault(id, point.path("message").asString().replace("{valeur}", value)));
            }
        });
        return standing;
    }

    private static boolean holds(JsonNode condition, Map<Integer, String> values) {
        String value = values.get(condition.path("indicateur").asInt());
        return condition.has("valeurs") && texts(condition.path("valeurs")).contains(value)
                || condition.has("sauf") && !texts(condition.path("sauf")).contains(value);
    }

    private static List<String> texts(JsonNode array) {
        List<String> all = new ArrayList<>();
        array.forEach(n -> all.add(n.asString()));
        return all;
    }
}
