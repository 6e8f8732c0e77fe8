package fr.conformite.registry.index;

import fr.conformite.engine.language.Annotator;
import fr.conformite.engine.language.Token;
import fr.conformite.engine.rulebase.RuleBase;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * The engine's own reading of words: each word stands at its position under its folded form and its lemmas, so that « autorités
 * hiérarchiques » is found by « autorité hierarchique ». The folded form also stands there behind {@link #AS_WRITTEN}, so that a phrase
 * between quotation marks finds those words and not others of the same lemmas. No word is dropped: « ne », « pas », « sans » decide what a
 * clause means.
 */
public final class FrenchAnalyzer extends Analyzer {

    /** Before the form of a word, as it was written but for case and accents. No word holds this character. */
    public static final String AS_WRITTEN = "=";

    /** A final « s » on a word this short is seldom a plural. */
    private static final int SHORT = 4;

    /** Loaded with the first word: the dictionary takes a moment. */
    private static final class Words {
        static final Annotator ANNOTATOR = new Annotator(RuleBase.lexicon());
    }

    /** The words of a query, as those of a passage are read. */
    public List<Token> words(String text) {
        return Words.ANNOTATOR.tokens(text, 0, text.length()).stream().filter(Token::isWord).toList();
    }

    /** What a word is found by, in all its forms. */
    public static Set<String> names(Token word) {
        Set<String> names = new LinkedHashSet<>();
        names.add(word.form());
        names.addAll(word.lemmas());
        // The dictionary does not know the « AUTORITES » of a heading typed in capitals without accents.
        if (names.size() == 1 && word.form().length() > SHORT && word.form().endsWith("s")) {
            names.add(word.form().substring(0, word.form().length() - 1));
        }
        return names;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        return new TokenStreamComponents(new Stream());
    }

    private static final class Stream extends Tokenizer {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
        private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
        private Iterator<Token> words = List.<Token>of().iterator();
        private Iterator<String> names = List.<String>of().iterator();
        private Token word;
        private boolean first;
        private int end;

        @Override
        public boolean incrementToken() {
            clearAttributes();
            while (!names.hasNext()) {
                if (!words.hasNext()) {
                    return false;
                }
                word = words.next();
                if (word.isWord()) {
                    Set<String> all = new LinkedHashSet<>();
                    all.add(AS_WRITTEN + word.form());
                    all.addAll(names(word));
                    names = all.iterator();
                    first = true;
                }
            }
            term.append(names.next());
            offset.setOffset(correctOffset(word.start()), correctOffset(word.end()));
            increment.setPositionIncrement(first ? 1 : 0);
            first = false;
            return true;
        }

        @Override
        public void reset() throws IOException {
            super.reset();
            String text = read(input);
            end = text.length();
            words = Words.ANNOTATOR.tokens(text, 0, text.length()).iterator();
            names = List.<String>of().iterator();
        }

        @Override
        public void end() throws IOException {
            super.end();
            offset.setOffset(correctOffset(end), correctOffset(end));
        }

        private static String read(Reader reader) throws IOException {
            var text = new StringWriter();
            reader.transferTo(text);
            return text.toString();
        }
    }
}
