package fr.conformite.shell;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.shell.core.command.CommandRegistry;

/** The commands that exist both on the command line and in the interactive shell. */
final class Commands {

    private Commands() {
    }

    static CommandRegistry registry(Engine engine, Registries registries, Supplier<Screen> screen, Supplier<Dialogue> dialogue) {
        return new CommandRegistry(new LinkedHashSet<>(List.of(new VerifyCommand(engine, screen), new ExplainCommand(screen),
                new CompareCommand(engine, screen), new ReviewCommand(engine, screen, dialogue),
                new ValidateCommand(engine, registries, screen), new AuthenticateCommand(engine, registries, screen),
                new AuditCommand(engine, registries, screen), new StatisticsCommand(registries, screen),
                new SearchCommand(registries, screen), new DuplicatesCommand(registries, screen), new RegistryCommand(registries, screen),
                new EvaluateCommand(engine, screen), new VersionCommand(screen), new HelpCommand(screen))));
    }
}
