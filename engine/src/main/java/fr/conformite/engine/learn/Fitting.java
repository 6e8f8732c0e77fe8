package fr.conformite.engine.learn;

import fr.conformite.engine.assess.Criterion;
import fr.conformite.engine.assess.Finding;
import fr.conformite.engine.decide.Certainty;
import fr.conformite.engine.find.EvidenceFinder;
import fr.conformite.engine.find.SignalQueries;
import fr.conformite.engine.find.Weighing;
import fr.conformite.engine.find.Weighing.Said;
import fr.conformite.engine.identify.ActorResolver;
import fr.conformite.engine.language.Annotator;
import fr.conformite.engine.rulebase.Grid;
import fr.conformite.engine.rulebase.RuleBase;
import fr.conformite.engine.rulebase.RuleBase.ReadPassage;
import fr.conformite.engine.structure.Convention;
import fr.conformite.engine.structure.ConventionReader;
import fr.conformite.rules.Evidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fits the weights of {@code ponderation.yaml} and tells how right the reading is on hands it has not met: every convention is read
 * by models that learnt nothing from it nor from its author, then the weights are fitted on those readings.
 *
 * <p>Run by hand, after {@link Lessons}: {@code Fitting OUT DOCS GOLD [DOCS GOLD…]}, a pair of folders by author. A quarter of an hour on two cores.
 */
public final class Fitting {

    /** The first author is read apart, the others are spread over this many parts. */
    private static final int PARTS = 5;
    /** Conventions are also kept out of the fitting itself, a tenth at a time, for the figures printed. */
    private static final int TENTHS = 10;

    private static final System.Logger LOG = System.getLogger(Fitting.class.getName());

    private final Grid grid = RuleBase.grid();
    private final Training training = new Training(new Annotator(RuleBase.lexicon()));

    /** A labelled convention, as understood and as read by people. */
    private record Labelled(int part, Convention convention, JsonNode gold) {

        String value(int indicator) {
            return gold.get("indicateurs").get(String.valueOf(indicator)).get("valeur").asString();
        }
    }

    /** @param args file to write, then pairs of folders: documents, reference labels */
    public static void main(String[] args) throws IOException {
        new Fitting().run(args);
    }

    private void run(String[] args) throws IOException {
        List<Labelled> conventions = new ArrayList<>();
        var reader = new ConventionReader(new Annotator(RuleBase.lexicon()));
        var json = JsonMapper.builder().build();
        for (int i = 1; i + 1 < args.length; i += 2) {
            int part = i == 1 ? 0 : 1 + i / 2 % PARTS;
            for (Lessons.Source source : Lessons.sources(Path.of(args[i]), Path.of(args[i + 1]))) {
                conventions.add(new Labelled(part, reader.read(source.document(), ActorResolver::resolve), json.readTree(source.gold())));
            }
        }
        List<Map<Integer, Said>> said = said(conventions);
        var yaml = new StringBuilder();
        List<Map<Integer, Map<String, Double>>> read = new ArrayList<>();
        conventions.forEach(c -> read.add(new TreeMap<>()));
        for (int n : Training.INDICATORS) {
            Grid.Indicator indicator = grid.indicator(n);
            List<ConditionalLogit.Choice> choices = IntStream.range(0, conventions.size())
                    .mapToObj(i -> choice(indicator, said.get(i).get(n), conventions.get(i).value(n))).toList();
            int right = 0;
            for (int tenth = 0; tenth < TENTHS; tenth++) {
                int out = tenth;
                var weighing = new Weighing(Map.of(n, ConditionalLogit.fit(
                        IntStream.range(0, choices.size()).filter(i -> i % TENTHS != out).mapToObj(choices::get).toList())));
                for (int i = out; i < choices.size(); i += TENTHS) {
                    Map<String, Double> shares = weighing.weigh(indicator, said.get(i).get(n));
                    read.get(i).put(n, shares);
                    right += heaviest(shares).equals(choices.get(i).chosen()) ? 1 : 0;
                }
            }
            say("%2d %-32s %d/%d", n, indicator.libelle(), right, choices.size());
            yaml.append(n).append(":\n");
            ConditionalLogit.fit(choices).forEach((value, weights) -> yaml.append("  ").append(json.writeValueAsString(value)).append(": {")
                    .append(weights.entrySet().stream().map(w -> json.writeValueAsString(w.getKey()) + String.format(Locale.ROOT, ": %.3f", w.getValue()))
                            .collect(Collectors.joining(", "))).append("}\n"));
        }
        doubts(conventions, read);
        String header = Files.readString(Path.of(args[0])).lines().takeWhile(l -> l.startsWith("#")).collect(Collectors.joining("\n"));
        Files.writeString(Path.of(args[0]), header + "\n" + yaml);
    }

    /** What this program has to say is a log: only the shell writes to the console. */
    private static void say(String format, Object... values) {
        LOG.log(System.Logger.Level.INFO, String.format(Locale.ROOT, format, values));
    }

