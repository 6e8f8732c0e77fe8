package fr.conformite.engine.language;

import java.util.List;

/**
 * One word, number or punctuation mark.
 *
 * @param start  first character in the text of the document
 * @param end    one past the last character
 * @param form   lower case, without accents, elision resolved (« d' » gives « de », « qu' » gives « que »)
 * @param lemmas dictionary forms, without accents, most useful first; the form itself when the word is unknown
 */
public record Token(int start, int end, String form, List<String> lemmas) {

    public Token {
        lemmas = List.copyOf(lemmas);
    }

    public String lemma() {
        return lemmas.getFirst();
    }

    public boolean is(String word) {
        return form.equals(word) || lemmas.contains(word);
    }

    public boolean isWord() {
        return Character.isLetterOrDigit(form.charAt(0));
    }
}
