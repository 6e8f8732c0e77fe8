package fr.conformite.shell;

import fr.conformite.engine.UnreadableDocumentException;
import fr.conformite.engine.assess.Assessment;
import fr.conformite.engine.review.Review;
import fr.conformite.engine.review.ReviewFile;
import fr.conformite.engine.review.Reviewed;
import fr.conformite.shell.Inputs.Input;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.shell.core.command.CommandContext;

/** {@code revue}: a person confirms or corrects the findings on one document, or turns finished reviews into labelled samples. */
final class ReviewCommand extends ConformiteCommand {

    private static final Option WHO = new Option("par", "NOM", List.of(), "nom de la personne qui relit (demandé sinon)");
    private static final Option EXPORT = new Option("exporter", "DOSSIER", List.of(),
            "écrit les conventions entièrement relues comme échantillons de référence");

    private static final String DETAILS = """
            Montre les indicateurs un à un, ceux à relire d'abord, avec leurs passages : chacun est confirmé, corrigé ou passé. Chaque réponse
            est enregistrée aussitôt à côté du document (FICHIER.revue.json) ; la revue s'interrompt et se reprend sans rien perdre. Le constat
            de l'analyse n'est jamais remplacé : les rapports de « verifier » montrent les deux.

            --exporter écrit DOSSIER/docs et DOSSIER/gold, que « evaluer DOSSIER/docs DOSSIER/gold » accepte ; une convention dont un indicateur
            n'a pas été revu est laissée de côté.

            Exemples :
              revue projet.docx --par "A. Martin"
              revue --exporter echantillons projets/""";

    private final Engine engine;
    private final Supplier<Dialogue> dialogue;

    ReviewCommand(Engine engine, Supplier<Screen> screen, Supplier<Dialogue> dialogue) {
        super(screen, "revue", "[--par NOM] FICHIER   ou   revue --exporter DOSSIER FICHIER…",
                "Relit les constats un à un : confirmer, corriger, remarquer.", DETAILS, WHO, EXPORT);
        this.engine = engine;
        this.dialogue = dialogue;
    }

    @Override
    List<String> candidates() {
        return null;
    }

    @Override
    int run(CommandContext context, Screen screen) throws IOException {
        List<Input> inputs = Inputs.expand(arguments(context));
        String folder = value(context, EXPORT.name(), null);
        if (folder != null) {
            if (inputs.isEmpty()) {
                throw new UsageException("Indiquez les conventions relues à exporter.");
            }
            return export(inputs, Path.of(folder), screen);
        }
        if (inputs.size() != 1) {
            throw new UsageException("Indiquez le document à relire, un seul à la fois.");
        }
        return review(inputs.getFirst(), value(context, WHO.name(), null), screen);
    }

    private int review(Input input, String who, Screen screen) {
        try {
            Assessment assessment = engine.assess(input.file());
            String version = assessment.convention().source().sha256();
            Review review = ReviewFile.read(input.path());
            if (review != null && !review.sha256().equals(version)) {
                Path aside = ReviewFile.setAside(input.path(), review);
                screen.say("La revue enregistrée portait sur une autre version de ce document ; elle est conservée dans « " + aside.getFileName() + " ».");
                review = null;
            }
            try (Dialogue talk = dialogue.get()) {
                new ReviewSession(talk, input.path(), assessment, review == null ? Review.of(input.name(), version) : review, who, screen).run();
            }
            return OK;
        } catch (UnreadableDocumentException e) {
            screen.say(input.sentence(e));
        } catch (IOException e) {
            screen.say(e.getMessage());
        }
        return NOT_ANALYSED;
    }

    private int export(List<Input> inputs, Path folder, Screen screen) throws IOException {
        var samples = new Samples(folder);
        boolean failed = false;
        for (Input input : inputs) {
            try {
                Review review = input.problem() == null ? ReviewFile.read(input.path()) : null;
                if (review == null && input.problem() == null) {
                    if (inputs.size() == 1) {
                        screen.say(input.name() + " : aucune revue n'est enregistrée à côté de ce document.");
                        failed = true;
                    }
                    continue;
                }
                Assessment assessment = engine.assess(input.file());
                if (!review.sha256().equals(assessment.convention().source().sha256())) {
                    screen.say(input.name() + " : la revue porte sur une autre version de ce document ; il est laissé de côté.");
                    failed = true;
                    continue;
                }
                String refusal = samples.add(input.path(), Reviewed.of(assessment, review));
                screen.say(input.name() + " : " + (refusal == null ? "exporté." : refusal));
                failed |= refusal != null;
            } catch (UnreadableDocumentException e) {
                screen.say(input.sentence(e));
                failed = true;
            } catch (IOException e) {
                screen.say(e.getMessage());
                failed = true;
            }
        }
        screen.say(samples.count() == 0 ? "Aucun échantillon n'a été écrit."
                : samples.count() == 1 ? "1 échantillon écrit dans « " + folder + " »." : samples.count() + " échantillons écrits dans « " + folder + " ».");
        return failed ? NOT_ANALYSED : OK;
    }
}
