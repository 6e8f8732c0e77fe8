package fr.conformite.engine.figures;

import fr.conformite.engine.structure.Zone;
import fr.conformite.rules.Evidence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Indicator 10: which of the dates of a text is that of its signature, or of its taking effect. */
final class Signing {

    private static final Pattern VISA = Pattern.compile("^(?:- ?)?(?:vu|considerant|au vu d)(?![a-z])");
    private static final String ACT = "(?:lois?|circulaires?|decrets?|arretes?|ordonnances?|deliberations?|delibere|reglements?|codes?|directives?|statuts|instructions?|accord-cadre|accord cadre|protocole|schemas?|plans?|commission|conseil|conseils|reunions?|seances?|session|assemblee|bureau|avis|courriers?|lettres?|notes?|rapports?|bilans?|diagnostics?|contrats?|cucs|clspd?|strategie|charte|pacte|decision|agrement|projet|journal officiel|convention (?:de partenariat|cadre|precedente|initiale|nationale|d'objectifs|pluriannuelle|financiere|anterieure)|grenelle|comite|recrutement|depot|declaration|parution|modifiee?|expediee?|transmise?|recue?|celle|celui|ceux|celles)";
    private static final Pattern OTHER_ACT = Pattern.compile("(?<![a-z])" + ACT + "(?![a-z])[^;.]{0,45}$");
    private static final Pattern SIGN = Pattern.compile("(?<![a-z])(?:fait(?= ?(?:a|au|aux|en|le|et|ce|,|:|sous)(?![a-z]))|fait, |faite?s?(?= (?:a|et|en|le))|sign(?:e|ee|es|ees|er|ent|aient|erent|ons|ature|atures)|paraph\\w+|dont acte|en foi de quoi|etablie?s?(?= (?:a |en \\w+ (?:exemplaire|original)))|conclue?(?= (?:ce|le|(?:a|au|en) [a-z' -]{2,40} (?:le|ce)))|pour (?:servir et )?valoir|datee?(?= d)|scell\\w+|encre|stylos?|arrete(?= les presentes)|nom au bas|lu et approuve|bon pour accord|date ?:|passe a|apposee?s?)(?![a-z])");
    private static final Pattern NOT_THIS = Pattern.compile(
            "(?:premiere|precedente?|ancienne?|anterieure?|initiale|autre|cette premiere|d'alors) (?:convention|texte|accord|protocole|engagement)|(?:avait|avaient|eut) (?:deja )?(?:ete )?\\w+|convention (?:initiale|precedente|anterieure)"
            + "|(?:contrat (?:local|urbain|de ville|territorial|enfance)|cucs|cls|clspd|schema|charte|plan (?:local|departemental)|strategie|pacte|accord-cadre|bail|protocole (?:d'accord )?(?:national|du)|convention (?:de partenariat|d'objectifs|cadre|nationale|relative|du \\d)[^;.]{0,60})(?:[^;.]{0,40})sign|a fait son temps|aujourd'hui caduque|vient remplacer|prevoyait|succede|autorisant|autorise|habilit|delegation de signature|pour signature|(?<!parties )(?<!derniere )(?<!dernier )a signer|d'avant");
    private static final Pattern REPLACED = Pattern.compile("a fait son temps|aujourd'hui caduque|vient remplacer|n'a plus (?:cours|d'effet)");
    private static final Pattern PLACE_DATE = Pattern.compile("^(?:a )?(?!(?:Depuis|D[eè]s|Avant|Apr[eè]s|Lors|Pour|Par|Sur|Dans|Vu|En|Cette?|Notre|Il|Elle|Nous|On|Une?|Si|Quand|Comme)(?!\\p{L})|L['’](?![Aa][Nn](?!\\p{L}))|(?:Le|La|Les) \\p{Ll})\\p{Lu}[\\p{L}'’ \\-]{1,40}, ?(?:(?:en|à|au|aux|dans|salle|hôtel) ?(?:la |l'|l’)?[\\p{L}'’ -]{2,40}, ?)?(?:le |ce |l'an |(?=\\d{1,2}(?:er)? \\p{L}+ (?:19|20)\\d\\d\\.?$))");
    private static final Pattern EFFECT = Pattern.compile("(?:pren(?:d|an)\\w*|pris) (?:son |ses |leurs? )?effets?|effet ?:|debut ?:|application ?:|prise d'effet|date d'effet|entr(?:e|ee|era|ent|eront) en (?:vigueur|application)|applicables?|s'appliqu\\w+|produi\\w+ (?:son |ses )?effets?|porte\\w* effet|effets? remont\\w+|demarrage|demarre\\w*|debut\\w*|commence\\w*|a compter d|a partir d|a dater d|court|depart|se met alors|couvre|lie les parties|conclue? pour|vaut|joue|effet (?:au|du|le)|prend vie|en vigueur|engag\\w+|pour une duree|periode|duree");
    private static final Pattern BLANK_YEAR = Pattern.compile("(?:le|ce|,|en)[ .…_/xj\\[\\]()m-]{1,40}((?:19|20)\\d\\d)(?!\\d)");
    private static final Pattern BLANK = Pattern.compile("(?:le|ce|signature ?:|du|date ?:) *(?:[.…_/\\[ x-]{3,}|jj|a completer|$)|non renseignee?|a completer");
    private static final Pattern YEAR_IN_WORDS_OR_DIGITS = Pattern.compile("(?<![\\d/-])((?:19|20)\\d\\d)(?![\\d/-])");
    private static final Pattern ONGOING = Pattern.compile("exercice|statistiq|en poste depuis|depuis|budget|bilan|annee 20|credits");

