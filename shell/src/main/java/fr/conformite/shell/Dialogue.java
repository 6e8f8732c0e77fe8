package fr.conformite.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** A conversation with the person at the terminal: sentences out, answers in. */
interface Dialogue extends AutoCloseable {

    /** Shows text, with the line feeds it contains. */
    void show(String text);

    /** Asks and waits. @return the answer without surrounding blanks, or null when the person leaves (Ctrl-C, Ctrl-D) */
    String ask(String question);

    @Override
    default void close() {
    }

    /** On the terminal of the interactive shell, which stays open. */
    static Dialogue on(Terminal terminal) {
        // Answers are sentences, not command lines: no quote waits for its end, and nothing goes to the history of commands.
        LineReader reader = LineReaderBuilder.builder().terminal(terminal)
                .parser(new DefaultParser().quoteChars(new char[0]).escapeChars(new char[0]).eofOnUnclosedQuote(false))
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true).build();
        return new Dialogue() {
            @Override
            public void show(String text) {
                terminal.writer().print(text);
                terminal.writer().flush();
            }

            @Override
            public String ask(String question) {
                try {
                    return reader.readLine(question).strip();
                } catch (UserInterruptException | EndOfFileException e) {
                    return null;
                }
            }
        };
    }

    /** On the terminal of the process, or on its standard input when that is none; closing gives it back. */
    static Dialogue onSystemTerminal() {
        try {
            Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).build();
            Dialogue inner = on(terminal);
            return new Dialogue() {
                @Override
                public void show(String text) {
                    inner.show(text);
                }

                @Override
                public String ask(String question) {
                    return inner.ask(question);
                }

                @Override
                public void close() {
                    try {
                        terminal.close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException("Le terminal ne peut pas être ouvert", e);
        }
    }
}
