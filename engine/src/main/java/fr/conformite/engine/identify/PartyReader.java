package fr.conformite.engine.identify;

import fr.conformite.engine.identify.Party.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads who signs: the « Entre… et… » at the head of a convention, in its many shapes (list, one sentence, « Les soussignés »,
 * « Qui s'engage ? »), and failing that the block of signatures.
 */
final class PartyReader {

    /** Words that open the presentation of the parties. */
    private static final Pattern OPENING = Pattern.compile(
            "(?m)^[\\W\\d]*(?:(?:convention|accord|protocole|avenant|la presente|le present)[^\\n]{0,80}?)?"
            + "(?:conclue? entre\\b|passee? entre\\b|entre(?: les? soussignee?s?| d'une part)?\\s*[:,\\n]|entre (?:l'etat|le |la |l'|m\\.|mme|les )"
            + "|(?:les )?soussignes\\b|les parties\\b\\W*\\n|parties(?: signataires| a la convention)?\\s*[:.\\n]|sign(?:ee?|ent)(?: par| ce texte| la presente)?\\b[^\\n]{0,40}:"
            + "|signataires\\b[^\\n]{0,30}[:\\n]|qui (?:s'engage|signe)|sont parties|ont signe\\b|ce que (?:se promettent|conviennent))");

    /** Words that close it. */
    private static final Pattern CLOSING = Pattern.compile(
            "(?m)^[\\W]*(?:vu\\b|visas?\\b|considerant|il (?:est|a ete|y a lieu)|(?:ont |sont )?(?:convenu|arrete)|conviennent|arretent|preambule|expose\\b|expose preal"
            + "|article\\b|art\\.|titre\\b|chapitre\\b|section\\b|rappel|contexte|cela etant|ceci (?:etant|expose)|les parties (?:conviennent|ont)|d'ou (?:l'on|vient)|\\d+[.)]? +[a-z]|[ivx]+[.)]? +-? ?[a-z]|a quoi)");

    /** Heads: what a party's name begins with. The first that matches at a place wins. */
    private static final Map<Type, Pattern> HEADS = heads();

    private static final String ART = "(?:(?:l'|l |le |la |les |une? |m\\. |m |mr |mme |monsieur |madame |mm\\. |messieurs )*)";

    private static final Pattern ITEM_START = Pattern.compile("(?:^|\\n|;|:|\\||,|\\(| et | ainsi que | - |/)[\\s\\W&&[^(]]*(?:et\\s*,?\\s+)?(?:d'une part\\W+|d'autre part\\W+)?");

    private static final Pattern REPRESENTED = Pattern.compile(
            "(?:represente(?:e|s|es)?(?: a l'acte| aux presentes| ici)?(?: par)?|en la personne d[eu']|que preside|que represente|pour lequel s'engage|agissant|presidee? par|dirigee? par"
            + "|habilite(?:e)? par|mandate(?:e)? par|deliberation|relevant d[eu]|membre d[eu]|siege|subventionnee? par|agree(?:e)? par|declaree? a|commandant|commande|dependant d[eu])");

    private static final Pattern ALIAS = Pattern.compile(
            "(?:(?:denommee?s?|designee?s?|appelee?s?|dite?s?|apres|ou)\\W*(?:par )?|\\()[\"«“]\\s*(?:l'|le |la |les )?([^\"»”\\n]{2,40}?)\\s*[\"»”]|\\(([a-z][a-z.\\d]{1,9}(?: \\d\\d)?)\\)");

    private static final Pattern NAME_END = Pattern.compile(
            ",|;|\\||\\n|\\(|:| represente| ci-apres| ci apres| que preside| que represente| en la personne| pour lequel| dont | sise? | regie| agissant| dument| - | d'autre part| d'une part|\\. ");

    private PartyReader() {
    }

    private static Map<Type, Pattern> heads() {
        Map<Type, String> h = new LinkedHashMap<>();
        h.put(Type.PROCUREUR, "procureure?s?\\b|parquet\\b|ministere public|tribunal (?:judiciaire|de grande instance)|autorite judiciaire");
        h.put(Type.GENDARMERIE, "groupement (?:de |departemental)|gendarmerie|region de gendarmerie|compagnie de gendarmerie|compagnie\\b|brigade|communaute de brigades|cob\\b|ggd"
                + "|(?:lieutenant-|lieutenant )?colonel\\b|general\\b|chef d'escadron|commandante? (?:de |du |le |la )?(?:groupement|compagnie|brigade)|capitaine\\b|gendarmes?\\b");
        h.put(Type.POLICE, "direct(?:ion|eur|rice) (?:departementale?|interdepartementale?|territoriale?|zonale?|centrale?) (?:adjointe? )?de (?:la )?(?:securite publique|police)"
                + "|ddsp|dipn|dtpn|police nationale|police\\b(?! municipale)|commissariat|commissaire|controleure? generale?|circonscription de (?:securite|police)|hotel de police|prefecture de police|prefet de police|chef de la circonscription|policiers?\\b");
        h.put(Type.ETAT, "etat\\b|prefete?\\b|prefecture|sous-prefete?\\b|sous-prefecture|services de l'etat|ddass\\b|ddets\\b");
        h.put(Type.COMMUNE, "ville\\b|commune\\b|mairie|maire\\b|municipalite|ccas\\b|cias\\b|centre (?:inter)?communal d'action|communaute (?:de (?:communes|l'agglo)|d'agglo|urbaine|d'?agglo)"
                + "|metropole|agglomeration|agglo\\b|syndicat intercommunal|pays d[eu'][^,;\\n]{2,40}(?:agglomeration|communaute)|[a-z][^,;:\\n(]{2,40}(?:communaute|agglomeration|agglo|metropole)\\b|president(?:e)? d[eu'] ?(?:la |l')?(?:communaute|agglomeration|metropole|[^,;\\n]{2,30}communaute\\b)|epci\\b|quimper bretagne occidentale");
        h.put(Type.DEPARTEMENT, "departement\\b|conseil (?:departemental|general)|collectivite europeenne|president(?:e)? du (?:conseil (?:departemental|general)|departement)|collectivite departementale|metropole de lyon");
        h.put(Type.ASSOCIATION, "association\\b|asso\\b|federation\\b|udaf\\b|cidff\\b|fondation\\b|croix-rouge|sauvegarde\\b|president(?:e)? de l'association|mutualite\\b|entraide\\b|union departementale des associations|amicale\\b|groupe sos\\b|maison d[eu]|relais\\b");
        h.put(Type.AUTRE, "caisse\\b|caf\\b|hopital\\b|centre hospitalier|bailleur|office\\b|gip\\b|groupement d'interet public|msa\\b|mutualite sociale|region\\b|conseil regional|education nationale|inspect(?:ion|eur) (?:d'academie)|barreau");
        Map<Type, Pattern> compiled = new LinkedHashMap<>();
        h.forEach((t, p) -> compiled.put(t, Pattern.compile("\\b(?:" + p + ")")));
        return compiled;
    }

    /** The parties in the order of the text; empty when the text (a single clause, say) presents none. */
    static List<Party> read(FoldedText text) {
        int[] region = region(text);
        return region == null ? List.of() : in(text, region[0], region[1]);
    }

    /** Where the parties are presented, as offsets of the folded text, or null. */
    static int[] region(FoldedText text) {
        String s = text.folded();
        int horizon = Math.min(s.length(), 6000);
        Matcher open = OPENING.matcher(s).region(0, horizon);
        open.useAnchoringBounds(false);
        int start = -1;
        int[] best = null;
        while (open.find() && best == null) {
            start = open.end() - (s.charAt(open.end() - 1) == ' ' || s.charAt(open.end() - 1) == '\'' ? 0 : 0);
            // « entre l'État… »: the head itself is part of the opening; step back to its article
            String o = s.substring(open.start(), open.end());
            int between = o.lastIndexOf("entre ");
            if (between >= 0 && !o.endsWith(":") && !o.contains("soussign")) {
                start = open.start() + between + "entre ".length();
            }
            int end = closing(s, start);
            if (distinctTypes(in(text, start, end)) >= 2) {
                best = new int[] {start, end};
            }
        }
        if (best == null) {
            int end = closing(s, 0);
            if (end < 5000 && distinctTypes(in(text, 0, end)) >= 2) {
                best = new int[] {0, end};
            }
        }
        return best;
    }

    private static int closing(String s, int start) {
        Matcher close = CLOSING.matcher(s).region(start, Math.min(s.length(), start + 5000));
        close.useAnchoringBounds(false);
        while (close.find()) {
            if (close.start() > start + 30) {
                return close.start();
            }
        }
        return Math.min(s.length(), start + 2500);
    }

    private static long distinctTypes(List<Party> parties) {
        return parties.stream().map(Party::type).distinct().count();
    }

    /** Parties presented between two offsets of the folded text. */
    static List<Party> in(FoldedText text, int from, int to) {
        String s = text.folded();
        record Head(Type type, int start, int end) {
        }
        List<Head> heads = new ArrayList<>();
        Matcher item = ITEM_START.matcher(s).region(from, to);
        int at = from;
        boolean first = true;
        while (first || item.find()) {
            if (!first) {
                at = item.end();
            }
            first = false;
            Matcher article = Pattern.compile("\\G\\W*" + ART + "(?:pour )?(?:" + ART + ")(?:(?:president|presidente|directeur|directrice|maire|representant|vice-president|vice-presidente)(?:e)? (?:de |du |d')(?:la |l')?)?").matcher(s).region(at, to);
            int head = article.find() ? article.end() : at;
            for (var entry : HEADS.entrySet()) {
                Matcher m = entry.getValue().matcher(s).region(at, to);
                m.useAnchoringBounds(false);
                m.useTransparentBounds(true);
                boolean matched = m.find() && m.start() <= Math.max(head, at + 2) + 45 && reaches(s, at, m.start());
                if (matched) {
                    heads.add(new Head(entry.getKey(), at, m.end()));
                    break;
                }
            }
            if (item.hitEnd() && at >= to) {
                break;
            }
        }
        List<Party> parties = new ArrayList<>();
        for (int i = 0; i < heads.size(); i++) {
            Head h = heads.get(i);
            int end = i + 1 < heads.size() ? heads.get(i + 1).start() : to;
            int lineStart = Math.max(s.lastIndexOf('\n', h.start()), s.lastIndexOf(';', h.start())) + 1;
            String before = s.substring(Math.max(from, Math.min(lineStart, h.start())), h.start());
            boolean described = REPRESENTED.matcher(before).find();
            if (!parties.isEmpty() && (described || sameBody(parties.getLast(), h.type(), before))) {
                parties.set(parties.size() - 1, extend(text, parties.getLast(), h.type(), h.start(), end));
                continue;
            }
            parties.add(party(text, h.type(), h.start(), end));
        }
        return parties;
    }

    /** Only articles, titles and a personal name may stand between the start of an item and the head. */
    private static boolean reaches(String s, int at, int head) {
        String between = s.substring(Math.min(at, head), head);
        return !between.contains("\n") && !between.contains(",") && !between.contains(";") && !REPRESENTED.matcher(between).find();
    }

    private static boolean sameBody(Party last, Type type, String before) {
        boolean sameLine = !before.isBlank();
        return sameLine && last.type() == type && type != Type.COMMUNE && type != Type.ASSOCIATION;
    }

    private static Party party(FoldedText text, Type type, int from, int to) {
        String s = text.folded();
        int start = from;
        while (start < to && !Character.isLetterOrDigit(s.charAt(start))) {
            start++;
        }
        Matcher end = NAME_END.matcher(s).region(Math.min(start + 3, to), to);
        int nameEnd = end.find() ? end.start() : to;
        String name = text.original(start, Math.max(start + 1, nameEnd)).replaceAll("[\\s*|]+", " ").strip();
        return new Party(type, name, aliases(s.substring(from, to)), text.start(start), text.end(to), s.substring(from, to).matches("(?s).*\\bemployeu(?:r|se)\\b.*"));
    }

    private static Party extend(FoldedText text, Party party, Type type, int from, int to) {
        String s = text.folded();
        Party more = party(text, type, from, to);
        String name = party.type() == Type.ETAT && type == Type.ETAT && !Fcontains(party.name(), "préf") ? party.name() + " (" + more.name() + ")" : party.name();
        Set<String> aliases = new LinkedHashSet<>(party.aliases());
        aliases.addAll(aliases(s.substring(from, to)));
        return new Party(party.type(), name, List.copyOf(aliases), party.start(), text.end(to), party.employer() || more.employer());
    }

    private static boolean Fcontains(String text, String part) {
        return text.toLowerCase(java.util.Locale.FRENCH).contains(part);
    }

    private static List<String> aliases(String folded) {
        Set<String> found = new LinkedHashSet<>();
        Matcher m = ALIAS.matcher(folded);
        while (m.find()) {
            String a = (m.group(1) != null ? m.group(1) : m.group(2)).strip();
            if (!a.isEmpty() && !a.equals("employeur") && !a.equals("etat")) {
                found.add(a);
            }
        }
        return List.copyOf(found);
    }
}
