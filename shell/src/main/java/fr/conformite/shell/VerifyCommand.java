package fr.conformite.shell;

import fr.conformite.engine.UnreadableDocumentException;
import fr.conformite.engine.amend.Amendments;
import fr.conformite.engine.assess.Assessment;
import fr.conformite.engine.review.Review;
import fr.conformite.engine.review.ReviewFile;
import fr.conformite.engine.review.Reviewed;
import fr.conformite.reports.HtmlReport;
import fr.conformite.reports.JsonReport;
import fr.conformite.reports.PdfReport;
import fr.conformite.reports.TextReport;
import fr.conformite.reports.annotate.AnnotatedCopy;
import fr.conformite.reports.annotate.CannotAnnotateException;
import fr.conformite.reports.xlsx.XlsxReport;
import fr.conformite.shell.Inputs.Input;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.shell.core.command.CommandContext;

/** {@code verifier}: assesses files and writes what was found. */
final class VerifyCommand extends ConformiteCommand {

    private static final Option FORMAT = Option.oneOf("format", "forme du résultat (texte par défaut)", "texte", "json");
    private static final Option REPORT = Option.oneOf("rapport",
            "écrit aussi, par document, une page HTML, une lettre PDF ou le document annoté, ou un tableau XLSX de tous", "html", "pdf", "docx", "annote", "xlsx");
    private static final Option FOLDER = new Option("sortie", "DOSSIER", List.of(),
            "dossier des rapports (dossier courant par défaut)");
    private static final Option REQUIRED = Option.oneOf("exiger",
            "état de sortie 1 si un avis est moins bon, ou à relire", "conforme", "reserve");
    private static final Option PROPOSALS = Option.flag("propositions", "avec --format json, ajoute ce qu'il faut modifier (environ deux fois plus long)");
    private static final Option TEXT = Option.flag("texte", "affiche seulement le texte extrait d'un fichier");

    /** One for the whole run, whatever the number of files. */
    private static final String WORKBOOK = "conformite.xlsx";

    private static final String DETAILS = """
            FICHIER est un document DOCX, DOC, ODT, RTF ou PDF (même numérisé), un motif (*.docx) ou un dossier, parcouru en entier.

            --rapport docx (ou annote) écrit une copie du document, « …-annote », avec les constats en commentaires sur les mots
            cités : commentaires Word dans un DOCX, surlignages et notes dans un PDF. L'original n'est jamais modifié.
            --rapport xlsx écrit un seul fichier, conformite.xlsx : une ligne par convention, et les fichiers non analysés avec la raison.

            État de sortie : 0 tout est analysé ; 1 l'exigence de --exiger n'est pas remplie ; 2 commande mal écrite ;
            3 un fichier n'a pas pu être analysé, ou son rapport écrit (les autres le sont quand même).

            Exemples :
              verifier convention.docx
              verifier --rapport html --sortie rapports conventions/
              verifier --rapport docx convention.docx
              verifier --rapport xlsx conventions/
              verifier --format json --exiger reserve *.pdf""";

    private final Engine engine;
    VerifyCommand(Engine engine, Supplier<Screen> screen) {
        super(screen, "verifier", "[--format texte|json] [--rapport html|pdf|docx|annote|xlsx] [--sortie DOSSIER] [--exiger conforme|reserve] [--propositions] [--texte] FICHIER…",
                "Dit si des conventions respectent le cadre, avec les passages qui le justifient.", DETAILS,
                FORMAT, REPORT, FOLDER, REQUIRED, PROPOSALS, TEXT);
        this.engine = engine;
    }

    @Override
    List<String> candidates() {
        return null;
    }

    @Override
    int run(CommandContext context, Screen screen) throws IOException {
        List<String> arguments = arguments(context);
        if (arguments.isEmpty()) {
            throw new UsageException("Indiquez au moins un fichier ou un dossier à vérifier.");
        }
        if (has(context, TEXT.name())) {
            if (arguments.size() > 1 || context.parsedInput().options().size() > 1) {
                throw new UsageException("L'option --texte s'emploie seule, avec un seul fichier.");
            }
            return extractedText(Inputs.expand(arguments), context.outputWriter(), screen);
        }
        var job = new Job(context, screen);
        if (job.folder != null) {
            makeFolder(job.folder);
        }
        return job.run(Inputs.expand(arguments));
    }

