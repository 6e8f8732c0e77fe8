package fr.conformite.engine.figures;

import fr.conformite.engine.structure.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sums, shares and bodies of every statement, each sum with what it is the price of. */
final class Ledger {

    /** What a sum is. {@code UNIT} is the price of one post or one full-time equivalent among others. */
    enum Nature { TOTAL, UNIT, SALARY, RUNNING, MANAGEMENT, CONTRIBUTION, REJECTED, OTHER }

    record Sum(Amount amount, Nature nature) {
    }

    record Entry(Statement statement, List<Funder> funders, List<Share> shares, List<Sum> sums) {
    }

    static final Pattern TITLE = Pattern.compile("financ|finans|budget|cout|depens|argent|concours|contribution|participation|ressources|moyens financiers|qui paie|prix|engagements? financier");
    static final Pattern POST = Pattern.compile("(?<![a-z])(?:postes?(?! de (?:police|depense|travail informat|secours|gendarm|garde|commande))(?! informat)|emplois?|iscg?s?|isgs?|intervenante?s?|intervention sociale|travailleu(?:r|se)s? socia\\w+|assistante?s? socia\\w+|assistante? de service social|educat(?:eur|rice)s?|referente? sociale?|e\\.?t\\.?p\\.?(?:t\\.?)?|equivalents? temps plein|mi[- ]temps|temps plein|dispositif|action|salariee?|l'agent|professionnelle?|titulaire|presence)(?![a-z])");
    /** Other things that money is spent on. */
    static final Pattern FOREIGN = Pattern.compile("(?<![a-z])(?:loyers?|logements?|hebergements?|nuitees?|travaux|videoprotection|mobiliers?|logiciels?|amende|plafond de ressources|secours|allocations?(?! familiales)|assurance|dommages|sinistre|festival|plan departemental|toutes activites|toutes circonscriptions|mediat\\w+|etranger a|distinct de|dettes?|legs|renovation|vehicules? de (?:service|la)|poste de police|poste informatique|equipement\\w*|materiels?|ordinateurs?|amenagement|installation|investissement|stages?|formations?|accueil de jour|centre d'hebergement|aide juridictionnelle|repas|redevance|surendettement|frais d'essence|fonds de solidarite|avance|acompte|prime|bail)(?![a-z])");
    private static final Pattern SALARY = Pattern.compile("salaires?|salariale?s?|remunerations?|traitements?|masse salariale|personnels?|cotisations|paye|paie|emploi charge|charges (?:sociales|patronales)");
    private static final Pattern RUNNING = Pattern.compile("(?<!au )(?<!annee de )fonction+ement(?! d(?:u|es) (?:poste|dispositif|service))|deplacements?|telephon\\w*|fournitures|frais(?! de (?:gestion|siege|structure|personnel)| generaux| compris| inclus)|carburant|vehicules?|informatique|formation|supervision|charges courantes|documentation|kilometr\\w+|essence|petit materiel|equipement");
    private static final Pattern MANAGEMENT = Pattern.compile("gestion|frais de (?:siege|structure|gestion)|frais generaux|structure|siege|comptab\\w*|tenue des comptes|temps de direction|charges indirectes|frais indirects|administration");
    private static final Pattern TOTAL = Pattern.compile("couts?(?! salarial)|couten?t?|coutera(?:it)?|depenses?|budgets?|budgete|charges? (?:annuelles?|totale?s?|mensuelles?|globale)|(?:la|une|cette|sa|forte) charge|prix|revien\\w*|represente\\w*|totale?|total|ensemble des (?:depenses|charges|couts|frais)|valeur|valorise\\w*|somme a reunir|facture|addition|affaire|operation|enveloppe annuelle|a la somme|faut compter|compte[rs]?|comptons|reclame|requier\\w*|necessite\\w*|chiffrage|chiffree? a|=|cad|montant annuel des? postes?|montant annuel du poste|montant annuel de l'emploi|pese|devis|comptes|mises bout a bout|absorbe|couvre (?:l'ensemble|la totalite)|en resulte|arrondi\\w*");
    private static final Pattern VALUED_POST = Pattern.compile("(?:poste|emploi|mi-temps|etp|intervenante? sociale?|travailleu\\w+ sociale?|assistante? sociale?)[^.;:]{0,90}(?:estime|evalue|valorise|chiffre|budgete|fixe|arrete)\\w*|poste[^.;:]{0,50} (?:c'est|:|-)");
    private static final Pattern CONTRIBUTION = Pattern.compile("subvention\\w*|participation|contribution|contribue|participe|(?<![a-z])parts?(?![a-z])|quote-part|vers(?:e|ent|era|ement)s?(?![a-z])|alloue\\w*|apport\\w*|finance(?:nt|ra)?(?![a-z])|cofinance\\w*|(?<![a-z])met(?:tent)?(?![a-z])|aide|concours|concourt|sollicit\\w*|dotation|consacre\\w*|abonde\\w*|accorde\\w*|attribu\\w*|fipd|pourvoit|supporte\\w*|acquitte\\w*|recettes|produits|avance(?! l'int)|acompte|remise|(?<![a-z])pa(?:ie|ye)(?:nt|ra)?(?![a-z])");
    private static final Pattern AFTER_TOTAL = Pattern.compile("^[ )]*(?:auxquels?|que |qu')[^.;]{0,30}(?:evalue|estime|coute|reclame|represente|cout|necessite)|^[ )]*(?:par an |annuels? |l'an )?(?:l'ensemble|la totalite|le total|le cout|les depenses|la depense|la charge) d|^[^.;]{0,80}(?:mais|c'est) (?:bien )?(?:au |le )cout (?:total|annuel|global|complet)|^[^.;]{0,16}: (?:tel|c'est|voila)[^.;]{0,60}(?:cout|represente|coute|prix|budget)");
    private static final Pattern YEARLY = Pattern.compile("(?<![a-z])(?:par ans?|l'an|annuelle(?:s|ment)?|annuels?|annee pleine|chaque annee|tous les ans|l'annee)(?![a-z])");
    private static final Pattern ASIDE = Pattern.compile("(?:couts?|depenses?|budget)[^.;,]{0,60}, (?:qui |dont |(?:entierement |integralement )?(?:support|financ|pris|assum|couvert|partag|reparti)\\w*)[^.;,]{3,90}, (?:est|s'eleve|s'etablit|atteint|represente|se monte|ressort)(?: \\w+){0,3} ?$");
    private static final Pattern UNIT_AFTER = Pattern.compile("^[ )]*(?:(?:par|pour un|pour une|l'|/) ?(?:an|annee)?[ ,]*(?:et )?)?(?:(?:par|pour chaque|/|pour un|d'un|l'|ramene\\w* (?:a|au)|rapporte\\w* (?:a|au)|en|pour chacun de\\w* ?) ?(?:e\\.?t\\.?p|equivalent|temps[ -]plein|plein[ -]temps|poste|emploi|un temps plein|un etp|le temps plein|intervenant|agent|salarie|personne)|l'etp|chacune?|l'unite|(?:annuels? )?par (?:poste|etp|equivalent|emploi))");
    private static final Pattern UNIT_BEFORE = Pattern.compile("(?:cout|prix|montant|tarif|charge)s? (?:annuel |moyen |moyen annuel |annuel moyen |complet |de reference )?(?:unitaire|d'un (?:etp|equivalent|temps plein|plein temps)|de l'etp|par (?:etp|poste|equivalent)|de chacun|d'un seul poste|du temps plein)[^.;]{0,85}$|chaque (?:poste|emploi|etp|intervenante?)[^.;]{0,60}$|base d'un temps plein[^.;]{0,20}$|chacune?,? [^.;,]{0,18}$|unitaire[^.;]{0,30}$|(?:si|s'il|etait|coutait|couterait|serait|aurait)[^.;]{0,70}(?:couterait|serait|reviendrait)[^.;]{0,12}$|(?:^|[^a-z])\\d+ ?(?:x|\\*|fois) ?$|l'etp[^.;]{0,12}$|fois ?$");
    private static final Pattern REJECTED = Pattern.compile("(?:initialement|precedemment|anterieurement|jusqu'ici|jusqu'alors|auparavant)[^.;,]{0,40}$|(?:reevalue\\w*|revalorise\\w*|porte\\w*|ramene\\w*|passe\\w*|releve\\w*) de $|n'est plus de $|auparavant[^.;,]{0,20}$|hors [^.;,]{0,25}$|un legs de $");
    /** « elle est évaluée à », said of what the heading or the sentence before names. */
    private static final Pattern PRONOUN = Pattern.compile("(?:^|[ ,:])(?:elle|il|celui-ci|celle-ci|cela|le tout|l'ensemble) (?:est |sera |a ete |est ainsi )?(?:annuellement )?(?:evalue|estime|chiffre|arrete|fixe|s'eleve|se monte|s'etabli|atteint|monte)\\w*[^.;]{0,30}$");
    private static final Pattern COST = Pattern.compile("(?<![a-z])(?:couts?|depenses?|budget|charge (?:annuelle|totale|globale)|prix|facture)(?![a-z])");
    private static final Pattern DELTA = Pattern.compile("(?:decroi\\w*|baiss\\w*|diminu\\w*|redui\\w*|augment\\w*|progress\\w*|degress\\w*|ampute\\w*) (?:chaque annee |annuellement |ensuite )?de $");

