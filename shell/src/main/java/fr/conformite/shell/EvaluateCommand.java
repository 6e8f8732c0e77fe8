package fr.conformite.shell;

import fr.conformite.shell.Inputs.Input;
import fr.conformite.shell.evaluation.Clause;
import fr.conformite.shell.evaluation.ClauseScore;
import fr.conformite.shell.evaluation.DocumentScore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.shell.core.command.CommandContext;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code evaluer}: measures the engine against labels given by readers. */
final class EvaluateCommand extends ConformiteCommand {

    private static final Option CLAUSES = Option.flag("clauses", "mesure des clauses isolées, une par ligne JSON");
    private static final Option DETAILS = Option.flag("details", "avec --clauses : cite chaque clause mal comprise");
    private static final Option TOTALS = Option.flag("totaux", "n'affiche que la ligne des totaux");

    private static final String HELP = """
            DOCUMENTS est un dossier (ou un motif) de conventions, REFERENCES un dossier de fichiers JSON de même nom : D07.json pour
            D07.docx. Une citation est juste quand la valeur l'est et qu'un passage cité partage la moitié de ses mots avec un passage
            de la référence. « Conforme à tort » compte les avis « Conforme » que la référence ne donne pas.

            Une clause est placée seule dans une convention par ailleurs conforme et muette sur son sujet.""";

    private final Engine engine;
    EvaluateCommand(Engine engine, Supplier<Screen> screen) {
        super(screen, "evaluer", "[--totaux] DOCUMENTS REFERENCES   ou   evaluer --clauses [--details] FICHIER…",
                "Mesure l'analyse sur des conventions ou des clauses déjà lues par une personne.", HELP, CLAUSES, DETAILS, TOTALS);
        this.engine = engine;
    }

    @Override
    List<String> candidates() {
        return null;
    }

    @Override
    int run(CommandContext context, Screen screen) throws IOException {
        List<String> arguments = arguments(context);
        if (has(context, CLAUSES.name())) {
            return clauses(context, arguments, screen);
        }
        if (arguments.size() != 2) {
            throw new UsageException("Indiquez le dossier des documents, puis celui des références.");
        }
        return documents(context, arguments.getFirst(), Path.of(arguments.getLast()), screen);
    }

    private int documents(CommandContext context, String documents, Path references, Screen screen) throws IOException {
        Map<String, JsonNode> gold = references(references);
        Map<String, Input> inputs = new LinkedHashMap<>();
        for (Input input : Inputs.expand(List.of(documents))) {
            if (gold.containsKey(input.stem())) {
                inputs.put(input.stem(), input);
            }
        }
        if (inputs.isEmpty()) {
            throw new UsageException("Aucun document de « " + documents + " » ne porte le nom d'une référence.");
        }
        var score = new DocumentScore();
        gold.keySet().stream().filter(id -> !inputs.containsKey(id)).forEach(score::missing);
        List<Input> files = List.copyOf(inputs.values());
        try (Progress progress = Progress.on(screen, files.size())) {
            Batch.run(files, input -> engine.assess(input.file()), (input, outcome) -> {
                if (outcome.problem() == null) {
                    score.add(input.stem(), gold.get(input.stem()), outcome.assessment());
                } else {
                    score.missing(input.stem());
                    screen.say(input.sentence(outcome.problem()));
                }
                progress.step();
            });
        }
        context.outputWriter().print(score.render(has(context, TOTALS.name())));
        return score.incomplete() ? NOT_ANALYSED : OK;
    }

    private static Map<String, JsonNode> references(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new UsageException("Le dossier des références « " + folder + " » n'existe pas.");
        }
        Map<String, JsonNode> gold = new TreeMap<>();
        var mapper = JsonMapper.builder().build();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.getFileName().toString().endsWith(".json")).toList()) {
                gold.put(Input.of(file).stem(), mapper.readTree(Files.readString(file)));
            }
        } catch (JacksonException e) {
            throw new UsageException("Un fichier du dossier « " + folder + " » n'est pas du JSON valable.");
        }
        if (gold.isEmpty()) {
            throw new UsageException("Le dossier « " + folder + " » ne contient aucune référence (fichiers .json).");
        }
        return gold;
    }

    private int clauses(CommandContext context, List<String> files, Screen screen) throws IOException {
        if (files.isEmpty()) {
            throw new UsageException("Indiquez au moins un fichier de clauses (.jsonl).");
        }
        List<Clause> clauses = new ArrayList<>();
        for (String file : files) {
            clauses.addAll(clauses(Path.of(file)));
        }
        var score = new ClauseScore();
        try (Progress progress = Progress.on(screen, clauses.size())) {
            Batch.run(clauses, clause -> engine.assess(clause.document()), (clause, outcome) -> {
                if (outcome.problem() == null) {
                    score.add(clause, outcome.assessment());
                } else {
                    score.refused(clause, outcome.problem().code().label());
                }
                progress.step();
            });
        }
        context.outputWriter().print(has(context, TOTALS.name()) ? score.totals() : score.render(has(context, DETAILS.name())));
        return OK;
    }

    private static List<Clause> clauses(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            List<Clause> all = new ArrayList<>();
            try (Stream<Path> children = Files.list(file)) {
                for (Path child : children.filter(f -> f.getFileName().toString().endsWith(".jsonl")).sorted().toList()) {
                    all.addAll(clauses(child));
                }
            }
            return all;
        }
        if (!Files.isReadable(file)) {
            throw new UsageException("Le fichier de clauses « " + file + " » n'existe pas.");
        }
        try {
            return Clause.read(file);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }
}
