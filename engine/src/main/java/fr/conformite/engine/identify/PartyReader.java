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

    /** The presentation of the parties is looked for in this many characters; longer than any letterhead and title seen. */
    private static final int HEAD_OF_TEXT = 6000;

    private static final Pattern OPENING = Pattern.compile(
            "(?m)(?:\\bentre(?: les? soussignee?s?| d'une part)?\\s*[:,]?\\s*\\n|\\bentre(?: les? soussignee?s?| d'une part)?\\s*:|\\b(?:les )?soussignee?s?\\b\\W*|\\bentre (?=l'|le |la |les |l |m\\.|mme|mr|monsieur|madame|d'une part)"
            + "|^\\W*(?:\\d+[.)]?\\s*|[ivx]+[.)-]\\s*|(?:article|tableau|fiche) \\w+ ?\\W? ?)?(?:les )?(?:parties|partenaires|signataires)(?: signataires| contractantes| a la convention| de la convention| engagees?)?\\s*[:.?]?\\s*\\n"
            + "|^\\W*parties\\s*:|\\bsign(?:ee?|ent)(?: par| ce texte| la presente)?\\b[^\\n]{0,40}:|^\\W*(?:\\d+[.)]? ?\\W? ?)?qui (?:s'engage|signe|sommes-nous)[^\\n]{0,20}\\n|\\bont arrete ensemble[^:\\n]{0,30}:|\\bsignataires\\W{1,4}(?=l'|le |la |les )|\\b(?:sont|ont la qualite de) parties\\b[^:\\n]{0,60}:?|\\bliant (?=l'|le |la ))");

    private static final Pattern CLOSING = Pattern.compile(
            "\\n[\\W]*(?:vu\\b|visas?\\b|considerant|il (?:est|a ete|y a lieu)|(?:ont |sont )?(?:convenu|convenus|arrete)\\b|conviennent|arretent|preambule|expos[e ]|rappel\\b|contexte|cela etant|ceci |les parties (?:conviennent|ont)"
            + "|article\\b|art\\.|titre\\b|chapitre\\b|section\\b|a quoi|est convenu)");

    private static final Map<Type, Pattern> HEADS = heads();

    /** What may stand between the start of an item and the name of the body: articles, courtesy, a function held there. */
    private static final Pattern LEAD = Pattern.compile(
            "\\G(?:pour |et |d'une part,? |d'autre part,? |par |l'employeur,? )*(?:l' ?|l |le |la |les |une? |m\\. |m |mr |mr\\. |mme |monsieur |madame |mm\\. |messieurs )*"
            + "(?:(?:directrice|directeur|representante?|delegation|antenne|secretaire general)(?:e)? (?:generale? )?(?:de |du |d')(?:la |l')?)?");

    private static final Pattern ITEM_START = Pattern.compile("(?:^|\\n|;|:|\\||, | et | ainsi que | - |/)[\\s\\W&&[^(]]*(?:\\d{1,2}[.)°]\\s*|[a-h][.)]\\s+)?(?:et\\s*,?\\s+[\\W&&[^(]]*)?(?:d'une part\\W+|d'autre part\\W+)?");

    private static final Pattern REPRESENTED = Pattern.compile(
            "represente|en la personne d|que preside|preside par|presidee par|s'engage le|s'engage la|agissant|dirigee? par|habilite|mandate|deliberation|relevant d|membre d|siege|subventionne|agree|au nom de|avec son|avec sa|en presence");

    private static final Pattern RECIPIENTS = Pattern.compile("^\\W*(?:diffusion|dest\\b|destinataires|copies?\\b|ampliations?|ref\\b|references?|vu\\b|pj\\b|.*comite)");

    private static final Pattern ALIAS = Pattern.compile(
            "(?:(?:denommee?s?|designee?s?|appelee?s?|dite?s?|apres|ou|par)\\W*(?:par )?|\\()[\"«“]\\s*(?:l'|le |la |les )?([^\"»”\\n]{2,40}?)\\s*[\"»”]|\\(([a-z][a-z.\\d]{1,9}(?: \\d\\d)?)\\)");

    private static final Pattern NAME_END = Pattern.compile(
            ",|;|\\||\\n|\\(|:| represente| ci-apres| ci apres| que preside| que represente| en la personne| pour lequel| dont | sise? | regie | agissant| dument| - | d'autre part| d'une part|\\. | et (?=l'|le |la |les )| et$| se sont | ont | conviennent");

    private PartyReader() {
    }

    private static Map<Type, Pattern> heads() {
        Map<Type, String> h = new LinkedHashMap<>();
        h.put(Type.PROCUREUR, "procureure?s?\\b|parquet\\b|ministere public|tribunal (?:judiciaire|de grande instance)|autorite judiciaire|vice-procureur");
        h.put(Type.GENDARMERIE, "groupement (?:de gendarmerie|departemental)|gendarmerie|region de gendarmerie|compagnie (?:de gendarmerie|departementale)|brigade (?:de|territoriale)|communaute de brigades|cob\\b|ggd"
                + "|(?:lieutenant-|lieutenant )?colonel\\b|general (?:de brigade|command)|chef d'escadrons?\\b|commandante? (?:de |du |le |la )?(?:groupement|compagnie|brigade)|capitaine\\b|gendarmes\\b|groupement\\b");
        h.put(Type.POLICE, "direct(?:ion|eur|rice) (?:departementale?|interdepartementale?|territoriale?|zonale?|centrale?) (?:adjointe? )?de (?:la )?(?:securite publique|police)"
                + "|ddsp\\b|dipn\\b|dtpn\\b|ddpn\\b|police nationale|police\\b(?! municipale)|commissariat|commissaire|controleure? generale?|circonscription de (?:securite|police)|hotel de police|prefecture de police|prefet de police|chef(?:fe)? de la circonscription|policiers\\b");
        h.put(Type.ETAT, "etat\\b|prefete?\\b|prefecture|sous-prefete?\\b|sous-prefecture|services de l'etat|ddass\\b|ddets\\b");
        h.put(Type.DEPARTEMENT, "departement\\b|conseil (?:departemental|general)|collectivite europeenne|president(?:e)? (?:du |de )(?:conseil (?:departemental|general)|departement)|collectivite departementale|metropole de lyon");
        h.put(Type.ASSOCIATION, "president(?:e)? de l'association|association\\b|asso\\b|federation\\b|udaf\\b|cidff\\b|fondation\\b|croix-rouge|sauvegarde\\b|mutualite francaise|entraide\\b|union departementale des associations|amicale\\b|groupe sos\\b");
        h.put(Type.COMMUNE, "ville\\b|communes?\\b|mairie|maire\\b|municipalite|ccas\\b|cias\\b|centre (?:inter)?communal d'action|communaute (?:de (?:communes|l'agglo)|d'agglo|urbaine)"
                + "|metropole|agglomeration|agglo\\b|syndicat intercommunal|[a-z][^,;:\\n(]{2,40}(?:communaute|agglomeration|agglo|metropole)\\b|president(?:e)? (?:de |du |d')(?:la |l')?(?:communaute|agglomeration|metropole|ccas|cias|centre|[^,;:\\n]{2,30}(?:communaute|agglomeration)\\b)|epci\\b");
        h.put(Type.AUTRE, "caisse\\b|caf\\b|hopital\\b|centre hospitalier|bailleur|office (?:public|d)|gip\\b|groupement d'interet public|msa\\b|mutualite sociale|conseil regional|region\\b|education nationale|inspect(?:ion|eur) (?:d'academie)|barreau");
        Map<Type, Pattern> compiled = new LinkedHashMap<>();
        h.forEach((t, p) -> compiled.put(t, Pattern.compile("\\G(?:" + p + ")")));
        return compiled;
    }

    /** The parties in the order of the text; empty when the text (a single clause, say) presents none. */
    static List<Party> read(FoldedText text) {
        int[] region = region(text);
        if (region != null) {
            return in(text, region[0], region[1]);
        }
        List<Party> signing = signatures(text);
        return distinctTypes(signing) >= 2 ? signing : List.of();
    }

    /** Those named in the block of signatures. */
    static List<Party> signatures(FoldedText text) {
        int from = signatureBlock(text.folded());
        return from < 0 ? List.of() : in(text, from, text.folded().length());
    }

    /** Where « Fait à …, le … » or « Signatures » stands near the end, or -1. Annexes may follow it. */
    static int signatureBlock(String s) {
        Matcher m = Pattern.compile("\\n\\W*(?:fait (?:et (?:passe|signe|arrete) )?(?:a |au |aux |en |le |[a-z]+,)|signatures?\\b|les signataires\\b|ont signe\\b|pour accord\\b|\\(?signe\\b)").matcher(s);
        int at = -1;
        while (m.find()) {
            if (m.start() > s.length() / 3) {
                at = m.start() + 1;
            }
        }
        return at;
    }

    /** Where the parties are presented, as offsets of the folded text, or null. */
    static int[] region(FoldedText text) {
        String s = text.folded();
        Matcher open = OPENING.matcher(s).region(0, Math.min(s.length(), HEAD_OF_TEXT));
        open.useAnchoringBounds(false);
        open.useTransparentBounds(true);
        int[] best = null;
        long kinds = 0;
        while (open.find()) {
            int[] found = from(text, open.end(), true);
            long k = found == null ? 0 : distinctTypes(in(text, found[0], found[1]));
            if (k > kinds) {
                best = found;
                kinds = k;
            }
        }
        if (kinds >= 3) {
            return best;
        }
        int[] unannounced = from(text, 0, false);
        if (unannounced == null) {
            unannounced = enumeration(text);
        }
        return unannounced == null ? best : unannounced;
    }

    /** The first line near the top that names at least three kinds of bodies, and is not a list of recipients. */
    private static int[] enumeration(FoldedText text) {
        String s = text.folded();
        int at = 0;
        while (at < Math.min(s.length(), 2500)) {
            int eol = s.indexOf('\n', at);
            eol = eol < 0 ? s.length() : eol;
            if (!RECIPIENTS.matcher(s.substring(at, eol)).find() && distinctTypes(in(text, at, eol)) >= 3) {
                return new int[] {at, eol};
            }
            at = eol + 1;
        }
        return null;
    }

    /** The run of lines from {@code start} that present at least two bodies, or null. */
    private static int[] from(FoldedText text, int start, boolean announced) {
        String s = text.folded();
        int limit = closing(s, start);
        int at = start;
        int first = -1;
        int end = -1;
        int idle = 0;
        while (at < limit && idle < 3) {
            int eol = s.indexOf('\n', at);
            eol = eol < 0 || eol > limit ? limit : eol;
            String line = s.substring(at, eol);
            boolean presents = !line.isBlank() && !in(text, at, eol).isEmpty();
            boolean goesOn = REPRESENTED.matcher(line).find() || line.strip().length() < (announced ? 90 : 30);
            if (presents && (announced || line.length() < 400)) {
                first = first < 0 ? at : first;
                end = eol;
                idle = 0;
            } else if (!line.isBlank() && !goesOn && (end > 0 || announced)) {
                break;
            } else if (!line.isBlank()) {
                idle++;
            }
            at = eol + 1;
        }
        if (end < 0) {
            return null;
        }
        List<Party> found = in(text, first, end);
        // Without the word that announces them, titles and letterheads look like parties: ask for lines that say who represents.
        boolean credible = announced || s.substring(first, end).lines().filter(l -> REPRESENTED.matcher(l).find() || l.matches("\\W*(?:l'|le |la |les |m\\.|monsieur|madame|mme).*[,;]\\s*")).count() >= 2;
        return distinctTypes(found) >= 2 && credible ? new int[] {first, end} : null;
    }

    private static int closing(String s, int start) {
        Matcher close = CLOSING.matcher(s).region(start, Math.min(s.length(), start + 5000));
        return close.find() ? close.start() : Math.min(s.length(), start + 2500);
    }

    private static long distinctTypes(List<Party> parties) {
        return parties.stream().map(Party::type).distinct().count();
    }

    private record Head(Type type, int start, int end) {
    }

    /** Parties presented between two offsets of the folded text. */
    static List<Party> in(FoldedText text, int from, int to) {
        String s = text.folded();
        List<Head> heads = new ArrayList<>();
        Matcher item = ITEM_START.matcher(s).region(from, to);
        while (item.find()) {
            Head head = head(s, item.end(), to);
            if (head != null && (heads.isEmpty() || head.start() > heads.getLast().start())) {
                heads.add(head);
            }
        }
        List<Party> parties = new ArrayList<>();
        for (int i = 0; i < heads.size(); i++) {
            Head h = heads.get(i);
            int end = i + 1 < heads.size() ? heads.get(i + 1).start() : to;
            if (i + 1 < heads.size() && s.substring(h.start(), end).strip().matches("l'employeur,?")) {
                heads.set(i + 1, new Head(heads.get(i + 1).type(), h.start(), heads.get(i + 1).end()));
                continue;
            }
            if (!parties.isEmpty() && sameBody(s, heads.get(i - 1).end(), h.start(), parties.getLast().type(), h.type())) {
                parties.set(parties.size() - 1, extend(text, parties.getLast(), h.type(), h.start(), end));
                continue;
            }
            parties.add(party(text, h.type(), h.start(), end));
        }
        return parties;
    }

    private static Head head(String s, int at, int to) {
        Matcher lead = LEAD.matcher(s).region(at, to);
        int[] places = {lead.find() ? lead.end() : at, at};
        for (int place : places) {
            for (var entry : HEADS.entrySet()) {
                Matcher m = entry.getValue().matcher(s).region(place, to);
                if (m.find()) {
                    return new Head(entry.getKey(), at, m.end());
                }
            }
        }
        return null;
    }

    /** True when the head at {@code to} only says who speaks for the party before: « l'État, représenté par M. X, préfet de l'Oise ». */
    private static boolean sameBody(String s, int from, int to, Type last, Type type) {
        String between = s.substring(Math.min(from, to), to);
        boolean sameItem = !between.contains("\n") && !between.contains(";");
        return last == type && sameItem && (type != Type.COMMUNE && type != Type.ASSOCIATION || REPRESENTED.matcher(between).find());
    }

    private static Party party(FoldedText text, Type type, int from, int to) {
        String s = text.folded();
        int start = from;
        while (start < to - 1 && !Character.isLetterOrDigit(s.charAt(start))) {
            start++;
        }
        if (s.startsWith("l'employeur, ", start)) {
            start += "l'employeur, ".length();
        }
        Matcher end = NAME_END.matcher(s).region(Math.min(start + 3, to), to);
        int nameEnd = end.find() ? end.start() : to;
        String name = text.original(start, Math.max(start + 1, nameEnd)).replaceAll("[\\s*|]+", " ").strip();
        String presentation = s.substring(from, to);
        return new Party(type, name, aliases(presentation), text.start(start), text.end(to), presentation.matches("(?s).*\\bemployeu(?:r|se)\\b.*"));
    }

    private static Party extend(FoldedText text, Party party, Type type, int from, int to) {
        Party more = party(text, type, from, to);
        boolean whichPrefect = party.type() == Type.ETAT && type == Type.ETAT && party.name().length() < 8;
        Set<String> aliases = new LinkedHashSet<>(party.aliases());
        aliases.addAll(more.aliases());
        return new Party(party.type(), whichPrefect ? party.name() + " (" + more.name() + ")" : party.name(), List.copyOf(aliases), party.start(), more.end(),
                party.employer() || more.employer());
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
