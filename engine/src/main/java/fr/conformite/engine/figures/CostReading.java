package fr.conformite.engine.figures;

import fr.conformite.engine.assess.Cost;
import fr.conformite.engine.structure.Zone;
import fr.conformite.rules.Evidence;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Indicator 14: what the posts cost in a year, for how many full-time equivalents, and what that is made of. */
final class CostReading {

    private record Candidate(BigDecimal euros, double force, Statement at, Amount amount) {
    }

    private static final Pattern YEAR = Pattern.compile("(?<![a-z])(?:par ans?|l'an(?:nee)?|annuel\\w*|annee|chaque annee|tous les ans|exercice|douze mois|12 mois|/ ?ans?|an)(?![a-z])");
    private static final Pattern SUMMED = Pattern.compile("postes? (?:de |d'|du |a |n°|\\w+ ?\\()|mi-temps|temps plein|poste [a-z0-9](?![a-z])");
    private static final Pattern QUOTA = Pattern.compile("^(?:- )?(?:quotite|volume|temps(?: de travail)?) ?(?::|\\|)");
    private static final Pattern TIMES = Pattern.compile("(?<![a-z\\d])(\\d+|deux|trois|quatre|cinq|six|douze) ?(?:fois|x|\\*) ?$");
    private static final Pattern SUM_WORDS = Pattern.compile("(?:total|ensemble|soit|=|somme|coute?|revien|cad)");
    private static final BigDecimal LEAST = BigDecimal.valueOf(6000);
    private static final BigDecimal MOST = BigDecimal.valueOf(3_000_000);

    private final List<Evidence> evidence = new ArrayList<>();
    private final List<Fte> times = new ArrayList<>();
    private final java.util.Map<String, BigDecimal> quotas = new java.util.LinkedHashMap<>();
    private BigDecimal etp;
    private Cost cost;
    private BigDecimal total;
    private BigDecimal uniqueAmount;
    private List<List<BigDecimal>> lists;
    private Statement uniqueAt;

