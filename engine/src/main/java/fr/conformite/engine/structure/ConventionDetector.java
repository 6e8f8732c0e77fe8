package fr.conformite.engine.structure;

import fr.conformite.engine.UnreadableDocumentException;
import fr.conformite.engine.UnreadableDocumentException.Code;
import fr.conformite.engine.language.Fold;
import fr.conformite.engine.read.SourceDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Decides whether a document is an ISCG convention (an amendment is one). Lenient on words, since many hands write them: what is asked
 * is a social worker, a police or gendarmerie that hosts them, both in the same breath somewhere, and the form of an agreement.
 */
public final class ConventionDetector {

    private static final Pattern WORKER = folded("intervenante?s? sociale?s?|intervention sociale|travailleu(?:r|se)s? socia(?:l|ux|les?)"
            + "|assistante?s? (?:de service )?sociale?s?|assistante?s? (?:territoria(?:l|ux|les?) )?socio.educati(?:f|ve)s?|educat(?:eur|rice)s? specialisee?s?|conseillere?s? en economie sociale"
            + "|(?:referent|correspondant|mediateur)e?s? (?:social|sociaux)e?s?|accueil social|(?:poste|agente?|professionnel(?:le)?|salariee?|emploi|permanence|conseillere?)s? (?:d'intervenante? |d'action )?sociale?s?");
    /** « ISG » and its kin written in capitals; folded, they would be syllables. */
    private static final Pattern ACRONYM = Pattern.compile("\\bIS(?:CG|G|C|CPN)s?\\b");
    private static final Pattern HOST = folded("\\bpolici(?:er|ere)s?\\b|\\bpolice\\b(?! municipale| d'assurance)|gendarme|commissariat|\\bbrigades?\\b|\\bddsp\\b|\\bdipn\\b|\\bcasernes?\\b");
    /** What the worker does, for the drafter who never names the trade. */
    private static final Pattern HELP = folded("\\bsocia(?:l|le|les|ux)\\b|accompagn|\\becout|detresse|\\borient|entretien|difficulte|\\brecoit|\\bdemarches\\b|victime");
    /** Somebody is employed to do it. */
    private static final Pattern HIRED = folded("\\bemplo(?:i|is|ie|ient|ye|yes?|yee|yeu(?:r|se)s?)\\b|\\bembauch|\\brecrut|\\bsalari(?:e|ee|es|ees|er|era)?\\b|\\bsalaires?\\b|\\bpostes?\\b(?! de police)|\\bremuner|\\betp\\b|temps (?:plein|complet)|mi-temps|\\btraitement\\b"
            + "|\\bagente?s?\\b(?! de police)|\\bhierarchi|\\bpa(?:ie|ye)\\b|\\bdiplom");
    /** What the worker is called once introduced. */
    private static final Pattern CALLED = folded("\\b(?:intervenante?|educat(?:eur|rice)|assistante?|travailleu(?:r|se)|conseillere?|salariee?|professionnel(?:le)?|referente?|titulaire|correspondante?)s?\\b");
    private static final Pattern PARTNERS = folded("\\bsignataires?\\b|\\bparties\\b|soussigne|ci-apres|represente[es]* par|d'une part|\\bpartenaires\\b");
    private static final Pattern AGREED = folded("(?:convenu|convenus|arrete|arretent|conviennent|decide)s?\\b.{0,40}\\bsuit|ont (?:conclu|signe|convenu)|mise?s? d'accord|(?:renouvellent|concluent|passent) (?:leur|un|le|la|une)");
    private static final Pattern NAMED = folded("\\bconventions?\\b|\\bavenants?\\b|\\bprotocoles?\\b|\\baccords?\\b|\\bcharte\\b|\\bpartenariat\\b");
    private static final Pattern CLAUSES = folded("\\bduree\\b|reconducti|resili|\\bpreavis\\b|denonc|prend effet|trois ans|trente-six mois|\\bcomite de (?:suivi|pilotage)\\b|\\bavenant\\b|\\bengage(?:nt|ments?)?\\b|\\bfinancement\\b");

