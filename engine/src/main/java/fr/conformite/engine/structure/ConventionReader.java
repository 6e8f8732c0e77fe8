package fr.conformite.engine.structure;

import fr.conformite.engine.language.Annotator;
import fr.conformite.engine.language.Mention;
import fr.conformite.engine.language.Token;
import fr.conformite.engine.read.SourceDocument;
import java.util.ArrayList;
import java.util.List;

/** Turns a document into sentences whose words are typed and whose actors are known. Thread-safe. */
public final class ConventionReader {

    private final Annotator annotator;
    private final SentenceSplitter splitter = new SentenceSplitter();
    private final Segmenter segmenter = new Segmenter();

    public ConventionReader(Annotator annotator) {
        this.annotator = annotator;
    }

    /**
     * @param document the document as read
     * @param resolver tells who is who from the text and its passages
     */
    public Convention read(SourceDocument document, java.util.function.BiFunction<String, List<Passage>, Actors> resolver) {
        String text = document.text();
        List<Passage> passages = segmenter.passages(document);
        Actors actors = resolver.apply(text, passages);
        List<Sentence> sentences = new ArrayList<>();
        for (Passage passage : passages) {
            List<Token> title = annotator.tokens(passage.title(), 0, passage.title().length());
            List<Token> stem = annotator.tokens(passage.stem(), 0, passage.stem().length());
            for (int[] span : splitter.sentences(text, passage.start(), passage.end())) {
                List<Token> tokens = new ArrayList<>(stem);
                tokens.addAll(annotator.tokens(text, span[0], span[1]));
                List<Mention> mentions = annotator.mentions(tokens, actors.employerTypes());
                sentences.add(new Sentence(sentences.size(), passage, span[0], span[1], tokens, stem.size(), mentions, title));
            }
        }
        return new Convention(document, passages, sentences, actors);
    }
}
