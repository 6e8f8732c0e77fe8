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
        String previous = words.get(line.wordIndex() - 1);
        CommandOption option = command.getOptions().stream()
                .filter(o -> o.isOptionEqual(previous) && o.type() != boolean.class).findFirst().orElse(null);
        if (option != null) {
            List<String> choices = ours.choices(option.longName());
            List<String> known = choices.isEmpty() ? suggestions.of(option.longName(), words) : choices;
            if (known != null) {
                known.forEach(c -> candidates.add(new Candidate(c)));
            } else {
                files.complete(reader, line, candidates);
            }
        } else if (line.word().startsWith("-")) {
            command.getOptions().stream().filter(o -> !words.contains("--" + o.longName())).forEach(o -> candidates.add(
                    new Candidate("--" + o.longName(), "--" + o.longName(), null, o.description(), null, null, true)));
        } else if (ours.candidates() == null) {
            files.complete(reader, line, candidates);
        } else {
            ours.candidates().forEach(c -> candidates.add(new Candidate(c)));
        }
    }
}
