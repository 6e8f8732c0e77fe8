package fr.conformite.engine;

import fr.conformite.engine.assess.Assessment;
import fr.conformite.engine.assess.Criterion;
import fr.conformite.engine.assess.Finding;
import fr.conformite.engine.decide.Calibration;
import fr.conformite.engine.decide.Certainty;
import fr.conformite.engine.decide.Citations;
import fr.conformite.engine.decide.Decider;
import fr.conformite.engine.figures.Figures;
import fr.conformite.engine.find.EvidenceFinder;
import fr.conformite.engine.find.SignalQueries;
import fr.conformite.engine.find.Weighing;
import fr.conformite.engine.identify.ActorResolver;
import fr.conformite.engine.identify.IdentificationReader;
import fr.conformite.engine.identify.Profile;
import fr.conformite.engine.identify.ProsecutorReader;
import fr.conformite.engine.identify.VigilanceReader;
import fr.conformite.engine.language.Annotator;
import fr.conformite.engine.learn.LearnedReading;
import fr.conformite.engine.model.ModelProximity;
import fr.conformite.engine.model.ModelText;
import fr.conformite.engine.read.DocumentReader;
import fr.conformite.engine.read.SourceDocument;
import fr.conformite.engine.rulebase.Grid;
import fr.conformite.engine.rulebase.RuleBase;
import fr.conformite.engine.structure.Convention;
import fr.conformite.engine.structure.ConventionDetector;
import fr.conformite.engine.structure.ConventionReader;
import fr.conformite.rules.Conclusion;
import fr.conformite.rules.Evidence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Entry point of the engine: a file in, an assessment out. Thread-safe; loading takes most of a second, keep one. */
public final class Assessor {

    /** Version of the engine, as assessments name it. */
    public static final String VERSION = "0.1.0";

    private final Grid grid = RuleBase.grid();
    private final ConventionDetector detector = new ConventionDetector();
    private final DocumentReader reader = new DocumentReader();
    private final ConventionReader conventions;
    private final EvidenceFinder finder;
    private final Decider decider = new Decider();
    private final Calibration calibration = RuleBase.calibration();
    private final ModelText model;

    private Assessor(ModelText model, LearnedReading learned) {
        this.conventions = new ConventionReader(new Annotator(RuleBase.lexicon()));
        this.finder = new EvidenceFinder(grid, new SignalQueries(RuleBase.signals()), learned == null ? LearnedReading.load(grid) : learned,
                new Weighing(RuleBase.weights()));
        this.model = model;
    }

    /** Loads the rule base of the class path. */
    public static Assessor load() {
        return new Assessor(ModelText.current(), null);
    }

    /** Same as {@link #load()}, with another reference text for the proximity to the model (indicator 11). */
    public static Assessor load(ModelText model) {
        return new Assessor(model, null);
    }

    /** Same as {@link #load()}, with a learned reading trained on other cases: for cross-validation. */
    public static Assessor with(LearnedReading learned) {
        return new Assessor(ModelText.bundled(), learned);
    }

    /** Reads a file without assessing it. */
    public SourceDocument read(Path file) throws UnreadableDocumentException {
        return reader.read(file);
    }

    /** Reads and assesses a file. */
    public Assessment assess(Path file) throws UnreadableDocumentException {
        return assess(read(file));
    }

    /**
     * Assesses a document already read.
     *
     * @throws UnreadableDocumentException when it is not an ISCG convention
     */
    public Assessment assess(SourceDocument document) throws UnreadableDocumentException {
        return examine(document).assessment();
    }

    /** An assessment with everything the rules were given to reach it. */
    public record Examination(Assessment assessment, List<Evidence> evidence) {

        public Examination {
            evidence = List.copyOf(evidence);
        }
    }

