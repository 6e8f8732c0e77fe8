package fr.conformite.shell;

import fr.conformite.engine.language.Fold;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What the rule base tells its readers: the table of the grid, and one page of documentation per indicator. */
final class RuleBase {

    private static final String ROOT = "/conformite/";

    private final JsonNode grid;

    RuleBase() {
        this.grid = new YAMLMapper().readTree(resource("grille.yaml")
                .orElseThrow(() -> new IllegalStateException("La grille est absente de l'installation")));
    }

    /**
     * An indicator of the grid.
     *
     * @param values as spelled in exports
     * @param key    true when a criterion rests on it
     * @param page   its documentation in Markdown, or null
     */
    record Indicator(int number, String id, String label, List<String> values, boolean key, String page) {
    }

    /** A criterion and the values that satisfy it, or fail it. */
    record Criterion(String label, int indicator, List<String> satisfiedBy, List<String> except) {
    }

    record Opinion(String label, String explanation) {
    }

    String version() {
        return grid.path("version").asString("");
    }

    List<Indicator> indicators() {
        return stream(grid.path("indicateurs")).map(node -> {
            int number = node.path("numero").asInt();
            String id = node.path("id").asString("");
            List<String> values = Stream.concat(strings(node.path("valeurs")).stream(),
                    Stream.of(node.path("libre").asString("")).filter(s -> !s.isEmpty()).map(s -> "(" + s + ")")).toList();
            String page = resource("%02d-%s/%s.md".formatted(number, id, id)).orElse(null);
            return new Indicator(number, id, node.path("libelle").asString(""), values, node.path("cle").asBoolean(false), page);
        }).toList();
    }

    List<Criterion> criteria() {
        return stream(grid.path("criteres")).map(node -> new Criterion(node.path("libelle").asString(""),
                node.path("indicateur").asInt(), strings(node.path("satisfait-par")), strings(node.path("sauf")))).toList();
    }

    List<Opinion> opinions() {
        return stream(grid.path("avis")).map(n -> new Opinion(n.path("libelle").asString(""), n.path("explication").asString(""))).toList();
    }

    /**
     * The indicators someone may mean: the one with this number or identifier, else those whose name has all the words, else those whose
     * page has them all.
     */
    List<Indicator> find(String asked) {
        String folded = Fold.fold(asked).strip();
        List<Indicator> all = indicators();
        for (Indicator indicator : all) {
            if (folded.equals(String.valueOf(indicator.number())) || folded.equals(indicator.id())) {
                return List.of(indicator);
            }
        }
        List<String> words = Arrays.stream(folded.split("[^a-z0-9]+")).filter(w -> w.length() > 2).toList();
        if (words.isEmpty()) {
            return List.of();
        }
        List<Indicator> named = all.stream().filter(i -> containsAll(i.label() + " " + i.id(), words)).toList();
        return named.isEmpty()
                ? all.stream().filter(i -> containsAll(i.page() + " " + String.join(" ", i.values()), words)).toList() : named;
    }

    private static boolean containsAll(String text, List<String> words) {
        String folded = Fold.fold(text);
        return words.stream().allMatch(folded::contains);
    }

    private static Optional<String> resource(String name) {
        try (InputStream in = RuleBase.class.getResourceAsStream(ROOT + name)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static List<String> strings(JsonNode array) {
        return stream(array).map(JsonNode::asString).toList();
    }
}
