package fr.conformite.engine.identify;

import fr.conformite.engine.identify.Party.Type;
import fr.conformite.engine.structure.Actors;
import fr.conformite.engine.structure.Passage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says who « l'association », « le Département » or « la Ville » is in one text, and which force hosts the post.
 *
 * <p>The employer is whoever the text calls so, recruits, pays, or has the worker among its staff; every such statement weighs, and
 * the heaviest candidate wins. A text of one clause is decided by what that clause says; a text that says nothing gives empty lists.
 */
public final class ActorResolver {

    private static final List<Type> EMPLOYERS = List.of(Type.ASSOCIATION, Type.DEPARTEMENT, Type.COMMUNE);

    private static final Map<Type, String> WORDS = Map.of(
            Type.ASSOCIATION, "association|asso|assoc|federation|udaf|cidff|fondation|croix-rouge|sauvegarde|amicale|structure associative",
            Type.DEPARTEMENT, "conseil (?:departemental|general)|departement|collectivite departementale|collectivite europeenne d'alsace|services? (?:social(?:e|aux)? )?departemental(?:e|aux)?"
                    + "|direction (?:generale adjointe )?(?:de l'action sociale|des solidarites|de la solidarite)[^.;,\\n]{0,20}|maisons? departementales?[a-z ]{0,20}|cd ?\\d\\d|cg ?\\d\\d",
            Type.COMMUNE, "ville|commune|mairie|maire|municipalite|ccas|cias|centre (?:inter)?communal d'action sociale|communaute (?:de communes|d'agglomeration|urbaine|de l'agglomeration)"
                    + "|communaute|agglomeration|agglo|metropole|epci|intercommunalite|com ?com");

    /** Words that may stand between an article and the body: « le président du », « la directrice générale de l' ». */
    private static final String LEADER = "(?:(?:president|presidente|directeur|directrice|maire|chef|cheffe|responsable|cadre|direction|services?|pole|administration)[a-z' -]{0,45}?(?:de |du |d')(?:la |l')?)?";

    private static final String CALLED = "(?:employeu(?:r|se)|porteu(?:r|se)|gestionnaire)";

    private static final String EMPLOYS = "(?:recrut(?:e|era|ent)|embauch(?:e|era)|salari(?:e|era)|emploie(?:ra)?|remuner(?:e|era)|engage un|paie(?:ra)?|paye(?:ra)?|licencie"
            + "|verse(?:ra)? (?:a [a-z' ]{1,30} )?(?:son|sa|le|la|les|un) (?:salaire|traitement|paie|paye|remuneration)|assure(?:ra)? (?:[a-z' ]{0,30})?(?:recrutement|remuneration|gestion administrative)"
            + "|porte(?:ra)? (?:le|ce|un|les|ces|deux|trois) (?:poste|contrat|emploi)s?|fait (?:la|sa) (?:fiche|paie|paye)|etablit (?:le|son) (?:contrat|bulletin)|signe (?:le|son) contrat"
            + "|affecte(?:ra)? (?:au|a|dans|un|une|deux|trois|l'un)|met(?:tra)? (?:a|une|un|l'un)[^.;\\n]{0,60}(?:disposition|salarie|agent)|cree(?:ra)? (?:un|deux|trois|le) (?:poste|emploi)s?|procede au recrutement|choisit|detache|place un|confie a (?:un|une) de ses)";

    private static final Pattern NOT_HOST = Pattern.compile(
            "polic(?:e|ier|iere)s? (?:municipale?s?|de l'eau|intercommunale|d'assurance)|prefet de police|en (?:commissariats?|police) et (?:en )?(?:unites? de )?gendarmerie(?: nationale)?"
            + "|(?:services|forces) de police (?:et|ou) (?:les |des )?(?:unites? )?(?:de )?gendarmerie|police (?:et|ou|et/ou) (?:de |de la |la )?gendarmerie|commissariats? (?:et|ou|et/ou) (?:unites? de )?gendarmerie"
            + "|vu [^\\n]*|officiers? de police judiciaire|polices? nationale et (?:de la )?gendarmerie nationale|iscg[^\\n]{0,6}");

    private static final Pattern POLICE = Pattern.compile(
            "\\b(?:commissariat|hotel de police|policiers?|policiere|police nationale|ddsp|dipn|dtpn|securite publique|circonscription (?:de (?:police|securite))|commissaire|services? de police|police)\\b");

