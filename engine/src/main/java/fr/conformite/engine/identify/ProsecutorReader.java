package fr.conformite.engine.identify;

import fr.conformite.engine.structure.Passage;
import fr.conformite.engine.structure.Zone;
import fr.conformite.rules.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Indicator 12: is the prosecutor a party or a signatory? Being consulted, informed, copied, seated in a committee or seized does not count.
 *
 * <p>Signals produced: {@code partie} (presented among the parties), {@code bloc-signatures} (a place in the block of signatures),
 * {@code qualite} (a sentence says that the prosecutor signs or is a party), {@code engagement} (a commitment of a party),
 * {@code ecarte} (a sentence says the contrary), {@code cite} (named for something else).
 */
public final class ProsecutorReader {

    private static final int INDICATOR = 12;
    private static final String PRESENT = "Présent";
    private static final String ABSENT = "Absent";

    /** The prosecutor, not his street, his delegates, the flooring, nor the auditor of public accounts. */
    private static final String P = "(?<!delegue[es]? du )(?<!delegues du )(?<!delegue du )(?:procureure?s?\\b(?! general)(?!-)|(?<!un )(?<!m\\. )parquet\\b(?! (?:flottant|neuf|cire|stratifie|financier))|ministere public\\b)";

    private static final Pattern PROSECUTOR = Pattern.compile("\\b" + P);

    /** The prosecutor as someone to whom, with whom or after whom something is done. */
    private static final Pattern OBJECT = Pattern.compile(
            "\\b(?:au |aux |a m\\. le |a mme la |a monsieur le |a madame la |a la |aupres d[ue]s? |devant |vers (?:le |la )|saisir (?:le |la )|(?:avis|consultation|accord|attention|demande|representant|information|courrier|note|requisitions?|enquete|permanence|politique penale|presidence|egide|presence) (?:favorable |prealable )?(?:de |d'|du )(?:m\\. le |monsieur le |mme la |madame la |la )?)"
            + P);

    /** « la procureure, quoique signataire »: whatever is done to her, she signs. */
    private static final Pattern WITH_TITLE = Pattern.compile(P + "(?: de la republique)?(?: (?:pres|de|du|d')[^.,;\\n]{0,60})?, (?:quoique |bien que |pourtant |egalement |aussi |elle-meme |lui-meme |elle aussi |lui aussi )?(?:co-?)?signataire\\b");

    private static final String G = "[^\\n]{0,220}?";

    private static final List<Pattern> SAYS = List.of(
            p("\\b(?:signee?s?|conclue?s?|passee?s?|souscrite?s?|paraphee?s?|arretee?s?) (?:[a-z]+ ){0,2}(?:par|entre) " + G + P),
            p("\\bsigne(?:s|e|es)? par\\W{1,3}" + G + P),
            p(P + "[^\\n]{0,130}?\\b(?:co-?signataires?|signataires?|co-?contractante?s?|contractante?s?|soussignee?s?)\\b"),
            p("\\b(?:co-?signataires?|signataires?|parties|soussignee?s?|contractants?|partenaires? signataires?)\\b(?! (?:desi|nomm|se reun))[^\\n:(]{0,50}[:(]" + G + P),
            p("\\b(?:les |des )?soussignee?s?\\b" + G + P),
            p(P + "[^\\n]{0,100}?\\b(?:est|sont|etant|l'une des|un des|,|en qualite de|au nombre des|parmi les|en tant que|comme) ?(?:partie|parties)\\b(?! civile| d[ue] )"),
            p("\\b(?:sont|est) parties? [^\\n]{0,160}?" + P),
            p("\\b(?:parties|signataires|soussignes|autorites|contractants)\\b[^\\n]{0,80}?\\b(?:dont|y compris|donc aussi|au nombre desquel[a-z]+|parmi lesquel[a-z]+)\\b[^\\n]{0,40}?" + P),
            p("(?:^|[,;:.] |\\b(?:le |la |m\\. |et |chef du |que |qu'))" + "(?:le |la |chef du )?" + P + "[^\\n]{0,110}?\\b(?:signe|signent|a signe|ont signe|a signer|ont signes?|signer|appose|apposent|souscri[vt](?:ent)?|a fait de meme|l'a donnee)\\b"),
            p("\\bont signee?s?\\b" + G + P),
            p("\\b(?:se sont engagee?s?|s'engagent|s'obligent) (?:ensemble|mutuellement|conjointement|les uns envers les autres)" + G + P),
            p("\\bsignatures? (?:conjointe )?(?:d[eu]s? )?(?:deux |parties? ?:|m\\. |la |l')?" + G + P),
            p("^[\\W]*(?:et )?entre\\b" + G + P),
            p("\\bd'une part\\b|\\bd'autre part\\b|\\bde (?:premiere|seconde|deuxieme|troisieme|quatrieme|cinquieme|sixieme) part\\b"),
            p("\\b(?:tri|quadri|quinque|multi|pluri|six|sept)partite\\b[^\\n]{0,40}:" + G + P),
            p(P + G + "\\bont arrete(?: et signe)?|" + P + G + "\\barretent\\b"),
            p("\\b(?:paraphes?|au bas d[eu] |tenu le stylo|nous signons)" + G + P),
            p(P + "[^.;\\n]{0,160}?\\bintervien[a-z]* (?:aux presentes|a l'acte|au present)"),
            p(WITH_TITLE.pattern()),
            p("\\ben (?:ma|sa|leur) qualite de " + P + G + "\\bsouscri"),
            p("\\bjusqu'a[u ][^\\n]{0,4}" + P + G + "\\bsigner"));

