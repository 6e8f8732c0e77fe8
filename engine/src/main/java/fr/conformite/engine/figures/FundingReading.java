package fr.conformite.engine.figures;

import fr.conformite.engine.assess.Funding;
import fr.conformite.rules.Evidence;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Indicator 13: who pays for the post, how much, and whether the State's part goes down. */
final class FundingReading {

    /** A number that belongs to a funder: a share in percent or a yearly sum. */
    private record Value(int start, int end, BigDecimal number, boolean share) {
    }

    private static final class Account {
        final String key;
        final String category;
        String name;
        final List<BigDecimal> shares = new ArrayList<>();
        final List<BigDecimal> amounts = new ArrayList<>();
        boolean excluded;

        Account(Funder f) {
            key = f.key();
            category = f.category();
            name = f.name();
        }
    }

    private static final Pattern MONEY = Pattern.compile("financ|finans|subvention|contribu|particip|en charge|a sa charge|la charge|a charge|quote-part|(?<![a-z])parts?(?![a-z])|verse|alloue|apporte|(?<![a-z])pai|(?<![a-z])pay|donne|(?<![a-z])met(?:tent)?(?![a-z])|cout|postes?(?! de po)|charges?|depense|supporte|credits|fipd|recettes|produits|tour de table|€|euros?|budget|concour|acquitt|regl|couvr|abond|bailleurs? de fonds|facture|fonds|rembours|dotation|cle de |gateau|emploi|salaire|frais|somme|compte|pourvoi|argent|cheque|manne|partag|repart");
    /** Verbs and nouns by which a body is said to pay for the post. */
    private static final Pattern PAYS = Pattern.compile("(?<![a-z])(?:(?:co|auto)?financ\\w+|finans\\w+|subvention\\w*|financeurs?|contribu\\w+|particip\\w+|pren[dn]\\w* (?:\\w+ )?(?:en charge|a sa charge|en totalite|en entier)|prise? en charge|support\\w+|assum\\w+|solde|reste|surplus|complement\\w*|complet\\w+|difference|reliquat|soutien|concours|concour\\w+|abond\\w+|enveloppe|allou\\w+|cheque|effort budgetaire|credits?|dotation|pai[ent]\\w*|paye\\w*|main a la poche|rembours\\w+|note|refactur\\w+|vers\\w+|apport\\w+|met(?:tent)?|acquitt\\w+|pourvoi\\w*|couvr\\w+|couvert\\w*|imput\\w+|impute\\w*|a la charge|incombe\\w*|relais|compens\\w+|bouch\\w+|fonds|recettes|donne\\w*|facture|quote-part|(?:de )?part|aide|partag\\w+|repart\\w+|repos\\w+|honor\\w+|port(?:e|ent|ee|ees))(?![a-z])");
    private static final Pattern STRONG = Pattern.compile("(?:participation|soutien|contribution)s? financ|(?:co|auto)financ|finance(?:nt|e|es|ur|urs|ra|ront|r)?(?![a-z])|financement|subvention|fipd|fonds interminist|credits|bailleurs? de fonds|quote-part|contribution|concours|solde|surplus|fonds propres|(?:participe|contribue)\\w* (?:financierement|(?:aussi |egalement )?(?:au (?:financement|cout|poste|budget)|a la (?:depense|prise en charge|charge|remuneration)|a l'emploi|aux (?:depenses|frais|charges)))");
    private static final Pattern COSTS = Pattern.compile("(?<![a-z])(?:couts?|depenses?|postes?(?! de po)|solde|reste|surplus|complement|integralite|totalite|emplois?|charges?|dispositif|difference|facture|tout le poste|action|mi-temps|financement|presence)(?![a-z])");
    private static final Pattern WAGES = Pattern.compile("remuner\\w+|salaires?|traitement|(?<![a-z])pai[es](?![a-z])|(?<![a-z])paye(?![a-z])|bulletins?|cotis\\w+|mutuelle|carriere|conges|fiche de paie|prevoyance");
    private static final Pattern NOT_SHARES_OF_MONEY = Pattern.compile("personnes? recu|situations|victimes|femmes|temps de travail|son temps|procedures|population recue|entretiens|quotite|mains courantes|interventions|jour de repos|travaille a|(?<![a-z])not[eé]s?(?![a-z])|notation|appreciation|hierarch|pauvrete|croissance|hausse|progression|informations preoccupantes|atteintes|auteurs|siege de|est tenue? par|faits de|cambriolage");
    private static final Pattern STRICT_MONEY = Pattern.compile("financ|concours|soutien|dotation|finans|subvention|contribu|particip|en charge|charges? du poste|quote-part|(?<![a-z])parts?(?![a-z])|(?:la|sa|leur) mise|cout|depense|credits|fipd|€|euros?|budget|(?<![a-z])pai[est]|(?<![a-z])paye|verse|alloue|apporte|donne|met(?:tent)? |salaire|facture|argent|fonds|recettes|produits|rembours|gateau|somme|mille|(?:prix|charge|totalite|moitie|partage|reparti|reglent?|poste) d");
    private static final Pattern FOREIGN = Pattern.compile("(?<![a-z])(?:renovation|construction|cameras?|amenagements?|hebergement|nuitees?|videoprotection|mobilier|vehicule|logiciels?|bureau|locaux|caserne|travaux|festival|secours|allocations?(?! familiales)|logement|telephone|carburant|essence|repas|places|legs|formations?|loyers?|fond[s]? de solidarite|ordinateur\\w*|materiel|bureautiques?|videoprotection|mediat\\w+|centre d'heb\\w*|accueil de jour|frais de deplacement|fournitures|assurance|supervision|etudes|seances|mission de)(?![a-z])");
    private static final Pattern OBJECT_VERB = Pattern.compile("(?<![a-z])(?:(?:co)?financ\\w+|subvention\\w*|pris\\w* en charge|pren[dn]\\w* en charge|pai[ent]\\w*|paye\\w*|support\\w+|impute\\w*|couvert\\w*|acquis\\w*|particip\\w+|contribu\\w+|verse\\w*|allou\\w+|attribu\\w+|beneficie)(?![a-z])");
    private static final Pattern OBJECT = Pattern.compile("(?<![a-z])(?:postes?(?! de po)(?! informat)|couts?|depenses?|emplois?|(?<!en )(?<!sa )(?<!la )charge|salaires?|remuneration|dispositif|action|mi-temps|etp|financement d|iscg|isc|isg|intervenant\\w*|travailleu\\w+ socia\\w+|assistante? socia\\w+)(?![a-z])");
    private static final Pattern NOT_HERE = Pattern.compile("distincte? (?:de celui-ci|du present|de ce )|sans lien avec|etranger a la|ne relevent pas|reste en dehors de la cle|ne ser(?:t|vent) pas a ce poste|n'entre(?:nt)? pas (?:dans|en)|n'ayant pas abouti|ne sollicitera pas|^pour memoire|cesse de s'appliquer|convention initiale|n'(?:a|ont) rien a voir|videoprotection|non a cet emploi|non au poste|(?:va|vont) a l'hebergement|(?:aide|somme|subvention) (?:unique|exceptionnelle)|ne s'y impute|n'ont pas ete accord|a titre d'(?:illustration|exemple)|departement voisin|concernai(?:en)?t|ne sont plus demand|aide aux personnes|personnes reçues");
    private static final Pattern VAIN = Pattern.compile("n'a (?:pas )?pu|(?<![a-z])(?:quoique|bien qu)|en vain|sans succes|pourra (?:etre|demander)|eventuelle?");
    private static final Pattern ADMINISTRATIVE = Pattern.compile("emploi (?:de la|des) subventions?|compte rendu (?:financier|d'execution|d'emploi)|controle sur pieces|grille d'|rend(?:ra|ent)? compte|justificatifs de depenses|mise en valeur|concours (?:technique|materiel|social|humain)|concours d'une? (?:intervenant|assistant|travailleu|educat|professionn|agent)|admettre au concours|(?<![a-z])recherch\\w+|solliciter a (?:son|ce) tour|participe\\w* aux|financement distinct|(?:apporte|en lieu)[^.]*des biens|orne l'entree|bilan financier");
    private static final Pattern PAID_BY = Pattern.compile("(?:financ|cofinanc|finans|pris\\w* en charge|support|subventionn|couvert|paye|assur|allou|vers|attribu|abond|accord|rembours|assum|regl|honor|apport|acquitt|repos|soutenu|partag|repart|consenti)[^.;]{0,75}(?:par|sur|entre|de|du|d') ?(?:la |le |l'|les |m\\. |mme |celle )*(?:[a-z' ,()-]{0,60}(?:,| et| puis) (?:par |de |d'|du )?(?:la |le |l'|les |m\\. )?)?$|facture[^.;]{0,40}$|(?:incomb\\w*|revien\\w*|echoi\\w*|impute\\w*|a la charge)[^.;]{0,24} (?:a l'|a la |au |aux |d[eu] (?:la |l')?)$|financeur[^.;]{0,40} que (?:l'|la |le )$|(?:solde|reste|surplus|complement|difference)[^.;]{0,30} par (?:la |le |l'|les )?$");
    private static final Pattern MONEY_OF = Pattern.compile("(?:subventions?|participations?|contributions?|concours|aides?|soutien|credits?|financements?|dotations?|parts?|quote-parts?|cheque(?: annuel)?|effort budgetaire|enveloppe|fonds|budget|charge|recettes|engagement financier|caisse)[^.;,]{0,50}(?:de|du|des|d'|par) ?(?:la |le |l'|les |m\\. )?(?:[a-z' ,()-]{0,60}(?:,| et| puis) (?:de |d'|du )?(?:la |le |l'|les |m\\. )?)?$");
    private static final Pattern PAYING = Pattern.compile("^[^.;:]{0,70}?(?<![a-z])(?:(?:co|auto)?financ(?:e|es|ent|era|eront|ant|er|eur|eurs)|subventionn\\w*|contribu\\w+|particip\\w+|concour\\w+|complet\\w+|pren[dn]\\w* (?:\\w+ ){0,2}(?:en|sa|leur) charge|pren[dn]\\w* (?:en totalite|en entier|integralement|entierement)|prend(?:re)? (?:tout|le|la|son)|support\\w+|assum\\w+|pai[ent]\\w*|paye\\w*|allou\\w+|vers(?:e|ent|era)\\w*|apport\\w+|met(?:tent|tra)?|abond\\w+|acquitt\\w+|couvr\\w+|regl\\w+|rembours\\w+|pourvoi\\w*|soutien\\w*|soutient|attribu\\w+|accord\\w+|consent\\w*|donne\\w*|engage\\w* a (?:financ|vers|contrib|particip|prend)|interv\\w+|compens\\w+|bouch\\w+|arrondi\\w+|relais|honor\\w+|ajoute|paient|cheque|se (?:partag|repartiss)\\w+|port(?:e|ent))(?![a-z])");
    private static final Pattern SCHEDULE = Pattern.compile("avances?(?! l'int)(?! par)|acompte|premier versement|versee?s? en (?:deux|trois|une|janvier|fevrier)|a la signature|au vu d|echeancier|premier trimestre|premier semestre|mandatement|sur presentation|dans les trente|etat signe|une fois pour toutes");
    private static final Pattern LATER = Pattern.compile("(?:fera|feront|font|faire|fait) l'objet d[e']|sera (?:examine|definie?|precise|joint|arrete|etabli)|seront (?:negocie|deposee|precise|definie?)|restan?t? a definir|reste a definir|a completer|ulterieur|s'entendront|eventuels? financeurs|a preciser");
    private static final Pattern EMPLOYER_ROLE = Pattern.compile("(?<![a-z])(?:employee?|recrutee?|portee?|salariee?|geree?|creee?|votee?s?|deliberee?|adoptee?|notifiee?s?|arretee?s?|signee?|validee?|fixee?s?|instruite?s?|controlee?|represent\\w+|embauchee?|etablie?|presentee?) par (?:la |le |l'|les |m\\. le )?$");
    private static final Pattern NOT_PAYING = Pattern.compile("(?:aupres d(?:e la |e l'|u |es )|a l'attention d\\w+ |rend compte (?:a la |au |a l')|(?:justifi\\w+|transm\\w+|adress\\w+|envo\\w+|communiqu\\w+|remi\\w+|present\\w+|demand\\w+) (?:\\w+ ){0,4}(?:a la |au |aux |a l')|inform\\w+ (?:la |le |l')|(?:accord|avis|autorisation|signature) d(?:e la |u |e l')|pour le compte d\\w+ |habitants d\\w+ (?:la )?|siege d\\w+ (?:la )?)$");
    private static final Pattern RECIPIENT = Pattern.compile("(?:vers\\w+|allou\\w+|accord\\w+|attribu\\w+|rembours\\w+|apport\\w+|revers\\w+|octro\\w+|a)(?: [a-z0-9€ ,%.()']{0,60}?)? (?:a la |au |a l'|aux |a )$");
    private static final Pattern NEGATED = Pattern.compile(
            "(?:\\bn'|\\bne )[^,;.:]*\\b(?:pas|rien|aucun\\w*|plus)\\b|\\bn'y \\w+ pas|\\b(?:sans|aucune?|hors|ni)\\b(?! le | la | l'| modif| vari| degress| distinction| l'une| plafond| forfait| index| cet| ces| preju)|\\bni (?:l'etat|les collect|le depart|la )|pas un euro|a l'exception d|hormis|n'y (?:concour|particip|contribu)\\w+ pas|n'etant pas|0 %(?<!\\d0 %)|en dehors d|pas d'autre");
    private static final Pattern DOUBLE_NEGATION = Pattern.compile("sans (?:le|la|l'|les|ce) .*(?:n'existerait|ne serait|ne pourrait|n'aurait)|n'est pas d'autre|pas d'autres?|ni l'une? ni l'autre|ni a la (?:hausse|baisse)|ni leur|ni index|pas seul|ne se (?:limite|substitu)|n'est pas index|ne (?:bouge|vari|change)\\w*|ne sont ni|pas revis|n'etant pas revis|ne s'engage pas a|ne pas|n'est pas (?:encore |)(?:fixe|arrete|connu|chiffre|delibere)\\w*|non encore|ne chiffre pas|ne precise pas|ne couvre|n'engendre|sans que (?:son|leur|le) montant|ne supportera plus");
    static final Pattern UNIQUE = Pattern.compile("seule? (?:financeur|payeur|contributeur|a financer|bailleur)|financeur unique|unique (?:financeur|payeur|bailleur)|(?<![a-z])seule?(?:ment)?,? (?:et |sur |l'integr|l'ensemble|la tot|le |a )?|elle seule|lui seul|seul, qui|en totalite|la totalite|dans sa totalite|l'integralite|integralement|en entier|entierement|l'entier|100 ?%|cent pour cent|tout le poste|tout a sa charge|pai?[ey] tout|finance tout|prend tout|(?:finance|paye|paie|supporte|assume|regle) tout|aucune? autre|source unique|pas d'autre|sans aide exterieure|sans participation");
    private static final Pattern FALLS = Pattern.compile("degressi\\w+|degresse|ramenee?s? (?:a|de|des)|sera ramenee?|diminu\\w+|baiss\\w+|decroi\\w+|decroit|amenuis\\w+|fondr\\w+|s'efface|reduite? (?:a|de|progressi)|abaiss\\w+|descend\\w*|recul\\w+|cessera d'etre|s'eteindra progress|retrait progressif|en decrescendo|s'amoindri\\w+|palier");
    private static final Pattern NOT_FALLING = Pattern.compile("(?:non[ -]|sans (?:aucune )?|ni |aucune |pas (?:de )?|ni a la |exclu\\w* toute |hors )(?:la )?(?:degressi|baiss|diminu)|n'est pas degressi|ne (?:sera|seront|sont|peut) (?:pas |ni )[^.;]{0,20}(?:degressi|diminu|baiss|redui)");
    private static final Pattern FIXED = Pattern.compile("a l'identique|inchange|identiques?|sans (?:variation|modification)|ne (?:varie|bouge|change)\\w*|maintenue?s?|forfaitaires?|(?:selon la|la) cle|comme suit|ci-apres|reconduit\\w* dans les memes");
    private static final Pattern OPEN = Pattern.compile("autres? (?:financeurs?|concours|financements?|participations)(?! du poste que)|fait l'objet de demandes|en cours d'instruction|a trouver|restera a|non encore|n'est pas connue?|sera reparti plus tard|reste a trouver|dependra des credits|fixee? chaque annee|arretee? chaque annee");
    private static final Pattern EQUAL = Pattern.compile("a parts? egales?|a egalite|parts? egales?|chacun (?:pour )?(?:la moitie|un tiers|un quart|une? part egale)|par moitie|pour moitie chacun|par tiers|par quarts?|moitie-moitie|moitie moitie|a proportion egale|equitablement|50/50|fifty");
    private static final Pattern CEILING = Pattern.compile("(?:dans la limite d[e']|plafonnee? a|au plus|au maximum|maximum d[e']|jusqu'a|n'excedant pas|ne (?:peut|pourra) (?:exceder|depasser)) ?(?:un |une |la )?$");
    private static final Pattern SAME_AGAIN = Pattern.compile("(?<![a-z])(?:autant|(?:de )?(?:le )?meme (?:montant|somme)|somme identique|montant identique|tout autant)(?![a-z])");
    private static final Pattern LATER_YEAR = Pattern.compile("(?:deuxieme|seconde|troisieme|2e|3e|2eme|3eme) (?:annee|exercice)|annee (?:2|3)|an (?:2|3)(?!\\d)|suivants?|derniers mois");

    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final List<Evidence> evidence = new ArrayList<>();
    /** True when articles on money exist and name nobody: elsewhere only what is said outright counts. */
    private boolean strict;
    private boolean carriedOver;
    private boolean falls;
    private boolean unique;
    private boolean open;
    private BigDecimal uniqueAmount;
    private Statement uniqueAt;

