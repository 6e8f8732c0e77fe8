package fr.conformite.reports.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** How numbers, dates and lists are written in a report: French usage, with the spaces that do not break. */
public final class French {

    private static final char NO_BREAK = '\u00a0';
    private static final char THIN = '\u202f';

    private French() {
    }

    /** « 52 000 € », « 52 000,50 € », or null for null. */
    public static String euros(BigDecimal amount) {
        return amount == null ? null : number(amount, amount.stripTrailingZeros().scale() > 0 ? "#,##0.00" : "#,##0") + NO_BREAK + "€";
    }

    /** A percentage already counted in hundredths: 33.3 gives « 33,3 % »; null for null. */
    public static String percent(BigDecimal part) {
        return part == null ? null : number(part, "#,##0.##") + NO_BREAK + "%";
    }

    /** A probability from 0 to 1, rounded down so that nothing short of certainty reads « 100 % ». */
    public static String probability(double value) {
        return percent(BigDecimal.valueOf(Math.clamp(value, 0, 1)).movePointRight(2).setScale(0, RoundingMode.FLOOR));
    }

    /** « 1,5 », or null for null. */
    public static String number(BigDecimal value) {
        return value == null ? null : number(value, "#,##0.##");
    }

    /** « un critère », « deux critères » up to nine, figures beyond. */
    public static String count(int n, boolean feminine) {
        return switch (n) {
            case 1 -> feminine ? "une" : "un";
            case 2 -> "deux";
            case 3 -> "trois";
            case 4 -> "quatre";
            case 5 -> "cinq";
            case 6 -> "six";
            case 7 -> "sept";
            case 8 -> "huit";
            case 9 -> "neuf";
            default -> Integer.toString(n);
        };
    }

    /** « A, B et C ». */
    public static String join(List<String> items) {
        return switch (items.size()) {
            case 0 -> "";
            case 1 -> items.getFirst();
            default -> String.join(", ", items.subList(0, items.size() - 1)) + " et " + items.getLast();
        };
    }

    /** « 1er mars 2026 à 9 h 05 ». */
    public static String dateTime(ZonedDateTime at) {
        String day = at.getDayOfMonth() == 1 ? "1er" : Integer.toString(at.getDayOfMonth());
        return day + NO_BREAK + DateTimeFormatter.ofPattern("MMMM yyyy", Locale.FRANCE).format(at)
                + " à " + at.getHour() + NO_BREAK + "h" + NO_BREAK + "%02d".formatted(at.getMinute());
    }

    /** A sentence with spaces that do not break where French usage wants them; null for null. */
    public static String sentence(String text) {
        return text == null ? null
                : text.strip().replaceAll("[ \\u00a0](?=[:;!?»%€])", "\u00a0").replaceAll("« ", "«\u00a0")
                        .replaceAll("(?<=\\d) (?=\\d{3}\\b)", "\u202f");
    }

    public static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.FRANCE) + text.substring(1);
    }

    private static String number(BigDecimal value, String pattern) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.FRANCE);
        symbols.setGroupingSeparator(THIN);
        DecimalFormat format = new DecimalFormat(pattern, symbols);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(value);
    }
}
