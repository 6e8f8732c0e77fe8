package fr.conformite.engine.figures;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date as far as it is written.
 *
 * @param start first character
 * @param end   one past the last
 * @param day   day of the month, or null
 * @param month 1 to 12, or null
 * @param year  four digits, or null
 */
record DateMention(int start, int end, Integer day, Integer month, Integer year) {

    private static final String[] MONTHS = {"janv(?:ier|\\.)?", "fe?vr?(?:ier|\\.)?", "mars", "avr(?:il|\\.)?", "mai", "juin", "juil(?:let|\\.)?",
        "aou?t", "sept?(?:[a-z]{2,5}re|\\.)?", "oct(?:obre|\\.)?", "nov(?:[a-z]{2,4}re|\\.)?", "dec(?:[a-z]{2,4}re|\\.)?"};
    private static final String MONTH = "(" + String.join("|", MONTHS) + ")(?![a-z])";
    private static final String YEAR = "((?:19|20)\\d\\d(?!\\d)|deux[ -]mil(?:le)?(?:[ -](?:et[ -])?(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente))*)";
    private static final String DAY = "(\\d{1,2}|premier|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|dix[- ]sept|dix[- ]huit|dix[- ]neuf|onze|douze|treize|quatorze|quinze|seize|vingt(?:[- ](?:et[- ])?(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf))?|trente(?:[- ]et[- ]un)?)";
    private static final Pattern WRITTEN = Pattern.compile("(?<![\\p{L}\\d])(?:" + DAY + "(?: ?\\(\\d{1,2}\\))? ?(?:er|e|eme)? +)?" + MONTH + "(?:,? +(?:de l'annee )?" + YEAR + ")?");
    private static final Pattern NUMERIC = Pattern.compile("(?<![\\d/.-])(\\d{1,2}) ?([/.-]) ?(\\d{1,2}) ?\\2 ?((?:19|20)\\d\\d|\\d{2})(?![\\d/-])");
    private static final Pattern ISO = Pattern.compile("(?<![\\d-])((?:19|20)\\d\\d)-(\\d\\d)-(\\d\\d)(?![\\d-])");
    private static final Pattern YEAR_FIRST = Pattern.compile("l'an " + YEAR + " *,? *(?:et )?le " + DAY + " *(?:er|e)? +" + MONTH);
    private static final Pattern SAME_MONTH = Pattern.compile("(?:le |au |du )(\\d{1,2})(?:er)? (?:du|de ce) (?:meme )?mois(?: de la meme annee)?(?! suivant)|(?<=le )lendemain");
    private static final Pattern DAY_MONTH_SAME_YEAR = Pattern.compile("de la meme annee");

    private static final Pattern YEAR_END = Pattern.compile("(?<![a-z])(fin|debut) (?:de l'annee )?((?:19|20)\\d\\d)(?![\\d-])");
    private static final Pattern YEAR_BEFORE = Pattern.compile("((?:19|20)\\d\\d)[^.;\\d]{0,30}$");

    static List<DateMention> all(String plain, int from, int to) {
        List<DateMention> found = new ArrayList<>();
        Matcher f = YEAR_FIRST.matcher(plain).region(from, to);
        while (f.find()) {
            found.add(new DateMention(f.start(), f.end(), day(f.group(2)), month(f.group(3)), year(f.group(1))));
        }
        Matcher iso = ISO.matcher(plain).region(from, to);
        while (iso.find()) {
            int m = Integer.parseInt(iso.group(2));
            int d = Integer.parseInt(iso.group(3));
            if (m >= 1 && m <= 12 && d >= 1 && d <= 31) {
                found.add(new DateMention(iso.start(), iso.end(), d, m, Integer.parseInt(iso.group(1))));
            }
        }
        Matcher w = WRITTEN.matcher(plain).region(from, to);
        while (w.find()) {
            // « mai » or « mars » without day nor year is a season, not a date
            if (w.group(1) == null && w.group(3) == null || overlaps(found, w.start(), w.end())) {
                continue;
            }
            Integer d = w.group(1) == null ? null : day(w.group(1));
            if (d != null && (d < 1 || d > 31)) {
                d = null;
            }
            found.add(new DateMention(w.start(), w.end(), d, month(w.group(2)), w.group(3) == null ? null : year(w.group(3))));
        }
        Matcher n = NUMERIC.matcher(plain).region(from, to);
        while (n.find()) {
            int d = Integer.parseInt(n.group(1));
            int m = Integer.parseInt(n.group(3));
            if (d >= 1 && d <= 31 && m >= 1 && m <= 12 && !overlaps(found, n.start(), n.end())) {
                found.add(new DateMention(n.start(), n.end(), d, m, year(n.group(4))));
            }
        }
        Matcher fin = YEAR_END.matcher(plain).region(from, to);
        while (fin.find()) {
            if (!overlaps(found, fin.start(), fin.end())) {
                boolean end = fin.group(1).equals("fin");
                found.add(new DateMention(fin.start(), fin.end(), end ? 31 : 1, end ? 12 : 1, Integer.valueOf(fin.group(2))));
            }
        }
        found.sort(Comparator.comparingInt(DateMention::start));
        Matcher s = SAME_MONTH.matcher(plain).region(from, to);
        while (s.find()) {
            DateMention previous = null;
            for (DateMention d : found) {
                previous = d.end <= s.start() ? d : previous;
            }
            if (previous != null && s.group(1) != null && previous.year != null) {
                found.add(new DateMention(s.start(), s.end(), Integer.valueOf(s.group(1)), previous.month, previous.year));
            }
        }
        found.sort(Comparator.comparingInt(DateMention::start));
        return sharedYears(plain, found);
    }

