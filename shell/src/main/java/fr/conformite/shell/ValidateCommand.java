package fr.conformite.shell;

import fr.conformite.engine.UnreadableDocumentException;
import fr.conformite.engine.assess.Assessment;
import fr.conformite.engine.read.Digest;
import fr.conformite.engine.review.Review;
import fr.conformite.engine.review.ReviewFile;
import fr.conformite.registry.store.Registry;
import fr.conformite.registry.store.Validation;
import fr.conformite.registry.validate.Check;
import fr.conformite.registry.validate.Check.Kind;
import fr.conformite.registry.validate.Checklist;
import fr.conformite.registry.validate.DepartementCodes;
import fr.conformite.registry.validate.Validator;
import fr.conformite.registry.validate.Validator.Given;
import fr.conformite.registry.validate.Validator.Known;
import fr.conformite.registry.validate.Validator.NoDepartement;
import fr.conformite.registry.validate.Validator.Refused;
import fr.conformite.registry.validate.Validator.Request;
import fr.conformite.shell.Inputs.Input;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.shell.core.command.CommandContext;

/** {@code valider}: before signature, checks a convention and gives it its registration number. */
final class ValidateCommand extends ConformiteCommand {

    private static final Option WHO = new Option("par", "NOM", List.of(), "nom de la personne qui valide");
    private static final Option DEROGATION = new Option("derogation", "MOTIF", List.of(), "valide par exception, pour ce motif (exige --par)");
    private static final Option DEPARTEMENT = new Option("departement", "NOM", List.of(), "nom ou code du département, si le texte ne suffit pas");
    private static final Option FOLDER = new Option("sortie", "DOSSIER", List.of(), "dossier du certificat (dossier courant par défaut)");

    private static final String DETAILS = """
            Vérifie une convention avant sa signature : avis « Conforme », aucune lecture douteuse sans réponse d'une personne (voir « revue »),
            points obligatoires ; dit aussi ce qu'il faut savoir du financement. Quand tout est rempli, lui donne un numéro d'enregistrement
            AAAA-DDD-NNNN (année, département, rang), l'inscrit au répertoire et écrit un certificat PDF. Le même fichier validé deux fois garde
            son numéro. Le répertoire doit exister ; « auditer » et « repertoire » en créent un.

            --derogation lève l'avis et les points obligatoires, jamais ce qui reste à relire ; le nom et le motif sont inscrits au certificat.

            État de sortie : 0 validée ; 1 refusée ; 2 commande mal écrite ; 3 le fichier n'a pas pu être analysé.

            Exemples :
              valider projet.docx --repertoire observatoire.db --par "A. Martin"
              valider projet.docx --repertoire observatoire.db --par "A. Martin" --derogation "poste créé avant la circulaire\"""";

    private final Engine engine;
    private final Registries registries;

    ValidateCommand(Engine engine, Registries registries, Supplier<Screen> screen) {
        super(screen, "valider", "FICHIER [--repertoire FICHIER] --par NOM [--derogation MOTIF] [--departement NOM] [--sortie DOSSIER]",
                "Valide une convention avant signature : contrôles, numéro, certificat.", DETAILS, Registries.REGISTRY, WHO, DEROGATION, DEPARTEMENT,
                FOLDER);
        this.engine = engine;
        this.registries = registries;
    }

    @Override
    List<String> candidates() {
        return null;
    }

    @Override
    int run(CommandContext context, Screen screen) {
        List<Input> inputs = Inputs.expand(arguments(context));
        if (inputs.size() != 1) {
            throw new UsageException("Indiquez le document à valider, un seul à la fois.");
        }
        Request request = request(context);
        // Never made here: a name mistyped would begin the numbers again.
        Registry registry = registries.existing(context);
        var out = new Lines(context.outputWriter(), screen);
        var validator = new Validator(registry, Clock.systemDefaultZone());
        Input input = inputs.getFirst();
        try {
            Optional<Validation> before = Files.isRegularFile(input.file()) && Files.isReadable(input.file()) ? validator.known(Digest.of(input.file())) : Optional.empty();
            if (before.isPresent()) {
                return known(before.get(), request, context, out);
            }
            Assessment assessment = engine.assess(input.file());
            Review review = ReviewFile.read(input.path());
            if (review != null && !review.sha256().equals(assessment.convention().source().sha256())) {
                screen.say(input.name() + " : la revue enregistrée porte sur une autre version de ce document ; elle n'est pas reprise.");
                review = null;
            }
            return switch (validator.validate(input.path(), assessment, review, request)) {
                case Known known -> known(known.validation(), request, context, out);
                case Refused refused -> {
                    checks(out, input.name(), refused.checklist());
                    refusal(out, refused.checklist(), request);
                    yield REQUIREMENT_NOT_MET;
                }
                case NoDepartement none -> {
                    checks(out, input.name(), none.checklist());
                    out.line(out.style.bad("Refusée") + " : le texte ne dit pas quel est le département. Indiquez-le avec --departement NOM.");
                    yield REQUIREMENT_NOT_MET;
                }
                case Given given -> {
                    checks(out, input.name(), given.checklist());
                    given(out, given);
                    yield OK;
                }
            };
        } catch (UnreadableDocumentException e) {
            screen.say(input.sentence(e));
        } catch (IOException e) {
            screen.say(e.getMessage() != null && e.getMessage().endsWith(".") ? e.getMessage()
                    : "Le certificat ne peut pas être écrit dans « " + request.folder() + " » ; aucun numéro n'est donné.");
        }
        return NOT_ANALYSED;
    }