    FundingReading(Ledger ledger) {
        // the articles on money first; the rest of the text only when they say nothing, for it names the same bodies for many other reasons
        pass(ledger.entries().stream().filter(e -> Ledger.TITLE.matcher(e.statement().title()).find()).toList());
        if (accounts.isEmpty()) {
            strict = ledger.entries().stream().anyMatch(e -> Ledger.TITLE.matcher(e.statement().title()).find() && e.statement().words().length() > 30);
            evidence.clear();
            falls = false;
            unique = false;
            open = false;
            pass(ledger.entries());
        }
        conclude();
    }

    private void pass(List<Ledger.Entry> entries) {
        Funder carried = null;
        String article = null;
        for (Ledger.Entry e : entries) {
            String own = String.valueOf(e.statement().passage().article());
            if (!own.equals(article)) {
                carried = null;
                article = own;
            }
            carried = read(e, carried);
        }
    }

    List<Evidence> evidence() {
        return evidence;
    }

    /** Yearly sum paid by the only funder, or null. */
    BigDecimal uniqueAmount() {
        return uniqueAmount;
    }

    Statement uniqueAt() {
        return uniqueAt;
    }

    private Funder read(Ledger.Entry e, Funder carried) {
        Statement s = e.statement();
        String context = s.words() + " " + s.intro();
        boolean titled = Ledger.TITLE.matcher(s.title()).find();
        boolean post = Ledger.POST.matcher(context).find() || COSTS.matcher(context).find() || carried != null;
        boolean foreign = foreign(s, titled);
        if (foreign || !MONEY.matcher(context).find() && !titled && e.shares().isEmpty()) {
            return carried;
        }
        List<Funder> funders = new ArrayList<>();
        for (Funder f : merge(s, e)) {
            if (negated(s, f)) {
                Account known = accounts.get(f.key());
                if (known == null) {
                    continue;
                }
                continue;
            }
            String before = s.between(f.start() - 80, f.start());
            Statement.Segment home = s.segments().stream().filter(g -> f.start() >= g.start() && f.start() < g.end()).findFirst().orElse(null);
            String behind = s.between(f.end(), f.end() + 30);
            if (home != null && home.has(VAIN) || behind.matches("(?s) ?(?:employeu\\w+ )?(?:salarie |recrute|emploie|embauche|gere |encadre|organise).*") && funderCount(e) > 1) {
                continue;
            }
            if (EMPLOYER_ROLE.matcher(before).find() && !before.matches("(?s).*(?:depense|cout|charge|financement)(?: (?!du |d'|postes?)\\w+){0,3} (?:est |sera )?portee?[^.;]*") || NOT_PAYING.matcher(before).find() && !before.matches("(?s).*(?:sollicit\\w*|somme|cofinanc)[^.;]*") || RECIPIENT.matcher(before).find() && !before.contains("imput")) {
                continue;
            }
            funders.add(f);
        }
        List<Value> values = values(e, s);
        if (SCHEDULE.matcher(s.words()).find() && !accounts.isEmpty()) {
            // how the money is paid, not how much
            values.clear();
        }
        boolean shareTopic = NOT_SHARES_OF_MONEY.matcher(s.words()).find() && !STRONG.matcher(s.words()).find() && !s.words().matches("(?s).*(?:cout|salaire|depense|charge du poste).*");
        if (shareTopic) {
            values.removeIf(Value::share);
        }
        if (s.isRow() && rowByYear(e, s, values)) {
            return carried;
        }
        if (!titled && carried == null && !values.isEmpty() && (!STRICT_MONEY.matcher(context).find() || values.stream().allMatch(Value::share) && NOT_SHARES_OF_MONEY.matcher(s.words()).find() && !STRONG.matcher(s.words()).find()) && !bare(s, funders, values)) {
            values.clear();
        }
        carriedOver = carried != null;
        boolean linked = link(s, funders, values, carried);
        if (!linked && s.intro().isEmpty()) {
            funders.removeIf(f -> !pays(s, f, e));
        }
        boolean named = !funders.isEmpty() && named(s, funders, titled, post, !values.isEmpty());
        if (linked || named) {
            for (Funder f : funders) {
                account(f);
            }
        }
        Funder last = funders.isEmpty() ? carried : funders.getLast();
        boolean about = linked || named || !accounts.isEmpty() && (titled || STRONG.matcher(s.words()).find() || carried != null);
        if (about) {
            boolean state = funders.stream().anyMatch(f -> f.category().equals(Funder.STATE)) || carried != null && funders.isEmpty() && carried.category().equals(Funder.STATE)
                    || s.words().contains("etat") || s.words().contains("fipd");
            Matcher m = FALLS.matcher(s.words());
            if (m.find() && !NOT_FALLING.matcher(s.words()).find() && (state || accounts.size() <= 1 || s.words().contains("degressi")) && !s.words().matches("(?s).*(?:point d'indice|activite|statisti|nombre de).*")) {
                falls = true;
                add("financement-degressif", funders.isEmpty() ? "" : funders.getFirst().name(), 0.85, s);
            }
            open |= OPEN.matcher(s.words()).find() && !s.words().contains("annee en annee");
            if (UNIQUE.matcher(s.words()).find() && unique(s, funders)) {
                unique = true;
                uniqueAt = uniqueAt == null ? s : uniqueAt;
            }
        }
        if (titled && !linked && FIXED.matcher(s.words()).find()) {
            add("financement-stable", "", 0.6, s);
        }
        if (linked) {
            add("financeur-chiffre", funders.isEmpty() && carried != null ? carried.name() : funders.isEmpty() ? "" : funders.getFirst().name(), titled ? 0.95 : 0.9, s);
        } else if (named) {
            add("financeur-nomme", funders.getFirst().name(), titled ? 0.85 : 0.75, s);
        }
        return last;
    }

