package fr.conformite.engine.learn;

import fr.conformite.engine.language.Annotator;
import fr.conformite.engine.language.Mention;
import fr.conformite.engine.language.Relations;
import fr.conformite.engine.language.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the learned reading looks at in a clause: lemmas, pairs of neighbouring lemmas, the written forms with their order (two or
 * three in a row, pairs at a short distance), typed mentions, and ordered pairs of mentions within one proposition
 * (« EMPLOYEUR … SANCTIONNER »), each marked when the proposition is negative.
 */
public final class Features {

    private static final Set<String> ARTICLES = Set.of("le", "un", "une");
    private static final Set<String> NEGATIVE = Set.of("ne", "ni", "aucun", "aucune", "jamais", "nul", "nulle", "sans", "non", "pas", "rien");
    private static final Set<String> LIGHT = Set.of("le", "la", "les", "l'", "un", "une", "de", "du", "des", "d'", "et", "a", "au", "aux", "en");
    private static final Set<String> BREAKS = Set.of(".", ";", ":", "!", "?", "(", ")", "–", "—");

    private Features() {
    }

    /** One sentence of a clause: its words and what they were recognised as. */
    public record Words(List<Token> tokens, List<Mention> mentions) {
    }

    /**
     * Features of a clause of one or several sentences, without repetition.
     *
     * @param title words of the title of its article; may be empty
     */
    public static String[] of(List<Token> title, List<Words> clause) {
        Set<String> features = new LinkedHashSet<>();
        // Without it, a text none of whose words is known would be as likely to be on the subject as not.
        features.add("biais");
        for (Token token : title) {
            if (token.isWord() && !ARTICLES.contains(token.lemma())) {
                features.add("T=" + word(token));
            }
        }
        for (Words sentence : clause) {
            add(sentence, features);
        }
        return features.toArray(String[]::new);
    }

    /** Features of a text that stands alone, each line of it read as a sentence. @param title title of its article, or null */
    public static String[] of(Annotator annotator, String title, String text) {
        List<Words> lines = new ArrayList<>();
        int at = 0;
        for (String line : text.split("\n")) {
            List<Token> tokens = annotator.tokens(text, at, at + line.length());
            lines.add(new Words(tokens, annotator.mentions(tokens, List.of())));
            at += line.length() + 1;
        }
        return of(title == null ? List.of() : annotator.tokens(title, 0, title.length()), lines);
    }

    private static void add(Words sentence, Set<String> features) {
        List<Token> tokens = sentence.tokens();
        int[] proposition = new int[tokens.size()];
        int commaPart = 0;
        int[] part = new int[tokens.size()];
        int current = 0;
        List<Boolean> negative = new ArrayList<>();
        negative.add(false);
        for (int i = 0; i < tokens.size(); i++) {
            String form = tokens.get(i).form();
            if (BREAKS.contains(form)) {
                current++;
                negative.add(false);
            }
            if (form.equals(",") || BREAKS.contains(form)) {
                commaPart++;
            }
            proposition[i] = current;
            part[i] = commaPart;
            if (NEGATIVE.contains(form)) {
                negative.set(current, true);
            }
        }
        String previous = "^";
        for (int i = 0; i < tokens.size(); i++) {
            Token t = tokens.get(i);
            if (!t.isWord()) {
                previous = BREAKS.contains(t.form()) ? "^" : previous;
                continue;
            }
            String lemma = word(t);
            if (ARTICLES.contains(lemma)) {
                continue;
            }
            features.add("w=" + lemma);
            if (t.lemmas().size() > 1) {
                for (String other : t.lemmas()) {
                    features.add("w=" + other);
                }
            }
            if (negative.get(proposition[i])) {
                features.add("nw=" + lemma);
            }
            features.add("b=" + previous + "_" + lemma);
            // Five letters join « autoriser » and « autorisation », and forgive endings the typist got wrong.
            features.add("x=" + (lemma.length() > 5 ? lemma.substring(0, 5) : lemma));
            previous = lemma;
        }
        forms(tokens, features);
        for (Relations.Relation r : Relations.of(tokens, sentence.mentions())) {
            String sign = r.negated() ? "non:" : "";
            features.add("r=" + sign + r.holder() + ":" + r.held());
            features.add("r=" + sign + r.holder() + ":" + r.held() + (r.carried() ? ":avant" : ":ici"));
        }
        List<Mention> mentions = new ArrayList<>(sentence.mentions());
        mentions.sort(Comparator.comparingInt(Mention::from).thenComparing(Mention::type));
        for (int i = 0; i < mentions.size(); i++) {
            Mention a = mentions.get(i);
            boolean no = negative.get(proposition[a.from()]);
            features.add("c=" + a.type());
            if (no) {
                features.add("nc=" + a.type());
            }
            for (int j = i + 1; j < mentions.size(); j++) {
                Mention b = mentions.get(j);
                if (b.type().equals(a.type()) || b.from() < a.to() && b.from() == a.from()) {
                    continue;
                }
                if (proposition[b.from()] == proposition[a.from()] && b.from() - a.to() <= 12) {
                    features.add((no ? "np=" : "p=") + a.type() + ">" + b.type());
                    if (part[b.from()] == part[a.from()] && b.from() - a.to() <= 5) {
                        features.add((no ? "nq=" : "q=") + a.type() + ">" + b.type());
                    }
                }
            }
        }
    }

    /** Words as they are written: « est reçue » and « sera reçue » have the same lemmas and not the same force. */
    private static void forms(List<Token> tokens, Set<String> features) {
        List<String> forms = tokens.stream().filter(Token::isWord).map(t -> Character.isDigit(t.form().charAt(0)) ? "0" : t.form()).toList();
        for (int i = 0; i < forms.size(); i++) {
            String form = forms.get(i);
            features.add("f=" + form);
            if (i + 1 < forms.size()) {
                features.add("f2=" + form + "_" + forms.get(i + 1));
            }
            if (i + 2 < forms.size()) {
                features.add("f3=" + form + "_" + forms.get(i + 1) + "_" + forms.get(i + 2));
            }
            if (LIGHT.contains(form)) {
                continue;
            }
            for (int j = i + 2; j <= i + 4 && j < forms.size(); j++) {
                if (!LIGHT.contains(forms.get(j))) {
                    features.add("s=" + start(form) + "~" + start(forms.get(j)));
                }
            }
        }
    }

    private static String start(String form) {
        return form.length() > 6 ? form.substring(0, 6) : form;
    }

    /** Names of places and people are all alike, and so are numbers: only their presence can teach something. */
    private static String word(Token t) {
        if (Character.isDigit(t.form().charAt(0))) {
            return t.form().length() == 4 ? "ANNEE" : "NOMBRE";
        }
        return t.lemma();
    }
}
