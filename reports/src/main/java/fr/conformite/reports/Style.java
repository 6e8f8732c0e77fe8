package fr.conformite.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Text for a terminal: bold and colours, or nothing at all, and lines of a given width. */
public final class Style {

    /** Spaces where French typography does not cut a line: inside « », before high punctuation and units, inside a number. */
    private static final Pattern BOUND = Pattern.compile("(?<=«) | (?=[»:;!?%€])|(?<=\\d) (?=\\d{3}(?!\\d))");

    private static final Pattern ESCAPES = Pattern.compile("\u001b\\[[0-9;]*m");

    private final boolean enabled;

    public Style(boolean enabled) {
        this.enabled = enabled;
    }

    public String bold(String text) {
        return paint("1", text);
    }

    public String dim(String text) {
        return paint("2", text);
    }

    public String good(String text) {
        return paint("1;32", text);
    }

    public String warn(String text) {
        return paint("1;33", text);
    }

    public String bad(String text) {
        return paint("1;31", text);
    }

    /** Columns a text takes on screen, escape sequences put aside. */
    public static int visibleLength(String text) {
        return text.indexOf('\u001b') < 0 ? text.length() : ESCAPES.matcher(text).replaceAll("").length();
    }

    /** Lines of at most {@code width} columns, never cut inside « 52 000 € » and the like. */
    public static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        var current = new StringBuilder();
        int length = 0;
        for (String word : BOUND.matcher(text.strip()).replaceAll("\u00a0").split("[ \\t\\n]+")) {
            int size = visibleLength(word);
            if (length > 0 && length + 1 + size > width) {
                lines.add(current.toString());
                current.setLength(0);
                length = 0;
            }
            if (length > 0) {
                current.append(' ');
                length++;
            }
            current.append(word);
            length += size;
        }
        lines.add(current.toString());
        return lines;
    }

    /** A text after a prefix, later lines indented by the width of the prefix; every line ends with a line feed. */
    public static String hanging(String prefix, String text, int width) {
        int indent = visibleLength(prefix);
        var out = new StringBuilder();
        String start = prefix;
        for (String part : wrap(text, width - indent)) {
            out.append(start).append(part).append('\n');
            start = " ".repeat(indent);
        }
        return out.toString();
    }

    private String paint(String code, String text) {
        // Each word carries its own colour, so that a line may be cut between any two of them.
        return enabled ? "\u001b[" + code + "m" + text.replace(" ", "\u001b[0m \u001b[" + code + "m") + "\u001b[0m" : text;
    }
}