    /** True when what is paid for is not the post: « places d'hébergement financées par l'État ». */
    private static boolean foreign(Statement s, boolean titled) {
        if (NOT_HERE.matcher(s.words()).find()) {
            return true;
        }
        if (!FOREIGN.matcher(s.words()).find()) {
            return false;
        }
        Matcher pays = OBJECT_VERB.matcher(s.words());
        int verb = pays.find() ? pays.start() : s.words().length();
        int other = -1;
        int own = -1;
        Matcher f = FOREIGN.matcher(s.words());
        while (f.find() && f.end() <= verb) {
            other = f.end();
        }
        Matcher p = OBJECT.matcher(s.words());
        while (p.find() && p.end() <= verb) {
            own = p.end();
        }
        if (other < 0 && own < 0) {
            other = FOREIGN.matcher(s.words()).results().mapToInt(m -> m.start()).filter(at -> at >= verb).findFirst().orElse(Integer.MAX_VALUE);
            own = OBJECT.matcher(s.words()).results().mapToInt(m -> m.start()).filter(at -> at >= verb).findFirst().orElse(Integer.MAX_VALUE);
            return other < own && !(titled && own == Integer.MAX_VALUE && STRONG.matcher(s.words()).find());
        }
        return other > own && !titled;
    }

    /** « État (FIPD) », « la préfecture, sur les crédits du FIPD » are one funder. */
    private List<Funder> merge(Statement s, Ledger.Entry e) {
        List<Funder> merged = new ArrayList<>();
        for (Funder f : e.funders()) {
            if (f.category().equals(Funder.STATE) && merged.stream().anyMatch(x -> x.category().equals(Funder.STATE))
                    && f.key().equals("etat") | s.between(f.start() - 4, f.start()).endsWith("du ") && s.between(f.start() - 24, f.start()).matches("(?s).*(?:au titre d(?:u|e la|e l')|dans le cadre du|via le|sur les? (?:credits d(?:u|e la) )?|par le biais du) ?$")) {
                continue;
            }
            if (!merged.isEmpty()) {
                Funder last = merged.getLast();
                String gap = s.between(last.end(), f.start());
                boolean number = e.shares().stream().anyMatch(x -> x.start() >= last.end() && x.end() <= f.start())
                        || e.sums().stream().anyMatch(x -> x.amount().start() >= last.end() && x.amount().end() <= f.start());
                boolean bothState = last.category().equals(Funder.STATE) && f.category().equals(Funder.STATE);
                if (bothState && !number && (gap.length() < 90 || gap.endsWith("(")) && !gap.matches("(?s).*[;|].*") && !gap.matches("(?s).*(?: et |,) ?(?:la |le |l')?$")) {
                    String name = last.name().contains("(") || last.name().equalsIgnoreCase(f.name()) ? last.name() : last.name() + " (" + f.name() + ")";
                    merged.set(merged.size() - 1, new Funder(last.start(), f.end(), last.category(), name, last.key().equals("etat") ? f.key().equals("etat") ? "etat" : last.key() : last.key()));
                    continue;
                }
                // « l'employeur, le CCAS de Ligneville », « fonds propres de l'association Hestia », « Habitat du Loir » after « office public »
                boolean samePayer = last.category().equals(Funder.ASSOCIATION) && f.category().equals(Funder.ASSOCIATION) && !number && gap.length() < 50;
                if (samePayer) {
                    boolean own = last.name().toLowerCase().startsWith("fonds");
                    merged.set(merged.size() - 1, new Funder(last.start(), f.end(), last.category(), own ? f.name() : last.name(), own ? f.key() : last.key()));
                    continue;
                }
            }
            merged.add(f);
        }
        return merged;
    }

