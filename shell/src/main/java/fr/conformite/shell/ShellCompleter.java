package fr.conformite.shell;

import java.util.List;
import org.jline.builtins.Completers.FileNameCompleter;
import org.jline.reader.Candidate;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.jline.CommandCompleter;

/** Completes commands, options, values of options, and file names; Spring Shell's own stops at the first argument. */
final class ShellCompleter extends CommandCompleter {

    private final CommandRegistry registry;
    private final FileNameCompleter files = new FileNameCompleter();
    private final Suggestions suggestions;

    ShellCompleter(CommandRegistry registry, Registries registries) {
        super(registry);
        this.suggestions = new Suggestions(registries);
        this.registry = registry;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        List<String> words = line.words();
        if (line.wordIndex() == 0) {
            registry.getCommands().forEach(c -> candidates.add(
                    new Candidate(c.getName(), c.getName(), null, c.getDescription(), null, null, true)));
            return;
        }
        Command command = registry.getCommandByName(words.getFirst());
        if (!(command instanceof ConformiteCommand ours)) {
            return;
        }
        String word = line.word();
        int equals = word.startsWith("--") ? word.indexOf('=') : -1;
        CommandOption option = valued(command, equals < 0 ? words.get(line.wordIndex() - 1) : word.substring(0, equals));
        if (option != null) {
            value(ours, option.longName(), word.substring(0, equals + 1), reader, line, candidates);
        } else if (word.startsWith("-") || word.isEmpty() && ours.candidates() != null && ours.candidates().isEmpty()) {
            command.getOptions().stream().filter(o -> !words.contains("--" + o.longName())).forEach(o -> candidates.add(
                    new Candidate("--" + o.longName(), "--" + o.longName(), null, o.description(), null, null, true)));
        } else if (ours.candidates() == null) {
            files.complete(reader, line, candidates);
        } else {
            ours.candidates().forEach(c -> candidates.add(new Candidate(c)));
        }
    }

    private static CommandOption valued(Command command, String word) {
        return command.getOptions().stream().filter(o -> o.isOptionEqual(word) && o.type() != boolean.class).findFirst().orElse(null);
    }

    /** @param before « --option= » when the value is written in one word with its option, else nothing */
    private void value(ConformiteCommand command, String option, String before, LineReader reader, ParsedLine line, List<Candidate> candidates) {
        if (command.isFile(option)) {
            if (before.isEmpty()) {
                files.complete(reader, line, candidates);
            }
            return;
        }
        List<String> choices = command.choices(option);
        // In a list, what is completed is the last value.
        String given = line.word().substring(0, Math.max(before.length(), line.word().lastIndexOf(',') + 1));
        (choices.isEmpty() ? suggestions.of(option, line.words()) : choices)
                .forEach(c -> candidates.add(new Candidate(given + c, c, null, null, null, null, true)));
    }
}
