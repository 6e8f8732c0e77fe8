package fr.conformite.engine.structure;

import fr.conformite.engine.read.SourceDocument;
import java.util.List;

/**
 * A document cut into passages and sentences, its actors resolved.
 *
 * @param source    the document as read
 * @param passages  in reading order
 * @param sentences in reading order
 * @param actors    who is who in this text
 */
public record Convention(SourceDocument source, List<Passage> passages, List<Sentence> sentences, Actors actors) {

    public Convention {
        passages = List.copyOf(passages);
        sentences = List.copyOf(sentences);
    }

    public String textOf(Sentence sentence) {
        return source.text().substring(sentence.start(), sentence.end());
    }

    public String textOf(Passage passage) {
        return source.text().substring(passage.start(), passage.end());
    }
}