    private static final List<Pattern> DENIES = List.of(
            p(P + "[^\\n]{0,160}?\\bn(?:e |'|'en )(?:[a-z']+ ){0,4}?(?:pas|plus|rien|point|jamais|aucun[a-z]*|nullement)\\b(?! moins)(?! jusqu)[^\\n:;,]{0,45}?\\b(?:signataires?|parties?|signer|signe|signature|contractants?|retenue|sollicitee|servi|engagee?)\\b"),
            p("\\bn(?:e |')(?:[a-z']+ ){0,3}(?:pas|plus|point)\\b[^\\n]{0,20}?\\b(?:signataires?|signee?|signer)\\b[^\\n]{0,60}?" + P),
            p("\\b(?:signe|signent|signer|signera) (?:rien|pas|plus)\\b"),
            p(P + "[^\\n]{0,120}?\\b(?:pas|non|jamais|ni) (?:de |l'un de |l'une des |un |une |parmi |comme |en qualite de )?(?:ses |les )?(?:signataires?|parties?|contractants?|signature|signe)\\b"),
            p("\\bpas de signature d[ue] [^\\n]{0,20}?" + P),
            p("\\bsans (?:qu'(?:ils?|elles?|il|elle) soi(?:en)?t|etre|en etre|pour autant etre)[^\\n]{0,15}(?:parties?|signataires?)"),
            p("\\bsans (?:figurer|compter|se trouver|etre comptee?) (?:parmi|au nombre|dans)[^\\n]{0,15}(?:parties?|signataires?)"),
            p("\\bsignature d[ue] [^\\n]{0,12}?" + P + "[^\\n]{0,60}?(?:n'a|ne |n'est|esperee|envisagee|n'y)"),
            p("\\ba l'exception d[ue]s? (?:m\\. le |la )?" + P + G + "sign"),
            p("\\b(?:seuls?|seules|exclusivement|uniquement|que) [^\\n]{0,80}?(?:signataires?|parties|engagee?s?|signent)\\b(?![^\\n]{0,30}" + P + ")"),
            p("\\bni l'une? ni l'autre\\b[^\\n.;]{0,25}\\b(?:parties?|signataires?|sign(?:e|ent|era|eront))\\b"),
            p(P + "[^.;\\n]{0,120}?\\bne souhait[a-z]+ pas\\b"),
            p("\\boutre les (?:signataires|parties)\\b|\\bc'est tout\\b|\\bn'engage que\\b|\\bsigne ?\\? [^\\n]{0,60}\\bnon\\b"),
            p(P + "[^\\n]{0,40}?\\b(?:pourra|pourrait|pourront|devrait|sera invitee?|souhaitera)[^\\n]{0,40}?(?:rejoindre|signer|adherer|devenir|partie)"));

