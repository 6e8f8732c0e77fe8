package fr.conformite.engine.read;

import java.util.regex.Pattern;

/** What opens a list item or a heading, whatever the format of the file. */
public final class Markers {

    private static final Pattern BULLET = Pattern.compile("^[•·▪▫■□●○◦‣⁃➢➤►▶✓✔❖☐☑☒§*+\\-–—→](?:\\s+|(?=[\\p{L}«(]))");
    private static final Pattern NUMBER = Pattern.compile("^(?:\\(?(?:\\d{1,2}|[a-zA-Z]|[ivx]{1,5})\\)|\\d{1,2}°\\)?|[a-z]\\.)\\s*(?=[\\p{L}«(\\d])");
    private static final Pattern DOTTED = Pattern.compile("^\\d{1,2}\\.(?!\\d)\\s*(?=[\\p{L}«(])");

    private Markers() {
    }

    /** Length of the bullet or letter a list item opens with, spaces included, or 0. */
    public static int item(String text) {
        var bullet = BULLET.matcher(text);
        if (bullet.lookingAt()) {
            return bullet.end();
        }
        var number = NUMBER.matcher(text);
        if (number.lookingAt()) {
            return number.end();
        }
        var dotted = DOTTED.matcher(text);
        return dotted.lookingAt() ? dotted.end() : 0;
    }

    /** Length of a bullet proper (a dot, a dash), spaces included, or 0. */
    public static int bullet(String text) {
        var bullet = BULLET.matcher(text);
        return bullet.lookingAt() ? bullet.end() : 0;
    }

    /** True when the text ends as a sentence, a list item or an introduction ends. */
    static boolean ended(String text) {
        int i = text.length() - 1;
        while (i >= 0 && "»\")]’' ".indexOf(text.charAt(i)) >= 0) {
            i--;
        }
        return i >= 0 && ".;:!?…".indexOf(text.charAt(i)) >= 0;
    }
}
