package fr.conformite.engine.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Who holds which power, deed or means in a sentence: each one is given to the actor that stands nearest to it in its
 * proposition, and, where the proposition names nobody (« il la note et la sanctionne »), to the last actor named before.
 */
public final class Relations {

    private static final Set<String> HOLDERS = Set.of("EMPLOYEUR", "HOTE", "PREFET", "PROCUREUR", "PARTENAIRES", "CRIP", "ISCG", "PERSONNE");
    private static final Set<String> HELD = Set.of("HIERARCHIQUE", "FONCTIONNEL", "TECHNIQUE", "EVALUER", "SANCTIONNER", "CARRIERE",
            "RECRUTER", "QUOTIDIEN", "COMMANDER", "TRANSMETTRE", "SECRET", "AUTORISATION_CHEF", "ENQUETE", "BUREAU", "EQUIPEMENT", "FOURNIR",
            "EXERCER_LIEU", "SE_REUNIR", "DIPLOME_TS");
    private static final Set<String> BREAKS = Set.of(".", ";", ":", "!", "?", "(", ")");
    private static final Set<String> NEGATIVE = Set.of("ne", "ni", "aucun", "aucune", "jamais", "nul", "nulle", "sans", "non", "pas");
    /** How far, in words, an actor may stand from what it holds. */
    private static final int REACH = 14;

    private Relations() {
    }

    /**
     * @param holder  role of the actor
     * @param held    class of the power, deed or means
     * @param negated true when a negation stands in the same part of the sentence
     * @param carried true when the actor was named in an earlier proposition
     */
    public record Relation(String holder, String held, boolean negated, boolean carried) {
    }

    public static List<Relation> of(List<Token> tokens, List<Mention> mentions) {
        int[] part = new int[tokens.size()];
        int[] clause = new int[tokens.size()];
        List<Boolean> negative = new ArrayList<>(List.of(false));
        int p = 0;
        int c = 0;
        for (int i = 0; i < tokens.size(); i++) {
            String form = tokens.get(i).form();
            if (BREAKS.contains(form)) {
                c++;
            }
            if (form.equals(",") || BREAKS.contains(form)) {
                p++;
                negative.add(false);
            }
            part[i] = p;
            clause[i] = c;
            // « ne … que » restricts and does not deny.
            if (NEGATIVE.contains(form) && !(form.equals("ne") && restricts(tokens, i))) {
                negative.set(p, true);
            }
        }
        List<Mention> actors = mentions.stream().filter(m -> HOLDERS.contains(m.type())).sorted(Comparator.comparingInt(Mention::from)).toList();
        List<Relation> relations = new ArrayList<>();
        for (Mention held : mentions) {
            if (!HELD.contains(held.type())) {
                continue;
            }
            Mention nearest = null;
            int best = Integer.MAX_VALUE;
            Mention before = null;
            for (Mention actor : actors) {
                if (actor.from() < held.to() && held.from() < actor.to() || worker(actor, held)) {
                    continue;
                }
                int distance = actor.from() >= held.to() ? actor.from() - held.to() : held.from() - actor.to();
                // A comma costs: « le commissaire, l'employeur décidant seul » is about the employer.
                distance += 4 * Math.abs(part[actor.from()] - part[held.from()]);
                if (clause[actor.from()] == clause[held.from()] && distance < best && distance <= REACH) {
                    best = distance;
                    nearest = actor;
                }
                if (actor.to() <= held.from()) {
                    before = actor;
                }
            }
            Mention holder = nearest != null ? nearest : before;
            if (holder != null) {
                relations.add(new Relation(holder.type(), held.type(), negative.get(part[held.from()]), nearest == null));
            }
        }
        return relations;
    }

    /** The worker is whom powers are held over: only secrets, transmissions and premises are held by them. */
    private static boolean worker(Mention actor, Mention held) {
        boolean over = Set.of("ISCG", "PERSONNE", "PARTENAIRES").contains(actor.type());
        return over && Set.of("HIERARCHIQUE", "FONCTIONNEL", "TECHNIQUE", "EVALUER", "SANCTIONNER", "CARRIERE", "RECRUTER", "QUOTIDIEN",
                "COMMANDER", "FOURNIR", "BUREAU", "EQUIPEMENT").contains(held.type()) && !actor.type().equals("PARTENAIRES");
    }

    private static boolean restricts(List<Token> tokens, int from) {
        for (int i = from + 1; i < Math.min(tokens.size(), from + 8); i++) {
            String form = tokens.get(i).form();
            if (form.equals("pas") || form.equals("aucun") || form.equals("aucune")) {
                return false;
            }
            if (form.equals("que")) {
                return true;
            }
        }
        return false;
    }
}
