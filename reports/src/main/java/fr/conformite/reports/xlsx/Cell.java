package fr.conformite.reports.xlsx;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.apache.poi.ss.usermodel.DateUtil;

/**
 * What one cell shows.
 *
 * @param text      words, or null when the cell holds a number or nothing
 * @param number    a number, or null
 * @param format    how the spreadsheet writes it
 * @param look      how it stands out
 * @param corrected true when a person holds another value right; the cell keeps the engine's own
 * @param note      words of its comment, or null
 */
record Cell(String text, BigDecimal number, Format format, Look look, boolean corrected, String note) {

    enum Format { GENERAL, AMOUNT, DATE, CODE }

    /** Colours only repeat what a word of the row says. */
    enum Look { PLAIN, GOOD, SILENT, WARN, BAD }

    static Cell of(String text) {
        return new Cell(text, null, Format.GENERAL, Look.PLAIN, false, null);
    }

    static Cell of(BigDecimal number, Format format) {
        return new Cell(null, number, format, Look.PLAIN, false, null);
    }

    static Cell of(Integer number) {
        return of(number == null ? null : BigDecimal.valueOf(number), Format.GENERAL);
    }

    static Cell of(LocalDateTime moment) {
        return of(BigDecimal.valueOf(DateUtil.getExcelDate(moment.truncatedTo(ChronoUnit.MINUTES))), Format.DATE);
    }

    static Cell code(String text) {
        return new Cell(text, null, Format.CODE, Look.PLAIN, false, null);
    }

    Cell looking(Look other) {
        return new Cell(text, number, format, other, corrected, note);
    }

    Cell noted(String words) {
        return new Cell(text, number, format, look, corrected, words == null || words.isBlank() ? null : words);
    }

    Cell corrected(boolean byAPerson) {
        return new Cell(text, number, format, look, byAPerson, note);
    }
}
