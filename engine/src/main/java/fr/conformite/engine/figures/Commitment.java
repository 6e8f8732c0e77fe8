package fr.conformite.engine.figures;

import fr.conformite.engine.structure.Zone;
import fr.conformite.rules.Evidence;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Indicator 9: of all the stretches of time in a text, which one is that of the parties' commitment. */
final class Commitment {

    private static final Pattern VISA = Pattern.compile("^(?:- ?)?(?:vu|considerant)(?![a-z])");
    /** What an earlier agreement, or an earlier post, had been. */
    private static final Pattern PAST = Pattern.compile("(?:signee?|conclue?|adoptee?) en (?:19|20)\\d\\d pour|(?<![a-z])(?:avait|avaient) ete (?!question)|premier poste|ne produi\\w+ plus|est (?:arrivee?|venue?) a (?:echeance|expiration)");
    private static final Pattern RENEWAL = Pattern.compile("renouvel\\w+|reconduc\\w+|reconduit\\w*|prolong\\w*|prorog\\w*|(?<![a-z])(?:puis|ensuite|encore|de plus|supplementaires?|recommence|repart)(?![a-z])|par (?:periodes?|tranches?)");
    /** Somebody else's arrangement, which the sentence itself tells apart from this one. */
    private static final Pattern APART = Pattern.compile("ne se confond\\w* pas|ne depend\\w* pas de (?:cet|la presente|notre|ce)|suit son propre|son propre (?:cours|calendrier)|(?:a|ont) deja (?:son|sa|leur) propre|sans (?:lien|rapport) avec|etranger\\w* (?:a |au )");
    /** « elle annule le protocole du 8 mars 2011, valable trois ans »: the end of the text that is replaced. */
    private static final Pattern REPLACED = Pattern.compile("(?:annul|abrog|remplac|se substitu|succed|met(?:tent)? fin a|fait suite a|prend la suite d)[^.;]{0,30}?(?:convention|protocole|accord|contrat|charte|texte|engagement|pacte)(?! du present)"
            + "(?:(?! et (?:est|entre|prend|court|vaut|s'appl|lie|dure)| elle | il |qui (?:est|entre|prend|court))[^.;]){0,70}$");
    private static final Pattern LIMIT = Pattern.compile("exced\\w+|depass\\w+|dans la limite|a concurrence|au plus|maximum|maximale?|limite de");
    private static final Pattern REJECTED = Pattern.compile("initialement|avait ete question|avait dit|avions|(?:^| )n'est (?:pas|plus)|(?<![a-z])non pas|et non|plutot que|au lieu d|(?<![a-z])ni |proposee?s?|envisage|etait de|auparavant|jusque-la|jusqu'alors|ne sera pas");
    private static final Pattern REJECTED_AFTER = Pattern.compile("^ *(?:proposee?s?|juge\\w*|prevue?s? a l'origine|envisage\\w*|initialement|demandee?s?|(?:fixe|prevu|inscrit|stipule|convenu|ecrit|retenu)(?:e|es|s)? (?:a l'origine|au depart|initialement|d'abord|jusqu'alors|en (?:19|20)\\d\\d|par la convention (?:initiale|d'origine)))");
    private static final Pattern VERB = Pattern.compile("conclu\\w*|etablie?|sign(?:e|ee|er|es|ent|ons)(?![a-z])|pass(?:e|ee)(?![a-z])|souscrit\\w*|consentie?|prend(?:ra)? (?:effet|fin)|entre(?:ra)? en vigueur|appliqu\\w+|applicable|produi\\w+|vau(?:t|dra)|valable|validite|court|courra|(?:donnee?|creee?|prevue?|instituee?) pour|contracte\\w*|joue(?:ra)?(?![a-z])|(?<![a-z])lien?t?(?![a-z])|lieront|engag\\w+|oblig\\w+|s'accord\\w+|on part|partons|couvre|dure(?:ra)?(?![a-z])|porte[ez]?e? (?:a|sur)|arretee? (?:a|pour)|fixe\\w* a|expire\\w*|echeance|s'etei\\w+|s'ach\\w+|limitee? a|retenu\\w*|tien(?:t|dra|ne)|demeure\\w*|reste\\w* tenus|signature|debut\\w*|commence\\w*|(?:periode|duree)(?: couverte| de validite)? ?:|en vigueur|cesse\\w*");
    private static final Pattern DURATION_TITLE = Pattern.compile("dur[e]+|terme(?!s de ref)|validite|echeance|entree en vigueur|prise d'effet|date d'effet|combien de temps|calendrier|reconduction|renouvellement|engagement(?!s (?:de|des|du|respect|recip|part|financ))|temps, suite|effet|periode");
    private static final Pattern BARE_START = Pattern.compile("^(?:- ?)?(?:[\\d.]+ ?)?(?:(?:ce sera|c'est|cela fait|pour|soit|duree ?[:=-]|duree|terme ?:|periode ?:|periode couverte ?:|de la convention ?:|du|un total de|la|:|\\||\") ?)*$");
    private static final Pattern OWN_DURATION = Pattern.compile("(?:duree|validite|terme|periode|echeance)(?: \\w+){0,2} (?:de|du) (?:la |l'|cet(?:te)? |ce )?(?:presente?s? )?(?:convention|accord|engagement|protocole|partenariat|contrat|conventionnement|avenant|texte|acte|collaboration)");
    /** « la convention … pour l'exercice 2009 »: no verb is needed. */
    private static final Pattern FOR = Pattern.compile("(?:pour|durant|pendant|sur|au titre d(?:e|es)) ?(?:l'|les |la |cette |une |toute l')?(?:seule )?(?:annees? |exercices? |periode (?:de )?|duree (?:de )?)*$");
    private static final Pattern CLOSING = Pattern.compile("(?:convention|protocole|accord|engagement|partenariat)[^.;]{0,80}(?:prend|conclu|dure|expire|valable|s'acheve|pour une duree|cour[ts])");
    private static final Pattern START_CUE = Pattern.compile("mise en (?:service|place|route|ouvre)|(?:prend\\w* )?naissance|(?:pren(?:d|an)\\w*|prise?|produi\\w+|produisant) (?:d'|son |ses |leurs? )?effet|d'effet|en vigueur|debut\\w*|demarr\\w+|commence\\w*|a compter d|a partir d|a dater d|depart|court (?:du|a)|applicable (?:du|au)|effectif|lancement|(?<![a-z])du $");
    private static final Pattern END_CUE = Pattern.compile("extinction|prend\\w* fin|(?<![a-z])(?:fin|terme)(?![a-z])|echeance|expir\\w+|s'achev\\w+|s'acheve|termin\\w+|cesse\\w*|jusqu'(?:au|a|en)|jusque|s'etein\\w+|apres le|finir|finit|cloture|rien ne li");
    private static final Pattern ELLIPSIS = Pattern.compile("(?:c'est pour|bien pour|pour) (deux|trois|quatre|cinq|six|[2-6])(?= que| *[,.:;!]| *$)");
    private static final Pattern YEARLY_RENEWAL = Pattern.compile("(?:renouvel\\w+|reconduit\\w*|reconductible|reconduc\\w+|recommence\\w*|remet\\w* \\w+ \\w+)[^.;]{0,40}?(?:annuellement|chaque ann?ee|tous les ans|d'annee en annee|d'une annee sur l'autre|annee apres annee|une annee sur l'autre|chaque mois de janvier)");
    private static final Pattern FUTURE_TERM = Pattern.compile("(?:terme|duree|date)[^.;]{0,40}(?:sera|seront|fixer(?:a|ont)|reste a|restent a|a definir|a convenir|ulterieur)");