    private static final Pattern OTHER_USE = Pattern.compile(
            "^\\W*(?:vu\\b(?! pour accord| et approuve| pour signature)|considerant\\b|copies?\\b|ampliations?\\b|diffusion\\b|dest\\b|destinataires?\\b|visa d|pour information|en presence d)"
            + "|\\bconvention (?:d'aide aux victimes|signee le|du \\d|distincte|de \\d{4} (?:signee|conclue))[^\\n]{0,60}" + P);

    /** An agreement of another date, signed by whoever signed it. */
    private static final Pattern OTHER_AGREEMENT = Pattern.compile("(?<!presente )(?<!present )\\b(?:protocole|accord|charte|contrat|convention)s? (?:[a-z]+ ){0,3}(?:du \\d[^,;.\\n]{0,25}|de (?:19|20)\\d\\d),? (?:signee?|conclue?|passee?|liant) (?:par |entre |avec )?[^\\n]{0,60}" + P);

    /** What the prosecutor does, besides signing: a sentence about him, not a line of the list of parties. */
    private static final Pattern MAIN_VERB = Pattern.compile(P + "(?: de la republique)?(?: (?:pres|de|du|d')[^,;.:\\n]{0,80}?)?(?:,[^,;.:\\n]{0,60},)?(?: ni [^,;.\\n]{0,40})? "
            + "(?:peut|peuvent|pourra|pourront|doit|doivent|devra|devront|sera|seront|a(?! signe| souscrit| approuve| paraphe)|ont(?! signe| conclu| convenu| arrete| souscrit)|avait|reste|demeure|recoi(?:t|vent)|recevra|recevront|demande|decide|ordonne|commande|siege|assiste|participe|saisit|apprecie|oriente"
            + "|(?:en |y |lui |leur |les |l')(?:est|sera|sont|a|ont|recoi(?:t|vent)|recevra|recevront|peut|siege|assiste)|ne|n'[a-z]+)\\b");

    private static final Pattern BODY_MEETS = Pattern.compile("\\b(?:comite|copil|cosui|commission|(?<!grande )(?<!derniere )instance|cellule|conseil (?:local|intercommunal|departemental de (?:prevention|l'acces))|reunions?|groupe (?:local|de)|clspd|cispd)\\b");

    private static final Pattern STRONG_SIGNING = Pattern.compile("\\bqualite de (?:co-?)?signataires?|\\b(?:il|elle|ils) (?:a|ont) signe\\b|\\bsignataires? :|\\bsont parties\\b|\\bco-?signataire\\b");

    /** A line that is nothing but an office, perhaps a name, as in a block of signatures or a list of parties. */
    private static final Pattern OFFICE_LINE = Pattern.compile(
            "^(?!.*\\b(?:est|sont|sera|seront|peut|pourra|vient|anime|il|ne|n'est|qui|aux?|informee?)\\b)\\W*(?:\\d{1,2}[.)] )?(?:(?:lu et approuve|vu pour accord(?: et signature)?|pour accord|signature de?)\\W{1,3})?(?:pour )?(?:et )?(?:m\\. |mr |monsieur |mme |madame )?(?:[a-z' -]{3,40}, )?(?:l'|le |la |du )?(?:vice-)?"
            + P + "(?: adjointe?)?(?: de la republique)?(?: adjointe?)?(?:(?: pres| de| du| d'| pour)[^.;:\\n|]{0,90})?(?:,[^.;:\\n|]{0,90})?[\\s\\W]*(?:\\(?sign[a-z]*[^\\n]{0,40})?$");

    private static final Pattern SIGNS = Pattern.compile("\\bsign(?:e|ee|ees|es|ent|ature|atures)\\b|\\bparaph|\\blu et approuve\\b");

    private static final Pattern OFFICE = Pattern.compile("^(?:\\W*(?:pour|et) )?\\W*(?:l'|le |la |les |m\\. |mme )?(?:sous-)?(?:prefete?|prefecture|etat|procureure?|parquet|vice-procureure?|president|presidente|vice-presidente?|maire|direct(?:eur|rice)|commissaire|commandante?|colonel|lieutenant|capitaine|chef|cheffe|general|generale|departement|ville|commune|association|police|gendarmerie|communaute|metropole)\\b(?![^|]*\\b(?:est|sont|sera|recoit|peut|siege)\\b)");

    private static final Pattern COMMITS = Pattern.compile(P + "(?: de la republique)?(?: pres [^,.;\\n]{0,80})?,? (?:s'engage|prend l'engagement)\\b");

