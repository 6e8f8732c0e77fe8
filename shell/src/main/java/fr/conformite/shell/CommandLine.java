package fr.conformite.shell;

import java.util.ArrayList;
import java.util.List;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.CommandParser;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.core.command.ParsedInput;

/**
 * Reads a command line. Spring Shell's own parser joins the arguments of the process with spaces and gives an option without value the
 * next word, so that a file name with a space, or the file after {@code --texte}, would be lost.
 */
final class CommandLine implements CommandParser {

    private final CommandRegistry registry;

    CommandLine(CommandRegistry registry) {
        this.registry = registry;
    }

    /** A line typed in the interactive shell, with quotes and backslashes as in a usual shell. */
    @Override
    public ParsedInput parse(String line) {
        return parse(words(line));
    }

    /** The words of a process, as the system cut them. */
    ParsedInput parse(List<String> words) {
        String name = words.getFirst();
        Command command = registry.getCommandByName(name);
        var input = ParsedInput.builder().commandName(name);
        int arguments = 0;
        boolean optionsEnded = false;
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            if (!optionsEnded && word.equals("--")) {
                optionsEnded = true;
            } else if (optionsEnded || !word.startsWith("-") || word.equals("-")) {
                input.addArgument(new org.springframework.shell.core.command.CommandArgument(arguments++, word));
            } else {
                String[] parts = word.replaceFirst("^-+", "").split("=", 2);
                String value = parts.length == 2 ? parts[1] : null;
                if (value == null && i + 1 < words.size() && takesValue(command, word)) {
                    value = words.get(++i);
                }
                boolean help = word.equals("-h") || word.equals("--help") || word.equals("--aide");
                input.addOption(CommandOption.with().shortName(help ? 'h' : ' ').longName(help ? "help" : parts[0]).value(value).build());
            }
        }
        return input.build();
    }

    private static boolean takesValue(Command command, String word) {
        return command != null && command.getOptions().stream().anyMatch(o -> o.isOptionEqual(word) && o.type() != boolean.class);
    }

    /** Cuts a line at blanks outside quotes; a backslash protects the next character, except in single quotes. */
    static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        var word = new StringBuilder();
        boolean open = false;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && quote != '\'' && i + 1 < line.length()) {
                word.append(line.charAt(++i));
                open = true;
            } else if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '"' || c == '\'' && !open) {
                // An apostrophe inside a word is French, not a quote: « l'employeur ».
                quote = c;
                open = true;
            } else if (Character.isWhitespace(c)) {
                if (open) {
                    words.add(word.toString());
                    word.setLength(0);
                    open = false;
                }
            } else {
                word.append(c);
                open = true;
            }
        }
        if (open) {
            words.add(word.toString());
        }
        return words.isEmpty() ? List.of("") : words;
    }
}
