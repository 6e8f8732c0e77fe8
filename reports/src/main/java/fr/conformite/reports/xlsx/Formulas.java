package fr.conformite.reports.xlsx;

/** Words come from documents of any origin: a spreadsheet must never run them. */
public final class Formulas {

    private Formulas() {
    }

    /** A text that a spreadsheet would read as a formula if it were typed, or loaded from a file of plain values. */
    public static boolean readAs(String text) {
        return !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0;
    }

    /** The text as it can stand in a file of plain values: marked as text where it would be read as a formula; null for null. */
    public static String plain(String text) {
        return text != null && readAs(text) ? "'" + text : text;
    }
}
