package fr.conformite.engine.language;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a stretch of text into words, numbers and punctuation, with offsets in the whole text. */
public final class Tokenizer {

    /** Elided words keep their own token; dotted abbreviations (« D.D.S.P. », « F.I.P.D. ») are one word. */
    private static final Pattern TOKEN = Pattern.compile(
            "(?:\\p{L}\\.){2,}\\p{L}?"
            + "|\\d{1,3}(?:[ \\u00a0\\u202f.]\\d{3})+(?:,\\d+)?|\\d+(?:[.,]\\d+)?"
            + "|aujourd['’]hui"
            + "|\\p{L}+(?:-\\p{L}+)*"
            + "|[^\\s\\h\\p{L}\\d]");

    private final Lemmatizer lemmatizer;
    private final Spelling spelling;

    public Tokenizer(Lemmatizer lemmatizer, Spelling spelling) {
        this.lemmatizer = lemmatizer;
        this.spelling = spelling;
    }

    /** Tokens of {@code text} between two offsets. */
    public List<Token> tokens(String text, int start, int end) {
        List<Token> tokens = new ArrayList<>();
        Matcher m = TOKEN.matcher(text).region(start, end);
        while (m.find()) {
            add(tokens, text.substring(m.start(), m.end()), m.start(), m.end());
        }
        return tokens;
    }

    private void add(List<Token> tokens, String word, int start, int end) {
        char first = word.charAt(0);
        if (!Character.isLetter(first)) {
            if (first != '\'' && first != '’') {
                tokens.add(new Token(start, end, word.replaceAll("[ \\u00a0\\u202f]", ""), List.of(word)));
            }
            return;
        }
        if (word.indexOf('.') > 0) {
            String acronym = Fold.fold(word.replace(".", ""));
            tokens.add(new Token(start, end, acronym, List.of(acronym)));
            return;
        }
        int hyphen = word.indexOf('-');
        if (hyphen > 0 && !lemmatizer.knows(word)) {
            // « vis-à-vis » is in the dictionary; « peut-il » or « commissaire-adjoint » are two words.
            add(tokens, word.substring(0, hyphen), start, start + hyphen);
            add(tokens, word.substring(hyphen + 1), start + hyphen + 1, end);
            return;
        }
        String corrected = spelling.correct(word);
        List<String> lemmas = lemmatizer.lemmas(corrected);
        String form = Fold.fold(corrected);
        boolean elided = lemmas.size() == 1 && form.length() <= 2;
        tokens.add(new Token(start, end, elided ? lemmas.getFirst() : form, lemmas));
    }
}
