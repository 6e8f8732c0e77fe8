package fr.conformite.registry.search;

import fr.conformite.engine.language.Fold;
import fr.conformite.engine.language.Token;
import fr.conformite.registry.index.FrenchAnalyzer;
import fr.conformite.registry.index.PassageIndex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;

/**
 * From what a person types to a Lucene query. Lucene's own query languages have English operators, English errors, and special characters
 * that are ordinary ones in French prose (« 226-13 », « : », « / »); hence this small one:
 * <pre>
 * words ::= side (OU side)*        side ::= part ([ET] part | [ET] SAUF part)*
 * part  ::= word | prefix* | « phrase » | "phrase" | "words near"~n | ( words )
 * </pre>
 * Operators are in capitals; between two words without operator, ET is meant. A word finds all its forms; a phrase finds those very forms;
 * case, accents and the kind of apostrophe never count.
 */
final class WordQuery {

    private static final Pattern LEXEME = Pattern.compile(
            "\\s*(?:(?<open>\\()|(?<close>\\))|[\"“”](?<quote>[^\"“”]*)[\"“”](?:~(?<near>\\d{1,3}))?|«(?<french>[^«»]*)»(?:~(?<near2>\\d{1,3}))?"
            + "|(?<broken>[\"“”«»])|(?<word>[^\\s()\"“”«»]+))");

    /** « l'employeur » asks for « employeur »: an elided article says nothing of what is looked for. */
    private static final Pattern ELIDED = Pattern.compile("(?iu)^(?:[ldcjmtsn]|qu|jusqu|lorsqu|puisqu)['’](?=\\p{L})");

    private static final int SHORTEST_PREFIX = 2;

    private enum Kind { OPEN, CLOSE, AND, OR, NOT, WORD, PHRASE }

    private record Lexeme(Kind kind, String text, int near) {
    }

    private final FrenchAnalyzer analyzer;
    private final Map<String, List<Term>> words = new LinkedHashMap<>();
    private final List<Lexeme> lexemes = new ArrayList<>();
    private int at;
    private int excluded;

    private WordQuery(FrenchAnalyzer analyzer) {
        this.analyzer = analyzer;
    }

    /**
     * @param query what to look for
     * @param words words that must be found, each with its terms, to tell which ones the registry does not have
     */
    record Parsed(Query query, Map<String, List<Term>> words) {
    }

    /** @throws QueryException when the text is no query */
    static Parsed parse(String text, FrenchAnalyzer analyzer) {
        var parser = new WordQuery(analyzer);
        parser.read(text);
        Query query = parser.alternatives();
        if (parser.at < parser.lexemes.size()) {
            throw new QueryException("Une parenthèse se ferme sans avoir été ouverte.");
        }
        return new Parsed(query, parser.words);
    }

    private void read(String text) {
        Matcher m = LEXEME.matcher(text.strip());
        while (m.find()) {
            if (m.group("broken") != null) {
                throw new QueryException("Il manque un guillemet : une phrase exacte s'écrit entre deux guillemets.");
            }
            String phrase = m.group("quote") != null ? m.group("quote") : m.group("french");
            String near = m.group("near") != null ? m.group("near") : m.group("near2");
            if (phrase != null) {
                lexemes.add(new Lexeme(Kind.PHRASE, phrase, near == null ? -1 : Integer.parseInt(near)));
            } else if (m.group("open") != null) {
                lexemes.add(new Lexeme(Kind.OPEN, "(", -1));
            } else if (m.group("close") != null) {
                lexemes.add(new Lexeme(Kind.CLOSE, ")", -1));
            } else {
                String word = m.group("word");
                lexemes.add(new Lexeme(switch (word) {
                    case "ET" -> Kind.AND;
                    case "OU" -> Kind.OR;
                    case "SAUF" -> Kind.NOT;
                    default -> Kind.WORD;
                }, word, -1));
            }
        }
        if (lexemes.isEmpty()) {
            throw new QueryException("Indiquez ce qu'il faut chercher.");
        }
    }

    private Kind next() {
        return at < lexemes.size() ? lexemes.get(at).kind() : null;
    }

    private Query alternatives() {
        List<Query> sides = new ArrayList<>();
        sides.add(conjunction());
        while (next() == Kind.OR) {
            at++;
            sides.add(conjunction());
        }
        if (sides.size() == 1) {
            return sides.getFirst();
        }
        var any = new BooleanQuery.Builder();
        sides.forEach(s -> any.add(s, Occur.SHOULD));
        return any.build();
    }