    CostReading(String plain, Ledger ledger, FundingReading funding) {
        List<Candidate> totals = new ArrayList<>();
        List<Candidate> units = new ArrayList<>();
        List<Candidate> listed = new ArrayList<>();
        BigDecimal[] parts = new BigDecimal[3];
        Statement partsAt = null;
        boolean onlySalary = false;
        Statement postAt = null;
        lists = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Ledger.Entry e : ledger.entries()) {
            Statement s = e.statement();
            readTimes(plain, s);
            boolean titled = Ledger.TITLE.matcher(s.title()).find();
            String context = s.words() + " " + s.intro();
            boolean said = Ledger.POST.matcher(context).find();
            if (said || s.words().contains("cout") || s.words().contains("budget") || s.words().contains("depenses")) {
                postAt = s;
            }
            boolean post = said || near(postAt, s);
            if (e.sums().isEmpty()) {
                continue;
            }
            uniqueFunder(e, s);
            boolean foreign = Ledger.FOREIGN.matcher(s.words()).find() && !said || Ledger.FOREIGN.matcher(s.intro() + " " + s.title()).find() && !titled
                    || s.words().matches("(?s)^pour memoire.*|(?s).*(?:ordre de grandeur|avait coute|avaient coute|avait ete evalue|(?:gere|dispose d'|a) un budget|budget (?:annuel |global |total |propre )*d(?:e l'association|u ccas|u cias|e la ville|e la commune|u departement|u service|u centre)[^.]{0,20}(?:s'|est|de|atteint)|etranger a la|distinct(?:e)? (?:de celui|du present|de ce)|poste de (?:coordonn|mediat|gardien|secretaire|charge|juriste|psycholog|delegue)|une fois pour toutes|ne se confond pas|apports? en nature|non comprise?s? dans le|ne s'ajoute(?:nt)? pas|\\(pour memoire\\)|sans lien avec|toutes activites|toutes circonscriptions|plan departemental|poste de police|poste informatique|poste de mediat|de ses propres locaux).*");
            for (Ledger.Sum x : e.sums()) {
                Amount a = x.amount();
                BigDecimal euros = yearly(a, s);
                boolean yearly = YEAR.matcher(context).find() || a.per() == Amount.Per.MONTH || a.per() == Amount.Per.HALF;
                switch (x.nature()) {
                    case SALARY, RUNNING, MANAGEMENT -> {
                        boolean apart = foreign && !near(partsAt, s);
                        if (!apart && (post || titled || yearly || s.isRow() || !s.intro().isEmpty()) && !s.words().matches("(?s).*(?:plafonnes? a|au maximum).*") || s.words().contains("+")) {
                            int i = x.nature() == Ledger.Nature.SALARY ? 0 : x.nature() == Ledger.Nature.RUNNING ? 1 : 2;
                            if (a.euros().compareTo(BigDecimal.valueOf(100)) >= 0) {
                                lists.get(i).add(euros);
                                parts[i] = parts[i] == null ? euros : partsAt == s || near(partsAt, s) ? parts[i].add(euros) : parts[i];
                                partsAt = s;
                                onlySalary |= i == 0 && s.words().matches("(?s).*(?:unique depense|seule depense|aucun autre frais|toutes? charges? comprises).*");
                            }
                        }
                    }
                    case TOTAL -> {
                        String before = s.between(a.start() - 24, a.start());
                        Matcher times = TIMES.matcher(before);
                        if (times.find()) {
                            euros = euros.multiply(Numeral.all(times.group(1), 0, times.group(1).length()).getFirst().value());
                        }
                        boolean detailed = e.sums().stream().anyMatch(y -> y.nature() == Ledger.Nature.SALARY);
                        if (foreign || euros.compareTo(LEAST) < 0 || euros.compareTo(MOST) > 0 || !detailed && !post && !titled && !yearly && !s.isRow()) {
                            break;
                        }
                        if (!said && euros.compareTo(BigDecimal.valueOf(250_000)) > 0) {
                            break;
                        }
                        double force = 0.7;
                        String near = s.between(a.start() - 90, a.end() + 50);
                        force += YEAR.matcher(near).find() ? 0.1 : 0;
                        force += near.matches("(?s).*(?:cout|budget|depense|total|revien|represente|charge).*") ? 0.08 : 0;
                        force += post ? 0.05 : 0;
                        force += near.matches("(?s).*(?:annee pleine|annee entiere|ensemble des postes|des deux postes|pour l'ensemble|global|total).*") ? 0.04 : 0;
                        force -= a.per() == Amount.Per.WHOLE || a.per() == Amount.Per.MONTH || a.per() == Amount.Per.QUARTER || a.per() == Amount.Per.HALF ? 0.15 : 0;
                        force -= s.between(a.start() - 110, a.start()).matches("(?s).*(?:la premiere annee|du fait d'un recrutement|exercice incomplet|prorata)[^.]*") ? 0.2 : 0;
                        force -= s.passage().zone() == Zone.RECITALS ? 0.15 : 0;
                        Candidate c = new Candidate(euros, force, s, a);
                        String label = s.between(Math.max(s.start(), a.start() - 70), a.start());
                        int cut = Math.max(Math.max(label.lastIndexOf(';'), label.lastIndexOf(" : ")), Math.max(label.lastIndexOf(" et "), label.lastIndexOf("), ")));
                        String own = cut < 0 ? label : label.substring(cut + 1);
                        if (SUMMED.matcher(own).find() && !SUM_WORDS.matcher(own).find()) {
                            listed.add(c);
                        }
                        totals.add(c);
                    }
                    case UNIT -> {
                        Matcher times = TIMES.matcher(s.between(a.start() - 24, a.start()));
                        if (!foreign && times.find()) {
                            BigDecimal count = Numeral.all(times.group(1), 0, times.group(1).length()).getFirst().value();
                            totals.add(new Candidate(a.euros().multiply(count), 0.72, s, a));
                            if (count.intValue() != 12) {
                                units.add(new Candidate(euros, 0.8, s, a));
                            }
                        } else if (!foreign && euros.compareTo(LEAST) >= 0 && euros.compareTo(BigDecimal.valueOf(200_000)) < 0) {
                            units.add(new Candidate(euros, 0.8, s, a));
                        }
                    }
                    default -> {
                    }
                }
            }
        }
        etp = countTimes();
        decide(totals, units, listed, parts, partsAt, onlySalary, funding);
    }

    /** What the only funder gives is the cost: « le Département finance seul le poste, par une dotation annuelle de 51 500 € ». */
    private void uniqueFunder(Ledger.Entry e, Statement s) {
        if (uniqueAmount != null || !FundingReading.UNIQUE.matcher(s.words()).find() || s.words().matches("(?s).*(?:sauf|hors|solde|complement|surplus|plafonn).*")) {
            return;
        }
        List<Ledger.Sum> given = e.sums().stream().filter(x -> x.nature() == Ledger.Nature.CONTRIBUTION || x.nature() == Ledger.Nature.OTHER).toList();
        boolean share = e.shares().stream().anyMatch(x -> x.percent().compareTo(BigDecimal.valueOf(100)) < 0);
        if (given.size() == 1 && !share && e.funders().stream().map(Funder::category).distinct().filter(c -> !c.equals(Funder.ASSOCIATION)).count() <= 2
                && given.getFirst().amount().euros().compareTo(LEAST) >= 0 && (Ledger.POST.matcher(s.words()).find() || s.words().contains("financeur") || Ledger.TITLE.matcher(s.title()).find())) {
            uniqueAmount = yearly(given.getFirst().amount(), s);
            uniqueAt = s;
        }
    }

    List<Evidence> evidence() {
        return evidence;
    }

    Cost cost() {
        return cost;
    }

    BigDecimal etp() {
        return etp;
    }

    private void decide(List<Candidate> totals, List<Candidate> units, List<Candidate> listed, BigDecimal[] parts, Statement partsAt, boolean onlySalary,
            FundingReading funding) {
        Candidate best = null;
        for (Candidate c : totals) {
            if (best == null || c.force > best.force + 0.001) {
                best = c;
            }
        }
        BigDecimal unit = units.isEmpty() ? null : units.getFirst().euros;
        BigDecimal sum = sum(parts);
        int named = (parts[0] != null ? 1 : 0) + (parts[1] != null ? 1 : 0) + (parts[2] != null ? 1 : 0);
        boolean separate = listed.size() > 1 && totals.size() == listed.size();
        if (separate) {
            BigDecimal all = listed.stream().map(Candidate::euros).reduce(BigDecimal.ZERO, BigDecimal::add);
            total = all;
            for (Candidate c : listed) {
                add("cout-par-poste", all, 0.85, c.at);
            }
        } else if (best != null) {
            for (Candidate c : totals) {
                add(c == best ? "cout-total" : "autre-total", c.euros, c.force, c.at);
            }
            total = best.euros;
        } else if (unit != null) {
            BigDecimal posts = etp != null ? etp : BigDecimal.ONE;
            Fte said = times.stream().filter(t -> t.kind() == Fte.Kind.POSTS).max(java.util.Comparator.comparing(Fte::value)).orElse(null);
            boolean byPost = units.getFirst().at.words().matches("(?s).*(?:par poste|chacun|chaque poste|par emploi|poste).*") && !units.getFirst().at.words().matches("(?s).*(?:etp|equivalent|temps plein :).*");
            if (said != null && (etp == null || byPost)) {
                posts = etp == null ? said.value() : said.value().max(etp);
            }
            total = unit.multiply(posts);
            add("cout-unitaire", total, 0.8, units.getFirst().at);
        } else if (parts[0] != null && (named > 1 || onlySalary)) {
            total = sum;
            add("cout-ventile", sum, 0.8, partsAt);
        } else if (uniqueAmount != null) {
            total = uniqueAmount;
            add("cout-financeur-unique", total, 0.85, uniqueAt);
        } else if (funding.uniqueAmount() != null) {
            total = funding.uniqueAmount();
            add("cout-financeur-unique", total, 0.85, funding.uniqueAt());
        }
        if (etp == null && total != null && unit != null) {
            BigDecimal ratio = total.divide(unit, 3, RoundingMode.HALF_UP).stripTrailingZeros();
            etp = ratio.scale() <= 2 && ratio.compareTo(BigDecimal.valueOf(60)) < 0 ? ratio : null;
        }
        BigDecimal per = unit;
        if (per == null && total != null && etp != null && etp.signum() > 0) {
            per = total.divide(etp, 0, RoundingMode.HALF_UP);
        }
        boolean salaryKnown = parts[0] != null && (total != null);
        if (salaryKnown) {
            fit(parts);
        }
        Cost.Breakdown breakdown = salaryKnown ? new Cost.Breakdown(Figures.tidy(parts[0]), Figures.tidy(parts[1]), Figures.tidy(parts[2])) : null;
        cost = new Cost(Figures.tidy(etp), total == null ? null : Figures.tidy(per), breakdown);
    }

    /** Of all the sums read for each part, those that add up to the total, when some do. */
    private void fit(BigDecimal[] parts) {
        if (sum(parts).compareTo(total) == 0) {
            return;
        }
        List<List<BigDecimal>> choices = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            List<BigDecimal> of = new ArrayList<>(new java.util.LinkedHashSet<>(lists.get(i)));
            if (of.size() > 1) {
                of.add(of.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
            }
            if (i > 0) {
                of.add(null);
            }
            choices.add(of);
        }
        for (BigDecimal a : choices.get(0)) {
            for (BigDecimal b : choices.get(1)) {
                for (BigDecimal c : choices.get(2)) {
                    if (sum(new BigDecimal[] {a, b, c}).compareTo(total) == 0) {
                        parts[0] = a;
                        parts[1] = b;
                        parts[2] = c;
                        return;
                    }
                }
            }
        }
    }

    /** Yearly cost, or null. */
    BigDecimal total() {
        return total;
    }

    private static boolean near(Statement a, Statement b) {
        return a != null && Math.abs(a.index() - b.index()) <= 6 && java.util.Objects.equals(a.passage().article(), b.passage().article());
    }

    private static BigDecimal sum(BigDecimal[] parts) {
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal p : parts) {
            sum = p == null ? sum : sum.add(p);
        }
        return sum;
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

    private void readTimes(String plain, Statement s) {
        if (s.passage().zone() == Zone.RECITALS && !s.words().contains("poste")) {
            return;
        }
        List<Fte> own = Fte.all(plain, s.start(), s.end());
        times.addAll(own);
        // « Quotité : 1 ETP » in the annex of each post
        if (QUOTA.matcher(s.words()).find()) {
            own.stream().filter(t -> t.kind() == Fte.Kind.TOTAL || t.kind() == Fte.Kind.EACH).findFirst()
                    .ifPresent(t -> quotas.putIfAbsent(String.valueOf(s.passage().article()), t.value()));
        }
    }

    /** Total written, else the sum of what each post is, else the number of full-time posts. */
    private BigDecimal countTimes() {
        BigDecimal best = null;
        for (Fte t : times) {
            if (t.kind() == Fte.Kind.TOTAL && (best == null || t.value().compareTo(best) > 0)) {
                best = t.value();
            }
        }
        Fte posts = times.stream().filter(t -> t.kind() == Fte.Kind.POSTS).max(java.util.Comparator.comparing(Fte::value)).orElse(null);
        Fte each = times.stream().filter(t -> t.kind() == Fte.Kind.EACH).findFirst().orElse(null);
        BigDecimal sum = quotas.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (quotas.size() > 1 && posts != null && posts.value().intValue() == quotas.size() && (best == null || best.compareTo(sum) < 0)) {
            return sum;
        }
        if (best != null && (each == null || posts == null || each.value().multiply(posts.value()).compareTo(best) <= 0 || best.compareTo(each.value()) > 0)) {
            return best;
        }
        if (each != null && posts != null && posts.value().compareTo(BigDecimal.ONE) > 0) {
            return each.value().multiply(posts.value()).stripTrailingZeros();
        }
        return each == null ? null : each.value();
    }

    private void add(String signal, BigDecimal euros, double force, Statement s) {
        String value = euros.stripTrailingZeros().toPlainString();
        evidence.add(new Evidence(14, signal, value, force, s.passage().zone().name(), s.index(), s.start(), s.end()));
    }
}