    /** Same as {@link #assess(SourceDocument)}, the evidence kept. */
    public Examination examine(SourceDocument document) throws UnreadableDocumentException {
        var profile = Profile.of(document.text());
        Convention convention = conventions.read(document, (text, passages) -> ActorResolver.resolve(profile));
        String refusal = detector.refusal(document, convention.passages());
        if (refusal != null) {
            throw new UnreadableDocumentException(UnreadableDocumentException.Code.PAS_UNE_CONVENTION,
                    "Le document « " + document.file() + " » n'est pas une convention ISCG : " + refusal);
        }
        List<String> doubts = new ArrayList<>(document.doubts());
        doubts.addAll(detector.doubts(document, convention.passages()));
        Reading read = read(convention, profile);
        List<Evidence> evidence = read.evidence();
        Map<Integer, List<Conclusion>> conclusions = decider.decide(evidence);

        List<Finding> findings = new ArrayList<>();
        for (Grid.Indicator indicator : grid.indicateurs()) {
            findings.add(finding(convention, indicator, conclusions.getOrDefault(indicator.numero(), List.of()), read.figures()));
        }
        List<Criterion> criteria = Criterion.all(grid, indicator -> findings.get(indicator - 1).valeur());
        Grid.Verdict verdict = Criterion.verdict(grid, criteria);
        var certainty = new Certainty(grid, evidence, findings);
        if (certainty.ofOpinion() < (criteria.stream().allMatch(Criterion::satisfait) ? calibration.seuilConforme() : calibration.seuilAvis())) {
            findings.replaceAll(f -> certainty.weakens(f) ? f.toReadAgain() : f);
        }
        for (Finding f : findings) {
            if (f.aRelire() && grid.indicator(f.numero()).cle()) {
                doubts.add("Indicateur " + f.numero() + " (" + f.libelle() + ") : lecture incertaine.");
            }
        }
        return new Examination(new Assessment(convention, IdentificationReader.read(profile), findings, criteria,
                verdict.libelle(), !doubts.isEmpty(), doubts,
                VigilanceReader.read(profile, convention.passages(), findings), new Assessment.Versions(VERSION, grid.version())), evidence);
    }

    /** The outcome of another thread; what went wrong there is told as if it had here. */
    private static <T> T outcome(CompletableFuture<T> work) {
        try {
            return work.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                default -> throw e;
            }
        }
    }

    private record Reading(Figures figures, List<Evidence> evidence) {
    }

    private Reading read(Convention convention, Profile profile) {
        String text = convention.source().text();
        // Figures and clauses are read apart from one another: on two cores, in little more than the time of the longer.
        // Not on the common pool: a caller that runs there and waits for us would leave it without a worker.
        var figures = CompletableFuture.supplyAsync(() -> Figures.read(text, convention.passages()), Thread.ofPlatform().daemon()::start);
        List<Evidence> evidence = new ArrayList<>(finder.find(convention));
        evidence.addAll(outcome(figures).evidence());
        evidence.addAll(ProsecutorReader.read(profile, convention.passages()));
        evidence.addAll(ModelProximity.read(text, convention.passages(), model));
        return new Reading(outcome(figures), evidence);
    }

    /** Everything the rules are given on a document, for those who study the reading. */
    public List<Evidence> evidence(SourceDocument document) {
        var profile = Profile.of(document.text());
        return read(conventions.read(document, (text, passages) -> ActorResolver.resolve(profile)), profile).evidence();
    }

    private Finding finding(Convention convention, Grid.Indicator indicator, List<Conclusion> conclusions, Figures figures) {
        int n = indicator.numero();
        Conclusion c = conclusions.isEmpty()
                ? Conclusion.de(n, indicator.absence(), 0.8, n + " · le texte est muet", "Aucun passage n'en traite.")
                : conclusions.getFirst();
        double confidence = calibration.confidence(n, c.confiance());
        String motif = c.doute() == null ? c.motif() : c.motif() + " À relire : " + c.doute();
        return new Finding(n, indicator.id(), indicator.libelle(), c.valeur(), confidence,
                c.doute() != null || confidence < calibration.seuil(), motif, List.of(c.regle()),
                Citations.of(convention, c.preuves(), read -> indicator.supports(read, c.valeur())), n == 13 ? figures.funding() : null, n == 14 ? figures.cost() : null);
    }
}
