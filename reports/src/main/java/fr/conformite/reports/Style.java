package fr.conformite.reports;

import java.util.regex.Pattern;

/** Bold and colours of a terminal, or nothing at all. */
public final class Style {

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

    private String paint(String code, String text) {
        // Each word carries its own colour, so that a line may be cut between any two of them.
        return enabled ? "\u001b[" + code + "m" + text.replace(" ", "\u001b[0m \u001b[" + code + "m") + "\u001b[0m" : text;
    }
}