    private int extractedText(List<Input> inputs, PrintWriter out, Screen screen) {
        if (inputs.size() > 1) {
            throw new UsageException("L'option --texte s'emploie avec un seul fichier ; ce dossier ou ce motif en désigne "
                    + inputs.size() + ".");
        }
        Input input = inputs.getFirst();
        try {
            out.print(engine.read(input.file()).text());
            return OK;
        } catch (UnreadableDocumentException e) {
            screen.say(input.sentence(e));
            return NOT_ANALYSED;
        }
    }

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UsageException("Le dossier de sortie « " + folder + " » ne peut pas être créé.");
        }
    }

    /** One run of the command on a list of files. */
    private final class Job {

        private final PrintWriter out;
        private final Screen screen;
        private final boolean json;
        private final String report;
        private final Path folder;
        private final boolean proposals;
        private final boolean jsonProposals;
        private XlsxReport workbook;
        private final String required;
        private final TextReport texts;
        private final Map<String, String> taken = new HashMap<>();
        private final Set<Path> sources = new HashSet<>();
        private final Map<Assessment, Amendments> amendments = Collections.synchronizedMap(new IdentityHashMap<>());
        private final List<Summary> summaries = new ArrayList<>();
        private final List<Runnable> waiting = new ArrayList<>();
        private boolean barOnScreen;
        private boolean failed;
        private boolean unmet;

        private record Summary(String name, String outcome) {
        }

        Job(CommandContext context, Screen screen) {
            this.out = context.outputWriter();
            this.screen = screen;
            this.json = value(context, FORMAT.name(), "texte").equals("json");
            this.report = value(context, REPORT.name(), "");
            this.folder = folder(value(context, FOLDER.name(), report.isEmpty() ? null : ""));
            this.jsonProposals = has(context, PROPOSALS.name());
            // Each change is tried by reading the text again: five to thirty times for a draft that fails.
            this.proposals = !json || jsonProposals || report.equals("html") || report.equals("pdf");
            this.required = value(context, REQUIRED.name(), null);
            this.texts = new TextReport(screen.columns(), screen.colours());
        }

        private static Path folder(String name) {
            try {
                return name == null ? null : Path.of(name);
            } catch (InvalidPathException e) {
                throw new UsageException("« " + name + " » n'est pas un nom de dossier valable.");
            }
        }

        int run(List<Input> inputs) throws IOException {
            boolean several = inputs.size() > 1;
            inputs.stream().filter(i -> i.path() != null).forEach(i -> sources.add(real(i.path())));
            try (XlsxReport rows = report.equals("xlsx") ? new XlsxReport() : null) {
                workbook = rows;
                assessAll(inputs, several);
                if (rows != null) {
                    save(folder.resolve(WORKBOOK), rows::write);
                }
            }
            barOnScreen = false;
            waiting.forEach(Runnable::run);
            if (several && !json) {
                recap();
            }
            return failed ? NOT_ANALYSED : unmet ? REQUIREMENT_NOT_MET : OK;
        }

        private void assessAll(List<Input> inputs, boolean several) {
            try (Progress progress = Progress.on(screen, inputs.size())) {
                barOnScreen = progress.visible();
                Batch.run(inputs, this::assess, (input, outcome) -> {
                    if (outcome.problem() == null) {
                        assessed(input, outcome.assessment(), several);
                    } else {
                        problem(input, outcome.problem());
                    }
                    progress.step();
                });
            }
        }

        /** The changes are looked for here, beside the analysis of other files, and not when results are written one by one. */
        private Assessment assess(Input input) throws UnreadableDocumentException {
            Assessment assessment = engine.assess(input.file());
            if (proposals || annotates()) {
                Amendments found = engine.amend(assessment);
                if (found != null) {
                    amendments.put(assessment, found);
                }
            }
            return assessment;
        }

        private void print(String result) {
            Runnable print = () -> {
                out.print(result);
                out.flush();
            };
            write(print, screen.resultsShown());
        }

        private void say(String sentence) {
            write(() -> screen.say(sentence), true);
        }

        /** What would break the progress bar waits until it is gone. */
        private void write(Runnable words, boolean sameScreenAsBar) {
            if (barOnScreen && sameScreenAsBar) {
                waiting.add(words);
            } else {
                words.run();
            }
        }

        private void problem(Input input, UnreadableDocumentException problem) {
            failed = true;
            if (workbook != null) {
                workbook.add(input.name(), path(input), problem);
            }
            if (json) {
                String line = new JsonReport().error(input.name(), problem) + "\n";
                print(line);
            } else {
                say(input.sentence(problem));
                summaries.add(new Summary(input.name(), "non analysé"));
            }
        }

        private void assessed(Input input, Assessment assessment, boolean several) {
            Amendments toChange = amendments.remove(assessment);
            Reviewed reviewed = review(input, assessment);
            String result = json ? new JsonReport().render(assessment, jsonProposals ? toChange : null, reviewed) + "\n"
                    : texts.render(assessment, toChange, reviewed);
            print(several && !json ? result + "\n" + "─".repeat(Math.min(screen.columns(), 100)) + "\n\n" : result);
            if (folder != null) {
                switch (report) {
                    case "html" -> save(input, "html", utf8(new HtmlReport().render(assessment, toChange, reviewed)));
                    case "pdf" -> save(input, "pdf", new PdfReport().render(assessment, toChange, reviewed));
                    case "docx", "annote" -> annotate(input, assessment, toChange, reviewed);
                    case "xlsx" -> workbook.add(path(input), assessment, reviewed);
                    default -> save(input, json ? "json" : "txt",
                            utf8(json ? result : new TextReport(screen.columns(), false).render(assessment, toChange, reviewed)));
                }
            }
            unmet |= required != null && (assessment.aRelire() || rank(assessment.avis()) > (required.equals("conforme") ? 0 : 1));
            summaries.add(new Summary(input.name(), assessment.avis() + (assessment.aRelire() ? " (à relire)" : "")));
        }

        private boolean annotates() {
            return report.equals("docx") || report.equals("annote");
        }

        private void annotate(Input input, Assessment assessment, Amendments toChange, Reviewed reviewed) {
            String format = assessment.convention().source().format();
            try {
                // Word does not open a document with macros, or a template, under the name of an ordinary document
                String own = input.name().substring(input.name().lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
                byte[] copy = new AnnotatedCopy().of(Files.readAllBytes(input.path()), assessment, toChange, reviewed);
                save(input, "-annote", format.equals("docx") && own.matches("do[ct][xm]") ? own : format, copy);
            } catch (CannotAnnotateException e) {
                failed = true;
                say(e.getMessage());
            } catch (IOException e) {
                failed = true;
                say("Le fichier « " + input.name() + " » ne peut plus être lu : aucune copie annotée n'en est faite.");
            }
        }

        /** The review kept beside the document, when it is about this very version of it. */
        private Reviewed review(Input input, Assessment assessment) {
            try {
                Review review = ReviewFile.read(input.path());
                if (review == null) {
                    return null;
                }
                if (review.sha256().equals(assessment.convention().source().sha256())) {
                    return Reviewed.of(assessment, review);
                }
                say(input.name() + " : la revue enregistrée porte sur une autre version de ce document ; elle n'est pas reprise.");
            } catch (IOException e) {
                say(e.getMessage());
            }
            return null;
        }

        private static int rank(String opinion) {
            return switch (opinion) {
                case "Conforme" -> 0;
                case "Conforme avec réserve" -> 1;
                default -> 2;
            };
        }

        private static byte[] utf8(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        private void save(Input input, String extension, byte[] content) {
            save(input, "", extension, content);
        }

        private void save(Input input, String suffix, String extension, byte[] content) {
            save(folder.resolve(fileName(input, suffix, extension)), out -> out.write(content));
        }

        private void save(Path target, Content content) {
            try (OutputStream file = Files.newOutputStream(target)) {
                content.writeTo(file);
                if (!report.isEmpty()) {
                    say("Rapport : " + target);
                }
            } catch (IOException e) {
                failed = true;
                say("Le fichier « " + target + " » ne peut pas être écrit.");
            }
        }

        private interface Content {
            void writeTo(OutputStream out) throws IOException;
        }

        private static String path(Input input) {
            return input.path() == null ? null : input.path().toString();
        }

        /**
         * Two documents of one run never share a report: the second « convention » takes its extension, then a number. No report takes
         * the place of a document: the letter on « convention.pdf » is not written over it.
         */
        private String fileName(Input input, String suffix, String extension) {
            String name = input.name();
            int dot = name.lastIndexOf('.');
            String stem = input.stem() + suffix;
            String key = input.path() == null ? name : input.path().toString();
            String candidate = stem;
            for (int i = 1; !free(candidate, key, extension); i++) {
                candidate = i == 1 && dot > 0 ? stem + "-" + name.substring(dot + 1) : stem + "-" + i;
            }
            return candidate + "." + extension;
        }

        private boolean free(String candidate, String key, String extension) {
            if (sources.contains(real(folder.resolve(candidate + "." + extension)))) {
                return false;
            }
            String owner = taken.putIfAbsent(candidate, key);
            return owner == null || owner.equals(key);
        }

        private static Path real(Path path) {
            try {
                return path.toRealPath();
            } catch (IOException e) {
                return path.toAbsolutePath().normalize();
            }
        }

        private void recap() {
            int longest = summaries.stream().mapToInt(s -> s.name().length()).max().orElse(0);
            for (Summary summary : summaries) {
                out.print(("%-" + Math.max(1, longest) + "s  %s\n").formatted(summary.name(), summary.outcome()));
            }
            out.flush();
        }
    }
}