    /** « du 1er juillet au 31 décembre 2021 », « le 1er janvier 2022 … le 31 décembre de la même année ». */
    private static List<DateMention> sharedYears(String plain, List<DateMention> found) {
        List<DateMention> complete = new ArrayList<>(found);
        for (int i = 0; i < complete.size(); i++) {
            DateMention d = complete.get(i);
            if (d.year != null || d.day == null) {
                continue;
            }
            if (i > 0 && complete.get(i - 1).year != null
                    && DAY_MONTH_SAME_YEAR.matcher(plain.substring(d.end, Math.min(plain.length(), d.end + 22))).find()) {
                complete.set(i, new DateMention(d.start, d.end, d.day, d.month, complete.get(i - 1).year));
            } else if (i + 1 < complete.size() && complete.get(i + 1).start - d.end < 12 && complete.get(i + 1).year != null
                    && plain.substring(d.end, complete.get(i + 1).start).matches("\\s*(?:au|et le|-|jusqu'au)\\s*")) {
                DateMention next = complete.get(i + 1);
                boolean wraps = next.month < d.month || next.month.equals(d.month) && next.day != null && next.day < d.day;
                complete.set(i, new DateMention(d.start, d.end, d.day, d.month, wraps ? next.year - 1 : next.year));
            }
        }
        for (int i = 0; i + 1 < complete.size(); i++) {
            DateMention d = complete.get(i);
            DateMention next = complete.get(i + 1);
            if (d.year == null && next.year == null && d.day != null && next.day != null && plain.substring(d.end, next.start).matches("\\s*au\\s*")) {
                // « pour le second semestre 2021, du 1er juillet au 31 décembre »
                Matcher y = YEAR_BEFORE.matcher(plain.substring(Math.max(0, d.start - 40), d.start));
                if (y.find() && next.month >= d.month) {
                    complete.set(i, new DateMention(d.start, d.end, d.day, d.month, Integer.valueOf(y.group(1))));
                    complete.set(i + 1, new DateMention(next.start, next.end, next.day, next.month, Integer.valueOf(y.group(1))));
                }
            }
        }
        return complete;
    }

    private static boolean overlaps(List<DateMention> found, int start, int end) {
        return found.stream().anyMatch(d -> d.start < end && start < d.end);
    }

    private static Integer day(String written) {
        if (Character.isDigit(written.charAt(0))) {
            return Integer.valueOf(written);
        }
        return written.equals("premier") ? Integer.valueOf(1) : Numeral.all(written, 0, written.length()).getFirst().intValue();
    }

    private static Integer year(String written) {
        if (Character.isDigit(written.charAt(0))) {
            int value = Integer.parseInt(written);
            return value < 100 ? 2000 + value : value;
        }
        return Numeral.all(written.replace(" et ", " "), 0, written.replace(" et ", " ").length()).getFirst().intValue();
    }

    private static Integer month(String written) {
        for (int i = 0; i < MONTHS.length; i++) {
            if (written.matches(MONTHS[i])) {
                return i + 1;
            }
        }
        throw new IllegalArgumentException(written);
    }

    boolean isComplete() {
        return day != null && month != null && year != null;
    }

    /** The day itself, or null when the date is not complete or does not exist. */
    LocalDate date() {
        try {
            return isComplete() ? LocalDate.of(year, month, day) : null;
        } catch (DateTimeException e) {
            return month == 2 || day == 31 ? LocalDate.of(year, month, 28) : null;
        }
    }
}
