package fr.conformite.engine.figures;

import fr.conformite.engine.structure.Passage;
import fr.conformite.engine.structure.Zone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mention of a body that may pay.
 *
 * @param start    first character
 * @param end      one past the last
 * @param category « État », « Département », « Commune/EPCI », « Association » or « Autre »
 * @param name     as the text writes it
 * @param key      what makes two mentions the same funder
 */
record Funder(int start, int end, String category, String name, String key) {

    static final String STATE = "État";
    static final String DEPARTMENT = "Département";
    static final String TOWN = "Commune/EPCI";
    static final String ASSOCIATION = "Association";
    static final String OTHER = "Autre";

    private static final Pattern TAIL = Pattern.compile("((?:[ -](?:(?:et )?(?:de la |de l'|de l’|du |des |de |d'|d’|le |la |les |l'|l’|en |sur |sous |lès |lez )?)?(?!(?:[ÉE]tat|D[ée]partement|Ville|Commune|Conseil|Communaut\\p{L}*|Pr[ée]f\\p{L}*|Association|CCAS|CIAS|R[ée]gion|Groupement|Police|Gendarmerie|Pour|Le|La|Les|FIPD|CAF|MSA|GIP)(?!\\p{L}))[A-ZÀ-ÖØ-Þ][\\p{L}'’-]*)*)");

    private static final Map<String, Pattern> HEADS = heads();

    private static Map<String, Pattern> heads() {
        Map<String, Pattern> heads = new LinkedHashMap<>();
        heads.put(OTHER, word("conseil regional|region|caisse d'allocations familiales|caf|mutualite sociale agricole|msa|bailleurs?(?: sociaux| social)?(?! de fonds)|office public(?: de l'habitat)?|oph|opac|hlm|gip|groupement d'interet public|fondation|mutuelle(?= (?:verse|financ|apporte|participe))|fonds social europeen|fse|union europeenne|agence regionale de sante|ars|carsat|cpam|caisse primaire(?: d'assurance maladie)?|caisse des depots|bailleresse|action logement|hopital|centre hospitalier"));
        heads.put(STATE, word("fonds interministeriel(?: de (?:la )?prevention(?: de la (?:delinquance|radicalisation))?)?|fonds (?:national )?(?:de|pour la) prevention(?: de la delinquance)?|(?:credits?|enveloppe)(?: (?:nationale|departementale|etatique|nationaux))? (?:de (?:la )?|pour la )prevention(?: de la delinquance)?|f\\.?i\\.?p\\.?d\\.?(?:-?[ra])?|programme 216|p216"
            + "|sous-prefecture|prefectures?|prefete?|sous-prefete?|services de l'etat|etat|ddass|drass|drdjscs|ddcs(?:pp)?|ddets(?:pp)?|acse|cucs|contrat de ville|ministere(?: de l'interieur| de la justice)?|mildeca|sg-?cipdr?|droits des femmes|credits deconcentres"));
        heads.put(DEPARTMENT, word("conseil departemental|conseil general|departement(?!al)|c[dg] ?\\d{2}(?! ?(?:%|pour|€|euro|\\d))|cd|cg|(?:budget|caisses?|fonds|deniers) departementa(?:l|ux|les)|collectivite europeenne d'alsace|collectivite de corse|eurometropole de strasbourg"));
        heads.put(TOWN, word("communautes? (?:de communes|d'agglomeration|urbaine)|communes membres(?: de la communaute)?|agglomeration|agglo|metropole|communes?|villes?|mairies?|municipalite|(?:budget|caisses?) (?:communale?s?|municipal|municipales|intercommunal)|c\\.?c\\.?a\\.?s\\.?|c\\.?i\\.?a\\.?s\\.?|centre (?:inter)?communal d'action sociale|com ?com|intercommunalite|epci|etablissement public de cooperation intercommunale|syndicat (?:intercommunal|mixte)|sivom|sivu|communaute(?! (?:de brigades|educative|de vie|nationale))"));
        heads.put(ASSOCIATION, word("associations?|asso|federation|udaf|cidff|croix-rouge|fonds propres"));
        return heads;
    }

    /** Bodies known by a name of their own: « Vallées Communauté », « Grand Sornac », « Pays de Montbéliard Agglomération ». */
    private static final String CAPITAL = "(?!(?:Seuls?|[ÉE]tat|D[ée]partement|Le|La|Les|L|Une?|Cette|Notre|Et|Pour|Ville|Commune|Chaque)(?![\\p{Ll}]))[A-ZÀ-Þ][\\p{L}'’-]+";
    private static final Pattern PROPER = Pattern.compile("(?<![\\p{L}])(?:(?:Grande?|Pays|Val|Cœur)(?: (?:de |du |des |d'|d’)?(?:la |l'|l’)?" + CAPITAL + ")+(?: (?:Communauté|Métropole|Agglomération|Agglo))?|"
            + CAPITAL + "(?:[ -](?:de |du |des |d'|d’)?(?:la |l'|l’)?" + CAPITAL + ")* (?:Communauté|Métropole|Agglomération|Agglo|Intercommunalité))(?![\\p{L}])");
    private static final Pattern SAME = Pattern.compile("(?<![a-z])celle d(?:e |')(?=\\p{L})");

