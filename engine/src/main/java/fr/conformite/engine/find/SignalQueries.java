package fr.conformite.engine.find;

import fr.conformite.engine.language.Fold;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.queryparser.flexible.core.QueryNodeException;
import org.apache.lucene.queryparser.flexible.standard.StandardQueryParser;
import org.apache.lucene.search.Query;

/** The signals of the rule base, compiled once to Lucene queries. Thread-safe. */
public final class SignalQueries {

    private final Map<Signal, Query> queries = new LinkedHashMap<>();

    /**
     * @throws IllegalArgumentException when a query of the rule base is not valid; names the signal
     */
    public SignalQueries(List<Signal> signals) {
        var parser = new StandardQueryParser(new QueryAnalyzer());
        for (Signal signal : signals) {
            try {
                queries.put(signal, parser.parse(signal.requete().strip(), SentenceIndex.FIELD));
            } catch (QueryNodeException e) {
                throw new IllegalArgumentException("Requête du signal " + signal.indicateur() + "/" + signal.id() + " : " + e.getMessage(), e);
            }
        }
    }

    /** Runs every signal on the index. */
    public void run(SentenceIndex index, BiConsumer<Signal, SentenceIndex.Hit> found) {
        queries.forEach((signal, query) -> index.hits(query).forEach(hit -> found.accept(signal, hit)));
    }

    /** Types of mentions are in capitals and stay so; words are folded as in the index. */
    private static final class QueryAnalyzer extends Analyzer {

        @Override
        protected TokenStreamComponents createComponents(String fieldName) {
            Tokenizer tokenizer = new WhitespaceTokenizer();
            return new TokenStreamComponents(tokenizer, new Folding(tokenizer));
        }
    }

    private static final class Folding extends TokenFilter {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

        Folding(TokenStream input) {
            super(input);
        }

        @Override
        public boolean incrementToken() throws java.io.IOException {
            if (!input.incrementToken()) {
                return false;
            }
            String word = term.toString();
            if (!word.matches("[A-Z][A-Z0-9_]+")) {
                term.setEmpty().append(Fold.fold(word));
            }
            return true;
        }
    }
}