    /** « elle est conclue pour », « il prend effet »: said of the convention, which the article speaks of. */
    private static final Pattern PRONOUN = Pattern.compile("^(?:elle|il|celle-ci|celui-ci|le tout|cela)(?: (?:est|sera|a ete))? (?:s'appliqu|conclu|passe|etabli|sign|consenti|prend (?:effet|fin)|entre en vigueur|court|vaut|couvre|produi|expire|dure|lie |lien|arrive a|s'acheve|cesse)");
    /** « la durée retenue est de », « la durée est portée à ». */
    private static final Pattern OWN_NOUN = Pattern.compile("(?:^| )(?:la |sa |cette |leur )?(?:dure+|validite)(?: de (?:validite|l'accord|l'engagement))? (?:retenue|convenue|est|sera|totale|fixee|portee|arretee|choisie|ferme|initiale|s'etablit)");
    /** One funder alone does not bind the parties: « l'ACSé ne s'engageant que pour l'exercice en cours ». */
    private static final Pattern SPLIT_FUNDER = Pattern.compile("^ *(?:bien que |meme si |alors que )?(?:l'etat|l'acse|la prefecture|le prefet|le departement|le conseil (?:general|departemental)|la ville|la commune|la region|la caf|le fipd|le fonds interministeriel[a-z ]*)(?: \\([a-z ]+\\))?(?:,? ne)? s'engage");