    private static final Map<String, Pattern> OTHERS = Map.ofEntries(
            Map.entry("une facture ou un devis", folded("\\bfacture\\b|net a payer|\\btva\\b|\\bttc\\b|\\bdevis\\b|montant ht|reference client")),
            Map.entry("un contrat de location", folded("\\bbailleur\\b|\\blocataire\\b|\\bloyers?\\b|depot de garantie|\\bpreneur\\b|\\bbail\\b")),
            Map.entry("un curriculum vitæ", folded("curriculum|experiences? professionnelles?|centres? d'interet|\\bne\\(?e?\\)? le\\b|langues? parlees?|permis b\\b")),
            Map.entry("une offre d'emploi", folded("offre d'emploi|fiche de poste|candidatures?\\b|lettre de motivation|poste a pourvoir|profil recherche|\\brecrute\\b|\\bcdd\\b|remuneration selon|date limite")),
            Map.entry("une convention de vidéoprotection", folded("video.?(?:surveillance|protection)|\\bcameras?\\b|centre de supervision|\\bimages\\b")),
            Map.entry("une convention de coordination entre polices", folded("police municipale|policiers? municipa|coordination des interventions")),
            Map.entry("une convention de stage", folded("\\bstagiaires?\\b|maitre de stage|convention de stage|etablissement d'enseignement")),
            Map.entry("un bilan ou un rapport d'activité", folded("rapport d'activite|bilan d'activite|nombre de situations|file active|\\bstatistiques\\b")),
            Map.entry("une convention d'aide aux victimes", folded("aide aux victimes|france victimes|\\bjuristes?\\b|\\bpsychologues?\\b")));

    private static final Pattern FRENCH = Pattern.compile("\\b(?:le|la|les|l|de|des|du|d|et|est|une?|que|qui|dans|pour|par|sur|au|aux|ce|cette|son|sa|ses|il|elle|en)\\b");
    private static final Pattern ENGLISH = Pattern.compile("\\b(?:the|of|and|to|shall|in|is|by|with|be|for|this|that|any|which|agreement)\\b");

    private final Segmenter segmenter = new Segmenter();

    /**
     * @param document a document as read
     * @throws UnreadableDocumentException with code {@code PAS_UNE_CONVENTION} and a French sentence that says what the document looks like
     */
    public void require(SourceDocument document) throws UnreadableDocumentException {
        String reason = refusal(document, segmenter.passages(document));
        if (reason != null) {
            throw new UnreadableDocumentException(Code.PAS_UNE_CONVENTION, "Le document « " + document.file() + " » n'est pas une convention ISCG : " + reason);
        }
    }

    /**
     * @param document a document as read
     * @param passages its passages
     * @return why it is not a convention, as the end of a French sentence, or null when it is one
     */
    public String refusal(SourceDocument document, List<Passage> passages) {
        String text = Fold.fold(document.text());
        long words = Pattern.compile("\\p{L}{2,}").matcher(text).results().count();
        if (words < 60) {
            return "il ne contient que quelques mots.";
        }
        long french = FRENCH.matcher(text).results().count();
        if (french < words * 0.12) {
            return ENGLISH.matcher(text).results().count() > words * 0.12 ? "il est rédigé en anglais." : "il n'est pas rédigé en français.";
        }
        int form = form(document, passages, text);
        String title = title(document, passages);
        boolean worker = WORKER.matcher(Fold.fold(title)).find() || ACRONYM.matcher(title).find();
        boolean host = HOST.matcher(Fold.fold(title)).find();
        if (worker && host && form >= 2) {
            return null;
        }
        long workers = WORKER.matcher(text).results().count() + ACRONYM.matcher(document.text()).results().count();
        long hosts = HOST.matcher(text).results().count();
        String looks = looksLike(text, words);
        // The trade may never be named (« la référente », « la personne ») : who hires someone to help people for the police is believed.
        long hired = HIRED.matcher(text).results().count();
        boolean unnamed = looks == null && hosts >= 2 && hired >= 3 && (hosts >= 6 || HELP.matcher(text).results().count() >= 4);
        if (hosts == 0 || workers == 0 && !unnamed) {
            String missing = workers == 0 && hosts == 0 ? "il ne parle ni d'un intervenant social ni de la police ou de la gendarmerie"
                    : workers == 0 ? "il ne parle pas d'un intervenant social" : "il ne parle ni de la police ni de la gendarmerie";
            return missing + (looks == null ? "." : " et ressemble à " + looks + ".");
        }
        // one passing mention of either is not the subject of the document, unless it stands in the title
        boolean crowded = looks != null && OTHERS.get(looks).matcher(text).results().count() > 3 * workers;
        boolean subject = worker && host || (host || meet(document, passages)) && workers >= 2 && workers + hosts >= Math.max(4, words / 250) && !crowded;
        // A drafter may name the worker's trade once and then speak of « l'éducatrice » or « la salariée »: not refused, unless the
        // document looks like something else. A wrong refusal costs the reader a whole reading.
        unnamed &= form >= 1;
        long called = CALLED.matcher(text).results().count();
        boolean swamped = looks != null && OTHERS.get(looks).matcher(text).results().count() > 2 * (workers + called);
        boolean plausible = workers >= 1 && hosts >= 3 && workers + called >= 5 && !swamped
                || looks == null && hosts >= 6 && HELP.matcher(text).results().count() >= 8
                || unnamed;
        if (!subject && !plausible) {
            return "l'intervention d'un travailleur social en police ou en gendarmerie n'en est pas le sujet" + (looks == null ? "." : " ; il ressemble à " + looks + ".");
        }
        if (form < 2 && (looks != null && !looks.contains("aide aux victimes") || !plausible)) {
            return "il en parle, mais n'a pas la forme d'un accord entre des parties" + (looks == null ? "." : " ; il ressemble à " + looks + ".");
        }
        return null;
    }

