package fr.conformite.engine.learn;

import fr.conformite.engine.find.Unit;
import fr.conformite.engine.find.Units;
import fr.conformite.engine.identify.ActorResolver;
import fr.conformite.engine.language.Annotator;
import fr.conformite.engine.language.Fold;
import fr.conformite.engine.read.DocumentReader;
import fr.conformite.engine.rulebase.RuleBase;
import fr.conformite.engine.rulebase.RuleBase.ReadPassage;
import fr.conformite.engine.structure.Convention;
import fr.conformite.engine.structure.ConventionReader;
import fr.conformite.engine.structure.Sentence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns labelled conventions into lessons for the learned reading: a passage quoted by a reader teaches the value it was quoted for, the
 * quotes of one indicator teach it together, and every other passage teaches that it says nothing on the indicator.
 *
 * <p>Run by hand when labelled conventions are added: {@code Lessons OUT DOCS GOLD [DOCS GOLD…]} rewrites
 * {@code passages-lus.yaml} of the rule base.
 */
public final class Lessons {

    /** A quote and a passage are the same when they share this part of the words of the shorter one. */
    private static final double SAME = 0.6;

    private Lessons() {
    }

    /** @param args file to write, then pairs of folders: documents, reference labels */
    public static void main(String[] args) throws Exception {
        var conventions = new ConventionReader(new Annotator(RuleBase.lexicon()));
        var reader = new DocumentReader();
        var json = JsonMapper.builder().build();
        Set<ReadPassage> lessons = new java.util.LinkedHashSet<>();
        for (int i = 1; i + 1 < args.length; i += 2) {
            try (Stream<Path> files = Files.list(Path.of(args[i]))) {
                for (Path file : files.sorted().toList()) {
                    String id = file.getFileName().toString().replaceFirst("\\.[^.]+$", "");
                    JsonNode gold = json.readTree(Path.of(args[i + 1], id + ".json"));
                    lessons.addAll(of(conventions.read(reader.read(file), ActorResolver::resolve), gold.get("indicateurs")));
                }
            }
        }
        Files.writeString(Path.of(args[0]), yaml(lessons, json));
    }

    /**
     * @param convention  a convention as understood
     * @param indicateurs reference labels by indicator number, each with {@code valeur} and {@code citations}
     */
    static List<ReadPassage> of(Convention convention, JsonNode indicateurs) {
        List<Unit> units = Units.of(convention);
        List<String> texts = new ArrayList<>();
        List<String> titles = new ArrayList<>();
        List<Map<Integer, String>> values = new ArrayList<>();
        List<List<Integer>> unsure = new ArrayList<>();
        for (Unit unit : units) {
            Sentence sentence = convention.sentences().get(unit.sentence());
            String stem = sentence.passage().stem();
            texts.add((stem.isEmpty() ? "" : stem + "\n") + convention.source().text().substring(unit.start(), unit.end()));
            titles.add(sentence.passage().title());
            values.add(new LinkedHashMap<>());
            unsure.add(new ArrayList<>());
        }
        List<ReadPassage> together = new ArrayList<>();
        for (int indicator : Training.INDICATORS) {
            JsonNode label = indicateurs.get(String.valueOf(indicator));
            List<List<String>> quotes = new ArrayList<>();
            label.get("citations").forEach(q -> quotes.add(words(q.asString())));
            List<Integer> quoted = new ArrayList<>();
            for (int u = 0; u < texts.size(); u++) {
                List<String> words = words(texts.get(u));
                if (words.size() >= 3 && quotes.stream().anyMatch(q -> q.size() * 4 >= words.size() && shared(q, words) >= SAME)) {
                    quoted.add(u);
                }
            }
            String value = label.get("valeur").asString();
            if (quoted.size() == 1) {
                values.get(quoted.getFirst()).put(indicator, value);
            } else if (quoted.size() > 1) {
                quoted.forEach(u -> unsure.get(u).add(indicator));
                together.add(new ReadPassage(null, String.join("\n", quoted.stream().map(texts::get).toList()), Map.of(indicator, value),
                        List.of(), indicator));
            }
        }
        List<ReadPassage> lessons = new ArrayList<>();
        for (int u = 0; u < texts.size(); u++) {
            lessons.add(new ReadPassage(titles.get(u), texts.get(u), values.get(u), unsure.get(u), null));
        }
        lessons.addAll(together);
        return lessons;
    }

    private static List<String> words(String text) {
        return Arrays.stream(Fold.fold(text).split("[^a-z0-9]+")).filter(w -> !w.isEmpty()).toList();
    }

    private static double shared(List<String> a, List<String> b) {
        Map<String, Integer> left = new HashMap<>();
        a.forEach(w -> left.merge(w, 1, Integer::sum));
        int same = 0;
        for (String w : b) {
            if (left.getOrDefault(w, 0) > 0) {
                left.merge(w, -1, Integer::sum);
                same++;
            }
        }
        return same / (double) Math.max(1, Math.min(a.size(), b.size()));
    }

    /** One entry a line group, strings in JSON form, which YAML reads: a change of one passage is a change of its lines only. */
    private static String yaml(Set<ReadPassage> lessons, JsonMapper json) {
        var out = new StringBuilder("# Passages of labelled conventions, written by fr.conformite.engine.learn.Lessons. A passage without « valeurs »\n"
                + "# says nothing on any indicator; « incertain »: speaks of it without deciding alone; « seul »: teaches on that indicator only.\n");
        for (ReadPassage p : lessons) {
            out.append("- texte: ").append(json.writeValueAsString(p.texte())).append('\n');
            if (p.titre() != null && !p.titre().isEmpty()) {
                out.append("  titre: ").append(json.writeValueAsString(p.titre())).append('\n');
            }
            if (!p.valeurs().isEmpty()) {
                out.append("  valeurs: ").append(json.writeValueAsString(p.valeurs())).append('\n');
            }
            if (!p.incertain().isEmpty()) {
                out.append("  incertain: ").append(json.writeValueAsString(p.incertain())).append('\n');
            }
            if (p.seul() != null) {
                out.append("  seul: ").append(p.seul()).append('\n');
            }
        }
        return out.toString();
    }
}