    private static Pattern word(String words) {
        return Pattern.compile("(?<![a-z\\d-])(?:" + words + ")(?![a-z\\d])");
    }

    /** One of those names, the body it stands for, and the pattern that finds it in plain text. */
    record Alias(String name, Funder body, Pattern written) {
    }

    /** Names that the parties give themselves: « ci-après l'Agglomération », « l'association Le Gué ». */
    record Aliases(List<Alias> names) {

        static final Aliases NONE = new Aliases(List.of());
        private static final Pattern QUOTED = Pattern.compile("(?:\"|ci-apres[^\"(]{0,40}?(?:\"| )) ?(?:l'|la |le |les )?([\\p{L}. '-]{2,40}?)(?:\"|,|\\)|;| d'une part| d'autre)");
        private static final Pattern ACRONYM = Pattern.compile("\\(([A-Z]{3,8}|(?:[A-Z]\\.){2,7}[A-Z]?)\\)");
        /** « Quimper Bretagne Occidentale, communauté d'agglomération » opens an item of the parties. */
        private static final Pattern NAMED_BODY = Pattern.compile("(?:^|[\\n;:] ?|- |et )((?:L'|L’|La |Le |Les )?[A-ZÀ-Þ][\\p{L}'’-]+(?: (?:des? |du |d'|d’|et |la |l'|l’)*[A-ZÀ-Þ][\\p{L}'’-]+)*), (communauté d'agglomération|communauté d’agglomération|communauté de communes|communauté urbaine|métropole|association|bailleur social|établissement public|syndicat intercommunal)", Pattern.MULTILINE);
        private static final Pattern ASSOCIATION_NAME = Pattern.compile("[Aa]ssociation (?:[a-zà-ÿ' ’-]{0,60}?)?[«\"“]? ?((?:L'|L’|La |Le |Les |Un )?[A-ZÀ-Þ][\\p{L}'’-]+(?: (?:des? |du |d'|d’|et |à |en |la |le |les |l'|l’)*[A-ZÀ-Þ][\\p{L}'’-]+)*)");

        static Aliases of(String text, String plain, List<Passage> passages) {
            Map<String, Funder> found = new LinkedHashMap<>();
            for (Passage p : passages) {
                boolean parties = p.zone() == Zone.PARTIES || p.zone() == Zone.TITLE || p.start() < 4500;
                if (!parties || p.zone() == Zone.NOT_TEXT) {
                    continue;
                }
                List<Funder> bodies = all(text, plain, p.start(), p.end(), NONE);
                Matcher q = QUOTED.matcher(plain).region(p.start(), p.end());
                while (q.find()) {
                    int item = Math.max(p.start(), Math.max(plain.lastIndexOf(';', q.start()), plain.lastIndexOf('\n', q.start())));
                    put(found, q.group(1).strip(), last(bodies, item, q.start()), 3);
                }
                Matcher a = ACRONYM.matcher(text).region(p.start(), p.end());
                while (a.find()) {
                    Funder nearest = null;
                    for (Funder f : bodies) {
                        nearest = f.end <= a.start() && a.start() - f.end < 60 ? f : nearest;
                    }
                    if (!a.group(1).matches("CCAS|CIAS|CAF|MSA|FIPD|GIP|DDASS|ACSE")) {
                        put(found, Plain.of(a.group(1)), nearest, 2);
                    }
                }
                Matcher own = NAMED_BODY.matcher(text).region(p.start(), p.end());
                while (own.find()) {
                    List<Funder> what = all(text, plain, own.start(2), own.end(2), NONE);
                    if (!what.isEmpty()) {
                        put(found, Plain.of(own.group(1)).strip(), new Funder(own.start(1), own.end(1), what.getFirst().category, own.group(1).strip(), what.getFirst().key + " " + Plain.of(own.group(1)).strip()), 4);
                    }
                }
                Matcher n = ASSOCIATION_NAME.matcher(text).region(p.start(), p.end());
                while (n.find()) {
                    if (!n.group(1).matches("(?:France|D[ée]partement|Conseil|Monsieur|Madame|Loi|Article|ISCG|La Loi)")) {
                        put(found, Plain.of(n.group(1)).strip(), new Funder(n.start(), n.end(), ASSOCIATION, n.group(1).strip(), "association " + Plain.of(n.group(1)).strip()), 4);
                    }
                }
            }
            return new Aliases(found.entrySet().stream().map(e -> new Alias(e.getKey(), e.getValue(),
                    Pattern.compile("(?<![a-z\\d])" + Pattern.quote(e.getKey()) + "(?![a-z\\d])"))).toList());
        }

