package fr.conformite.engine.find;

import fr.conformite.engine.learn.Features.Words;
import fr.conformite.engine.language.Token;
import java.util.List;

/**
 * A stretch of the convention read as one statement: a short paragraph, a sentence of a long one, a list item with its stem.
 *
 * @param sentence rank of its first sentence in the convention
 * @param zone     part of the convention
 * @param title    words of the title of its article
 * @param words    its sentences, typed
 * @param start    first character in the extracted text
 * @param end      one past the last character
 */
public record Unit(int sentence, String zone, List<Token> title, List<Words> words, int start, int end) {

    public Unit {
        words = List.copyOf(words);
    }
}