    private final String text;
    private final String plain;
    private final List<Statement> statements;
    private final List<DateMention> dates;
    private final List<Evidence> evidence = new ArrayList<>();

    Commitment(String text, String plain, List<Statement> statements, List<DateMention> dates) {
        this.text = text;
        this.plain = plain;
        this.statements = statements;
        this.dates = dates;
    }

    /** @param signed date of signature when it is complete, else null: it starts a commitment that only says when it ends */
    List<Evidence> read(LocalDate signed) {
        for (Statement s : statements) {
            if (s.passage().zone() == Zone.NOT_TEXT || outside(s) || s.has(VISA) || s.has(PAST)) {
                continue;
            }
            List<DateMention> own = dates.stream().filter(d -> d.start() >= s.start() && d.end() <= s.end()).toList();
            if (s.has(APART) && !s.words().contains("presente")) {
                continue;
            }
            List<Duration> all = Duration.all(plain, s.start(), s.end(), own);
            for (Duration d : all) {
                // « dix-huit mois, du 1er juillet 2023 au 31 décembre 2024 »: each confirms the other
                boolean confirmed = d.form() == Duration.Form.COUNT && all.stream().anyMatch(b -> b.form() == Duration.Form.BOUNDS && b.months().compareTo(d.months()) == 0);
                judge(s, d, confirmed);
            }
            ellipsis(s);
            if (s.has(YEARLY_RENEWAL) && subject(s, s.start()) != Topic.OTHER_ACT && !s.has(Pattern.compile("tacite.{0,20}(?:subvention|bail)"))) {
                add("duree-reconduction", BigDecimal.valueOf(12), weight(s, 0.6), s);
            }
        }
        farBounds(signed);
        return evidence;
    }

