package fr.conformite.engine.rulebase;

import fr.conformite.engine.decide.Calibration;
import fr.conformite.engine.find.Signal;
import fr.conformite.engine.language.Lexicon;
import fr.conformite.rules.Conclusion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Everything the rule base says in files: the grid, the lexicon, the signals, the cases. */
public final class RuleBase {

    private static final String ROOT = "/conformite/";
    /** The passages people labelled take several megabytes; the parser stops at three unless told. */
    private static final int LARGEST = 32 << 20;
    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder().loadSettings(LoadSettings.builder().setCodePointLimit(LARGEST).build()).build());

    private RuleBase() {
    }

    /**
     * A short text and the value a careful reader gives it; « aucune » when it says nothing on the indicator.
     *
     * @param lecture what it says when that is less than a value, as the grid names it, or null
     */
    public record Case(String valeur, String registre, String texte, String lecture) {

        /** What the learned reading is taught of it. */
        public String dit() {
            return lecture == null ? valeur : lecture;
        }
    }

    /**
     * A passage of a labelled convention: what it says of each indicator it was quoted for, and nothing of the others.
     *
     * @param titre     title of its article, or null
     * @param valeurs   values by indicator number
     * @param incertain indicators it speaks of without deciding alone
     * @param seul      when not null, the text gathers quotes and teaches on this indicator only
     */
    public record ReadPassage(String titre, String texte, Map<Integer, String> valeurs, List<Integer> incertain, Integer seul) {

        /** What it teaches on an indicator: a value, « aucune », or null for nothing. */
        public String valeurOf(int indicator) {
            String value = valeurs == null ? null : valeurs.get(indicator);
            if (value != null) {
                return value;
            }
            boolean silent = seul == null && (incertain == null || !incertain.contains(indicator));
            return silent ? "aucune" : null;
        }
    }

    /** Passages of labelled conventions, for the learned reading. */
    public static List<ReadPassage> readPassages() {
        return Stream.of("passages-lus.yaml", "hors-sujet.yaml")
                .flatMap(file -> read(file, new TypeReference<List<ReadPassage>>() { }).stream()).toList();
    }

    /** The folder or archive the rule base stands in, for those who tell one rule base from another. */
    public static Path home() {
        try {
            return Path.of(Conclusion.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The grid, its criteria and its opinions. */
    public static Grid grid() {
        return Once.GRID;
    }

    /** The grid never changes while the program runs, and everything asks for it. */
    private static final class Once {
        static final Grid GRID = read("grille.yaml", new TypeReference<Grid>() { });
    }

    /** What scores mean. */
    public static Calibration calibration() {
        return read("calibration.yaml", new TypeReference<Calibration>() { });
    }

    /** What each thing the text says weighs for each value, by indicator. */
    public static Map<Integer, Map<String, Map<String, Double>>> weights() {
        return read("ponderation.yaml", new TypeReference<Map<Integer, Map<String, Map<String, Double>>>>() { });
    }

    /** Word classes of the lexicon, every file of the folder together. */
    public static Lexicon lexicon() {
        Map<String, List<String>> classes = new LinkedHashMap<>();
        for (String file : read("lexique/index.yaml", new TypeReference<List<String>>() { })) {
            read("lexique/" + file, new TypeReference<Map<String, List<String>>>() { }).forEach((type, words) -> {
                if (classes.put(type, words) != null) {
                    throw new IllegalStateException("La classe " + type + " est définie deux fois dans le lexique");
                }
            });
        }
        return new Lexicon(classes);
    }

    /** Signals of one indicator, or an empty list where the folder has none. */
    public static List<Signal> signals(Grid.Indicator indicator) {
        String file = indicator.folder() + "/signals.yaml";
        if (RuleBase.class.getResource(ROOT + file) == null) {
            return List.of();
        }
        List<Signal> signals = new ArrayList<>();
        for (SignalEntry e : read(file, new TypeReference<List<SignalEntry>>() { })) {
            signals.add(new Signal(indicator.numero(), e.id(), e.valeur(), e.force() == null ? 0.9 : e.force(), e.requete(),
                    e.doit() == null ? List.of() : e.doit(), e.neDoitPas() == null ? List.of() : e.neDoitPas()));
        }
        return signals;
    }

    /** As written in signals.yaml; {@code pourquoi} is for its readers. */
    record SignalEntry(String id, String valeur, Double force, String requete, List<String> doit, List<String> neDoitPas, String pourquoi) {
    }

    /** Signals of all indicators. */
    public static List<Signal> signals() {
        return grid().indicateurs().stream().flatMap(indicator -> signals(indicator).stream()).toList();
    }

    /** Short cases of every indicator, by number. */
    public static Map<Integer, List<Case>> cases() {
        Map<Integer, List<Case>> cases = new TreeMap<>();
        grid().indicateurs().forEach(indicator -> cases.put(indicator.numero(), cases(indicator)));
        return cases;
    }

    /** Short cases of one indicator, or an empty list where the folder has none. */
    public static List<Case> cases(Grid.Indicator indicator) {
        String file = indicator.folder() + "/cases.yaml";
        return RuleBase.class.getResource(ROOT + file) == null ? List.of() : read(file, new TypeReference<List<Case>>() { });
    }

    private static <T> T read(String name, TypeReference<T> type) {
        try (InputStream in = RuleBase.class.getResourceAsStream(ROOT + name)) {
            if (in == null) {
                throw new IllegalStateException("Fichier absent de la base de règles : " + name);
            }
            return YAML.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
