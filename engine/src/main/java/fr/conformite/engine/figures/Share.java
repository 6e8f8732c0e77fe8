package fr.conformite.engine.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a whole: « 30 % », « deux tiers », « la moitié », « quarante centimes » (of each euro).
 *
 * @param start   first character
 * @param end     one past the last
 * @param percent value in percent
 */
record Share(int start, int end, BigDecimal percent) {

    private static final Pattern PERCENT = Pattern.compile("^ ?(?:%|pour[ -]?cents?(?![a-z])|p\\. ?100|pct)");
    private static final Pattern CENTS = Pattern.compile("^ ?centimes?");
    private static final Pattern FRACTION = Pattern.compile(
            "(?<![a-z])(?:(un|une|le|la|l'autre|l'|deux|les deux|trois|les trois|quatre|les quatre|l[ea] (?:dernier|derniere|second|seconde)|d'un|du|par|pour|aux deux|aux trois|au|autre)? ?)(moities?|tiers|quarts?|cinquiemes?|sixiemes?|dixiemes?)(?![a-z])(?! d'heure)");

    static List<Share> all(String plain, int from, int to) {
        List<Share> found = new ArrayList<>();
        for (Numeral n : Numeral.all(plain, from, to)) {
            String after = plain.substring(n.end(), Math.min(to, n.end() + 14));
            Matcher p = PERCENT.matcher(after);
            Matcher c = CENTS.matcher(after);
            if (p.find() && n.value().compareTo(BigDecimal.valueOf(100)) <= 0) {
                found.add(new Share(n.start(), n.end() + p.end(), n.value()));
            } else if (c.find() && n.value().compareTo(BigDecimal.valueOf(100)) < 0) {
                found.add(new Share(n.start(), n.end() + c.end(), n.value()));
            }
        }
        if (!found.isEmpty()) {
            // « 60 % la première année, après 40, après 20 »; « (50, 60 et 70 %) »; « quarante centimes viennent de la préfecture et soixante du Département »
            for (Numeral n : Numeral.all(plain, from, to)) {
                String before = plain.substring(Math.max(from, n.start() - 10), n.start());
                String after = plain.substring(n.end(), Math.min(to, n.end() + 16));
                boolean taken = found.stream().anyMatch(x -> x.start < n.end() && n.start() < x.end);
                if (!taken && n.isWhole() && n.intValue() >= 5 && n.intValue() <= 100 && before.matches("(?s).*(?:puis|apres|ensuite|enfin| et|,|\\(|reste|(?:^| )a|de) ?(?:a )?$")
                        && after.matches("(?s) ?(?:[,;.)]|$|puis |apres |et |ensuite |du (?:conseil|departement)|de l[a'] ?).*") && !after.matches("(?s)(?:,\\d| ?[,.]? ?\\d{3}).*")
                        && !plain.substring(Math.max(from, n.start() - 16), n.start()).matches("(?s).*(?:article|annexe|page|n°|le) ?$")) {
                    found.add(new Share(n.start(), n.end(), n.value()));
                }
            }
        }
        Matcher m = FRACTION.matcher(plain).region(from, to);
        while (m.find()) {
            int over = switch (m.group(2).charAt(0)) {
                case 'm' -> 2;
                case 't' -> 3;
                case 'q' -> 4;
                case 'c' -> 5;
                case 's' -> 6;
                default -> 10;
            };
            String many = m.group(1) == null ? "" : m.group(1);
            int times = many.endsWith("deux") ? 2 : many.endsWith("trois") ? 3 : many.endsWith("quatre") ? 4 : 1;
            // « cinquième partie », « le quart de nuit »
            if (over > 4 && (many.isEmpty() || many.equals("la") || many.equals("une")) || plain.substring(m.end(), Math.min(to, m.end() + 10)).matches("(?s) (?:partie|annee|exercice|alinea|de nuit|titre|point).*")) {
                continue;
            }
            // « des tiers », « à un tiers » are other people, unless it is a third of something
            if (m.group(2).equals("tiers") && (many.isEmpty() || many.equals("du") || many.equals("au") || many.equals("l'autre")
                    || plain.startsWith(" ", m.end()) && plain.substring(m.end(), Math.min(to, m.end() + 24)).matches("(?s) (?:qui|ne|a |et des|ou|indelicat|exterieur|sans|lese).*"))) {
                continue;
            }
            // « à moitié » is not a share
            if (times < over && !(many.isEmpty() && plain.substring(Math.max(from, m.start() - 3), m.start()).endsWith("a "))) {
                found.add(new Share(m.start(2), m.end(), BigDecimal.valueOf(100L * times).divide(BigDecimal.valueOf(over), 1, RoundingMode.HALF_UP)));
            }
        }
        found.sort(Comparator.comparingInt(Share::start));
        return found;
    }
}