    private static Request request(CommandContext context) {
        String who = named(context, WHO, "le nom de la personne qui valide");
        String reason = named(context, DEROGATION, "le motif de la dérogation");
        if (who == null) {
            throw new UsageException("Indiquez qui valide : --par NOM" + (reason == null ? "." : " (une dérogation est nommée et motivée)."));
        }
        String departement = named(context, DEPARTEMENT, "le département");
        if (departement != null && DepartementCodes.find(departement).isEmpty()) {
            throw new UsageException("« " + departement + " » n'est pas un département : donnez son nom ou son code (Sarthe, 72, 2A, 971).");
        }
        String folder = value(context, FOLDER.name(), "");
        try {
            return new Request(who, reason, departement, Path.of(Inputs.home(folder)).toAbsolutePath());
        } catch (InvalidPathException e) {
            throw new UsageException("« " + folder + " » n'est pas un nom de dossier valable.");
        }
    }

    private static String named(CommandContext context, Option option, String what) {
        String value = value(context, option.name(), null);
        if (value != null && value.isBlank()) {
            throw new UsageException("L'option --" + option.name() + " attend " + what + ".");
        }
        return value == null ? null : value.strip();
    }

    private static int known(Validation validation, Request request, CommandContext context, Lines out) throws IOException {
        out.line("Ce fichier exact est déjà validé sous le numéro " + out.style.bold(validation.number()) + " : " + Lines.given(validation));
        if (has(context, FOLDER.name())) {
            out.line("Certificat : " + Validator.again(validation, request.folder()));
        }
        return OK;
    }

    private static void checks(Lines out, String name, Checklist checklist) {
        out.line(out.style.bold("Contrôles avant signature") + " — " + name);
        checklist.checks().stream().filter(c -> c.kind() != Kind.TOLD).forEach(c -> check(out, c));
        out.line("");
        out.line(out.style.bold("À savoir") + " (n'empêche pas la validation)");
        checklist.checks().stream().filter(c -> c.kind() == Kind.TOLD).forEach(c -> check(out, c));
        out.line("");
    }

    private static void check(Lines out, Check check) {
        String mark = check.passed() ? out.style.good("✓") : check.kind() == Kind.TOLD ? out.style.warn("!") : out.style.bad("✗");
        out.hanging("  " + mark + " ", out.style.bold(check.label()) + " : " + check.why());
    }

    private static void refusal(Lines out, Checklist checklist, Request request) {
        List<Check> blocking = checklist.blocking(request.derogation() != null);
        boolean liftable = blocking.stream().allMatch(c -> c.kind() == Kind.DEROGABLE);
        out.line(out.style.bad("Refusée") + " : " + (blocking.size() == 1 ? "un contrôle n'est pas rempli" : blocking.size() + " contrôles ne sont pas remplis")
                + ". Aucun numéro n'est donné."
                + (liftable ? " Une dérogation nommée et motivée peut les lever : --derogation MOTIF --par NOM." : "")
                + (!liftable && request.derogation() != null ? " Une dérogation ne dispense pas de relire." : ""));
    }

    private static void given(Lines out, Given given) {
        Validation validation = given.validation();
        out.line(out.style.good("Validée") + " sous le numéro " + out.style.bold(validation.number()) + " : " + Lines.given(validation));
        if (given.derogationUnused()) {
            out.line("La dérogation n'était pas nécessaire ; elle n'est pas inscrite.");
        }
        out.line("Certificat : " + given.certificate());
    }
}
