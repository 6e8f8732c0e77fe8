package fr.conformite.shell;

import java.io.PrintWriter;
import java.util.Map;
import org.jline.reader.EndOfFileException;
import org.jline.reader.History;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.shell.core.InputReader;
import org.springframework.shell.core.ShellRunner;
import org.springframework.shell.core.autoconfigure.JLineShellAutoConfiguration;
import org.springframework.shell.core.autoconfigure.ShellRunnerAutoConfiguration;
import org.springframework.shell.core.autoconfigure.SpringShellProperties;
import org.springframework.shell.core.autoconfigure.TerminalCustomizer;
import org.springframework.shell.core.autoconfigure.UserConfigAutoConfiguration;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandParser;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.core.config.UserConfigPathProvider;
import org.springframework.shell.jline.CommandCompleter;
import org.springframework.shell.jline.CommandHighlighter;
import org.springframework.shell.jline.JLineInputProvider;
import org.springframework.shell.jline.PromptProvider;

/** The interactive shell: Spring Shell on JLine, with history, completion, and our commands instead of its own. */
final class InteractiveShell {

    private InteractiveShell() {
    }

    /** Opens the shell and returns when the user leaves it. */
    static void open(Screen screen) {
        // The application logs nothing; without this, Spring Boot sets up a logging system at every start.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        var application = new SpringApplication(Beans.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setLazyInitialization(true);
        application.setRegisterShutdownHook(true);
        application.setDefaultProperties(Map.of(
                "spring.application.name", "conformite",
                "spring.shell.interactive.enabled", "true",
                "spring.shell.command.history.enabled", "false",
                "spring.shell.config.location", "{userconfig}/conformite",
                "spring.shell.history.name", "historique"));
        application.addInitializers(context -> context.getBeanFactory().registerSingleton("startScreen", screen));
        SpringApplication.exit(application.run());
    }

    /** Only the parts of Spring Shell's configuration that a line editor needs; its built-in commands speak English. */
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({JLineShellAutoConfiguration.class, ShellRunnerAutoConfiguration.class, UserConfigAutoConfiguration.class})
    static class Beans {

        @Bean
        Engine engine() {
            return new Engine();
        }

        @Bean
        Registries registries() {
            return new Registries();
        }

        @Bean
        CommandRegistry commandRegistry(Engine engine, Registries registries, Terminal terminal, Screen startScreen, History history) {
            boolean ansi = !Terminal.TYPE_DUMB.equals(terminal.getType());
            CommandRegistry registry = Commands.registry(engine, registries, () -> startScreen.interactive(terminal.getWidth(), ansi),
                    () -> Dialogue.on(terminal));
            registry.registerCommand(new SessionCommands.Past(history));
            registry.registerCommand(new SessionCommands.Clear(terminal));
            registry.registerCommand(new SessionCommands.Leave());
            return registry;
        }

        @Bean
        CommandParser commandParser(CommandRegistry registry) {
            return new CommandLine(registry);
        }

        /** An apostrophe is a letter of French, not an open quote that waits for its end. */
        @Bean
        @Primary
        DefaultParser lineParser() {
            return new DefaultParser().quoteChars(new char[] {'"'}).eofOnUnclosedQuote(false);
        }

        /** Spring Shell's own reader, but for ours in place of JLine's. */
        @Bean
        @Primary
        LineReader shellReader(Terminal terminal, DefaultParser parser, CommandCompleter completer, CommandHighlighter highlighter, History history,
                UserConfigPathProvider folder, SpringShellProperties properties) {
            var reader = new ShellReader(terminal);
            reader.setParser(parser);
            reader.setCompleter(completer);
            reader.setHighlighter(highlighter);
            reader.setHistory(history);
            reader.setVariable(LineReader.HISTORY_FILE, folder.provide().resolve(properties.getHistory().getName()).toAbsolutePath());
            history.attach(reader);
            return reader;
        }

        @Bean
        CommandCompleter commandCompleter(CommandRegistry registry, Registries registries) {
            return new ShellCompleter(registry, registries);
        }

        @Bean
        PromptProvider promptProvider(Registries registries) {
            return () -> new AttributedString("conformité" + registries.shortName() + "> ", AttributedStyle.DEFAULT.bold());
        }

        /** Input from a pipe or a bare terminal is fine, and no reason for a warning. */
        @Bean
        TerminalCustomizer plainTerminals() {
            return builder -> builder.dumb(true);
        }

        @Bean
        @Primary
        ShellRunner frenchShellRunner(JLineInputProvider input, CommandParser parser, CommandRegistry registry, Engine engine,
                Screen startScreen) {
            return arguments -> converse(input, parser, registry, engine, startScreen);
        }
    }

    /** Ctrl-C ends the command, not the shell. */
    private static void run(Command command, CommandContext context, Screen screen, Terminal terminal) {
        Thread here = Thread.currentThread();
        Terminal.SignalHandler before = terminal.handle(Terminal.Signal.INT, signal -> here.interrupt());
        try {
            Conformite.run(command, context, screen);
        } finally {
            terminal.handle(Terminal.Signal.INT, before);
            Thread.interrupted();
        }
    }

    /** Reads and runs commands until the end of input. Spring Shell's own loop says what goes wrong in English only. */
    private static void converse(JLineInputProvider input, CommandParser parser, CommandRegistry registry, Engine engine, Screen screen) {
        LineReader reader = input.getLineReader();
        PrintWriter out = reader.getTerminal().writer();
        out.println("Conformité " + VersionCommand.version() + ". « aide » montre les commandes, « quitter » ferme.");
        out.flush();
        engine.load();
        while (true) {
            String line;
            try {
                line = input.readInput();
            } catch (UserInterruptException e) {
                continue;
            } catch (EndOfFileException e) {
                return;
            }
            if (line.isBlank()) {
                continue;
            }
            var parsed = parser.parse(line);
            Command command = registry.getCommandByName(parsed.commandName());
            if (command == null) {
                out.println("La commande « " + parsed.commandName() + " » n'existe pas ; « aide » montre celles qui existent.");
            } else if (command instanceof SessionCommands.Leave) {
                return;
            } else {
                run(command, new CommandContext(parsed, registry, out, new InputReader() { }), screen, reader.getTerminal());
            }
            out.flush();
        }
    }
}
