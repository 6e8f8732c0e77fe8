package fr.conformite.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.shell.core.command.AbstractCommand;
import org.springframework.shell.core.command.CommandArgument;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.ExitStatus;

/** A command with the options it knows, its help in French, and wrong usage answered by a sentence and status 2. */
abstract class ConformiteCommand extends AbstractCommand {

    static final int OK = 0;
    static final int REQUIREMENT_NOT_MET = 1;
    static final int WRONG_USAGE = 2;
    static final int NOT_ANALYSED = 3;

    private final Supplier<Screen> screen;
    private final String synopsis;
    private final Map<String, Option> known = new LinkedHashMap<>();

    /**
     * An option of a command.
     *
     * @param name        without the two dashes
     * @param value       what stands for its value in the help, or null for an option without value
     * @param choices     the values it accepts; empty when any will do
     * @param description one line of help
     */
    record Option(String name, String value, List<String> choices, String description) {

        static Option flag(String name, String description) {
            return new Option(name, null, List.of(), description);
        }

        static Option oneOf(String name, String description, String... choices) {
            return new Option(name, String.join("|", choices), List.of(choices), description);
        }
    }

    /**
     * @param screen   the screen of the moment: the width of a terminal changes while the interactive shell is open
     * @param synopsis what follows the name of the command in its usage line
     * @param details  help below the usage line, or empty
     */
    ConformiteCommand(Supplier<Screen> screen, String name, String synopsis, String description, String details, Option... options) {
        super(name, description, "", help(name, synopsis, description, details, options), false);
        this.screen = screen;
        this.synopsis = synopsis;
        for (Option option : options) {
            known.put(option.name(), option);
        }
        setOptions(known.values().stream().map(o -> CommandOption.with().longName(o.name()).description(o.description())
                .required(false).type(o.value() == null ? boolean.class : String.class).build()).toList());
    }

    private static String help(String name, String synopsis, String description, String details, Option[] options) {
        var help = new StringBuilder(description).append("\n\nUsage : ").append(usage(name, synopsis)).append('\n');
        if (options.length > 0) {
            help.append('\n');
        }
        for (Option option : options) {
            String left = "--" + option.name() + (option.value() == null ? "" : " " + option.value());
            help.append("  %-28s %s%n".formatted(left, option.description()));
        }
        return (details.isEmpty() ? help : help.append('\n').append(details)).toString().stripTrailing();
    }

    private static String usage(String name, String synopsis) {
        return (name + " " + synopsis).strip();
    }

    /** Runs the command. Results go to the writer of the context. @return exit status */
    abstract int run(CommandContext context, Screen screen) throws Exception;

    @Override
    public ExitStatus doExecute(CommandContext context) throws Exception {
        try {
            for (CommandOption option : context.parsedInput().options()) {
                check(option);
            }
            return new ExitStatus(run(context, screen.get()), "");
        } catch (UsageException e) {
            screen.get().say(e.getMessage());
            screen.get().say("Usage : " + usage(getName(), synopsis));
            return new ExitStatus(WRONG_USAGE, "");
        } finally {
            context.outputWriter().flush();
        }
    }

    private void check(CommandOption given) {
        Option option = known.get(given.longName());
        if (option == null) {
            throw new UsageException("La commande « " + getName() + " » n'a pas d'option --" + given.longName() + ".");
        }
        if (option.value() != null && given.value() == null) {
            throw new UsageException("L'option --" + option.name() + " attend une valeur : " + option.value() + ".");
        }
        if (option.value() == null && given.value() != null) {
            throw new UsageException("L'option --" + option.name() + " ne prend pas de valeur.");
        }
        if (!option.choices().isEmpty() && !option.choices().contains(given.value())) {
            throw new UsageException("L'option --" + option.name() + " n'accepte pas « " + given.value() + " » ; choisissez parmi : "
                    + String.join(", ", option.choices()) + ".");
        }
    }

    /** Values an option accepts, for completion. */
    List<String> choices(String option) {
        return known.containsKey(option) ? known.get(option).choices() : List.of();
    }

    /** True when the value of an option is a file or a folder, for completion. */
    boolean isFile(String option) {
        return known.containsKey(option) && List.of("FICHIER", "DOSSIER").contains(known.get(option).value());
    }

    /** What the arguments of this command may be, for completion; null when they are files. */
    List<String> candidates() {
        return List.of();
    }

    static boolean has(CommandContext context, String option) {
        return context.getOptionByLongName(option) != null;
    }

    static String value(CommandContext context, String option, String absent) {
        CommandOption given = context.getOptionByLongName(option);
        return given == null ? absent : given.value();
    }

    static List<String> arguments(CommandContext context) {
        return context.parsedInput().arguments().stream().map(CommandArgument::value).toList();
    }
}
