package fr.conformite.engine.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of time as the text writes it, before anyone asks what lasts so long.
 *
 * @param start  first character
 * @param end    one past the last
 * @param months how long; {@link #UNLIMITED} when the text says that there is no end
 * @param form   how it is written
 */
record Duration(int start, int end, BigDecimal months, Form form) {

    /** Months of a duration without end. */
    static final BigDecimal UNLIMITED = BigDecimal.valueOf(-1);

    /** « trois ans »; « du … au … »; « les années 2021 à 2023 »; « triennale »; « indéterminée »; « renouvelable annuellement ». */
    enum Form { COUNT, BOUNDS, YEARS, ADJECTIVE, UNLIMITED, RENEWAL_ONLY }

    private static final Pattern UNIT = Pattern.compile(
            "^ ?(?:\\(\\d{1,3}\\) ?)?(?:seules? |pleine?s? |belles? |bonnes? |petite?s? |prochaine?s? |simples? |entiere?s? )?"
            + "(ans?|annees?|anne|mois|semestres?|trimestres?|exercices?|annuites|printemps|hivers|etes|automnes|rentrees)(?![a-z])"
            + "( et demie?)?( (?:\\w+ )?(?:premiere?|derniere?)s?)?");
    private static final Pattern BEFORE_NOT_A_LENGTH = Pattern.compile(
            "(?:tou(?:s|tes) les|chaque|justifi\\w+ d(?:e|')(?: au moins)?|au-?(?: )?dela d(?:e|')|(?:il|elle|qui) (?:avait|a a peine|avait a peine|n'avait que)|par|l'|dans les|dans le delai de|dans un delai de|sous|depuis plus de|pendant plus de|au bout de|passe|des les|age de|agee?s? de|il y a|depuis|n°|article|une fois tous les|la|quelque) ?$");
    /** « s'éteint au bout de trente-six mois ». */
    private static final Pattern ENDS_AFTER = Pattern.compile("(?:s'etei\\w+|prend\\w* fin|expir\\w+|s'ach\\w+|cess\\w+|se termin\\w+|finit|finira) (?:[a-z']+ ){0,4}?au bout de $");
    private static final Pattern AGE = Pattern.compile("^ ?(?:durant|par an|suivant|au plus tard|avant|a l'avance|auparavant|plus tot|de preavis|de prevenance|au moins avant|calendaires avant|revolus|et plus|d'age|d'emprisonnement|d'experience|d'anciennete|de pratique|de metier|de service|d'activite|d'exercice|de terrain|passee?s |consacree?s |ecoulee?s)");
    private static final String Y = "((?:19|20)\\d\\d)";
    private static final Pattern YEAR_SPAN = Pattern.compile(
            "(?:annees?|exercices?|periode|pluriannuel\\w*|ans|de|\\() *(?:civiles? |budgetaires? |scolaires? )?\\(?" + Y + " ?(?:a|-|/|et|jusqu'a|jusqu'en|au) ?(?:fin )?" + Y + "(?! ?[-/]|\\d)");
    private static final Pattern YEAR_LIST = Pattern.compile(Y + "(?:(?: ?, ?| et | ?- ?| ?/ ?)" + Y + ")+");
    private static final Pattern ONE_YEAR = Pattern.compile("(?<!semestre de l')(?<!trimestre de l')(?:annee (?:civile |budgetaire |scolaire )?|anne |exercice (?:budgetaire |comptable |civil )?)(?:" + Y
            + "(?: ?[-/] ?" + Y + ")?(?! ?(?:,|et|a|-|/) ?(?:19|20)\\d\\d)|en cours)|l'annee civile(?! suivante)");
    private static final Pattern HALF_YEAR = Pattern.compile("(?:premier|second|deuxieme|1er|2e|dernier) semestre (?:de l'annee )?(?:19|20)\\d\\d");
    private static final Pattern ADJECTIVE = Pattern.compile("(?<![a-z])(trienn\\w+|annuel(?:le)?s?|bienn\\w+|bisannuel\\w*|quadrienn\\w+|quinquenn\\w+|semestriel\\w*|trisannuel\\w*)(?![a-z])");
    private static final Pattern UNLIMITED_WORDS = Pattern.compile(
            "dure\\w{0,2} +(?:est +|sera +)?(?:in|non[ -]?)deter\\w+|(?:sans|aucune?|pas de|ni|nulle?) +(?:limit\\w+|terme|duree|fin|date de fin|echeance)(?: +de +(?:duree|temps))?(?: +(?:determinee?|definie?|fixee?|prevue?|precise?|maximale?|precis))?"
            + "|pas de date de (?:peremption|fin)|sans qu'aucun(?:e)? (?:terme|date|echeance)|illimitee?|a perpetuite|perpetuell?e?|tant qu(?:'|e )\\w+ ?(?:[\\w']+ ){0,8}?(?:l'a |l'ont )?(?:denonc\\w+|resili\\w+|revoqu\\w+|remis)");
    private static final Pattern ANNIVERSARY = Pattern.compile("(?:(premier|deuxieme|second|troisieme|quatrieme|cinquieme|sixieme|1er|2e|3e|4e|5e) |jour |date )anniversaire");
    /** « au terme de la trente-sixième mensualité ». */
    private static final Pattern LAST_OF = Pattern.compile("(?:terme|fin|issue|expiration|echeance|jusqu'a|bout|apres) (?:de |d'|du )?(?:la |le |l')?([a-z]+(?:[- ][a-z]+)?ieme|\\d{1,2} ?e(?:me)?) (mensualite|mois|annee|annuite|semestre|trimestre|exercice)");
    private static final Pattern NEXT_YEAR = Pattern.compile("(?:meme (?:date|jour|epoque)|mois pour mois|jour pour jour)[^.;]{0,20}(?:de l'an|l'an(?:nee)?|annee) (?:prochain|suivant)e?|d'ici (?:a )?(?:l'an|un an|l'annee) prochaine?");

    static List<Duration> all(String plain, int from, int to, List<DateMention> dates) {
        List<Duration> found = new ArrayList<>();
        bounds(plain, dates, found);
        counts(plain, from, to, found);
        years(plain, from, to, found);
        Matcher a = ADJECTIVE.matcher(plain).region(from, to);
        while (a.find()) {
            found.add(new Duration(a.start(), a.end(), adjective(a.group(1)), Form.ADJECTIVE));
        }
        Matcher u = UNLIMITED_WORDS.matcher(plain).region(from, to);
        while (u.find()) {
            found.add(new Duration(u.start(), u.end(), UNLIMITED, Form.UNLIMITED));
        }
        Matcher v = ANNIVERSARY.matcher(plain).region(from, to);
        while (v.find()) {
            String rank = v.group(1);
            boolean until = plain.substring(Math.max(from, v.start() - 25), v.start()).matches(".*(?:jusqu|a s[ao]n? |a la |au ).*");
            boolean each = plain.substring(Math.max(from, v.start() - 25), v.start()).matches(".*(?:chaque|tou[st]e?s? les|renouvel\\w+ a l[ae] ).*");
            if (until && !each && (rank != null || plain.substring(Math.max(from, v.start() - 14), v.start()).contains("jusqu"))) {
                found.add(new Duration(v.start(), v.end(), BigDecimal.valueOf(12L * rank(rank)), Form.COUNT));
            }
        }
        Matcher x = NEXT_YEAR.matcher(plain).region(from, to);
        while (x.find()) {
            found.add(new Duration(x.start(), x.end(), BigDecimal.valueOf(12), Form.COUNT));
        }
        Matcher o = LAST_OF.matcher(plain).region(from, to);
        while (o.find()) {
            BigDecimal rank = ordinal(o.group(1));
            if (rank != null) {
                found.add(new Duration(o.start(1), o.end(), rank.multiply(unit(o.group(2).startsWith("mens") ? "mois" : o.group(2))), Form.COUNT));
            }
        }
        found.sort(Comparator.comparingInt(Duration::start));
        return found;
    }

    /** « trente-sixième », « 36e » as a number, or null. */
    private static BigDecimal ordinal(String written) {
        String stem = written.replaceFirst(" ?(?:ieme|eme|e)$", "");
        for (String cardinal : List.of(stem, stem + "e", stem.replaceFirst("cinqu$", "cinq"), stem.replaceFirst("neuv$", "neuf"))) {
            List<Numeral> read = Numeral.all(cardinal, 0, cardinal.length());
            if (read.size() == 1 && read.getFirst().start() == 0 && read.getFirst().end() == cardinal.length()) {
                return read.getFirst().value();
            }
        }
        return null;
    }

    private static void counts(String plain, int from, int to, List<Duration> found) {
        for (Numeral n : Numeral.all(plain, from, to)) {
            String before = plain.substring(Math.max(from, n.start() - 18), n.start());
            String after = plain.substring(n.end(), Math.min(to, n.end() + 60));
            Matcher unit = UNIT.matcher(after);
            if (!unit.find() || unit.group(3) != null
                    || BEFORE_NOT_A_LENGTH.matcher(before).find() && !ENDS_AFTER.matcher(plain.substring(Math.max(from, n.start() - 60), n.start())).find() || n.value().signum() == 0
                    || n.value().compareTo(BigDecimal.valueOf(200)) > 0) {
                continue;
            }
            if (before.matches(".*(?:moins|plus) de ?$") && !after.contains("ni davantage") && !after.contains("ni plus")) {
                continue;
            }
            boolean longAges = unit.group(1).startsWith("an") && n.value().compareTo(BigDecimal.TEN) >= 0;
            if (longAges && (before.matches("(?s).*(?:mineurs?|garcons?|filles?|jeunes?|enfants?|agee?s?|anniversaire|matin|majeurs?|avoir|a|de|des|les|et|ou) (?:de |des )?$") && !before.matches("(?s).*(?:duree|periode) (?:totale )?de $"))) {
                continue;
            }
            if (after.substring(Math.min(after.length(), unit.end())).matches("(?s) ?apres (?!celui|(?:la|sa|leur) (?:signature|notification|prise d'effet)|son entree|cette).*") && !plain.substring(Math.max(from, n.start() - 70), n.start()).matches("(?s).*(?:fin|expir\\w+|s'ete\\w+|terme|echeance|s'ach\\w+|cess\\w+)[^.;]*")) {
                continue;
            }
            if (AGE.matcher(after.substring(unit.end())).find()) {
                continue;
            }
            BigDecimal each = unit(unit.group(1));
            BigDecimal months = n.value().multiply(each);
            if (unit.group(2) != null) {
                months = months.add(each.divide(BigDecimal.TWO));
            }
            int end = n.end() + (unit.end() > after.length() ? after.length() : unit.end());
            found.add(new Duration(n.start(), end, months, Form.COUNT));
        }
    }

    private static void years(String plain, int from, int to, List<Duration> found) {
        List<int[]> taken = new ArrayList<>();
        Matcher list = YEAR_LIST.matcher(plain).region(from, to);
        while (list.find()) {
            List<Integer> all = new ArrayList<>();
            Matcher y = Pattern.compile(Y).matcher(list.group());
            while (y.find()) {
                all.add(Integer.valueOf(y.group()));
            }
            boolean steps = true;
            for (int i = 1; i < all.size(); i++) {
                steps &= all.get(i) == all.get(i - 1) + 1;
            }
            String before = plain.substring(Math.max(from, list.start() - 24), list.start());
            if (steps && (all.size() > 2 || before.matches(".*(?:annees|exercices)[^.;]{0,14}"))) {
                taken.add(new int[] {list.start(), list.end()});
                found.add(new Duration(list.start(), list.end(), BigDecimal.valueOf(12L * all.size()), Form.YEARS));
            }
        }
        Matcher m = YEAR_SPAN.matcher(plain).region(from, to);
        while (m.find()) {
            int first = Integer.parseInt(m.group(1));
            int last = Integer.parseInt(m.group(2));
            if (last > first && last - first < 10 && taken.stream().noneMatch(t -> t[0] < m.end() && m.start() < t[1])) {
                boolean school = m.group().contains("scolaire");
                taken.add(new int[] {m.start(), m.end()});
                found.add(new Duration(m.start(1), m.end(), BigDecimal.valueOf(12L * (last - first + (school ? 0 : 1))), Form.YEARS));
            }
        }
        Matcher h = HALF_YEAR.matcher(plain).region(from, to);
        while (h.find()) {
            found.add(new Duration(h.start(), h.end(), BigDecimal.valueOf(6), Form.YEARS));
        }
        Matcher o = ONE_YEAR.matcher(plain).region(from, to);
        while (o.find()) {
            if (taken.stream().noneMatch(t -> t[0] < o.end() && o.start() < t[1])) {
                found.add(new Duration(o.start(), o.end(), BigDecimal.valueOf(12), Form.YEARS));
            }
        }
    }

    /** Pairs of dates that stand as « du … au … ». */
    private static void bounds(String plain, List<DateMention> dates, List<Duration> found) {
        for (int i = 0; i + 1 < dates.size(); i++) {
            DateMention a = dates.get(i);
            DateMention b = dates.get(i + 1);
            if (b.start() - a.end() > 40 || a.year() == null || b.year() == null) {
                continue;
            }
            String joint = plain.substring(a.end(), b.start());
            if (joint.matches("(?: ?\\(?(?:inclus|le \\d+(?:er)?)\\)?,?)? *(?:-|au|jusqu'au|et (?:jusqu'au|le|au)|a|jusque|(?:,|et)? ?(?:pour )?(?:se terminer|finir|s'achever|prendre fin|expirer) (?:le|au))? *(?:fin )?(?:\\w+, )?") && !joint.isBlank()) {
                BigDecimal months = months(a, b);
                if (months != null) {
                    found.add(new Duration(a.start(), b.end(), months, Form.BOUNDS));
                }
            }
        }
    }

    /**
     * Months from one date to another, both included.
     *
     * @return tenths at most, or null when the second comes first or a year is missing
     */
    static BigDecimal months(DateMention from, DateMention to) {
        if (from.year() == null || to.year() == null) {
            return null;
        }
        LocalDate a = LocalDate.of(from.year(), from.month(), 1);
        LocalDate first = from.date() == null ? a : from.date();
        LocalDate b = to.date() == null ? LocalDate.of(to.year(), to.month(), 1).plusMonths(1).minusDays(1) : to.date();
        return months(first, b);
    }

    static BigDecimal months(LocalDate first, LocalDate last) {
        if (!last.isAfter(first)) {
            return null;
        }
        LocalDate end = last.plusDays(1);
        long whole = ChronoUnit.MONTHS.between(first, end);
        long days = ChronoUnit.DAYS.between(first.plusMonths(whole), end);
        BigDecimal months = BigDecimal.valueOf(whole).add(BigDecimal.valueOf(days).divide(BigDecimal.valueOf(30), 1, RoundingMode.HALF_UP));
        BigDecimal round = months.setScale(0, RoundingMode.HALF_UP);
        // a few days more or less (« du 2 septembre au 1er septembre », signature a week late) do not change what the parties meant
        return months.subtract(round).abs().compareTo(new BigDecimal("0.2")) <= 0 ? round : months;
    }

    private static int rank(String rank) {
        if (rank == null) {
            return 1;
        }
        return switch (rank) {
            case "premier", "1er" -> 1;
            case "deuxieme", "second", "2e" -> 2;
            case "troisieme", "3e" -> 3;
            case "quatrieme", "4e" -> 4;
            case "cinquieme", "5e" -> 5;
            default -> 6;
        };
    }

    private static BigDecimal unit(String unit) {
        if (unit.startsWith("mois")) {
            return BigDecimal.ONE;
        }
        if (unit.startsWith("sem")) {
            return BigDecimal.valueOf(6);
        }
        return BigDecimal.valueOf(unit.startsWith("trim") ? 3 : 12);
    }

    private static BigDecimal adjective(String word) {
        int years = word.startsWith("tri") ? 3 : word.startsWith("bi") ? 2 : word.startsWith("quadri") ? 4 : word.startsWith("quin") ? 5 : 1;
        return word.startsWith("semes") ? BigDecimal.valueOf(6) : BigDecimal.valueOf(12L * years);
    }
}
