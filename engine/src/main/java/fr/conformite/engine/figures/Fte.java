package fr.conformite.engine.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A working time in full-time equivalents.
 *
 * @param start first character
 * @param end   one past the last
 * @param value full-time equivalents
 * @param kind  whether it is written as a total, as that of one post among several, or as a mere unit of account
 */
record Fte(int start, int end, BigDecimal value, Kind kind) {

    enum Kind { TOTAL, EACH, POSTS, UNIT }

    private static final String FTE = "(?:e\\.?t\\.?p\\.?(?:t\\.?)?|equivalents?[ -](?:a )?temps[ -](?:plein|complet)s?|temps?[ -]pleins?|plein[ -]temps|temps complets?)";
    private static final Pattern COUNTED = Pattern.compile("^ ?(?:\\(\\d+(?:,\\d+)?\\) ?)?(?:postes? (?:a |en |d'un |d')?|emplois? (?:a |en )?|travailleu\\w+ sociaux \\()?" + FTE + "(?![a-z])");
    private static final Pattern POSTS = Pattern.compile("^ ?(?:\\(\\d+\\) ?)?(?:postes?(?! de (?:police|depense|travail informat|secours|gendarm))(?! informat)|emplois?(?= (?:d'interv|a |de travail|en commi|en gend|\\())|travailleu(?:rs?|ses?) sociau?x?a?l?e?s?|intervenante?s? socia\\w+|assistante?s? socia\\w+|iscg?s?(?![a-z])|isgs?(?![a-z])|professionnel\\w*)(?![a-z])");
    private static final Pattern HALF = Pattern.compile("(?<![a-z])(?:mi[- ]?temps|mis temps|demi[- ]?(?:poste|temps|etp|emploi))(?![a-z])");
    private static final Pattern FULL = Pattern.compile("(?:(?:a|en|base|d'un|un|au|seul|travail ?:) )?(?:temps[ -](?:plein|complet)|plein[ -]temps|temp plein)|equivalent temps plein|(?<![a-z])e\\.?t\\.?p\\.?(?![a-z])");
    private static final Pattern QUOTA = Pattern.compile("(?:temps (?:non complet|incomplet|partiel) ?\\(|occupee?|travail\\w*|quotite|temps (?:de travail|partiel)|exer\\w+|pourvue?|poste|emploi|qu'|temps)[^.;|]{0,34}?(?:a|de|:|\\||(?<=\\()) ?(\\d{2,3}) ?%(?! (?:du (?:cout|salaire)|de l[ae'])|.{0,20}(?:etat|departement|financ|fipd|commissariat|compagnie|brigade|cout))");
    private static final Pattern NUMBER_OF = Pattern.compile("(?:nombre|total|volume) d'(?:etp|equivalents? temps plein)s? ?(?:[:=|]|est de|s'eleve a) ?(\\d+(?:[.,]\\d+)?)");
    private static final Pattern FRACTION = Pattern.compile("(quatre cinquiemes|trois quarts|trois cinquiemes) d(?:'un|e) (?:temps plein|plein temps|temps complet|etp|poste)");
    private static final Pattern IN_NUMBER = Pattern.compile("(?:postes?|intervenant)[^.]*(?:en (?:compte|cree|prevoit|finance|porte)|au nombre de) (\\d+|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix)(?![a-z\\d])");
    private static final Pattern UNIT_BEFORE = Pattern.compile("(?:par|l'|d'un|d'une|un|chaque|rapport\\w+ (?:a|au)|ramene\\w* (?:a|au)|base(?: d'un)?|unitaire|si le poste etait pourvu a|s'il etait a|au|le|du|en) $|/ ?$");

