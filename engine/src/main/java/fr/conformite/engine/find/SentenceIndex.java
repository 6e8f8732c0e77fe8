package fr.conformite.engine.find;

import fr.conformite.engine.language.Mention;
import fr.conformite.engine.language.Token;
import fr.conformite.engine.learn.Features.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.store.ByteBuffersDirectory;

/** Sentences of one convention in memory: words, lemmas and typed mentions stand at the positions of their words. */
public final class SentenceIndex implements AutoCloseable {

    static final String FIELD = "t";

    /** Where a query matched: a sentence and its tokens {@code from..to} (to excluded). */
    public record Hit(int sentence, int from, int to) {
    }

    private static final FieldType POSITIONS = new FieldType();

    static {
        POSITIONS.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        POSITIONS.setTokenized(true);
        POSITIONS.setOmitNorms(true);
        POSITIONS.freeze();
    }

    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    public SentenceIndex(List<Words> sentences) {
        try {
            var config = new IndexWriterConfig(new KeywordAnalyzer()).setMergePolicy(NoMergePolicy.INSTANCE).setUseCompoundFile(false);
            try (var writer = new IndexWriter(directory, config)) {
                for (Words sentence : sentences) {
                    var document = new Document();
                    document.add(new Field(FIELD, new WordStream(sentence), POSITIONS));
                    writer.addDocument(document);
                }
            }
            reader = DirectoryReader.open(directory);
            searcher = new IndexSearcher(reader);
            searcher.setQueryCache(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every place where the query matches, in order of sentences. */
    public List<Hit> hits(Query query) {
        try {
            List<Hit> hits = new ArrayList<>();
            Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
            for (LeafReaderContext leaf : reader.leaves()) {
                Scorer scorer = weight.scorer(leaf);
                if (scorer == null) {
                    continue;
                }
                DocIdSetIterator docs = scorer.iterator();
                for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
                    add(weight.matches(leaf, doc), leaf.docBase + doc, hits);
                }
            }
            return hits;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(Matches matches, int sentence, List<Hit> hits) throws IOException {
        MatchesIterator it = matches == null ? null : matches.getMatches(FIELD);
        if (it == null) {
            hits.add(new Hit(sentence, 0, 0));
            return;
        }
        int from = Integer.MAX_VALUE;
        int to = 0;
        while (it.next()) {
            from = Math.min(from, it.startPosition());
            to = Math.max(to, it.endPosition() + 1);
        }
        hits.add(new Hit(sentence, from, to));
    }

    @Override
    public void close() {
        try {
            reader.close();
            directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One position per token: its form, its lemmas, and the types of the mentions that begin there. */
    private static final class WordStream extends TokenStream {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
        private final List<List<String>> terms = new ArrayList<>();
        private int position = 0;
        private int inPosition = 0;

        WordStream(Words sentence) {
            for (Token token : sentence.tokens()) {
                Set<String> here = new LinkedHashSet<>();
                here.add(token.form());
                here.addAll(token.lemmas());
                terms.add(new ArrayList<>(here));
            }
            for (Mention mention : sentence.mentions()) {
                terms.get(mention.from()).add(mention.type());
            }
        }

        @Override
        public boolean incrementToken() {
            clearAttributes();
            while (position < terms.size() && inPosition >= terms.get(position).size()) {
                position++;
                inPosition = 0;
            }
            if (position >= terms.size()) {
                return false;
            }
            term.append(terms.get(position).get(inPosition));
            increment.setPositionIncrement(inPosition == 0 ? 1 : 0);
            inPosition++;
            return true;
        }

        @Override
        public void reset() {
            position = 0;
            inPosition = 0;
        }
    }
}
