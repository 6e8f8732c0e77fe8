package fr.conformite.engine.structure;

import fr.conformite.engine.language.Mention;
import fr.conformite.engine.language.Token;
import java.util.List;

/**
 * A sentence with what is understood of it.
 *
 * @param index    rank in the convention, from 0
 * @param passage  the passage it belongs to
 * @param start    first character in the text of the document
 * @param end      one past the last character
 * @param tokens   words, numbers, punctuation; those of the list stem come first when the sentence is a list item
 * @param stemSize how many of the first tokens belong to the stem and not to the sentence itself
 * @param mentions typed stretches of tokens
 * @param title    words of the title of its article
 */
public record Sentence(int index, Passage passage, int start, int end, List<Token> tokens, int stemSize, List<Mention> mentions,
                       List<Token> title) {

    public Sentence {
        tokens = List.copyOf(tokens);
        mentions = List.copyOf(mentions);
        title = List.copyOf(title);
    }

    public boolean has(String type) {
        return mentions.stream().anyMatch(m -> m.type().equals(type));
    }
}