    private ProsecutorReader() {
    }

    private static Pattern p(String expression) {
        return Pattern.compile(expression);
    }

    /** Evidence for indicator 12 in a convention or in a single clause, in reading order. */
    public static List<Evidence> read(String text, List<Passage> passages) {
        return read(Profile.of(text), passages);
    }

    /** Same as {@link #read(String, List)}, of a text whose parties other readers ask for too. */
    public static List<Evidence> read(Profile profile, List<Passage> passages) {
        FoldedText folded = profile.text();
        String text = folded.original();
        String s = folded.folded();
        List<Evidence> found = new ArrayList<>();
        for (Party party : profile.parties()) {
            if (party.type() == Party.Type.PROCUREUR && presented(folded, party)) {
                found.add(evidence("partie", PRESENT, 0.95, Zone.PARTIES, party.start(), end(text, party)));
            }
        }
        int block = PartyReader.signatureBlock(s);
        int at = 0;
        String stem = "";
        while (at <= s.length()) {
            int eol = s.indexOf('\n', at);
            eol = eol < 0 ? s.length() : eol;
            String line = s.substring(at, eol);
            if (!line.isBlank()) {
                boolean item = line.matches("^\\s*(?:[-•–*·▪]|[a-z\\d][.)]).*") || line.strip().length() < 110;
                line(folded, at, eol, stem, block >= 0 && at >= block, passages, found);
                stem = line.strip().endsWith(":") || !item ? line : stem.isEmpty() ? line : stem;
            }
            at = eol + 1;
        }
        return List.copyOf(found);
    }

    /** False for a list of recipients, a committee or a denial that only looks like a presentation of the parties. */
    private static boolean presented(FoldedText text, Party party) {
        int[] region = PartyReader.region(text);
        if (region == null) {
            return false;
        }
        int at = text.at(party.start());
        String s = text.folded();
        int eol = s.indexOf('\n', at);
        String line = s.substring(s.lastIndexOf('\n', at) + 1, eol < 0 ? s.length() : eol);
        boolean meeting = BODY_MEETS.matcher(line).find() && !line.contains("entre ") && !STRONG_SIGNING.matcher(line).find();
        boolean known = PROSECUTOR.matcher(line).find() || line.contains("tribunal") || line.contains("autorite judiciaire");
        int stop = s.indexOf(". ", at);
        String own = s.substring(at, Math.min(eol < 0 ? s.length() : eol, stop < 0 ? s.length() : stop));
        return known && !meeting && !MAIN_VERB.matcher(own).find() && !OTHER_AGREEMENT.matcher(line).find() && !OTHER_USE.matcher(line).find() && !says(DENIES, line);
    }

    private static void line(FoldedText text, int from, int to, String stem, boolean signing, List<Passage> passages, List<Evidence> found) {
        String s = text.folded();
        String line = s.substring(from, to);
        if (!PROSECUTOR.matcher(line).find()) {
            return;
        }
        boolean memberList = stem.strip().endsWith(":") && BODY_MEETS.matcher(stem).find();
        if (signing && !memberList) {
            for (String cell : line.split("\\||\\s-\\s")) {
                Matcher office = OFFICE_LINE.matcher(cell.strip());
                if (office.find() && !OTHER_USE.matcher(line).find()) {
                    int start = from + line.indexOf(cell.strip());
                    found.add(evidence("bloc-signatures", PRESENT, 0.95, Zone.SIGNATURES, text.start(start), text.end(start + cell.strip().length())));
                    return;
                }
            }
        }
        if (!signing && !memberList && rollOfOffices(line, stem, from > s.length() * 0.6)) {
            found.add(evidence("bloc-signatures", PRESENT, 0.85, zone(passages, text.start(from)), text.start(from), text.end(to)));
            return;
        }
        int at = from;
        for (String sentence : sentences(line)) {
            Matcher m = PROSECUTOR.matcher(sentence);
            if (m.find()) {
                int start = s.indexOf(sentence, at);
                found.add(judge(text, start, start + sentence.length(), sentence.strip(), line.strip(), stem.strip(), passages));
            }
            at += sentence.length();
        }
    }

