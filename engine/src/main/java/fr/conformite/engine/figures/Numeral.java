package fr.conformite.engine.figures;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number, in digits or in words.
 *
 * @param start  first character
 * @param end    one past the last
 * @param value  its value
 * @param digits true when written in digits
 */
record Numeral(int start, int end, BigDecimal value, boolean digits) {

    /** Thousands are parted by a space, a dot or an apostrophe; a comma, or a dot not followed by three digits, starts decimals. */
    private static final Pattern DIGITS = Pattern.compile(
            "(?<![\\d])\\d{1,3}(?:[ .']\\d{3})+(?:,\\d{1,2})?(?![\\d])|(?<![\\d])\\d+(?:[.,]\\d+)?(?!\\d)");
    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final Map<String, Integer> WORDS = Map.ofEntries(
            Map.entry("zero", 0), Map.entry("un", 1), Map.entry("une", 1), Map.entry("deux", 2), Map.entry("trois", 3), Map.entry("quatre", 4),
            Map.entry("cinq", 5), Map.entry("six", 6), Map.entry("sept", 7), Map.entry("huit", 8), Map.entry("neuf", 9), Map.entry("dix", 10),
            Map.entry("onze", 11), Map.entry("douze", 12), Map.entry("treize", 13), Map.entry("quatorze", 14), Map.entry("quinze", 15),
            Map.entry("seize", 16), Map.entry("vingt", 20), Map.entry("vingts", 20), Map.entry("trente", 30), Map.entry("quarante", 40),
            Map.entry("cinquante", 50), Map.entry("soixante", 60), Map.entry("septante", 70), Map.entry("octante", 80),
            Map.entry("nonante", 90), Map.entry("cent", 100), Map.entry("cents", 100), Map.entry("mille", 1000), Map.entry("milles", 1000), Map.entry("mil", 1000));

    /** All the numbers of a plain text between two offsets, in order. */
    static List<Numeral> all(String plain, int from, int to) {
        List<Numeral> found = new ArrayList<>();
        Matcher m = DIGITS.matcher(plain).region(from, to);
        while (m.find()) {
            found.add(new Numeral(m.start(), m.end(), digits(m.group()), true));
        }
        words(plain, from, to, found);
        found.sort(Comparator.comparingInt(Numeral::start));
        return found;
    }

    boolean isWhole() {
        return value.stripTrailingZeros().scale() <= 0;
    }

    int intValue() {
        return value.intValue();
    }

    private static BigDecimal digits(String written) {
        boolean grouped = written.matches("[1-9]\\d{0,2}(?:[ .']\\d{3})+(?:,\\d{1,2})?");
        String number = grouped ? written.replaceAll("[ .']", "") : written.replaceAll("[ ']", "");
        return new BigDecimal(number.replace(',', '.'));
    }

    private static void words(String plain, int from, int to, List<Numeral> found) {
        Matcher m = WORD.matcher(plain).region(from, to);
        int start = -1;
        int end = -1;
        int total = 0;
        int current = 0;
        int last = -1;
        while (m.find()) {
            String word = m.group();
            boolean joined = start >= 0 && plain.substring(end, m.start()).matches("[ -]");
            if (joined && word.equals("et") && last >= 20 && last <= 60 && plain.startsWith("un", m.end() + 1) || joined && word.equals("et")
                    && last == 60 && plain.startsWith("onze", m.end() + 1)) {
                end = m.end();
                continue;
            }
            Integer value = WORDS.get(word);
            if (value == null) {
                if (start >= 0) {
                    found.add(new Numeral(start, end, BigDecimal.valueOf((long) total + current), false));
                    start = -1;
                }
                continue;
            }
            boolean fits = joined && follows(last, value);
            if (start >= 0 && !fits) {
                found.add(new Numeral(start, end, BigDecimal.valueOf((long) total + current), false));
                start = -1;
            }
            if (start < 0) {
                start = m.start();
                total = 0;
                current = 0;
            }
            if (value == 1000) {
                total += Math.max(current, 1) * 1000;
                current = 0;
            } else if (value == 100) {
                current = Math.max(current, 1) * 100;
            } else if (value == 20 && last == 4 && fits) {
                current += 76;
            } else {
                current += value;
            }
            end = m.end();
            last = value;
        }
        if (start >= 0) {
            found.add(new Numeral(start, end, BigDecimal.valueOf((long) total + current), false));
        }
    }

    /** Whether a number word may go on with another: « deux mille », « cent vingt », « soixante douze », not « deux trois ». */
    private static boolean follows(int last, int value) {
        if (value == 1000) {
            return last != 1000;
        }
        if (value == 100) {
            return last < 20 && last > 1 || last == 1000;
        }
        if (last == 100 || last == 1000) {
            return true;
        }
        if (value == 20) {
            return last == 4;
        }
        return last >= 20 && value < 20 || last == 10 && value >= 7 && value <= 9;
    }
}
