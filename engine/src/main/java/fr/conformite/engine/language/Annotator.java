package fr.conformite.engine.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Words of a stretch of text, typed by the lexicon, the roles of this convention's own actors added. Thread-safe. */
public final class Annotator {

    private static final Set<String> EMPLOYER_KINDS = Set.of("ASSOCIATION", "DEPARTEMENT", "COMMUNE");
    private static final Set<String> HOST_KINDS = Set.of("CHEF_HOTE", "POLICE", "GENDARMERIE", "HOTE_GENERAL");

    private final Lexicon lexicon;
    private final Tokenizer tokenizer;

    public Annotator(Lexicon lexicon) {
        this.lexicon = lexicon;
        var lemmatizer = new Lemmatizer();
        this.tokenizer = new Tokenizer(lemmatizer, new Spelling(lemmatizer, lexicon.words()));
    }

    public List<Token> tokens(String text, int start, int end) {
        return tokenizer.tokens(text, start, end);
    }

    /**
     * Typed stretches of a sentence.
     *
     * @param tokens        the words of the sentence
     * @param employerTypes classes whose mentions designate the employer in this convention; empty when nothing tells:
     *                      then an association, a département or a town may each be it
     * @return mentions, among them the roles {@code EMPLOYEUR} and {@code HOTE}
     */
    public List<Mention> mentions(List<Token> tokens, List<String> employerTypes) {
        List<Mention> found = new ArrayList<>(lexicon.mentions(tokens));
        List<Mention> roles = new ArrayList<>();
        for (Mention m : found) {
            // A director or a head of service who is not of the police, the gendarmerie or the State is the employer's.
            boolean employer = m.type().equals("EMPLOYEUR_MOT")
                    || m.type().equals("RESPONSABLE_EMPLOYEUR") && !inside(m, "CHEF_HOTE", found) && !inside(m, "PREFET", found)
                    || (employerTypes.isEmpty() ? EMPLOYER_KINDS : employerTypes).contains(m.type());
            if (employer && !inside(m, "AIDE_VICTIMES", found)) {
                roles.add(new Mention("EMPLOYEUR", m.from(), m.to()));
            } else if (HOST_KINDS.contains(m.type())) {
                roles.add(new Mention("HOTE", m.from(), m.to()));
            }
        }
        found.addAll(roles);
        return found;
    }

    private static boolean inside(Mention m, String type, List<Mention> all) {
        return all.stream().anyMatch(o -> o.type().equals(type) && o.from() <= m.from() && o.to() >= m.to());
    }
}
