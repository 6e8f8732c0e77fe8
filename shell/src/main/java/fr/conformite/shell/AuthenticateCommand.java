package fr.conformite.shell;

import fr.conformite.engine.UnreadableDocumentException;
import fr.conformite.engine.read.Digest;
import fr.conformite.engine.read.SourceDocument;
import fr.conformite.registry.store.Registry;
import fr.conformite.registry.store.Validation;
import fr.conformite.registry.validate.Authenticator;
import fr.conformite.registry.validate.Authenticator.Compared;
import fr.conformite.registry.validate.Authenticator.Illegible;
import fr.conformite.registry.validate.Authenticator.Unknown;
import fr.conformite.registry.validate.Difference;
import fr.conformite.registry.validate.TextCheck;
import fr.conformite.shell.Inputs.Input;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.shell.core.command.CommandContext;

/** {@code authentifier}: says whether a file is a validated convention, word for word. */
final class AuthenticateCommand extends ConformiteCommand {

    private static final String DETAILS = """
            Dit si FICHIER est exactement un fichier validé (« valider »). Sinon, compare son texte à celui de la convention validée la plus proche :
            c'est ainsi que se vérifie la version signée, numérisée le plus souvent. Les vraies différences (un mot, un chiffre, une clause) sont
            séparées des erreurs de lecture ; un chiffre, une date, une négation ne sont jamais pris pour une erreur de lecture. Les signatures
            et les cachets ne sont pas comparés, et ce qui n'a pas pu l'être est dit.

            État de sortie : 0 même fichier, ou même texte aux erreurs de lecture près ; 1 des mots diffèrent, ou convention inconnue du
            répertoire ; 2 commande mal écrite ; 3 le fichier ne peut pas être lu ou comparé.

            Exemple :
              authentifier signee.pdf --repertoire observatoire.db""";

    private final Engine engine;
    private final Registries registries;

    AuthenticateCommand(Engine engine, Registries registries, Supplier<Screen> screen) {
        super(screen, "authentifier", "FICHIER [--repertoire FICHIER]", "Dit si un fichier, même numérisé, est une convention validée.", DETAILS,
                Registries.REGISTRY);
        this.engine = engine;
        this.registries = registries;
    }

    @Override
    List<String> candidates() {
        return null;
    }

    @Override
    int run(CommandContext context, Screen screen) throws IOException {
        List<Input> inputs = Inputs.expand(arguments(context));
        if (inputs.size() != 1) {
            throw new UsageException("Indiquez le fichier à authentifier, un seul à la fois.");
        }
        Registry registry = registries.existing(context);
        var authenticator = new Authenticator(registry);
        var out = new Lines(context.outputWriter(), screen);
        Input input = inputs.getFirst();
        try {
            if (Files.isRegularFile(input.file()) && Files.isReadable(input.file())) {
                Optional<Validation> exact = authenticator.exact(Digest.of(input.file()));
                if (exact.isPresent()) {
                    out.line(out.style.good("✓") + " " + input.name() + " est exactement, octet pour octet, le fichier validé sous le numéro "
                            + out.style.bold(exact.get().number()) + " " + Lines.given(exact.get()));
                    return OK;
                }
            }
            SourceDocument file = engine.read(input.file());
            return switch (authenticator.compare(file)) {
                case Compared compared -> compared(out, input, file, compared.validation(), compared.check());
                case Illegible none -> {
                    out.line(out.style.warn("?") + " " + input.name() + " : le texte est trop mal lu pour être comparé. Numérisez-le à nouveau, à plat, à 300 points "
                            + "par pouce.");
                    yield NOT_ANALYSED;
                }
                case Unknown unknown -> {
                    out.line(out.style.bad("✗") + " " + input.name() + " n'est aucune des conventions validées de ce répertoire." + (unknown.closest() == null ? ""
                            : " La moins éloignée est " + unknown.closest().number() + " (" + (int) (100 * unknown.alike()) + " % de ses suites de mots s'y retrouvent)."));
                    yield REQUIREMENT_NOT_MET;
                }
            };
        } catch (UnreadableDocumentException e) {
            screen.say(input.sentence(e));
            return NOT_ANALYSED;
        }
    }

    private static int compared(Lines out, Input input, SourceDocument file, Validation validation, TextCheck check) {
        String number = out.style.bold(validation.number());
        out.line("Ce fichier n'est pas, octet pour octet, un fichier validé. Son texte" + (file.ocr() ? ", obtenu par reconnaissance de caractères," : "")
                + " est comparé à celui du numéro " + number + ", validé " + Lines.given(validation));
        int count = check.differences().size();
        if (count > 0) {
            out.line(out.style.bad("✗") + " " + input.name() + " : " + (count == 1 ? "une différence" : count + " différences") + " avec le texte validé.");
        } else if (check.serious()) {
            out.line(out.style.warn("?") + " " + input.name() + " : aucune différence là où le texte se lit, mais tout n'a pas pu être comparé.");
        } else {
            out.line(out.style.good("✓") + " " + input.name() + " porte le texte validé" + (check.notCompared().isEmpty() && check.doubts().isEmpty() ? "."
                    : ", sous les réserves qui suivent."));
        }
        int rank = 1;
        for (Difference d : check.differences()) {
            out.hanging("  " + rank++ + ". ", out.style.bold(place(d)) + nature(d) + " : " + words(out, d));
        }
        if (!check.doubts().isEmpty()) {
            out.line("");
            out.line(out.style.bold("À vérifier à l'œil") + " (sans doute une erreur de lecture)");
            check.doubts().forEach(d -> out.hanging("  - ", place(d) + "« " + d.before() + " » lu « " + d.after() + " » : … " + d.left() + " [" + d.before() + "] "
                    + d.right() + " …"));
        }
        if (!check.notCompared().isEmpty()) {
            out.line("");
            out.line(out.style.bold("Non comparé"));
            check.notCompared().forEach(s -> out.hanging("  - ", s));
        }
        out.line("");
        out.line(check.words() + " mots comparés" + (check.misread() > 0 ? ", dont " + check.misread() + (check.misread() == 1 ? " mal lu" : " mal lus") + " sans que le texte change."
                : "."));
        return count > 0 ? REQUIREMENT_NOT_MET : check.serious() ? NOT_ANALYSED : OK;
    }

    private static String place(Difference d) {
        String place = d.article() == null ? d.page() == null ? "" : "page " + d.page() : d.page() == null ? d.article() : d.article() + ", page " + d.page();
        return place.isEmpty() ? "" : place + " – ";
    }

    private static String nature(Difference d) {
        boolean one = !(d.kind() == Difference.Kind.ADDED ? d.after() : d.before()).contains(" ");
        return switch (d.kind()) {
            case ADDED -> one ? "mot ajouté" : "mots ajoutés";
            case REMOVED -> one ? "mot supprimé" : "mots supprimés";
            case CHANGED -> one && !d.after().contains(" ") ? "mot changé" : "mots changés";
        };
    }

    private static String words(Lines out, Difference d) {
        String words = (d.before().isEmpty() ? "" : out.style.bad("[- " + d.before() + " -]")) + (d.kind() == Difference.Kind.CHANGED ? " " : "")
                + (d.after().isEmpty() ? "" : out.style.good("[+ " + d.after() + " +]"));
        return (d.left().isEmpty() ? "" : "… " + d.left() + " ") + words + (d.right().isEmpty() ? "" : " " + d.right() + " …");
    }
}