    /** How many marks of an agreement the document bears. */
    private static int form(SourceDocument document, List<Passage> passages, String text) {
        int articles = 0;
        boolean parties = false;
        boolean signed = false;
        String last = null;
        for (Passage passage : passages) {
            parties |= passage.zone() == Zone.PARTIES || passage.zone() == Zone.RECITALS;
            signed |= passage.zone() == Zone.SIGNATURES;
            if (passage.article() != null && !passage.article().equals(last)) {
                articles += passage.article().matches(".*\\d.*|[IVX]+\\b.*") ? 1 : 0;
                last = passage.article();
            }
        }
        String opening = Fold.fold(opening(document, passages));
        int form = 0;
        form += NAMED.matcher(opening).find() ? 1 : 0;
        form += AGREED.matcher(text).find() ? 1 : 0;
        form += PARTNERS.matcher(text).results().count() >= 2 || parties && PARTNERS.matcher(text).find() ? 1 : 0;
        form += signed ? 1 : 0;
        form += articles >= 4 && CLAUSES.matcher(text).results().count() >= 3 ? 1 : 0;
        boolean advertisement = OTHERS.get("une offre d'emploi").matcher(text).results().count() >= 4;
        boolean report = OTHERS.get("un bilan ou un rapport d'activité").matcher(opening).find();
        return form - (advertisement && !signed && articles < 4 ? 1 : 0) - (report && !signed ? 1 : 0);
    }

    /** Title and what follows it at once: the first six passages. */
    private static String opening(SourceDocument document, List<Passage> passages) {
        var head = new StringBuilder();
        for (Passage passage : passages.subList(0, Math.min(6, passages.size()))) {
            head.append(document.text(), passage.start(), passage.end()).append('\n');
        }
        return head.toString();
    }

    private static String title(SourceDocument document, List<Passage> passages) {
        var head = new StringBuilder();
        for (Passage passage : passages) {
            if (passage.index() > 0 && (passage.zone() != Zone.TITLE || passage.index() > 4)) {
                break;
            }
            head.append(document.text(), passage.start(), passage.end()).append('\n');
        }
        return head.substring(0, Math.min(400, head.length()));
    }

    private static boolean meet(SourceDocument document, List<Passage> passages) {
        String before = "";
        for (Passage passage : passages) {
            String here = document.text().substring(passage.start(), passage.end());
            String both = before + " " + here;
            String folded = Fold.fold(both);
            if (HOST.matcher(folded).find() && (WORKER.matcher(folded).find() || ACRONYM.matcher(both).find())) {
                return true;
            }
            before = here;
        }
        return false;
    }

    private static String looksLike(String text, long words) {
        String best = null;
        long most = 0;
        for (var other : new TreeMap<>(OTHERS).entrySet()) {
            long found = other.getValue().matcher(text).results().count();
            if (found > most) {
                most = found;
                best = other.getKey();
            }
        }
        return most >= Math.max(3, words / 300) ? best : null;
    }

    /** A pattern for folded text: lower case, no accents. */
    private static Pattern folded(String pattern) {
        return Pattern.compile(pattern);
    }

