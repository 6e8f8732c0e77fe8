package fr.conformite.shell;

import fr.conformite.engine.language.Fold;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jline.reader.Candidate;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.impl.CompletionMatcherImpl;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.WCWidth;

/** JLine's line editor, for people who write French: completion forgives case and accents, and asks nothing in English. */
final class ShellReader extends LineReaderImpl {

    /** Blanks that JLine leaves between two columns of candidates. */
    private static final int GAP = 3;

    ShellReader(Terminal terminal) {
        super(terminal, "Conformité", null);
        setCompletionMatcher(new Forgiving());
        // How many there are is no reason to ask; whether they fit on the screen is looked at below.
        setVariable(LIST_MAX, Integer.MAX_VALUE);
        setVariable(HISTORY_IGNORE, "*password=*");
        unsetOpt(Option.INSERT_TAB);
    }

    /**
     * JLine asks, in English, whether to show a list longer than the screen. Told that the list is done, it goes on to the menu, which
     * scrolls.
     */
    @Override
    protected boolean doList(List<Candidate> possible, String completed, boolean runLoop,
            BiFunction<CharSequence, Boolean, CharSequence> escaper) {
        return !fits(possible) || super.doList(possible, completed, runLoop, escaper);
    }

    private boolean fits(List<Candidate> possible) {
        boolean described = possible.stream().anyMatch(c -> c.descr() != null);
        int widest = possible.stream().mapToInt(c -> c.displ().codePoints().map(WCWidth::wcwidth).sum()).max().orElse(0);
        int columns = described ? 1 : Math.max(1, size.getColumns() / (widest + GAP));
        return (possible.size() + columns - 1) / columns < size.getRows() - 2;
    }

    /** What begins like the word typed, case and accents aside, comes before JLine's looser guesses. */
    private static final class Forgiving extends CompletionMatcherImpl {

        @Override
        protected void defaultMatchers(Map<Option, Boolean> options, boolean prefix, CompletingParsedLine line, boolean caseInsensitive,
                int errors, String originalGroupName) {
            super.defaultMatchers(options, prefix, line, caseInsensitive, errors, originalGroupName);
            String typed = Fold.fold(line.word().substring(0, line.wordCursor()));
            if (!typed.isEmpty()) {
                matchers.addFirst(simpleMatcher(candidate -> Fold.fold(candidate).startsWith(typed)));
            }
        }
    }
}