    private Query conjunction() {
        var all = new BooleanQuery.Builder();
        int wanted = 0;
        int given = 0;
        Query last = null;
        for (Kind kind = next(); kind != null && kind != Kind.OR && kind != Kind.CLOSE; kind = next()) {
            boolean and = kind == Kind.AND;
            if (and) {
                if (given == 0) {
                    throw new QueryException("Il manque quelque chose avant « ET ».");
                }
                at++;
                kind = next();
            }
            boolean not = kind == Kind.NOT;
            if (not) {
                at++;
            }
            if (next() == null || next() == Kind.OR || next() == Kind.AND || next() == Kind.NOT || next() == Kind.CLOSE) {
                throw new QueryException("Il manque quelque chose après « " + (not ? "SAUF" : "ET") + " ».");
            }
            excluded += not ? 1 : 0;
            last = part();
            excluded -= not ? 1 : 0;
            all.add(last, not ? Occur.MUST_NOT : Occur.MUST);
            given++;
            wanted += not ? 0 : 1;
        }
        if (given == 0) {
            throw new QueryException(next() == null && at > 0 && lexemes.get(at - 1).kind() == Kind.OPEN ? "Il manque une parenthèse fermante."
                    : next() == Kind.CLOSE && at == 0 ? "Une parenthèse se ferme sans avoir été ouverte."
                    : next() == Kind.OR ? "Il manque quelque chose avant « OU »."
                    : at > 0 && lexemes.get(at - 1).kind() == Kind.OR ? "Il manque quelque chose après « OU »." : "Des parenthèses sont vides.");
        }
        if (wanted == 0) {
            throw new QueryException("« SAUF » retire des passages d'une recherche : écrivez d'abord ce qu'il faut chercher.");
        }
        return given == 1 ? last : all.build();
    }

    private Query part() {
        Lexeme lexeme = lexemes.get(at++);
        if (lexeme.kind() == Kind.OPEN) {
            if (next() == Kind.CLOSE) {
                throw new QueryException("Des parenthèses sont vides.");
            }
            Query inside = alternatives();
            if (next() != Kind.CLOSE) {
                throw new QueryException("Il manque une parenthèse fermante.");
            }
            at++;
            return inside;
        }
        return lexeme.kind() == Kind.PHRASE ? phrase(lexeme) : word(lexeme.text());
    }

    private Query phrase(Lexeme phrase) {
        List<Token> tokens = analyzer.words(phrase.text());
        if (tokens.isEmpty()) {
            throw new QueryException("Une phrase entre guillemets ne contient aucun mot.");
        }
        boolean near = phrase.near() >= 0;
        return sequence(tokens, !near, Math.max(0, phrase.near()));
    }

    private Query word(String written) {
        if (written.endsWith("*") && written.indexOf('*') == written.length() - 1) {
            String prefix = Fold.fold(ELIDED.matcher(written.substring(0, written.length() - 1)).replaceFirst(""));
            if (prefix.length() < SHORTEST_PREFIX || !prefix.chars().allMatch(Character::isLetterOrDigit)) {
                throw new QueryException("« " + written + " » est trop vague : écrivez au moins deux lettres ou chiffres avant « * ».");
            }
            return new PrefixQuery(new Term(PassageIndex.TEXT, FrenchAnalyzer.AS_WRITTEN + prefix));
        }
        if (written.indexOf('*') >= 0) {
            throw new QueryException("« " + written + " » : « * » ne se met qu'à la fin d'un mot.");
        }
        List<Token> tokens = analyzer.words(ELIDED.matcher(written).replaceFirst(""));
        if (tokens.isEmpty()) {
            throw new QueryException("« " + written + " » n'est pas un mot.");
        }
        return sequence(tokens, false, 0);
    }

    private Query sequence(List<Token> tokens, boolean asWritten, int slop) {
        if (tokens.size() == 1) {
            List<Term> terms = terms(tokens.getFirst(), asWritten);
            if (terms.size() == 1) {
                return new TermQuery(terms.getFirst());
            }
            var synonyms = new SynonymQuery.Builder(PassageIndex.TEXT);
            terms.forEach(synonyms::addTerm);
            return synonyms.build();
        }
        var sequence = new MultiPhraseQuery.Builder().setSlop(slop);
        tokens.forEach(t -> sequence.add(terms(t, asWritten).toArray(Term[]::new)));
        return sequence.build();
    }

    private List<Term> terms(Token token, boolean asWritten) {
        Set<String> names = new LinkedHashSet<>();
        if (asWritten) {
            names.add(FrenchAnalyzer.AS_WRITTEN + token.form());
        } else {
            names.addAll(FrenchAnalyzer.names(token));
        }
        List<Term> terms = names.stream().map(n -> new Term(PassageIndex.TEXT, n)).toList();
        if (excluded == 0) {
            words.put(token.form(), terms);
        }
        return terms;
    }
}