    /** « etat 60 % departement 40 % »: nothing but bodies and shares. */
    private static boolean bare(Statement s, List<Funder> funders, List<Value> values) {
        return funders.size() > 1 && values.size() > 1 && s.words().length() < 60 + 45 * funders.size() && !NOT_SHARES_OF_MONEY.matcher(s.words()).find();
    }

    /** True when this body is the one that pays: subject of a verb of paying, « financé par », « la subvention de », or listed with one that is. */
    private static boolean pays(Statement s, Funder f, Ledger.Entry e) {
        if (ADMINISTRATIVE.matcher(s.words()).find()) {
            return false;
        }
        String before = s.between(f.start() - 110, f.start());
        String after = s.between(f.end(), f.end() + 90);
        if (PAID_BY.matcher(before).find() || MONEY_OF.matcher(before).find() || PAYING.matcher(after).find() || f.name().toLowerCase().startsWith("fonds propres")) {
            return true;
        }
        if (f.category().equals(Funder.STATE) && f.name().toLowerCase().matches("(?s).*(?:fipd|fonds|credits|enveloppe).*")) {
            return true;
        }
        if (s.words().matches("(?s).*(?:financeurs|cofinanceurs|cofinancement|bailleurs de fonds|par moitie|parts egales)[^.]*")) {
            return true;
        }
        // « l'État, le Département et la ville financent »: the members of a list share its verb
        for (Funder other : e.funders()) {
            String gap = other.start() > f.end() ? s.between(f.end(), other.start()) : s.between(other.end(), f.start());
            if (other != f && gap.matches("(?s) ?(?:\\([^)]*\\))?[ ]?(?:,|et|ou|ainsi que|avec|comme)(?: et)? ?(?:par |de |d'|du |m\\. )?(?:le |la |l'|les |des |celle )?") && other.start() != f.start()) {
                String ob = s.between(other.start() - 110, other.start());
                String oa = s.between(other.end(), other.end() + 90);
                if (PAID_BY.matcher(ob).find() || MONEY_OF.matcher(ob).find() || PAYING.matcher(oa).find()) {
                    return true;
                }
            }
        }
        return e.funders().size() > 2 && PAYING.matcher(s.words()).find();
    }