    private void judge(Statement s, Duration d, boolean confirmed) {
        List<Statement.Segment> segments = s.segments();
        int k = 0;
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i).start() <= d.start()) {
                k = i;
            }
        }
        Statement.Segment own = segments.get(k);
        String before = plain.substring(own.start(), Math.max(own.start(), d.start()));
        String after = plain.substring(d.end(), Math.min(s.end(), d.end() + 40));
        boolean titled = DURATION_TITLE.matcher(s.title()).find();
        if (d.form() == Duration.Form.ADJECTIVE && !qualifiesTheConvention(before, after)) {
            return;
        }
        Topic topic = topic(s, segments, k, d);
        boolean itsOwn = OWN_DURATION.matcher(before).find()
                || (topic == null || topic == Topic.ENGAGEMENT) && OWN_NOUN.matcher(before).find();
        if (itsOwn) {
            topic = Topic.ENGAGEMENT;
        }
        String sofar = plain.substring(s.start(), d.start());
        if (topic == Topic.TRIAL) {
            if (confirmed && !s.has(Pattern.compile("recrut|embauch|salarie|agente? |candidat"))) {
                add("duree-engagement", d.months(), weight(s, 0.75), s);
            }
            return;
        }
        if (topic == Topic.EMPLOYMENT || topic == Topic.RECORDS || topic == Topic.ACTIVITY || topic == Topic.NOTICE || topic == Topic.OTHER_ACT) {
            return;
        }
        if (topic == Topic.FINANCING) {
            add("duree-financement", d.months(), weight(s, 0.5), s);
            return;
        }
        boolean rejected = REJECTED.matcher(before).find() || REPLACED.matcher(sofar).find() || REJECTED_AFTER.matcher(after).find();
        if (rejected && d.form() != Duration.Form.UNLIMITED) {
            add("duree-ecartee", d.months(), 0.3, s);
            return;
        }
        boolean renewal = RENEWAL.matcher(before).find() || LIMIT.matcher(before).find() && (RENEWAL.matcher(s.words()).find())
                || after.matches(" *(?:de plus|supplementaires?|encore).*");
        if (renewal && d.form() != Duration.Form.UNLIMITED) {
            add("duree-reconduction", d.months(), weight(s, topic == Topic.ENGAGEMENT || titled ? 0.45 : 0.3), s);
            return;
        }
        if (d.form() == Duration.Form.UNLIMITED) {
            if ((topic == Topic.ENGAGEMENT || titled || d.start() - s.start() < 4 || VERB.matcher(before).find()) && !FUTURE_TERM.matcher(s.words()).find()) {
                add("duree-indeterminee", d.months(), weight(s, topic == Topic.ENGAGEMENT ? 0.9 : 0.7), s);
            }
            return;
        }
        boolean verb = VERB.matcher(before).find() || VERB.matcher(after).find() || VERB.matcher(sofar).find();
        verb |= FOR.matcher(before).find() && cues(own.start(), d.start()).stream().anyMatch(c -> c.topic() == Topic.ENGAGEMENT && c.strong());
        boolean bare = BARE_START.matcher(sofar.strip()).matches() || BARE_START.matcher(before.strip()).matches() && sofar.strip().length() < 40 && sofar.strip().endsWith(":");
        String signal = d.form() == Duration.Form.BOUNDS || d.form() == Duration.Form.YEARS ? "duree-bornes" : "duree-engagement";
        double force = 0;
        if (topic == Topic.ENGAGEMENT && (verb || itsOwn)) {
            force = itsOwn ? 0.97 : strong(s, own, d) ? 0.94 : 0.82;
        } else if (topic == Topic.ENGAGEMENT) {
            force = titled ? 0.85 : !strong(s, own, d) ? 0.4 : d.form() == Duration.Form.YEARS && !s.has(Pattern.compile("pluriannuel|trienn|au titre d|pour l'annee|pour les annees")) ? 0.4 : 0.7;
        } else if (titled && (verb || bare)) {
            force = 0.88;
        } else if (verb && subjectIsPronounOrMissing(sofar)) {
            force = 0.75;
        } else if (bare && (titled || d.months().compareTo(BigDecimal.valueOf(6)) >= 0 && !after.matches("(?s) *(?:maxi|max(?![a-z])|au plus|par personne|puis (?:efface|relais|detrui|archiv)).*")) && d.months().compareTo(BigDecimal.valueOf(120)) < 0 && !after.matches("(?s) *(?:d'(?!abord)|de |cout|revien|represent|apres|avant|plus tard|que |durant|assist|educat|au service).*")) {
            force = titled ? 0.85 : 0.7;
        } else if (titled) {
            force = 0.6;
        }
        if (d.months().compareTo(BigDecimal.valueOf(150)) > 0 && force < 0.9) {
            // no convention lasts twenty years: somebody's memory does
            return;
        }
        if (force > 0 && force < 0.85 && confirmed) {
            force += 0.1;
        }
        if (force > 0) {
            add(signal, d.months(), weight(s, force), s);
        }
    }

    /** True when the act or the parties themselves are named beside the duration. */
    private boolean strong(Statement s, Statement.Segment own, Duration d) {
        return cues(s.start(), s.end()).stream().anyMatch(c -> c.topic() == Topic.ENGAGEMENT && c.strong());
    }

    /** « convention annuelle », « est triennale », not « convention annuelle d'objectifs » nor « une réunion annuelle ». */
    private static boolean qualifiesTheConvention(String before, String after) {
        return before.matches("(?s).*(?:convention|protocole|accord|engagement|conventionnement|partenariat|contrat|duree|periode|cycle|texte|acte|document|lien)s?(?: (?!d'objectif|financ)[a-z']+){0,3} ?$")
                && !after.matches("(?s) *(?:d'objectif|de financ|financ|attribu|et plus|d'action|de prevent).*")
                && !before.matches("(?s).*(?:comite|bilan|rapport|reunion|budget|avenant|arrete|programme|subvention|plan|credits|strategie|bilans|entretien|evaluation|montant|cout)s?(?: [a-z']+){0,2} ?$")
                && !before.matches("(?s).*n'(?:est|a|etant) pas .*");
    }

    private static boolean subjectIsPronounOrMissing(String sofar) {
        return sofar.strip().matches("(?s)(?:- ?)?(?:[\\d.]+ ?)?(?:elle|il|celle-ci|celui-ci|cela|ce qui precede|le tout|on|conclue?|etablie?|signee?|passee?|valable|limitee?|fixee?|d'une|du|duree|prise d'effet|date d'effet|signe).{0,90}");
    }

    private Topic topic(Statement s, List<Statement.Segment> segments, int k, Duration d) {
        Statement.Segment own = segments.get(k);
        int at = d.start() - own.start();
        List<Topic.Cue> cues = cues(own.start(), own.end());
        Topic nearest = null;
        Topic first = null;
        if (SPLIT_FUNDER.matcher(own.words().substring(0, Math.max(0, at))).find()) {
            return Topic.FINANCING;
        }
        for (Topic.Cue c : cues) {
            int dEnd = d.end() - own.start();
            boolean closeAfter = c.start() >= dEnd && c.start() - dEnd <= 6 && own.words().substring(dEnd, c.start()).matches(" ?(?:d'|de |du )?");
            if (closeAfter) {
                return c.topic();
            }
            if (c.end() <= at) {
                nearest = c.topic();
                first = first == null ? c.topic() : first;
            }
        }
        if (nearest != null) {
            // the subject of the clause counts more than a complement that follows it: « la convention relative à l'agent recruté est passée pour »
            boolean weak = cues.stream().filter(c -> c.end() <= at && c.topic() == Topic.ENGAGEMENT).noneMatch(Topic.Cue::strong);
            if (first == Topic.FINANCING && nearest == Topic.ENGAGEMENT && weak) {
                return first;
            }
            if (first == Topic.ENGAGEMENT && nearest != Topic.EMPLOYMENT && nearest != Topic.NOTICE && VERB.matcher(own.words()).find()) {
                return first;
            }
            return first == Topic.ENGAGEMENT && VERB.matcher(own.words().substring(0, Math.max(0, at))).find() && nearest == Topic.EMPLOYMENT
                    && own.words().substring(0, at).matches("(?s).*(?:conclue|passee|signee|etablie|est de|consentie|lie) .*") ? first : nearest;
        }
        if (PRONOUN.matcher(own.words().strip()).find() || OWN_NOUN.matcher(own.words().substring(0, Math.max(0, at))).find()) {
            return Topic.ENGAGEMENT;
        }
        boolean relative = own.words().strip().matches("(?s)(?:qui|dont|lequel|laquelle) .*");
        for (int i = k - 1; i >= 0; i--) {
            if (PRONOUN.matcher(segments.get(i).words().strip()).find()) {
                return Topic.ENGAGEMENT;
            }
            List<Topic.Cue> earlier = cues(segments.get(i).start(), segments.get(i).end());
            if (!earlier.isEmpty()) {
                Topic t = relative ? earlier.getLast().topic() : earlier.getFirst().topic();
                if (t == Topic.NOTICE || t == Topic.ACTIVITY && i > 0) {
                    continue;
                }
                return t;
            }
        }
        for (Topic.Cue c : cues) {
            if (c.start() > at && c.topic() == Topic.ENGAGEMENT) {
                return c.topic();
            }
            if (c.start() > at) {
                return c.topic();
            }
        }
        for (int i = k + 1; i < segments.size(); i++) {
            List<Topic.Cue> later = cues(segments.get(i).start(), segments.get(i).end());
            if (!later.isEmpty()) {
                return later.getFirst().topic() == Topic.ENGAGEMENT ? Topic.ENGAGEMENT : null;
            }
        }
        if (!s.intro().isEmpty()) {
            List<Topic.Cue> intro = Topic.cues(s.intro(), s.intro());
            if (!intro.isEmpty() && !s.isRow()) {
                return intro.getFirst().topic();
            }
        }
        return null;
    }

    private List<Topic.Cue> cues(int from, int to) {
        return Topic.cues(plain.substring(from, to), text.substring(from, to));
    }

    private Topic subject(Statement s, int at) {
        List<Topic.Cue> cues = cues(s.start(), s.end());
        return cues.isEmpty() ? null : cues.getFirst().topic();
    }

    /** « Ni un an, ni deux : c'est pour trois que chacun signe. » */
    private void ellipsis(Statement s) {
        Matcher m = ELLIPSIS.matcher(s.words());
        if (m.find() && s.words().matches("(?s).*(?<![a-z])ans?(?![a-z]).*")) {
            Numeral n = Numeral.all(m.group(1), 0, m.group(1).length()).getFirst();
            add("duree-engagement", n.value().multiply(BigDecimal.valueOf(12)), weight(s, 0.85), s);
        }
    }

    /** A start and an end written apart: two sentences, two items of a list, or an end alone after a signature. */
    private void farBounds(LocalDate signed) {
        for (int i = 0; i < statements.size(); i++) {
            Statement s = statements.get(i);
            if (s.passage().zone() == Zone.NOT_TEXT || outside(s) || s.has(VISA)) {
                continue;
            }
            for (DateMention d : dates) {
                if (d.start() < s.start() || d.end() > s.end() || d.year() == null || !ends(s, d)) {
                    continue;
                }
                DateMention start = startFor(i, d);
                LocalDate first = start == null ? null : start.date() == null ? LocalDate.of(start.year(), start.month(), 1) : start.date();
                boolean fromSignature = false;
                if (first == null && signed != null && (s.has(Pattern.compile("signature|jusqu|prend\\w* fin|expire|cesse")))) {
                    first = signed;
                    fromSignature = true;
                }
                if (first == null) {
                    continue;
                }
                LocalDate last = d.date() == null ? LocalDate.of(d.year(), d.month(), 1).plusMonths(1).minusDays(1) : d.date();
                BigDecimal months = Duration.months(first, last);
                if (months == null || months.compareTo(BigDecimal.valueOf(150)) > 0) {
                    continue;
                }
                List<Topic.Cue> all = cues(s.start(), s.end());
                boolean titled = DURATION_TITLE.matcher(s.title()).find();
                all.removeIf(c -> c.topic() == Topic.NOTICE);
                boolean own = titled || all.isEmpty() || all.getFirst().topic() == Topic.ENGAGEMENT;
                if (!own || s.has(Pattern.compile("subvention|credits|fipd|denonc\\w+ avant|plan |strategie|situations ouvertes|bilan|rapport")) && !s.has(Pattern.compile("convention|protocole|accord|engagement"))) {
                    continue;
                }
                if (fromSignature) {
                    BigDecimal whole = months.setScale(0, java.math.RoundingMode.HALF_UP);
                    months = months.subtract(BigDecimal.valueOf(36)).abs().compareTo(BigDecimal.ONE) <= 0 ? BigDecimal.valueOf(36)
                            : months.subtract(BigDecimal.valueOf(12)).abs().compareTo(BigDecimal.ONE) <= 0 ? BigDecimal.valueOf(12) : whole;
                }
                add("duree-bornes", months, weight(s, fromSignature ? 0.6 : 0.86), s);
            }
        }
    }

    private boolean ends(Statement s, DateMention d) {
        String before = s.between(d.start() - 60, d.start());
        Matcher m = END_CUE.matcher(before);
        int end = -1;
        while (m.find()) {
            end = m.end();
        }
        if (end < 0 || before.substring(end).matches("(?s).*[;.].*")) {
            return false;
        }
        Matcher start = START_CUE.matcher(before);
        while (start.find()) {
            if (start.start() > end) {
                return false;
            }
        }
        return !before.matches("(?s).*(?:avant le|au plus tard|preavis|versement|remis|transmis|chaque annee|rapport|bilan|arrivee a echeance|venue? a (?:terme|echeance)|situations).*")
                && !LIMIT.matcher(before.substring(end)).find();
    }

    private DateMention startFor(int index, DateMention end) {
        Statement s = statements.get(index);
        DateMention best = null;
        for (DateMention d : dates) {
            if (d.year() == null || d == end || d.month() == null) {
                continue;
            }
            boolean same = d.start() >= s.start() && d.end() <= s.end();
            Statement home = same ? s : statementOf(d);
            if (home == null || !same && (Math.abs(home.index() - index) > 4 || !sameArticle(home, s))) {
                continue;
            }
            String before = home.between(d.start() - 60, d.start());
            if (START_CUE.matcher(before).find() && !before.matches("(?s).*(?:jusqu|prend fin|expire|terme ?:|apres le).{0,12}")
                    || same && home.between(d.start() - 30, d.start()).matches("(?s).*signature,? (?:le|du) *")) {
                best = d;
            }
        }
        return best;
    }

    /** Among the signatures, only a sentence on the act itself speaks of its duration. */
    private static boolean outside(Statement s) {
        return s.passage().zone() == Zone.SIGNATURES && !s.has(CLOSING);
    }

    private static boolean sameArticle(Statement a, Statement b) {
        return java.util.Objects.equals(a.passage().article(), b.passage().article());
    }

    private Statement statementOf(DateMention d) {
        for (Statement s : statements) {
            if (d.start() >= s.start() && d.end() <= s.end()) {
                return s;
            }
        }
        return null;
    }

    private static double weight(Statement s, double force) {
        return switch (s.passage().zone()) {
            case RECITALS -> force * 0.6;
            case TITLE -> force * 0.6;
            default -> force;
        };
    }

    private void add(String signal, BigDecimal months, double force, Statement s) {
        evidence.add(new Evidence(9, signal, months.signum() < 0 ? "indéterminée" : months.stripTrailingZeros().toPlainString(), force,
                s.passage().zone().name(), s.index(), s.start(), s.end()));
    }
}