    private final String text;
    private final String plain;
    private final List<Statement> statements;
    private final List<DateMention> dates;
    private final List<Evidence> evidence = new ArrayList<>();
    private DateMention signed;

    Signing(String text, String plain, List<Statement> statements, List<DateMention> dates) {
        this.text = text;
        this.plain = plain;
        this.statements = statements;
        this.dates = dates;
    }

    /** Date of signature when it is known to the day, else null. Call after {@link #read()}. */
    LocalDate date() {
        return signed == null ? null : signed.date();
    }

    List<Evidence> read() {
        for (Statement s : statements) {
            if (s.passage().zone() == Zone.NOT_TEXT || s.has(VISA)) {
                if (s.has(VISA) && s.has(SIGN)) {
                    // « Vu la délibération du …, il est convenu ce qui précède. Fait à … » in one breath
                    Matcher end = Pattern.compile("convenu|(?<![a-z])fait (?:a|et|le|en)(?![a-z])").matcher(s.words());
                    signatureIn(s, end.find() ? end.start() : Integer.MAX_VALUE);
                }
                continue;
            }
            signatureIn(s, 0);
            effectIn(s);
        }
        return evidence;
    }

    private void signatureIn(Statement s, int from) {
        if (from > s.words().length()) {
            return;
        }
        String raw = text.substring(s.start(), s.end());
        boolean placeLine = PLACE_DATE.matcher(raw).find() && !s.isRow();
        Matcher cue = SIGN.matcher(s.words());
        boolean cued = cue.find(from);
        if (!cued && !placeLine) {
            return;
        }
        boolean notThis = s.has(REPLACED) || NOT_THIS.matcher(s.words()).find() && !s.has(REPLACED) && !s.words().matches("(?s).*(?:la presente|le present|du present|les partenaires ont|les parties|fait a|fait et|annule et remplace|version definitive).*");
        if (notThis) {
            return;
        }
        List<DateMention> own = dates.stream().filter(d -> d.start() >= s.start() + from && d.end() <= s.end() && d.year() != null).toList();
        DateMention best = null;
        int bestScore = Integer.MAX_VALUE;
        int bestCue = -1;
        for (DateMention d : own) {
            if (otherAct(s, d) || effect(s, d)) {
                continue;
            }
            int at = d.start() - s.start();
            if (placeLine && bestScore > 0 && at < 60 && PLACE_DATE.matcher(raw).lookingAt()) {
                Matcher p = PLACE_DATE.matcher(raw);
                if (p.find() && at - p.end() < 14) {
                    best = d;
                    bestScore = 0;
                    bestCue = 0;
                    continue;
                }
            }
            Matcher m = SIGN.matcher(s.words());
            while (m.find()) {
                int distance = m.end() <= at ? at - m.end() : 40 + m.start() - (d.end() - s.start());
                if (m.end() <= at && NOT_THIS.matcher(s.words().substring(Math.max(0, m.start() - 50), at)).find()
                        && !s.words().substring(Math.max(0, m.start() - 50), m.start()).matches("(?s).*(?:presente|parties|partenaires|n'a ete).*")) {
                    continue;
                }
                if (distance < bestScore && distance < 170) {
                    best = d;
                    bestScore = distance;
                    bestCue = m.start();
                }
            }
        }
        if (best != null) {
            boolean formula = s.words().matches("(?s)(?:.*[ .])?(?:fait|signe|dont acte|etabli|date de signature|paraphe)[a-z]*(?![a-z]).*");
            double force = s.passage().zone() == Zone.SIGNATURES ? 0.97 : bestScore == 0 ? (lastPart(s) ? 0.95 : 0.6) : formula ? 0.93 : 0.8;
            if (s.has(Pattern.compile("pour l'avenant|avenant,? signe"))) {
                force -= 0.2;
            }
            if (!lastPart(s) && s.passage().zone() != Zone.SIGNATURES && NOT_THIS.matcher(s.words()).find()) {
                force -= 0.2;
            }
            if (force >= 0.6 && (signed == null || !signed.isComplete())) {
                signed = best;
            }
            add("date-signature", best.year(), force, s);
            return;
        }
        Matcher blank = BLANK_YEAR.matcher(s.words());
        if (blank.find(from) && own.isEmpty() && (s.passage().zone() == Zone.SIGNATURES || s.words().matches("(?s)(?:- ?)?(?:.{0,40}[ .])?(?:fait (?:a|le|en \\w+ (?:ex|ori))|signee?s? (?:a|le)(?![a-z])|a [a-z' -]+,).*") || placeLine)) {
            add("annee-de-signature-seule", Integer.parseInt(blank.group(1)), 0.9, s);
            return;
        }
        Matcher year = YEAR_IN_WORDS_OR_DIGITS.matcher(s.words());
        if (own.isEmpty() && s.words().matches("(?s)(?:- ?)?(?:fait|signe).{0,80}") && year.find() && !s.has(ONGOING)) {
            add("annee-de-signature-seule", Integer.parseInt(year.group(1)), 0.75, s);
            return;
        }
        if (s.words().matches("(?s)(?:- ?)?fait (?:a|le|en).*") && BLANK.matcher(s.words()).find()) {
            evidence.add(new Evidence(10, "signature-en-blanc", "", 0.9, s.passage().zone().name(), s.index(), s.start(), s.end()));
        }
    }