    private static long funderCount(Ledger.Entry e) {
        return e.funders().stream().map(Funder::key).distinct().count();
    }

    private static boolean negated(Statement s, Funder f) {
        if (DOUBLE_NEGATION.matcher(s.words()).find() && !s.words().contains("aucun autre signataire")) {
            return false;
        }
        if (s.between(s.start(), f.start()).matches("(?s).*(?:n'est rien|rien n'est|n'est pas|aucun\\w*[^.;:]{0,40}n'est) (?:demande|sollicite|attendu|prevu)\\w*[^.;:]*")) {
            return true;
        }
        for (Statement.Segment g : s.segments()) {
            if (f.start() >= g.start() && f.start() < g.end()) {
                Matcher m = NEGATED.matcher(g.words());
                int at = f.start() - g.start();
                while (m.find()) {
                    boolean direct = m.group().matches("(?s)(?:sans|aucune?|hors|ni|a l'exception.*|hormis|en dehors.*|pas un euro)") ? m.start() < at : true;
                    if (direct) {
                        return true;
                    }
                }
                // « la ville, qui ne participe pas »
                String after = s.between(g.end(), Math.min(s.end(), g.end() + 46));
                return after.matches("(?s),? ?qui (?:ne |n')[^,;.]*(?:pas|rien|plus).*") || s.between(f.start() - 24, f.start()).matches("(?s).*(?:0 %|sans|ni d[eu']?|ni) (?:de |du |la |le |l'|les )?$") && !s.between(f.start() - 24, f.start()).matches("(?s).*\\d0 % .*")
                        || s.words().substring(0, Math.max(0, f.start() - s.start())).matches("(?s).*(?:sans|aucune?) (?:participation|contribution|concours|aide|apport|subvention|financement)[^;.:]*");
            }
        }
        return false;
    }