    private static Evidence judge(FoldedText text, int from, int to, String sentence, String line, String stem, List<Passage> passages) {
        int start = text.start(from);
        int end = text.end(to);
        Zone zone = zone(passages, start);
        boolean recital = OTHER_USE.matcher(line).find() || OTHER_AGREEMENT.matcher(sentence).find() || zone == Zone.RECITALS;
        if (recital) {
            return evidence("cite", ABSENT, 0.8, zone, start, end);
        }
        if (says(DENIES, sentence) && !sentence.contains("pas moins")) {
            return evidence("ecarte", ABSENT, 0.9, zone, start, end);
        }
        boolean meeting = BODY_MEETS.matcher(sentence).find() || BODY_MEETS.matcher(stem).find() && stem.endsWith(":");
        boolean strong = STRONG_SIGNING.matcher(sentence).find();
        if (OFFICE_LINE.matcher(sentence).find() && !MAIN_VERB.matcher(sentence).find() && !meeting && line.length() < 200) {
            boolean listed = Pattern.compile("\\b(?:parties|signataires|soussign|entre)\\b").matcher(stem).find();
            return evidence("bloc-signatures", PRESENT, listed ? 0.95 : 0.8, zone, start, end);
        }
        if (says(SAYS, sentence) && (!meeting || strong) && !onlyObject(sentence)) {
            return evidence("qualite", PRESENT, strong ? 0.95 : 0.85, zone, start, end);
        }
        if (COMMITS.matcher(sentence).find()) {
            return evidence("engagement", PRESENT, 0.6, zone, start, end);
        }
        return evidence("cite", ABSENT, 0.7, zone, start, end);
    }

    /** « Le préfet – La procureure – Le colonel – Le président » near the end, or after words on signing: nothing but those who sign. */
    private static boolean rollOfOffices(String line, String stem, boolean late) {
        String[] cells = line.strip().split("\\s+[-|·•/]\\s+|\\s*[;|]\\s*");
        boolean signs = SIGNS.matcher(stem).find();
        if (cells.length < 3 || !late && !signs || BODY_MEETS.matcher(line).find() || BODY_MEETS.matcher(stem).find() && !signs || OTHER_USE.matcher(line).find()
                || OTHER_USE.matcher(stem).find()) {
            return false;
        }
        boolean prosecutor = false;
        for (String cell : cells) {
            if (cell.length() > 90 || !OFFICE.matcher(cell.strip()).find()) {
                return false;
            }
            prosecutor |= OFFICE_LINE.matcher(cell.strip()).find();
        }
        return prosecutor;
    }

    /** True when every mention of the prosecutor is that of someone informed, asked or seized. */
    private static boolean onlyObject(String sentence) {
        Matcher all = PROSECUTOR.matcher(sentence);
        int mentions = 0;
        while (all.find()) {
            mentions++;
        }
        Matcher objects = OBJECT.matcher(sentence);
        int asObject = 0;
        while (objects.find()) {
            asObject++;
        }
        return asObject >= mentions && !WITH_TITLE.matcher(sentence).find() && !sentence.contains("jusqu'au") && !sentence.contains("signature du");
    }

    private static boolean says(List<Pattern> patterns, String sentence) {
        return patterns.stream().anyMatch(p -> p.matcher(sentence).find());
    }

    /** Sentences of a line; « M. », « Mme. » and initials do not end one. */
    private static List<String> sentences(String line) {
        return List.of(line.split("(?<=[.!])(?<!\\b(?:m|mm|mr|mme|art|l|r|d|h|dr|st)\\.)(?=\\s+\\S)"));
    }

    private static int end(String text, Party party) {
        int end = Math.min(party.end(), text.length());
        int eol = text.indexOf('\n', party.start());
        end = eol > party.start() ? Math.min(end, eol) : end;
        while (end > party.start() + 1 && (Character.isWhitespace(text.charAt(end - 1)) || ",;".indexOf(text.charAt(end - 1)) >= 0)) {
            end--;
        }
        return end;
    }

    private static Zone zone(List<Passage> passages, int at) {
        for (Passage p : passages) {
            if (p.start() <= at && at < p.end()) {
                return p.zone();
            }
        }
        return Zone.BODY;
    }

    private static Evidence evidence(String signal, String value, double force, Zone zone, int start, int end) {
        return new Evidence(INDICATOR, signal, value, force, zone.name(), -1, start, end);
    }
}
