package fr.conformite.engine.learn;

import fr.conformite.engine.language.Annotator;
import fr.conformite.engine.rulebase.RuleBase;
import fr.conformite.rules.Conclusion;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.zip.GZIPOutputStream;
import opennlp.tools.ml.TrainerFactory;
import opennlp.tools.ml.maxent.quasinewton.QNTrainer;
import opennlp.tools.ml.maxent.io.BinaryQNModelWriter;
import opennlp.tools.ml.maxent.quasinewton.QNModel;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.Event;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;

/**
 * Trains the learned reading on the cases of the rule base; run by the build.
 * Same cases, same model: nothing here is random.
 */
public final class Training {

    /** Indicators read clause by clause; the others are figures, dates and outlines. */
    static final List<Integer> INDICATORS = List.of(1, 2, 3, 4, 5, 6, 7, 8);

    /** Premises and means, public and situations share their words: a case of one may well speak of the other. */
    private static final List<List<Integer>> NEIGHBOURS = List.of(List.of(1, 2), List.of(3, 4));

    /** One case of another indicator in four is enough to teach what is off the subject. */
    private static final int OFF_SUBJECT_EVERY = 4;

    private static final double L2 = 1.0;
    private static final int ITERATIONS = 80;
    private static final int CUTOFF = 6;

    /** The minimizer sometimes stops on a plateau far from the end (seen with OpenNLP 2.5.11); a shorter memory takes it another way. */
    private static final int[] UPDATES = {15, 7, 5};
    /** A model that gives back less than this share of what it was taught stopped too early. */
    private static final double GIVEN_BACK = 0.998;

    private final Annotator annotator;
    private final Map<String, String[]> features = new ConcurrentHashMap<>();

    public Training(Annotator annotator) {
        this.annotator = annotator;
    }

    /** @param args folder that receives the models */
    public static void main(String[] args) throws IOException {
        Path print = Path.of(args[0], "/conformite/modeles/empreinte.txt");
        String inputs = fingerprint();
        if (Files.exists(print) && Files.readString(print).equals(inputs)) {
            return;
        }
        System.getLogger(Training.class.getName()).log(System.Logger.Level.INFO, "Apprentissage de la lecture sur les cas de la base de règles");
        Map<Integer, List<RuleBase.Case>> cases = RuleBase.cases();
        List<RuleBase.ReadPassage> passages = RuleBase.readPassages();
        var training = new Training(new Annotator(RuleBase.lexicon()));
        Files.createDirectories(print.getParent());
        // Each model is trained on one core: several at once give the same models sooner.
        INDICATORS.parallelStream().forEach(indicator -> {
            Path file = Path.of(args[0], LearnedReading.resource(indicator));
            try (var out = new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
                new BinaryQNModelWriter(training.train(indicator, cases, passages), out).persist();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        Files.writeString(print, inputs);
    }

    /** Changes when the rule base or the code that reads it changes. */
    private static String fingerprint() throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (Class<?> root : List.of(Conclusion.class, Training.class)) {
                Path location = Path.of(root.getProtectionDomain().getCodeSource().getLocation().toURI());
                if (Files.isRegularFile(location)) {
                    digest.update(Files.readAllBytes(location));
                    continue;
                }
                try (Stream<Path> files = Files.walk(location)) {
                    for (Path file : files.filter(Files::isRegularFile).filter(f -> !f.toString().contains("modeles")).sorted().toList()) {
                        digest.update(Files.readAllBytes(file));
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A reading trained on these cases and passages, in memory. */
    public LearnedReading train(Map<Integer, List<RuleBase.Case>> cases, List<RuleBase.ReadPassage> passages) {
        SortedMap<Integer, AbstractModel> models = new ConcurrentSkipListMap<>();
        INDICATORS.parallelStream().forEach(indicator -> models.put(indicator, train(indicator, cases, passages)));
        return new LearnedReading(models);
    }

    private QNModel train(int indicator, Map<Integer, List<RuleBase.Case>> cases, List<RuleBase.ReadPassage> passages) {
        List<Event> events = new ArrayList<>();
        for (RuleBase.Case c : cases.get(indicator)) {
            events.add(new Event(c.dit(), featuresOf(null, c.texte())));
        }
        for (RuleBase.ReadPassage p : passages) {
            String value = p.valeurOf(indicator);
            if (value != null) {
                events.add(new Event(value, featuresOf(p.titre(), p.texte())));
            }
        }
        int rank = 0;
        for (var other : cases.entrySet()) {
            boolean near = NEIGHBOURS.stream().anyMatch(n -> n.contains(indicator) && n.contains(other.getKey()));
            if (other.getKey() == indicator || near) {
                continue;
            }
            for (RuleBase.Case c : other.getValue()) {
                if (rank++ % OFF_SUBJECT_EVERY == 0) {
                    events.add(new Event(LearnedReading.NONE, featuresOf(null, c.texte())));
                }
            }
        }
        QNModel model = null;
        for (int updates : UPDATES) {
            model = fit(events, updates);
            if (givesBack(model, events)) {
                return model;
            }
        }
        return model;
    }

    private static boolean givesBack(QNModel model, List<Event> events) {
        long right = events.stream().filter(e -> model.getBestOutcome(model.eval(e.getContext())).equals(e.getOutcome())).count();
        return right >= events.size() * GIVEN_BACK;
    }

    private static QNModel fit(List<Event> events, int updates) {
        var parameters = new TrainingParameters();
        parameters.put(TrainingParameters.ALGORITHM_PARAM, QNTrainer.MAXENT_QN_VALUE);
        parameters.put(TrainingParameters.CUTOFF_PARAM, CUTOFF);
        parameters.put(TrainingParameters.ITERATIONS_PARAM, ITERATIONS);
        parameters.put(QNTrainer.M_PARAM, updates);
        parameters.put("L1Cost", 0.0);
        parameters.put("L2Cost", L2);
        try {
            return (QNModel) TrainerFactory.getEventTrainer(parameters, new HashMap<>()).train(ObjectStreamUtils.createObjectStream(events));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String[] featuresOf(String title, String text) {
        return features.computeIfAbsent((title == null ? "" : title) + "\n" + text, key -> Features.of(annotator, title, text));
    }
}