    private List<Value> values(Ledger.Entry e, Statement s) {
        List<Value> found = new ArrayList<>();
        for (Share x : e.shares()) {
            String before = s.between(x.start() - 40, x.start());
            String after = s.between(x.end(), x.end() + 40);
            boolean points = after.matches("(?s) ?(?:de )?points.*");
            boolean delta = before.matches("(?s).*(?:decroi\\w*|baiss\\w*|diminu\\w*|fondr\\w*|augment\\w*|majore\\w*|indexe\\w*) (?:chaque annee )?d(?:e |'un )?$");
            boolean time = after.matches("(?s),? ?(?:du|de son|d'un) (?:temps|mi-temps|service).*") || before.matches("(?s).*(?:occupee?|travaille|quotite|temps partiel)[^.;]{0,16}$");
            boolean ceiling = CEILING.matcher(before).find();
            open |= ceiling;
            boolean part = after.matches("(?s)[ ,]*(?:soit |d[ue'] ?)?(?:le quart|la moitie|le tiers)? ?(?:du|des) (?:cotisations|frais de gestion|charges sociales).*") || before.matches("(?s).*frais de gestion[^.;]{0,30}");
            if (!points && !delta && !time && !ceiling && !part && x.percent().signum() > 0) {
                found.add(new Value(x.start(), x.end(), x.percent(), true));
            }
        }
        for (Ledger.Sum x : e.sums()) {
            boolean each = x.nature() == Ledger.Nature.UNIT && e.funders().size() > 1 && s.between(x.amount().end(), x.amount().end() + 12).contains("chacun");
            boolean first = x.nature() == Ledger.Nature.REJECTED && FALLS.matcher(s.words()).find();
            boolean item = x.nature() == Ledger.Nature.OTHER && PAYS.matcher(s.intro()).find();
            if (x.nature() == Ledger.Nature.CONTRIBUTION || each || first || item || x.nature() == Ledger.Nature.OTHER && e.funders().size() > 0 && x.amount().per() != Amount.Per.OTHER && !s.isRow()
                    && !s.between(x.amount().start() - 40, x.amount().start()).matches("(?s).*(?:decroi\\w*|baiss\\w*|diminu\\w*|augment\\w*)[^.;]*d[e'] ?$")) {
                if (x.amount().euros().compareTo(BigDecimal.valueOf(300)) >= 0) {
                    found.add(new Value(x.amount().start(), x.amount().end(), yearly(x.amount(), s), false));
                }
            }
        }
        found.sort(java.util.Comparator.comparingInt(Value::start));
        return found;
    }

    private static BigDecimal yearly(Amount a, Statement s) {
        return switch (a.per()) {
            case MONTH -> a.euros().multiply(BigDecimal.valueOf(12));
            case QUARTER -> a.euros().multiply(BigDecimal.valueOf(4));
            case HALF -> a.euros().multiply(BigDecimal.TWO);
            case WHOLE -> a.euros().divide(Amount.years(s.words()), 2, RoundingMode.HALF_UP).stripTrailingZeros();
            default -> a.euros();
        };
    }

    /** A row « 2021 | 36 000 € | 16 000 € » under a header that names the funders. */
    private boolean rowByYear(Ledger.Entry e, Statement s, List<Value> values) {
        if (values.isEmpty() || !e.funders().isEmpty() || s.intro().indexOf('|') < 0) {
            return false;
        }
        String original = s.passage().stem() == null ? s.intro() : s.passage().stem();
        String[] names = original.split("\\|", -1);
        String[] heads = Plain.of(original).split("\\|", -1);
        String[] cells = s.words().split("\\|", -1);
        boolean wholePost = cells[0].isBlank() || cells[0].matches("(?s).*(?:\\d|annee|exercice|remuneration|salaire|cout|poste|montant|participation|(?<![a-z])part|depense|financement).*");
        if (heads.length != cells.length || cells[0].contains("total") || !wholePost) {
            return false;
        }
        boolean any = false;
        Funder column = null;
        int at = s.start();
        for (int i = 0; i < cells.length; i++) {
            int from = at;
            int to = at + cells[i].length();
            at = to + 1;
            List<Funder> named = Funder.all(names[i], heads[i], 0, heads[i].length(), Funder.Aliases.NONE);
            if (!named.isEmpty()) {
                column = named.getFirst();
            } else if (!heads[i].strip().matches("(?:%|€|euros?|parts?|taux|montants?|en %|en €)?")) {
                column = null;
            }
            if (i == 0 || column == null) {
                continue;
            }
            Account account = account(column);
            for (Value v : values) {
                if (v.start() >= from && v.end() <= to) {
                    (v.share() ? account.shares : account.amounts).add(v.number());
                    any = true;
                }
            }
        }
        if (any) {
            add("financeur-chiffre", "", 0.93, s);
        }
        return any;
    }

