package fr.conformite.shell;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One command as its users type it: what it printed, what it said, and its status. */
record Run(int status, String results, String messages) {

    static Run of(String... words) {
        var results = new StringWriter();
        var messages = new ByteArrayOutputStream();
        int status = Conformite.once(List.of(words), new PrintWriter(results), screen(messages));
        return new Run(status, results.toString(), messages.toString(StandardCharsets.UTF_8));
    }

    /** A screen of 80 columns without colours that writes here. */
    static Screen screen(ByteArrayOutputStream messages) {
        return new Screen(new PrintStream(messages, true, StandardCharsets.UTF_8), 80, false, false, false);
    }
}