    /** Tells what each pair of thresholds of {@code calibration.yaml} would flag, and what confidence was worth. */
    private void doubts(List<Labelled> conventions, List<Map<Integer, Map<String, Double>>> read) {
        record Opinion(boolean right, boolean conforms, double sure) {

            boolean flagged(double all, double conform) {
                return sure < (conforms ? conform : all);
            }
        }
        List<Opinion> opinions = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            List<Evidence> evidence = new ArrayList<>();
            read.get(i).forEach((n, shares) -> shares.forEach((value, share) -> evidence.add(new Evidence(n, EvidenceFinder.WEIGHT, value, share, "", -1, 0, 0))));
            Map<Integer, Map<String, Double>> shares = read.get(i);
            Labelled convention = conventions.get(i);
            List<Finding> findings = grid.indicateurs().stream().map(n -> new Finding(n.numero(), n.id(), n.libelle(),
                    shares.containsKey(n.numero()) ? heaviest(shares.get(n.numero())) : convention.value(n.numero()), 1, false, "", List.of(), List.of(), null, null)).toList();
            String opinion = opinion(n -> findings.get(n - 1).valeur());
            opinions.add(new Opinion(opinion.equals(opinion(convention::value)), opinion.equals(grid.verdict(0).libelle()),
                    new Certainty(grid, evidence, findings).ofOpinion()));
        }
        long right = opinions.stream().filter(Opinion::right).count();
        say("avis %d/%d", right, opinions.size());
        for (double all : new double[] {0.5, 0.55, 0.6, 0.65, 0.7}) {
            for (double conforms : new double[] {0.7, 0.75, 0.8, 0.85, 0.9}) {
                List<Opinion> flagged = opinions.stream().filter(o -> o.flagged(all, conforms)).toList();
                say("seuilAvis %.2f seuilConforme %.2f : à relire %.0f %%, avis faux signalés %.0f %%, Conforme à tort non signalés %d", all, conforms,
                        100.0 * flagged.size() / opinions.size(), 100.0 * flagged.stream().filter(o -> !o.right()).count() / (opinions.size() - right),
                        opinions.stream().filter(o -> !o.right() && o.conforms() && !o.flagged(all, conforms)).count());
            }
        }
        double[] bounds = {0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01};
        for (int b = 0; b + 1 < bounds.length; b++) {
            double from = bounds[b];
            double to = bounds[b + 1];
            int said = 0;
            int good = 0;
            for (int i = 0; i < read.size(); i++) {
                for (var e : read.get(i).entrySet()) {
                    String value = heaviest(e.getValue());
                    double share = e.getValue().get(value);
                    said += share >= from && share < to ? 1 : 0;
                    good += share >= from && share < to && value.equals(conventions.get(i).value(e.getKey())) ? 1 : 0;
                }
            }
            say("part de %.2f à %.2f : %d lectures, %.1f %% justes", from, Math.min(1, to), said, 100.0 * good / Math.max(1, said));
        }
    }

    private static String heaviest(Map<String, Double> shares) {
        return Collections.max(shares.entrySet(), Map.Entry.comparingByValue()).getKey();
    }

    private String opinion(IntFunction<String> values) {
        return Criterion.verdict(grid, Criterion.all(grid, values)).libelle();
    }

    private static ConditionalLogit.Choice choice(Grid.Indicator indicator, Said said, String value) {
        Map<String, Map<String, Double>> options = new LinkedHashMap<>();
        indicator.valeurs().forEach(v -> options.put(v, Weighing.terms(indicator, v, said)));
        return new ConditionalLogit.Choice(options, value);
    }

    /** What each convention says, by indicator, read by models that learnt nothing from its part; in the order of the conventions. */
    private List<Map<Integer, Said>> said(List<Labelled> conventions) {
        Map<Integer, List<RuleBase.Case>> cases = RuleBase.cases();
        List<ReadPassage> passages = RuleBase.readPassages();
        var signals = new SignalQueries(RuleBase.signals());
        List<Map<Integer, Said>> said = new ArrayList<>(Collections.nCopies(conventions.size(), Map.of()));
        for (int part : conventions.stream().mapToInt(Labelled::part).distinct().toArray()) {
            int[] own = IntStream.range(0, conventions.size()).filter(i -> conventions.get(i).part() == part).toArray();
            Set<String> held = new HashSet<>();
            for (int i : own) {
                Labelled convention = conventions.get(i);
                Lessons.of(convention.convention(), convention.gold().get("indicateurs"), Map.of()).forEach(lesson -> held.add(lesson.texte()));
            }
            List<ReadPassage> others = passages.stream().filter(p -> !held.contains(p.texte())).toList();
            var finder = new EvidenceFinder(grid, signals, training.train(cases, others), new Weighing(Map.of()));
            for (int i : own) {
                said.set(i, finder.said(conventions.get(i).convention()));
            }
        }
        return said;
    }
}