    private static final Pattern GENDARMERIE = Pattern.compile(
            "\\b(?:gendarmeries?|gendarmes?|brigades?(?! (?:des? |anti|d')(?:protection|mineurs|nuit|police|surete|familles?|recherche|la famille)?)|communautes? de brigades|brigades? (?:territoriales?|de gendarmerie)|groupement|compagnie|caserne|militaires|cob|ggd)\\b");

    private ActorResolver() {
    }

    /**
     * @param text     the convention, or one clause of it
     * @param passages its passages; may be empty
     * @return employer classes of the lexicon (ASSOCIATION, DEPARTEMENT, COMMUNE), most probable first, and hosts (POLICE, GENDARMERIE)
     */
    public static Actors resolve(String text, List<Passage> passages) {
        return resolve(Profile.of(text));
    }

    /** Same as {@link #resolve(String, List)}, of a text whose parties other readers ask for too. */
    public static Actors resolve(Profile profile) {
        return new Actors(profile.employers().stream().map(Enum::name).toList(), profile.hosts().stream().map(Enum::name).toList());
    }

    /** Candidates by weight: the winner, then any other close behind. */
    static List<Type> employers(FoldedText text, List<Party> parties) {
        Map<Type, Double> weights = weights(text, parties);
        double best = weights.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        if (best <= 0) {
            return named(text);
        }
        double least = Math.max(0.5, best * 0.7);
        return weights.entrySet().stream().filter(e -> e.getValue() >= least)
                .sorted((a, b) -> Double.compare(b.getValue(), a.getValue())).map(Map.Entry::getKey).toList();
    }

    static Map<Type, Double> weights(FoldedText text, List<Party> parties) {
        Map<Type, Double> weights = new EnumMap<>(Type.class);
        for (Type type : EMPLOYERS) {
            weights.put(type, weight(text.folded(), type, names(type, parties), parties));
        }
        return weights;
    }

    /** Expression for everything this text calls a body of this kind. */
    private static String names(Type type, List<Party> parties) {
        var names = new StringBuilder(WORDS.get(type));
        for (Party party : parties) {
            if (party.type() == type) {
                for (String alias : party.aliases()) {
                    if (alias.length() > 1 && !alias.startsWith("employeur")) {
                        names.append('|').append(Pattern.quote(alias));
                    }
                }
            }
        }
        return names.toString();
    }

