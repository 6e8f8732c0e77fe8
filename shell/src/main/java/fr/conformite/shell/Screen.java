package fr.conformite.shell;

import java.io.PrintStream;
import java.io.PrintWriter;

/**
 * Where a command writes and what that place can show.
 *
 * @param messages     standard error: progress and sentences for the user, never results
 * @param columns      width of the terminal
 * @param colours      true when results go to a terminal that wants colours
 * @param resultsShown true when results go to a terminal, where they would mix with a progress bar
 * @param progress     true when messages go to a terminal
 */
record Screen(PrintStream messages, int columns, boolean colours, boolean resultsShown, boolean progress) {

    private static final int USUAL_COLUMNS = 100;

    /** What the launcher found: a Java program cannot ask which of its streams is a terminal. */
    static Screen fromLauncher(PrintStream messages) {
        boolean out = Boolean.getBoolean("conformite.terminal.sortie");
        boolean err = Boolean.getBoolean("conformite.terminal.messages");
        boolean colours = out && System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM"));
        return new Screen(messages, Integer.getInteger("conformite.terminal.colonnes", USUAL_COLUMNS), colours, out, err);
    }

    /** The same screen inside the interactive shell, where the terminal tells its own size. */
    Screen interactive(int width, boolean ansi) {
        return new Screen(messages, width > 0 ? width : USUAL_COLUMNS, ansi && System.getenv("NO_COLOR") == null, true, ansi);
    }

    void say(String sentence) {
        messages.println(sentence);
        messages.flush();
    }

    /** Sends what a library prints to the messages, so that standard output holds the result and nothing else. */
    static PrintWriter results(PrintStream out, PrintStream messages) {
        System.setOut(messages);
        return new PrintWriter(new java.io.OutputStreamWriter(out, java.nio.charset.StandardCharsets.UTF_8), false);
    }
}