        private static Funder last(List<Funder> bodies, int from, int at) {
            Funder last = null;
            for (Funder f : bodies) {
                if (f.start >= from && f.end <= at + 2) {
                    // the body that opens the item of the parties is the one named, not its president or its town
                    last = last == null || f.start - from > 260 ? f : last;
                    if (at - f.end < 4) {
                        last = f;
                    }
                }
            }
            return last;
        }

        private static void put(Map<String, Funder> found, String name, Funder body, int shortest) {
            if (body != null && name.length() >= shortest && !name.matches("(?:les? )?(?:parties|partenaires|signataires|convention|present\\w*|l'?etat|prefet|departement|association|ville|commune|iscg?|isg|ddsp|dipn|groupement|gendarmerie|police.*|ggd.*|signataire|partie|partenaire|poste|beneficiaires?|titulaire|intervenant.*)")) {
                found.putIfAbsent(name, body);
            }
        }
    }

    static List<Funder> all(String text, String plain, int from, int to, Aliases aliases) {
        List<Funder> found = new ArrayList<>();
        Matcher p = PROPER.matcher(text).region(from, to);
        while (p.find()) {
            if (!p.group().matches("(?:Grande? (?:Instance|Danger|Est)|Pays .{0,3}|Val .{0,2}|(?:La|Cette|Une|Notre) (?:Communauté|Métropole|Agglomération|Agglo)).*")) {
                add(found, p.start(), p.end(), TOWN, text.substring(p.start(), p.end()), "epci");
            }
        }
        for (Alias alias : aliases.names()) {
            String name = alias.name();
            Funder body = alias.body();
            Matcher a = alias.written().matcher(plain).region(from, to);
            while (a.find()) {
                // a defined name is written with a capital, and is not the beginning of a longer one
                if (plain.substring(a.end(), Math.min(plain.length(), a.end() + 4)).matches("(?s) (?:de|du|d').*|(?s) [\\p{L}].*") && (a.end() + 1 < text.length() && (Character.isUpperCase(text.charAt(a.end() + 1)) || plain.startsWith("d", a.end() + 1))) && name.length() < 10) {
                    continue;
                }
                if (Character.isUpperCase(text.charAt(a.start())) || name.length() > 12 || name.equals("employeur")) {
                    if (found.stream().noneMatch(f -> f.start < a.end() && a.start() < f.end)) {
                        found.add(new Funder(a.start(), a.end(), body.category, body.name, body.key));
                    }
                }
            }
        }
        HEADS.forEach((category, heads) -> {
            Matcher m = heads.matcher(plain).region(from, to);
            while (m.find()) {
                if (!excluded(text, plain, from, to, m.start(), m.end(), m.group())) {
                    int end = m.end();
                    int limit = found.stream().mapToInt(Funder::start).filter(x -> x >= m.end()).min().orElse(to);
                    Matcher tail = TAIL.matcher(text).region(m.end(), Math.min(limit, to));
                    if (category.equals(TOWN) || category.equals(OTHER) || category.equals(ASSOCIATION) || category.equals(DEPARTMENT)) {
                        end = tail.lookingAt() ? tail.end() : end;
                    }
                    add(found, m.start(), end, category, text.substring(m.start(), end), head(category, m.group()));
                }
            }
        });
        found.sort(Comparator.comparingInt(Funder::start));
        Matcher s = SAME.matcher(plain).region(from, to);
        List<Funder> more = new ArrayList<>();
        while (s.find()) {
            Funder before = null;
            for (Funder f : found) {
                before = f.end <= s.start() ? f : before;
            }
            if (before != null && before.category.equals(TOWN) && Character.isUpperCase(text.charAt(s.end()))) {
                Matcher word = Pattern.compile("[\\p{L}'’-]+").matcher(text).region(s.end(), to);
                if (word.lookingAt() && found.stream().noneMatch(f -> f.start < word.end() && s.end() < f.end)) {
                    more.add(new Funder(s.start(), word.end(), TOWN, "commune de " + word.group(), "ville " + Plain.of(word.group())));
                }
            }
        }
        found.addAll(more);
        found.sort(Comparator.comparingInt(Funder::start));
        return found;
    }