    private static double weight(String text, Type type, String names, List<Party> parties) {
        // No statement runs over a line end: lines that name nobody of this kind are left out, which makes long texts ten times quicker.
        Pattern named = Pattern.compile("\\b(?:" + names + "|agente?s?|socia(?:l|le|ux)|socio-educati(?:f|ve)s?)\\b");
        String s = String.join("\n", text.lines().filter(l -> named.matcher(l).find()).toList());
        // most statements need a word of their own: the lines that have it are few
        String employs = only(s, "employeu");
        String hierarchy = only(s, "hierarchi");
        String who = "\\b(?:l'|le |la |les |d'|du |des |de |une |un |cette |notre )?" + LEADER + "\\b(?:" + names + ")\\b";
        String gap = "[^.;\\n]{0,60}?";
        double w = 0;
        w += 4 * count(employs, "employeu(?:r|se)s?\\W{1,4}(?:a savoir |soit |c'est |est |etant |qui est |reste |demeure |de l'iscg |de l'intervenante? |: ?)*(?:social?e? )?\\W{0,3}" + who, 3);
        w += 4 * count(employs, who + "[^.;\\n]{0,80}?(?:est|demeure|reste|sera|devient|en qualite d'|en tant qu'|comme|designee? comme|c'est|a la qualite d'|agissant)\\W{0,2}(?: [a-z]+)?\\s?(?:l'|son |seule? |leur |un |unique )*employeu(?:r|se)\\b", 3);
        w += 4 * count(employs, who + "[^.;\\n]{0,80}?(?:ci-apres|ci apres|denomme|designe|dite?)[^.;\\n]{0,30}employeu(?:r|se)", 2);
        w += 3 * count(only(s, CALLED), who + " " + CALLED, 2);
        w += 2.5 * count(only(s, EMPLOYS), who + "(?:,? [^.;,\\n]{0,30},?)? (?:le |la |les |l'|lui |y |en |seule? )*" + EMPLOYS, 4);
        w += 3 * count(s, "(?:salariee?s?|employee?s?|personnels?|travailleurs? socia(?:l|ux)|assistante?s? sociales?|agente?s?|collaborat(?:eur|rice)s?|educat(?:eur|rice)s?|fonctionnaires?) (?:titulaires? )?(?:de |du |d'|des |par )(?:la |l'|les )?(?:" + names + ")\\b", 4);
        w += 2.5 * count(s, "(?:recrutement|embauche|remuneration|salaire|paie|contrat)s? (?:est|sont|releve(?:nt)?|incombe(?:nt)?|revien(?:t|nent)|appartien(?:t|nent))[^.;\\n]{0,40}?(?:par |de |du |a |au )" + who, 3);
        w += 3 * count(s, "(?:recrute|embauche|emploie|employe|salarie|remunere|paye|porte)(?:e|s|es)? (?:et [a-z]+ )?par " + who, 4);
        w += 1.5 * count(only(s, "disposition"), "mise?s? a (?:la )?disposition [^.;\\n]{0,40}par " + who, 2);
        w += 2.5 * count(hierarchy, "hierarchi(?:que|quement|e)" + "(?!ment a)[^.;\\n]{0,30}?\\b(?:de |du |d'|des |par |a |au |: ?)" + who, 3);
        w += 1 * count(hierarchy, who + gap + "(?:autorite|responsabilite|pouvoir|superieure?) hierarchique", 2);
        w += 1.5 * count(only(s, "contrat"), "contrat (?:de travail )?(?:avec|signe par|conclu avec|etabli par) " + who, 2);
        if (type == Type.DEPARTEMENT) {
            w += 3 * count(s, "\\bagente?s? (?:du )?departementa(?:l|le|ux)\\b|travailleu(?:r|se)s? socia(?:l|le|ux) departementa(?:l|le|ux)|assistante? socio-educati(?:f|ve)s? departemental", 3);
        }
        if (type == Type.COMMUNE) {
            w += 3 * count(s, "\\bagente?s? (?:municipa(?:l|le|ux)|communa(?:l|le|ux)|intercommunau?x?|communautaires?|de la collectivite)\\b", 3);
        }
        for (Party party : parties) {
            if (party.type() == type) {
                w += party.employer() ? 6 : 0;
            }
        }
        boolean signs = parties.stream().anyMatch(p -> p.type() == type);
        // An association signs because it employs; a département or a town more often because it pays.
        w += signs ? type == Type.ASSOCIATION ? 4 : 1 : 0;
        if (!parties.isEmpty() && !signs) {
            w *= 0.4;
        }
        return w;
    }

    /** Lines where an expression is found. */
    private static String only(String s, String expression) {
        Pattern pattern = Pattern.compile(expression);
        return String.join("\n", s.lines().filter(l -> pattern.matcher(l).find()).toList());
    }

    private static int count(String s, String expression, int atMost) {
        Matcher m = Pattern.compile(expression).matcher(s);
        int n = 0;
        while (n < atMost && m.find()) {
            n++;
        }
        return n;
    }

    /** Bodies that a text without any statement on employment names, in the order of the grid. */
    private static List<Type> named(FoldedText text) {
        List<Type> named = new ArrayList<>();
        for (Type type : EMPLOYERS) {
            if (count(text.folded(), "\\b(?:" + WORDS.get(type) + ")\\b", 1) > 0) {
                named.add(type);
            }
        }
        return named;
    }

    static List<Type> hosts(FoldedText text, List<Party> parties) {
        List<Type> hosts = new ArrayList<>();
        for (Type type : List.of(Type.POLICE, Type.GENDARMERIE)) {
            if (parties.stream().anyMatch(p -> p.type() == type)) {
                hosts.add(type);
            }
        }
        if (!hosts.isEmpty()) {
            return hosts;
        }
        String s = NOT_HOST.matcher(text.folded()).replaceAll(" ");
        int police = count(s, POLICE.pattern(), 200);
        int gendarmerie = count(s, GENDARMERIE.pattern(), 200);
        if (police > 0 && police * 6 >= gendarmerie) {
            hosts.add(Type.POLICE);
        }
        // « Brigade », « groupement » and « compagnie » alone do not make a gendarmerie.
        boolean named = s.contains("gendarm") || police == 0;
        if (named && gendarmerie > 0 && gendarmerie * 6 >= police) {
            hosts.add(Type.GENDARMERIE);
        }
        return hosts;
    }
}
