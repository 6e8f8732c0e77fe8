package fr.conformite.engine.learn;

import fr.conformite.engine.UnreadableDocumentException;
import fr.conformite.engine.find.Unit;
import fr.conformite.engine.find.Units;
import fr.conformite.engine.identify.ActorResolver;
import fr.conformite.engine.language.Annotator;
import fr.conformite.engine.language.Fold;
import fr.conformite.engine.read.DocumentReader;
import fr.conformite.engine.read.SourceDocument;
import fr.conformite.engine.rulebase.RuleBase.ReadPassage;
import fr.conformite.engine.rulebase.RuleBase;
import fr.conformite.engine.structure.Convention;
import fr.conformite.engine.structure.ConventionReader;
import fr.conformite.engine.structure.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
 * <p>Run by hand when labelled conventions are added: {@code Lessons OUT SAYINGS DOCS GOLD [DOCS GOLD…]} rewrites
 * {@code passages-lus.yaml} of the rule base.
 */
public final class Lessons {

    /** A quote and a passage are the same when they share this part of the words of the shorter one. */
    private static final double SAME = 0.6;

    private Lessons() {
    }

    /** A labelled convention: the document, and the file of its reference labels. */
    record Source(SourceDocument document, Path gold) {
    }

    /** @param args file to write, file of what single statements say, then pairs of folders: documents, reference labels */
    public static void main(String[] args) throws Exception {
        var conventions = new ConventionReader(new Annotator(RuleBase.lexicon()));
        var json = JsonMapper.builder().build();
        Map<Statement, String> sayings = new HashMap<>();
        for (String line : Files.readAllLines(Path.of(args[1]))) {
            JsonNode saying = json.readTree(line);
            sayings.put(Statement.of(saying.get("indicateur").asInt(), saying.get("texte").asString()), saying.get("dit").asString());
        }
        Set<ReadPassage> lessons = new LinkedHashSet<>();
        for (int i = 2; i + 1 < args.length; i += 2) {
            for (Source source : sources(Path.of(args[i]), Path.of(args[i + 1]))) {
                lessons.addAll(of(conventions.read(source.document(), ActorResolver::resolve), json.readTree(source.gold()).get("indicateurs"), sayings));
            }
        }
        Files.writeString(Path.of(args[0]), yaml(lessons, json));
    }

    /** The documents of a folder that have labels in the other, by name. */
    static List<Source> sources(Path documents, Path labels) throws IOException {
        var reader = new DocumentReader();
        List<Source> sources = new ArrayList<>();
        try (Stream<Path> files = Files.list(documents)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                Path gold = labels.resolve(name.replaceFirst("\\.[^.]+$", "") + ".json");
                if (!name.endsWith(".json") && Files.exists(gold)) {
                    sources.add(new Source(name.endsWith(".md") ? MarkdownReader.read(file) : reader.read(file), gold));
                }
            }
        } catch (UnreadableDocumentException e) {
            throw new IOException(e);
        }
        return sources;
    }

    /** A statement quoted for one indicator, known by its words: the same text has other quotes and line ends in another format. */
    record Statement(int indicator, String words) {

        static Statement of(int indicator, String text) {
            return new Statement(indicator, String.join(" ", Lessons.words(text)));
        }
    }

    /**
     * @param convention  a convention as understood
     * @param indicateurs reference labels by indicator number, each with {@code valeur} and {@code citations}
     * @param sayings     what a quoted statement says by itself; « aucune » when it decides nothing
     */
    static List<ReadPassage> of(Convention convention, JsonNode indicateurs, Map<Statement, String> sayings) {
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
                teach(quoted.getFirst(), indicator, sayings.getOrDefault(Statement.of(indicator, texts.get(quoted.getFirst())), value), values, unsure);
            } else if (quoted.size() > 1) {
                for (int u : quoted) {
                    teach(u, indicator, sayings.getOrDefault(Statement.of(indicator, texts.get(u)), LearnedReading.NONE), values, unsure);
                }
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

    /** A statement that people quoted and that decides nothing alone speaks of the indicator all the same. */
    private static void teach(int unit, int indicator, String saying, List<Map<Integer, String>> values, List<List<Integer>> unsure) {
        if (saying.equals(LearnedReading.NONE)) {
            unsure.get(unit).add(indicator);
        } else {
            values.get(unit).put(indicator, saying);
        }
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