    private static void add(List<Funder> found, int start, int end, String category, String name, String head) {
        if (found.stream().anyMatch(f -> f.start < end && start < f.end)) {
            return;
        }
        String clean = name.strip().replaceAll("\\s+", " ");
        String own = Plain.of(clean);
        String key = head.equals("ville") && own.matches("(?:budget|caisses?) .*") ? "ville" : switch (category) {
            case STATE -> head;
            case DEPARTMENT -> "departement";
            case OTHER -> head;
            case ASSOCIATION -> own.startsWith("fonds") ? "association" : (head + " " + own.replaceFirst("^(?:associations?|asso|federation)", "").strip()).strip();
            default -> (head + " " + (head.equals("epci") && !own.startsWith("communaute") && !own.startsWith("agglo") && !own.startsWith("metropole") ? own
                    : own.replaceFirst("^(?:communautes? (?:de communes|d'agglomeration|urbaine)|communes?|villes?|mairies?|municipalite|agglomeration|metropole|communaute|ccas|cias|associations?)", "")
                            .replaceFirst("^ (?:de la |de l'|du |des |de |d')", ""))).strip();
        };
        found.add(new Funder(start, end, category, clean, key));
    }

    private static String head(String category, String word) {
        if (category.equals(STATE)) {
            return word.matches("d[dr]ass|drdjscs|ddcs.*|ddets.*|cucs|contrat de ville|ministere.*|mildeca|droits des femmes") ? word : "etat";
        }
        if (category.equals(TOWN)) {
            return word.matches("villes?|communes?|mairies?|municipalite|(?:budget|caisses?) (?:communal|municip).*") ? "ville" : word.matches("c\\.?[ci]\\.?a\\.?s\\.?|centre.*") ? "ccas" : "epci";
        }
        return category.equals(ASSOCIATION) ? "association" : word.startsWith("caisse d'alloc") ? "caf" : word.startsWith("mutualite") ? "msa" : word;
    }

    /** Words that only look like a body: « diplôme d'État », « dans le département », « Ville » in a street name. */
    private static boolean excluded(String text, String plain, int from, int to, int start, int end, String word) {
        String before = plain.substring(Math.max(from, start - 34), start);
        String after = plain.substring(end, Math.min(to, end + 34));
        if (word.equals("etat")) {
            boolean capital = Character.isUpperCase(text.charAt(start));
            return before.matches("(?s).*(?:diplomee?s? d'|diplomes? d'|conseil d'|secretaire d'|chef de l'|en l'|suivant l'|selon l'|d'un |un |cet |d'|procureur de l'|represent\\w+ de l'|representent l'|represente l'|des )$") && !before.endsWith("subvention d'") && !before.endsWith("credits d'") && !before.endsWith("part d'")
                    || !capital && after.matches("(?s) (?:recapitulatif|transmis|des |de |signe|d'|civil|major).*");
        }
        if (word.startsWith("departement")) {
            return before.matches("(?s).*(?:dans (?:le|un|ce|tout le)|du reste du|chef-lieu du|territoire du|autre|d'un|represente l'etat dans le|viennent du|hors du|directions?|services? du) $") || after.startsWith(" d'a cot");
        }
        if (word.equals("cd") || word.equals("cg")) {
            return !Character.isUpperCase(text.charAt(start));
        }
        if (word.startsWith("communaute") && word.length() < 13 || word.equals("commune") || word.equals("communes")) {
            return after.matches("(?s) (?:de brigades?|de travail|d'appartenance).*") || before.matches("(?s).*(?:accord|culture|charte|instance|cellule|en) $") || word.equals("communes") && before.matches("(?s).*(?:communautes? de |maires des |des \\w+ |dix |huit |aupres des )$") && !before.matches("(?s).*(?:contribution|participation)[^.]*$");
        }
        if (word.startsWith("prefet") || word.startsWith("prefecture") || word.startsWith("prefete") || word.startsWith("sous-pref")) {
            return before.matches("(?s).*(?:arrete|controle|autorite|avis|accord|visa|cabinet|delegue|transmis|en|a la|au|a l'attention) (?:de l[ae] |du |d'|m\\. le )?$") && before.matches("(?s).*(?:arrete|controle|autorite|avis|accord|visa|cabinet|delegue) .*");
        }
        if (word.equals("fonds propres") && before.matches("(?s).*(?:ses|leurs) $")) {
            return !plain.substring(Math.max(from, start - 60), start).matches("(?s).*(?:celle-ci|celui-ci|l'employeur|cette derniere|qui)[^;.]*");
        }
        if (word.startsWith("association")) {
            return before.matches("(?s).*(?:l'activite de l'|projet de l'|statuts de l'|d'autres|les) $");
        }
        return word.startsWith("ville") && before.matches("(?s).*(?:politique de la|en|centre-?|contrat de) ?$") && !word.equals("contrat de ville");
    }
}