    private boolean link(Statement s, List<Funder> funders, List<Value> values, Funder carried) {
        boolean linked = false;
        List<Value> shares = values.stream().filter(Value::share).toList();
        if (shares.size() == 1 && funders.size() > 1 && s.between(shares.getFirst().end(), shares.getFirst().end() + 12).contains("chacun")) {
            for (Funder f : funders) {
                if (f.end() <= shares.getFirst().start() && (funders.indexOf(f) > 0 || f.category() != null)) {
                    account(f).shares.add(shares.getFirst().number());
                    linked = true;
                }
            }
            return linked;
        }
        if (!funders.isEmpty() && EQUAL.matcher(s.words()).find()) {
            boolean stateMoney = MONEY.matcher(s.words() + s.intro()).find() || funders.size() > 1;
            if (stateMoney && funders.size() > 1) {
                BigDecimal part = BigDecimal.valueOf(100).divide(BigDecimal.valueOf(funders.size()), 1, RoundingMode.HALF_UP);
                BigDecimal each = null;
                for (Value v : values) {
                    each = !v.share() && s.between(v.end(), v.end() + 20).contains("chacun") ? v.number() : each;
                }
                for (Funder f : funders) {
                    Account a = account(f);
                    a.shares.add(part);
                    if (each != null) {
                        a.amounts.add(each);
                    }
                }
                return true;
            }
        }
        if (funders.isEmpty() && (carried == null || values.isEmpty())) {
            return false;
        }
        boolean respectively = s.words().contains("respectivement") && funders.size() > 1;
        if (respectively && (shares.size() == funders.size() || values.size() == funders.size())) {
            List<Value> list = shares.size() == funders.size() ? shares : values;
            for (int i = 0; i < list.size(); i++) {
                (list.get(i).share() ? account(funders.get(i)).shares : account(funders.get(i)).amounts).add(list.get(i).number());
            }
            return true;
        }
        List<Value> run = trailing(shares, funders);
        if (run.size() == funders.size() && run.size() > 1 && values.size() - run.size() >= funders.size()) {
            for (int i = 0; i < run.size(); i++) {
                account(funders.get(i)).shares.add(run.get(i).number());
            }
            values = values.stream().filter(v -> !run.contains(v)).toList();
            linked = true;
        }
        Map<Funder, Boolean> fed = new LinkedHashMap<>();
        Value previous = null;
        Funder owner = null;
        for (Value v : values) {
            Funder before = null;
            Funder after = null;
            for (Funder f : funders) {
                before = f.end() <= v.start() ? f : before;
                after = after == null && f.start() >= v.end() ? f : after;
            }
            Value w = v;
            Funder a = after;
            boolean blocked = after != null && values.stream().anyMatch(x -> x.start() >= w.end() && x.end() <= a.start() && !(x.share() != w.share() && x.start() - w.end() < 10));
            String gapNext = after == null || blocked ? null : s.between(v.end(), after.start());
            String gapPrev = before == null ? "" : s.between(before.end(), v.start());
            boolean joinsNext = gapNext != null && gapNext.length() < 80 && gapNext.matches(
                    "(?s)[ )]*(?:\\([^)]*\\)[ ]*)?(?:,? ?soit [\\d ,.€%euros]+)?(?:par an |l'an |annuels? )?(?:(?:est|sont|sera|seront|provien\\w+|vien\\w+|emanent|sort\\w*) )?(?:(?:pris\\w* en charge|honore\\w*|support\\w+|couvert\\w*|pay\\w+|verse\\w*|finance\\w*|alloue\\w*|apporte\\w*|sollicite\\w*|assume\\w*) )?(?:par|du|de|d'|de la|de l'|des|pour|sur|a la charge d\\w+|a charge d\\w+|au titre d\\w+|aupres d\\w+) ?(?:la part d\\w+ |les credits )?(?:le |la |l'|les |celle |du |de |budget |credits |m\\. )*")
                    || gapNext != null && s.words().contains("imput") && gapNext.matches(" au (?:budget de l'|budget d[eu] (?:la )?)?")
                    || gapNext != null && gapNext.isBlank() && (before == null || gapPrev.matches("(?s).*[,;].*")) || gapNext != null && s.isRow() && before == null;
            boolean sameAsPrevious = previous != null && owner != null && v.share() != previous.share()
                    && s.between(previous.end(), v.start()).matches("(?s)[ (,;|]*(?:soit|ou|-|c'est-a-dire|\\|)?[ (|]*");
            Funder to;
            String near = s.between(v.start() - 34, v.start()) + "#" + s.between(v.end(), v.end() + 30);
            if (funders.size() == 2 && funders.getLast().end() <= v.start() && near.matches("(?s).*(?<![a-z])(?:le premier|la premiere)(?! annee)[^,;#]{0,24}#.*|(?s).*#(?: par an)? pour (?:la premiere|le premier)(?! annee).*")) {
                to = funders.getFirst();
            } else if (sameAsPrevious) {
                to = owner;
            } else if (before == null && v.share() && (s.between(v.end(), v.end() + 10).startsWith(" restant") || s.between(v.start() - 12, v.start() + 1).matches("(?s).*(?:l'autre|dernier|derniere) .?"))) {
                to = joinsNext ? after : null;
                open |= !joinsNext;
            } else if (before == null) {
                to = joinsNext || after != null && !blocked && carried == null ? after : carried != null && (funders.isEmpty() || !joinsNext) ? carried : after;
            } else if (joinsNext && (fed.containsKey(before) || gapPrev.matches("(?s).*[,;].*")) && !(gapPrev.isBlank())) {
                to = after;
            } else {
                to = before;
            }
            if (to == null) {
                continue;
            }
            Account account = account(to);
            (v.share() ? account.shares : account.amounts).add(v.number());
            fed.put(to, true);
            owner = to;
            previous = v;
            linked = true;
        }
        Matcher again = SAME_AGAIN.matcher(s.words());
        if (linked && again.find()) {
            int at = s.start() + again.start();
            Funder who = null;
            for (Funder f : funders) {
                who = f.end() <= at ? f : who;
            }
            Funder from = owner;
            if (who != null && from != null && !accounts.containsKey(who.key()) | (accounts.containsKey(who.key()) && account(who).amounts.isEmpty())) {
                Account source = accounts.values().stream().filter(x -> !x.amounts.isEmpty()).findFirst().orElse(null);
                if (source != null) {
                    account(who).amounts.add(source.amounts.getFirst());
                }
            }
        }
        return linked;
    }

    /** Shares that all come after the last funder: « …, ce qui nous fait 50 %, 25 % et 25 % ». */
    private static List<Value> trailing(List<Value> shares, List<Funder> funders) {
        if (funders.isEmpty()) {
            return List.of();
        }
        List<Value> after = shares.stream().filter(v -> v.start() > funders.getLast().end()).toList();
        return after.size() == shares.size() ? after : List.of();
    }

    private boolean named(Statement s, List<Funder> funders, boolean titled, boolean post, boolean numbers) {
        String w = s.words();
        boolean strong = STRONG.matcher(w).find() || STRONG.matcher(s.intro()).find();
        if (LATER.matcher(w).find() && !numbers && !w.matches("(?s).*(?:financee? par|cofinancee? par|prend en charge|est assure|celle des autres financeurs).*")
                && w.matches("(?s).*(?:convention|document|avenant|annexe|plan de financement|demandes? de subvention|question)[^.]*(?:ulterieur|distinct|particuli|renvoye|fera|feront|definir|depos|examin|joint).*")) {
            return false;
        }
        boolean wages = WAGES.matcher(w).find() && !strong && !COSTS.matcher(w.replaceAll("en charge|sa charge|la charge|charges", "")).find();
        if (wages) {
            return false;
        }
        boolean employerOnly = funders.size() == 1 && w.matches("(?s).*(?:verse|assure|sert|servi|paie|paye|prend)[^.]*(?:salaire|traitement|remuneration).*") && !w.matches("(?s).*(?:financ|fipd|subvention|cout).*");
        if (employerOnly) {
            return false;
        }
        boolean listed = !s.intro().isEmpty() && s.intro().matches("(?s).*(?:financeurs?|cofinanc\\w+|financ\\w+|participat\\w+|contribu\\w+|repart\\w+).*") && w.length() < 160;
        if (listed) {
            return true;
        }
        if (!PAYS.matcher(w).find() || strict && !STRONG.matcher(w).find()) {
            return false;
        }
        if (w.matches("(?s).*(?:participation (?:de l'etat |du \\w+ )?aux reunions|reunions?|concours technique|contribution au reperage|repera).*") && !strong) {
            return false;
        }
        if (w.matches("(?s).*(?:concours technique|participation[^.]{0,40} (?:aux|a la) (?:reunion|comite|travaux|instance)|finances publiques|commission distincte|au reperage).*")) {
            return false;
        }
        boolean paysForPost = COSTS.matcher(w).find() && PAYS.matcher(w.replaceAll("(?<![a-z])(?:note|part|reste|met)(?![a-z])", " ")).find();
        if (strong && (post || titled || funders.size() > 1)) {
            return w.matches("(?s).*(?:financ|finans|subvention|contribu|particip|en charge|charge|soutien|concours|concour|abond|alloue|apporte|verse|credits|enveloppe|solde|surplus|reste|pai|pay|met |dotation|fipd|fonds|aide|cofinanc|rembours|couvr|partag|complet).*")
                    && !w.matches("(?s).*(?:est regi par|eligibles? au|rappele que les projets|rend compte|bilan financier).*");
        }
        if (titled && paysForPost) {
            return true;
        }
        return w.matches("(?s).*(?:prend|prennent|prise?s?|supporte\\w*|assume\\w*|regle\\w*|acquitte\\w*|couvr\\w*|rembourse\\w*|finance\\w*|paie\\w*|paye\\w*|main a la poche|partag\\w+)[^.]*(?:cout|depense|poste|emploi|solde|surplus|tout|integralite|totalite|facture|note|charge).*")
                || w.matches("(?s).*(?:poste|cout|depense|emploi|facture|note|integralite|totalite)[^.]*(?:pris\\w* en charge|supporte|assume|regle|acquitte|couvert|rembourse|finance|paye|partag|main a la poche|repose sur|repose a|a la charge).*")
                || w.matches("(?s).*(?<![a-z])(?:met|mettent|paie|paye|apporte|assure|couvre|complete)\\w*[^.]*(?:reste|solde|complement|surplus|difference).*") && (titled || carriedOver)
                || w.matches("(?s).*(?:c'est (?:le |la |l')?[^.;]*(?:,|et) (?:et )?(?:lui|elle) seule?|budget de)[^.;]*(?:port|finance|pai|pay|supporte|regle|couvr)\\w*[^.;]*(?:poste|emploi|cout|depense).*")
                || w.matches("(?s).*incomb\\w*[^.]*")  && COSTS.matcher(w).find()
                || w.matches("(?s).*(?:regle la note|met la main a la poche).*");
    }

