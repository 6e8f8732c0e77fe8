package fr.conformite.shell;

import fr.conformite.engine.rulebase.RuleBase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.function.Supplier;
import org.springframework.shell.core.command.CommandContext;

/** {@code version}: which program and which rules these are. */
final class VersionCommand extends ConformiteCommand {

    VersionCommand(Supplier<Screen> screen) {
        super(screen, "version", "", "Affiche la version du programme et celle des règles.", "");
    }

    @Override
    int run(CommandContext context, Screen screen) {
        context.outputWriter().print("Conformité " + version() + ", règles " + RuleBase.grid().version() + " (Java " + Runtime.version().feature() + ")\n");
        return OK;
    }

    /** Version of the build. */
    static String version() {
        try (InputStream in = VersionCommand.class.getResourceAsStream("version.properties")) {
            var properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