    private static final java.util.Map<Pattern, Pattern> WHOLE_WORDS = List.of(SALARY, RUNNING, MANAGEMENT, TOTAL, VALUED_POST, CONTRIBUTION).stream()
            .collect(java.util.stream.Collectors.toUnmodifiableMap(p -> p, p -> Pattern.compile("(?<![a-z])(?:" + p.pattern() + ")(?![a-z])")));

    private final List<Entry> entries = new ArrayList<>();

    Ledger(String text, String plain, List<Statement> statements, Funder.Aliases aliases) {
        for (Statement s : statements) {
            Zone zone = s.passage().zone();
            if (zone == Zone.NOT_TEXT || zone == Zone.SIGNATURES || s.words().matches("(?s)(?:- ?)?(?:vu|considerant) .*")) {
                continue;
            }
            List<Funder> funders = Funder.all(text, plain, s.start(), s.end(), aliases);
            boolean list = funders.size() > 1 && s.words().contains("mille");
            List<Amount> amounts = Amount.all(plain, s.start(), s.end(), s.words() + " " + s.intro() + " " + s.title() + (list ? " euros" : ""));
            List<Sum> sums = new ArrayList<>();
            if (s.isRow() && amounts.size() > 1) {
                amounts = wholeYear(s, amounts);
            }
            for (int i = 0; i < amounts.size(); i++) {
                sums.add(new Sum(amounts.get(i), nature(s, amounts, i, funders, sums)));
            }
            List<Share> shares = Share.all(plain, s.start(), s.end());
            if (s.isRow()) {
                shares = new ArrayList<>(shares);
                shares.addAll(headed(s, shares));
                shares.sort(java.util.Comparator.comparingInt(Share::start));
            }
            entries.add(new Entry(s, funders, shares, sums));
        }
    }