    private boolean unique(Statement s, List<Funder> funders) {
        String w = s.words();
        if (w.matches("(?s).*(?:ne .*(?:seul|seule) |a elles? deux|a eux deux|pas seul|seuls l').*") || w.contains("cessera d'etre")) {
            return false;
        }
        boolean hundred = w.matches("(?s).*(?:100 ?%|cent pour cent).*");
        boolean pays = PAYS.matcher(w).find() || hundred;
        return pays && (funders.stream().map(Funder::key).distinct().count() == 1 || funders.isEmpty() && accounts.size() == 1);
    }

    private Account account(Funder f) {
        Account known = accounts.get(f.key());
        if (known == null && f.category().equals(Funder.STATE)) {
            // the prefecture, the fund and the State are one purse, unless each has its own line
            known = accounts.get("etat");
            if (known != null && !f.key().equals("etat") && !known.shares.isEmpty() | !known.amounts.isEmpty()) {
                known = null;
            }
        }
        if (known == null && f.key().indexOf(' ') < 0) {
            // « la communauté de communes » after « la communauté de communes du Val de Sourne »
            List<Account> same = accounts.values().stream().filter(a -> a.key.startsWith(f.key() + " ")).toList();
            known = same.size() == 1 ? same.getFirst() : null;
        }
        if (known == null) {
            String head = f.key().indexOf(' ') < 0 ? f.key() : f.key().substring(0, f.key().indexOf(' '));
            Account generic = accounts.get(head);
            if (generic != null && f.key().indexOf(' ') > 0 && generic.shares.isEmpty() && generic.amounts.isEmpty()) {
                generic.name = f.name();
                known = generic;
            }
        }
        if (known == null) {
            known = new Account(f);
            accounts.put(f.key(), known);
        }
        return known;
    }

    private Funding funding;

    /** @param cost yearly cost, which is what the only funder pays when no sum stands beside its name; or null */
    Funding funding(BigDecimal cost) {
        if (cost != null && "Financeur unique".equals(funding.evolution()) && funding.financeurs().getFirst().montant() == null) {
            Funding.Funder only = funding.financeurs().getFirst();
            return new Funding(funding.evolution(), List.of(new Funding.Funder(only.nom(), only.categorie(), Figures.tidy(cost), only.part())));
        }
        return funding;
    }

    private void conclude() {
        accounts.values().removeIf(a -> a.shares.size() == 1 && a.shares.getFirst().signum() == 0 && a.amounts.isEmpty());
        List<Funding.Funder> list = new ArrayList<>();
        boolean complete = true;
        BigDecimal sum = BigDecimal.ZERO;
        for (Account a : accounts.values()) {
            if (a.category.equals(Funder.STATE) && (drops(a.shares) || drops(a.amounts))) {
                falls = true;
            }
        }
        if (unique && accounts.size() == 1 && !falls) {
            Account only = accounts.values().iterator().next();
            if (only.shares.isEmpty() || only.shares.getFirst().compareTo(BigDecimal.valueOf(100)) == 0) {
                only.shares.clear();
                only.shares.add(BigDecimal.valueOf(100));
            } else {
                unique = false;
            }
            uniqueAmount = only.amounts.isEmpty() ? null : only.amounts.getFirst();
        } else {
            unique = false;
        }
        for (Account a : accounts.values()) {
            BigDecimal share = a.shares.isEmpty() ? null : a.shares.getFirst();
            BigDecimal amount = a.amounts.isEmpty() ? null : a.amounts.getFirst();
            complete &= share != null || amount != null;
            sum = share == null ? sum : sum.add(share);
            list.add(new Funding.Funder(a.name, a.category, Figures.tidy(amount), Figures.tidy(share)));
        }
        String evolution = null;
        if (!list.isEmpty()) {
            boolean hundred = list.size() == 1 && sum.compareTo(BigDecimal.valueOf(99)) > 0;
            evolution = falls ? "Dégressive" : unique || hundred ? "Financeur unique" : complete && list.size() > 1 && !open ? "Stable" : "Indéterminée";
            if (evolution.equals("Financeur unique")) {
                Statement at = uniqueAt;
                if (at != null) {
                    add("financeur-unique", list.getFirst().nom(), 0.92, at);
                }
            }
        }
        funding = new Funding(evolution, list);
        if (list.isEmpty()) {
            evidence.clear();
        }
    }

    /** A series that goes down, the parts of the years coming one after the other. */
    private static boolean drops(List<BigDecimal> series) {
        for (int i = 1; i < series.size(); i++) {
            if (series.get(i).compareTo(series.get(i - 1)) < 0) {
                return true;
            }
        }
        return false;
    }

    private void add(String signal, String value, double force, Statement s) {
        evidence.add(new Evidence(13, signal, value, force, s.passage().zone().name(), s.index(), s.start(), s.end()));
    }
}