    private void effectIn(Statement s) {
        if (!s.has(EFFECT)) {
            return;
        }
        for (DateMention d : dates) {
            if (d.start() >= s.start() && d.end() <= s.end() && d.year() != null && effect(s, d) && !otherAct(s, d)
                    && !s.has(Pattern.compile("subvention|credits|participation de|statuts|depot|diplome|loi n|situations ouvertes|rodage|precedente convention|ancienne convention|bail"))) {
                String before = s.between(d.start() - 70, d.start());
                boolean strong = before.matches("(?s).*(?:effet|en vigueur|application|applicable|demarr|debut|commence|a compter d|a partir d|a dater d|effets|court|joue|vaut|lie|couvre|du )[^;.]{0,40}");
                double force = strong ? 0.75 : 0.6;
                add("prise-d-effet", d.year(), s.passage().zone() == Zone.RECITALS ? force / 2 : force, s);
                return;
            }
        }
    }

    /** The date of a text, a vote, a meeting… named just before it. */
    private boolean otherAct(Statement s, DateMention d) {
        int from = d.start() - 70;
        for (DateMention other : dates) {
            if (other.end() <= d.start() && other.start() >= s.start()) {
                from = Math.max(from, other.end());
            }
        }
        String before = s.between(from, d.start());
        Matcher m = OTHER_ACT.matcher(before);
        if (m.find()) {
            String gap = before.substring(m.start());
            // « conformément à la circulaire du 21 décembre 2006, la présente a été signée le … »: another clause has begun
            boolean interrupted = SIGN.matcher(gap.replaceFirst("^\\S+ ?sign\\w*", "").replaceFirst("datee?s? d", "")).find() && gap.contains(",") || gap.matches("(?s).*(?:ont signe|ete signee?|est signee?|a signe|fait a ).*");
            // « signé à Langogne, salle du conseil, le 28 août 2020 »
            boolean aside = gap.matches("\\S+, (?:le|ce) ") && SIGN.matcher(s.between(s.start(), d.start())).find();
            return !interrupted && !aside;
        }
        return before.matches("(?s).*(?<![a-z])(?:(?<!s'applique )(?<!vigueur )(?<!effet )depuis|nee? (?:en|le)|inaugur\\w+|adopte\\w*|depos\\w+|ouvert\\w*|livres?|creee?|arrivee?|diplomee?)[^;.,]{0,30}");
    }

    private boolean effect(Statement s, DateMention d) {
        boolean end = dates.stream().anyMatch(x -> x.end() < d.start() && s.between(x.end(), d.start()).matches(" (?:inclus )?au "));
        if (end || s.between(d.start() - 5, d.start()).endsWith("du ") && s.between(d.end(), d.end() + 12).matches("(?s) (?:inclus )?au \\d.*")) {
            return true;
        }
        String before = s.between(d.start() - 70, d.start());
        Matcher m = EFFECT.matcher(before);
        int at = -1;
        while (m.find()) {
            at = m.end();
        }
        Matcher sign = SIGN.matcher(before);
        int signAt = -1;
        while (sign.find()) {
            signAt = sign.end();
        }
        if (at > signAt) {
            return !before.substring(at).matches("(?s).*[;.] .*");
        }
        if (signAt >= 0) {
            // « la convention prend effet à sa signature, le 12 septembre 2022 »
            return false;
        }
        String after = s.between(d.end(), d.end() + 60);
        return after.matches("(?s)[ ,;:]*(?:(?:sonne|marque)[^.]*|(?:pour une duree|et (?:ce )?pour|jusqu|au \\d).*|c'est[^.]*effet.*)") || !s.has(SIGN) && s.between(s.start(), d.start()).matches("(?:- ?)?(?:du|des le|le) ");
    }

    private boolean lastPart(Statement s) {
        int body = 0;
        for (Statement other : statements) {
            if (other.passage().zone() != Zone.ANNEX && other.passage().zone() != Zone.NOT_TEXT) {
                body = Math.max(body, other.index());
            }
        }
        return s.index() >= body * 0.5;
    }

    private void add(String signal, int year, double force, Statement s) {
        if (year < 1985 || year > 2099) {
            return;
        }
        evidence.add(new Evidence(10, signal, String.valueOf(year), force, s.passage().zone().name(), s.index(), s.start(), s.end()));
    }
}