    static List<Fte> all(String plain, int from, int to) {
        List<Fte> found = new ArrayList<>();
        for (Numeral n : Numeral.all(plain, from, to)) {
            String after = plain.substring(n.end(), Math.min(to, n.end() + 60));
            String before = plain.substring(Math.max(from, n.start() - 26), n.start());
            String word = plain.substring(n.start(), n.end());
            Matcher c = COUNTED.matcher(after);
            Matcher p = POSTS.matcher(after);
            if (c.find()) {
                boolean unit = n.value().compareTo(BigDecimal.ONE) == 0
                        && (before.matches("(?s).*(?:cout|prix|montant|valeur|charge|par|base|rapporte\\w* a|ramene\\w* a)(?: annuel\\w*| moyen\\w*| total)*(?: d'| pour | de |a | )$") && !before.matches("(?s).*pour $"));
                unit |= (word.equals("un") || word.equals("une")) && before.matches("(?s).*(?:d'|par )$") && plain.substring(Math.max(from, n.start() - 40), n.start()).matches("(?s).*(?:cout|prix|valeur|base|charge)[^.;]*");
                boolean each = after.substring(c.end()).matches("(?s)[ )]*(?:chacune?|par (?:poste|site|commissariat|unite|compagnie|service)|l'un et l'autre).*") || plain.substring(Math.max(from, n.start() - 40), n.start()).matches("(?s).*chacune? (?:a|de|d') ?$");
                if (n.value().compareTo(BigDecimal.valueOf(60)) <= 0) {
                    found.add(new Fte(n.start(), n.end() + c.end(), n.value(), unit ? Kind.UNIT : each ? Kind.EACH : Kind.TOTAL));
                }
            } else if (p.find() && !after.substring(p.end()).matches("(?s) (?:en (?!commissariat|gendarmerie|police)|de (?!travailleu|refer|la convention|la presente)|du|vacants?).*") && n.isWhole() && n.intValue() <= 40 && n.intValue() >= 1) {
                BigDecimal value = n.value();
                boolean half = after.substring(p.end()).startsWith(" et demi");
                found.add(new Fte(n.start(), n.end() + p.end(), half ? value.add(new BigDecimal("0.5")) : value, half ? Kind.TOTAL : Kind.POSTS));
            }
        }
        Matcher inNumber = IN_NUMBER.matcher(plain).region(from, to);
        while (inNumber.find()) {
            Numeral n = Numeral.all(plain, inNumber.start(1), inNumber.end(1)).getFirst();
            found.add(new Fte(inNumber.start(), inNumber.end(), n.value(), Kind.POSTS));
        }
        Matcher h = HALF.matcher(plain).region(from, to);
        while (h.find()) {
            if (!covered(found, h.start(), h.end())) {
                Numeral many = before(plain, from, h.start());
                BigDecimal value = new BigDecimal("0.5").multiply(many == null || many.value().compareTo(BigDecimal.TEN) > 0 ? BigDecimal.ONE : many.value());
                found.add(new Fte(h.start(), h.end(), value, many != null && many.intValue() > 1 ? Kind.TOTAL : Kind.EACH));
            }
        }
        // « un mi-temps au commissariat et un mi-temps à la compagnie »
        List<Fte> halves = found.stream().filter(x -> x.kind == Kind.EACH && x.value.doubleValue() == 0.5 && plain.substring(Math.max(from, x.start - 4), x.start).endsWith("un ")).toList();
        if (halves.size() > 1) {
            found.add(new Fte(halves.getFirst().start, halves.getLast().end, new BigDecimal("0.5").multiply(BigDecimal.valueOf(halves.size())).stripTrailingZeros(), Kind.TOTAL));
        }
        Matcher f = FULL.matcher(plain).region(from, to);
        while (f.find()) {
            if (!covered(found, f.start(), f.end())) {
                String before = plain.substring(Math.max(from, f.start() - 40), f.start() + 3);
                boolean unit = !before.contains("l'un et l'autre") && before.matches("(?s).*(?:par|rapporte\\w*|ramene\\w*|base|cout d'un|pourvu|l'|unitaire|si .*|etait|/)[^.;,]{0,22}") && !before.matches("(?s).*base temps.*|(?s).*par an.{0,12}") || f.group().matches("e\\.?t\\.?p\\.?|equivalent temps plein|au .*|d'un .*");
                found.add(new Fte(f.start(), f.end(), BigDecimal.ONE, unit ? Kind.UNIT : Kind.EACH));
            }
        }
        Matcher q = QUOTA.matcher(plain).region(from, to);
        while (q.find()) {
            int percent = Integer.parseInt(q.group(1));
            if (percent >= 20 && percent < 100) {
                found.add(new Fte(q.start(1), q.end(), BigDecimal.valueOf(percent).divide(BigDecimal.valueOf(100), 2, RoundingMode.HALF_UP).stripTrailingZeros(), Kind.EACH));
            }
        }
        Matcher number = NUMBER_OF.matcher(plain).region(from, to);
        while (number.find()) {
            found.add(new Fte(number.start(), number.end(), new BigDecimal(number.group(1).replace(',', '.')), Kind.TOTAL));
        }
        Matcher fraction = FRACTION.matcher(plain).region(from, to);
        while (fraction.find()) {
            found.removeIf(x -> x.start < fraction.end() && fraction.start() < x.end);
            String part = fraction.group(1);
            String value = part.startsWith("quatre") ? "0.8" : part.endsWith("quarts") ? "0.75" : "0.6";
            found.add(new Fte(fraction.start(), fraction.end(), new BigDecimal(value), Kind.EACH));
        }
        found.sort(java.util.Comparator.comparingInt(Fte::start));
        return found;
    }

    private static Numeral before(String plain, int from, int at) {
        List<Numeral> all = Numeral.all(plain, Math.max(from, at - 14), at);
        return all.isEmpty() || !plain.substring(all.getLast().end(), at).isBlank() || !all.getLast().isWhole() ? null : all.getLast();
    }

    private static boolean covered(List<Fte> found, int start, int end) {
        return found.stream().anyMatch(x -> x.start < end && start < x.end);
    }
}