    /** Themes that a complete convention speaks of; an amendment that touches few of them is partial. */
    private static final List<Pattern> THEMES = List.of(
            folded("\\bvictimes?\\b|mis(?:es?)? en cause|toute personne|beneficiaires?|usagers?\\b|publics?\\b|quiconque"),
            folded("\\bbureau\\b|locaux|\\bcaserne|au commissariat|a la brigade"),
            folded("hierarchi|fonctionnelle|\\bemployeur\\b|instructions|evalu(?:e|ation)"),
            folded("secret|confidenti|deontolog|discretion"),
            folded("diplome|qualifi|titulaire d|travailleu(?:r|se)s? socia"),
            folded("comite|pilotage|bilan"),
            folded("euros?\\b|€|financ|fipd|subvention"),
            folded("duree|\\bans?\\b|prend effet|reconduc"));
    private static final Pattern AMENDED = folded("(?:l'article|les articles|article|annexe)s?\\s+\\w+.{0,80}(?:est|sont) (?:ainsi )?(?:modifie|remplace|complete|redige|abroge|supprime|annule)"
            + "|(?:autres|reste des) (?:articles?|dispositions|clauses|stipulations).{0,80}(?:demeure|reste|sont|est)[nt]* (?:inchange|en vigueur|applicable|sans changement|valable)"
            + "|le present avenant (?:a pour objet de )?(?:modifie|prolonge|proroge|complete|reconduit)");
    /** An amendment that says it is the whole text now. */
    private static final Pattern WHOLE = folded("consolid|integralement (?:remplace|reecrit)|dispositions .{0,60}sont remplacees par les suivantes|annule et remplace .{0,30}(?:la|l'ensemble de la) convention");
    private static final Pattern REFERENCE = Pattern.compile("(?iU)\\bannexes?\\s+(?:n°\\s*)?(\\d{1,2}|[A-H]\\b|I{1,3}\\b)(?:\\s*(?:,|et|à)\\s*(\\d{1,2}|[A-H]\\b))?");
    private static final Pattern ATTACHED = folded("(?:jointe?s?|figur\\w+|precise[es]*|detaille[es]*|fixe[es]*|decri\\w+|annexe[es]+) (?:en|dans l'|a l'|aux?) ?annexes?\\b(?! (?:\\d|[a-h]\\b))|annexee?s? (?:a|au) (?:la |le )?present");

    /**
     * Reasons to doubt that the document says everything.
     *
     * @param document a document as read
     * @param passages its passages
     * @return French sentences: partial amendment, annex announced and absent, parts in another language
     */
    public List<String> doubts(SourceDocument document, List<Passage> passages) {
        var doubts = new ArrayList<String>();
        String text = Fold.fold(document.text());
        String opening = Fold.fold(document.text().substring(0, Math.min(600, document.text().length())));
        long themes = THEMES.stream().filter(theme -> theme.matcher(text).find()).count();
        boolean amendment = opening.matches("(?s).*\\bavenant\\b.*") && !WHOLE.matcher(text).find();
        if (amendment && (themes <= 5 || AMENDED.matcher(text).find() && themes <= 6 && text.length() < 6000)) {
            doubts.add("Avenant partiel : il ne modifie qu'une partie d'une convention, qu'il faut lire avec lui.");
        }
        if (!WORKER.matcher(text).find() && !ACRONYM.matcher(document.text()).find()) {
            doubts.add("Le texte ne nomme pas la profession d'intervenant social : vérifier qu'il s'agit bien d'une convention ISCG.");
        }
        String absent = absentAnnex(document, passages, text);
        if (absent != null) {
            doubts.add(absent);
        }
        for (Passage passage : passages) {
            String here = Fold.fold(document.text().substring(passage.start(), passage.end()));
            long words = here.split("\\s+").length;
            if (words >= 25 && ENGLISH.matcher(here).results().count() > words * 0.2 && FRENCH.matcher(here).results().count() < words * 0.08) {
                doubts.add("Une partie du document est rédigée dans une autre langue que le français.");
                break;
            }
        }
        return doubts;
    }

    private static String absentAnnex(SourceDocument document, List<Passage> passages, String text) {
        var labels = new ArrayList<String>();
        for (Passage passage : passages) {
            if (passage.zone() == Zone.ANNEX && passage.article() != null && !labels.contains(passage.article())) {
                labels.add(passage.article());
            }
        }
        if (labels.isEmpty()) {
            if (ATTACHED.matcher(text).find() || REFERENCE.matcher(document.text()).find()) {
                return "Le texte renvoie à une annexe qui n'est pas jointe.";
            }
            return null;
        }
        for (Passage passage : passages) {
            if (passage.zone() != Zone.BODY) {
                continue;
            }
            var reference = REFERENCE.matcher(document.text().substring(passage.start(), passage.end()));
            while (reference.find()) {
                String number = reference.group(1);
                boolean numbered = labels.stream().anyMatch(label -> label.matches("Annexe .*\\d.*|Annexe [A-Z]"));
                if (numbered && number.matches("\\d+") && labels.stream().noneMatch(label -> label.matches("Annexe\\s+(?:n°\\s*)?" + number + "\\b.*"))
                        && labels.stream().anyMatch(label -> label.matches("Annexe.*\\d.*"))) {
                    return "Le texte renvoie à l'annexe " + number + ", qui n'est pas jointe.";
                }
            }
        }
        return null;
    }
}
