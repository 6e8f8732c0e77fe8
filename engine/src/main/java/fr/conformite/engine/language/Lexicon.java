package fr.conformite.engine.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The classes of words the grid speaks of: each class is a name in capitals and a list of expressions.
 *
 * <p>A word of an expression stands for every form of that lemma ; {@code =word} stands for that form only and
 * {@code word*} for all words beginning so. Articles (le, la, l', un…) inside an expression may be present or not.
 */
public final class Lexicon {

    private static final Set<String> ARTICLES = Set.of("le", "un", "une");

    private record Expression(String type, List<String> words) {
    }

    private final Map<String, List<Expression>> byFirstWord = new HashMap<>();
    private final List<Expression> byPrefix = new ArrayList<>();
    private final Set<String> words = new LinkedHashSet<>();

    /** @param classes expressions by class, as read from the rule base */
    public Lexicon(Map<String, List<String>> classes) {
        classes.forEach((type, expressions) -> expressions.forEach(e -> add(type, e)));
    }

    private void add(String type, String expression) {
        String folded = Fold.fold(expression).replace("'", " ");
        add(type, expression, folded.split("[\\s-]+"));
        if (folded.contains("-")) {
            // « sous-préfet » or « mi-temps », which the dictionary knows, are one word of the text; « pré-rapport » is two.
            add(type, expression, folded.split("\\s+"));
        }
    }

    private void add(String type, String expression, String[] split) {
        List<String> parts = Arrays.stream(split).map(Lexicon::contracted).filter(w -> !w.isEmpty() && !ARTICLES.contains(w)).toList();
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("Expression vide dans la classe " + type + " du lexique : " + expression);
        }
        var entry = new Expression(type, parts);
        String first = parts.getFirst();
        if (first.endsWith("*")) {
            byPrefix.add(entry);
        } else {
            byFirstWord.computeIfAbsent(first.replace("=", ""), k -> new ArrayList<>()).add(entry);
        }
        for (String part : parts) {
            if (!part.endsWith("*")) {
                words.add(part.replace("=", ""));
            }
        }
    }

    private static String contracted(String word) {
        return switch (word) {
            case "d", "du", "des" -> "de";
            case "au", "aux" -> "a";
            case "l", "la", "les" -> "le";
            case "n" -> "ne";
            case "s" -> "se";
            case "qu" -> "que";
            default -> word;
        };
    }

    /** Every word used by an expression, folded: the vocabulary against which spelling is corrected. */
    public Set<String> words() {
        return words;
    }

    /** All the mentions of a sentence; of two mentions of one class that overlap, the longer is kept. */
    public List<Mention> mentions(List<Token> tokens) {
        List<Mention> found = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (!token.isWord()) {
                continue;
            }
            match(byFirstWord.getOrDefault(token.form(), List.of()), tokens, i, found);
            for (String lemma : token.lemmas()) {
                if (!lemma.equals(token.form())) {
                    match(byFirstWord.getOrDefault(lemma, List.of()), tokens, i, found);
                }
            }
            match(byPrefix, tokens, i, found);
        }
        return longest(found);
    }

    private static void match(List<Expression> expressions, List<Token> tokens, int from, List<Mention> found) {
        for (Expression expression : expressions) {
            int to = end(expression.words(), tokens, from);
            if (to > from) {
                found.add(new Mention(expression.type(), from, to));
            }
        }
    }

    /** One past the last token of the expression when it starts at {@code from}, or -1. */
    private static int end(List<String> words, List<Token> tokens, int from) {
        int at = from;
        for (int w = 0; w < words.size(); w++) {
            // The hyphen of « 226-13 » is a token of its own, which expressions do not have.
            while (w > 0 && at < tokens.size() && (ARTICLES.contains(tokens.get(at).lemma()) || tokens.get(at).form().equals("-"))
                    && !same(words.get(w), tokens.get(at))) {
                at++;
            }
            if (at >= tokens.size() || !same(words.get(w), tokens.get(at))) {
                return -1;
            }
            at++;
        }
        return at;
    }

    private static boolean same(String word, Token token) {
        if (word.endsWith("*")) {
            return token.form().startsWith(word.substring(0, word.length() - 1));
        }
        if (word.startsWith("=")) {
            return token.form().equals(word.substring(1));
        }
        // The lemma of « conjugales » is « conjugal »: an expression written in the feminine must find its plural too.
        return token.is(word) || token.form().length() == word.length() + 1 && token.form().startsWith(word) && token.form().endsWith("s");
    }

    private static List<Mention> longest(List<Mention> found) {
        List<Mention> kept = new ArrayList<>();
        for (Mention m : found) {
            boolean covered = false;
            for (Mention other : found) {
                covered |= other != m && other.type().equals(m.type()) && other.from() <= m.from() && other.to() >= m.to()
                        && (other.to() - other.from() > m.to() - m.from());
            }
            if (!covered && !kept.contains(m)) {
                kept.add(m);
            }
        }
        return kept;
    }
}