    /** Columns « 1er semestre », « 2nd semestre »: the sums of a row make one year. */
    private static List<Amount> wholeYear(Statement s, List<Amount> amounts) {
        String[] heads = Plain.of(s.passage().stem() == null ? "" : s.passage().stem()).split("\\|", -1);
        long parts = java.util.Arrays.stream(heads).filter(h -> h.matches("(?s).*(?:semestre|trimestre).*")).count();
        if (parts < 2 || parts != amounts.size() || parts != heads.length - 1) {
            return amounts;
        }
        java.math.BigDecimal year = amounts.stream().map(Amount::euros).reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add);
        return List.of(new Amount(amounts.getFirst().start(), amounts.getLast().end(), year, true, Amount.Per.YEAR));
    }

    /** Bare numbers in a column headed « % » or « Part ». */
    private static List<Share> headed(Statement s, List<Share> known) {
        String[] heads = Plain.of(s.passage().stem() == null ? "" : s.passage().stem()).split("\\|", -1);
        String[] cells = s.words().split("\\|", -1);
        List<Share> found = new ArrayList<>();
        if (heads.length != cells.length) {
            return found;
        }
        int at = s.start();
        for (int i = 0; i < cells.length; i++) {
            int from = at;
            int to = at + cells[i].length();
            at = to + 1;
            String cell = cells[i].strip();
            if (heads[i].matches("(?s).*(?:%|(?<![a-z])parts?(?![a-z])|taux|quote-part|pourcentage).*") && cell.matches("\\d{1,3}(?:[.,]\\d+)?") && known.stream().noneMatch(x -> x.start() >= from && x.end() <= to)) {
                java.math.BigDecimal value = new java.math.BigDecimal(cell.replace(',', '.'));
                if (value.compareTo(java.math.BigDecimal.valueOf(100)) <= 0) {
                    found.add(new Share(from, to, value));
                }
            }
        }
        return found;
    }

    List<Entry> entries() {
        return entries;
    }

    private static Nature nature(Statement s, List<Amount> amounts, int i, List<Funder> funders, List<Sum> sofar) {
        Amount a = amounts.get(i);
        int previous = i > 0 ? amounts.get(i - 1).end() : s.start();
        int next = i + 1 < amounts.size() ? amounts.get(i + 1).start() : s.end();
        String before = s.between(Math.max(previous, a.start() - 160), a.start());
        String after = s.between(a.end(), Math.min(next, a.end() + 60));
        String far = s.between(s.start(), a.start());
        if (a.per() == Amount.Per.OTHER || DELTA.matcher(before).find()) {
            return Nature.OTHER;
        }
        if (s.isRow()) {
            Nature column = column(s, a);
            return column != null ? column : row(s, a, funders);
        }
        if (REJECTED.matcher(before).find() || after.matches("(?s)[ ,]*(?:etait|avait) (?:initialement|d'abord).*")) {
            return Nature.REJECTED;
        }
        if (UNIT_AFTER.matcher(after).find() && !after.matches("(?s)[ )]*(?:pour (?:un|1) (?:e\\.?t|equivalent|temps|plein|poste)).*") && !after.matches("(?s)[ )]*pour un .*") || UNIT_BEFORE.matcher(before).find()) {
            return Nature.UNIT;
        }
        if (PRONOUN.matcher(before).find() && COST.matcher(s.title()).find()) {
            return Nature.TOTAL;
        }
        // « le coût du poste, supporté par le Conseil général, est de 38 500 € »
        if (ASIDE.matcher(before).find()) {
            return Nature.TOTAL;
        }
        // « les 52 500 € que réclame le poste », « évalue à 45 000 € par an l'ensemble des dépenses »
        if (AFTER_TOTAL.matcher(after).find() && !after.strip().startsWith("=")) {
            return Nature.TOTAL;
        }
        // « 46 000 € de salaire chargé »: what follows at once names the sum
        Matcher of = Pattern.compile("^[ )]*(?:euros? )?(?:par an |annuels? )?(?:de |d'|en |pour (?:le |la |les |l')?|du |au titre d(?:e la|e l'|u|es|e) ?)(?:frais )?(?:de |d')?").matcher(after);
        if (of.find() && !after.matches("(?s)[ )]*(?:par an |annuels? )?pour (?:le |un |l'|les |deux )(?:poste|emploi|intervenant|isc|isg|etp).*")) {
            Nature named = part(after.substring(of.end(), Math.min(after.length(), of.end() + 36)), 18);
            if (named != null || of.group().contains("frais")) {
                return named != null ? named : Nature.RUNNING;
            }
        }
        // « une contribution de 12 000 € de la ville », « dont 25 000 par l'État »
        for (Funder f : funders) {
            if (f.start() >= a.end() && f.start() < next && s.between(a.end(), f.start()).matches("(?s)[ )]*(?:\\([^)]*\\) ?)?(?:(?:verse|paye|apporte|finance|pris|sollicite|viennent|provien)\\w*(?: en charge)? )?(?:par|de|du|pour|des|d'|aupres d(?:e|u)) ?(?:m\\. )?(?:le |la |l'|les |celle )?(?:president du )?")) {
                return Nature.CONTRIBUTION;
            }
        }
        boolean rejectedOnly = !sofar.isEmpty() && sofar.stream().allMatch(x -> x.nature() == Nature.REJECTED);
        int labelAt = -1;
        Nature label = null;
        String window = before;
        int base = a.start() - before.length();
        labelAt = lastOf(TOTAL, window);
        label = labelAt < 0 ? null : Nature.TOTAL;
        int valued = CONTRIBUTION.matcher(window).find() ? -1 : lastOf(VALUED_POST, window);
        if (valued > labelAt) {
            labelAt = valued;
            label = Nature.TOTAL;
        }
        int contribution = lastOf(CONTRIBUTION, window);
        if (contribution > labelAt) {
            labelAt = contribution;
            label = Nature.CONTRIBUTION;
        }
        for (Funder f : funders) {
            int at = f.end() - base;
            boolean dative = s.between(f.start() - 12, f.start()).matches("(?s).*(?:au|a la|a l'|aux) $") && labelAt >= 0 && label == Nature.TOTAL;
            // « frais de siège de l'association »
            dative |= f.start() > base && part(s.between(f.start() - 30, f.start())) != null && s.between(f.start() - 8, f.start()).matches("(?s).*(?:de l'|de la |du )$");
            if (f.start() >= base && at > labelAt && at <= window.length() && !dative) {
                labelAt = at;
                label = Nature.CONTRIBUTION;
            }
        }
        int salary = lastOf(SALARY, window);
        int running = lastOf(RUNNING, window);
        int management = lastOf(MANAGEMENT, window);
        int most = Math.max(salary, Math.max(running, management));
        // « coût complet du poste, charges patronales et frais de structure inclus, aboutit à 51 300 euros »
        if (most > labelAt && label == Nature.TOTAL && window.substring(most).matches("(?s)[^,;]*(?:inclus\\w*|compris\\w*)[^;]*")) {
            return Nature.TOTAL;
        }
        if (most > labelAt && !window.substring(most).contains(")") || most >= 0 && most > labelAt && window.substring(most).length() < 4) {
            int shift = window.substring(0, most).lastIndexOf('+');
            return firstOf(shift < 0 ? head(window) : window.substring(shift + 1));
        }
        if (most > labelAt && most >= 0) {
            return firstOf(head(window));
        }
        if (label == null && i > 0 && s.between(previous, a.start()).matches("(?s)[ ,]*(?:\\(|soit|ou|-)?[ ]*")) {
            return Nature.OTHER;
        }
        if (label == null && !far.isEmpty() && lastOf(TOTAL, far) >= 0 && (amounts.size() == 1 || rejectedOnly)) {
            return Nature.TOTAL;
        }
        if (label == null && after.matches("(?s)[ ):,]*(?:par an )?(?:sont|seront|est) (?:necessaires?|requis\\w*|mobilises?|a reunir|consacres?).*")) {
            return Nature.TOTAL;
        }
        if (label == null && after.matches("(?s)[ ):,]*(?:par an|annuels?|l'an|de charges|tous? compris)?[^.;]{0,20}(?:c'est|voila|tel est|voici)? ?[^.;]{0,24}(?:de cout|cout|coute|represente|de charges|prix|represente|le budget).*")) {
            return Nature.TOTAL;
        }
        if (label == null) {
            Nature intro = s.intro().isEmpty() ? null : part(head(s.words()));
            return intro != null ? intro : TOTAL.matcher(s.intro()).find() && !CONTRIBUTION.matcher(s.intro()).find() || POST.matcher(before).find() || funders.isEmpty() && a.unit() && YEARLY.matcher(s.words()).find() ? Nature.TOTAL : Nature.OTHER;
        }
        return label;
    }

    /** First words of a label, up to the colon that precedes the figure. */
    private static String head(String window) {
        int cut = Math.max(window.lastIndexOf(';'), Math.max(window.lastIndexOf(". "), window.lastIndexOf('\n')));
        String own = window.substring(cut + 1);
        int comma = -1;
        Matcher m = Pattern.compile(",(?!\\d)").matcher(own);
        while (m.find()) {
            if (part(own.substring(m.end())) != null && own.substring(0, m.start()).length() < 12) {
                comma = m.end();
            }
        }
        return comma < 0 ? own : own.substring(comma);
    }

    private static Nature firstOf(String label) {
        Nature n = part(label);
        return n == null ? Nature.OTHER : n;
    }

    /** In a table by year, what the head of the column says: « Coût total », « Subvention de l'État »; null when it says nothing of a total. */
    private static Nature column(Statement s, Amount a) {
        String[] heads = Plain.of(s.passage().stem() == null ? "" : s.passage().stem()).split("\\|", -1);
        String[] cells = s.words().split("\\|", -1);
        if (heads.length != cells.length || heads.length < 2 || !cells[0].matches("(?s).*(?:annee|exercice|(?<![a-z])an \\d|(?:19|20)\\d\\d).*")) {
            return null;
        }
        int at = s.start();
        for (int i = 0; i < cells.length; i++) {
            if (a.start() >= at && a.start() < at + cells[i].length()) {
                return i > 0 && COST.matcher(heads[i]).find() && !CONTRIBUTION.matcher(heads[i]).find() ? cells[0].contains("pour memoire") ? Nature.REJECTED : Nature.TOTAL : null;
            }
            at += cells[i].length() + 1;
        }
        return null;
    }

    private static Nature row(Statement s, Amount a, List<Funder> funders) {
        String label = s.words().replaceFirst("^ *\\| *", "");
        label = label.indexOf('|') < 0 ? label : label.substring(0, label.indexOf('|'));
        int labelAt = s.start() + s.words().indexOf(label);
        int first = labelAt + label.length();
        if (label.isBlank() || label.matches("[\\d ./-]+|(?s).*(?:annee|exercice|(?<![a-z])an \\d|20\\d\\d).*")) {
            return Nature.CONTRIBUTION;
        }
        if (label.matches("(?s) *(?:total|ensemble|cout|somme|(?:l'|une )?annee(?: pleine| entiere)? *$).*") || label.contains("total")) {
            return label.contains("par etp") || label.contains("unitaire") || label.contains("d'un etp") ? Nature.UNIT : Nature.TOTAL;
        }
        if (funders.stream().anyMatch(f -> f.end() <= first + 1 && f.start() <= labelAt + 10)) {
            return Nature.CONTRIBUTION;
        }
        Nature part = part(label);
        return part != null ? part : TOTAL.matcher(label).find() ? Nature.TOTAL : Nature.OTHER;
    }

    /** Salary, running or management costs: the first that a label names; « frais de gestion de personnel » is management. */
    static Nature part(String label) {
        return part(label, Integer.MAX_VALUE);
    }

    /** The same, when it comes before {@code latest}. */
    private static Nature part(String label, int latest) {
        int s = firstOf(SALARY, label);
        int r = firstOf(RUNNING, label);
        int m = firstOf(MANAGEMENT, label);
        int best = Math.min(s, Math.min(r, m));
        if (best == Integer.MAX_VALUE || best >= latest) {
            return null;
        }
        return best == s ? Nature.SALARY : best == r ? Nature.RUNNING : Nature.MANAGEMENT;
    }

    private static int firstOf(Pattern p, String words) {
        Matcher m = WHOLE_WORDS.get(p).matcher(words);
        return m.find() ? m.start() : Integer.MAX_VALUE;
    }

    private static int lastOf(Pattern p, String words) {
        Matcher m = WHOLE_WORDS.get(p).matcher(words);
        int last = -1;
        while (m.find()) {
            last = m.end();
        }
        return last;
    }
}
