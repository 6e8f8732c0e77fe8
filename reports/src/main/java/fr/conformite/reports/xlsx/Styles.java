package fr.conformite.reports.xlsx;

import fr.conformite.reports.xlsx.Cell.Format;
import fr.conformite.reports.xlsx.Cell.Look;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;

/** The styles of a workbook, each made once: the format allows some sixty thousand of them, not one per cell. */
final class Styles {

    private static final int GREEN = 0x1c6139;
    private static final int GREY = 0x4c505c;
    private static final int BROWN = 0x7d4a00;
    private static final int RED = 0xa1271c;
    private static final int VIOLET = 0x5b2a86;
    private static final int INK = 0x1b1d24;
    private static final int LINE = 0xd5d8e0;

    private final SXSSFWorkbook book;
    private final Map<Key, XSSFCellStyle> known = new HashMap<>();
    private final XSSFCellStyle header;

    private record Key(Format format, Look look, boolean corrected, boolean quoted) {
    }

    Styles(SXSSFWorkbook book) {
        this.book = book;
        header = style();
        header.setFont(font(0xffffff, true, false, null));
        fill(header, 0x24457f);
        header.setVerticalAlignment(VerticalAlignment.CENTER);
    }

    XSSFCellStyle header() {
        return header;
    }

    /** @param quoted true for words that a spreadsheet would take for a formula once the cell is edited */
    XSSFCellStyle of(Cell cell, boolean quoted) {
        return known.computeIfAbsent(new Key(cell.format(), cell.look(), cell.corrected(), quoted), this::make);
    }

    private XSSFCellStyle make(Key key) {
        XSSFCellStyle style = style();
        int colour = switch (key.look) {
            case GOOD -> GREEN;
            case SILENT -> GREY;
            case WARN -> BROWN;
            case BAD -> RED;
            case PLAIN -> INK;
        };
        boolean strong = key.look == Look.BAD || key.look == Look.WARN || key.corrected;
        style.setFont(font(key.corrected ? VIOLET : colour, strong, key.corrected, key.format == Format.CODE ? "Courier New" : null));
        switch (key.look) {
            case GOOD -> fill(style, 0xe3f2e8);
            case SILENT -> fill(style, 0xeceef2);
            case WARN -> fill(style, 0xfdf0d0);
            case BAD -> fill(style, 0xfbe6e2);
            case PLAIN -> { }
        }
        switch (key.format) {
            case AMOUNT -> style.setDataFormat(book.createDataFormat().getFormat("#,##0\\ \"€\""));
            case DATE -> style.setDataFormat(book.createDataFormat().getFormat("dd/mm/yyyy hh:mm"));
            case GENERAL, CODE -> { }
        }
        style.setQuotePrefixed(key.quoted);
        return style;
    }

    private XSSFCellStyle style() {
        var style = (XSSFCellStyle) book.createCellStyle();
        style.setWrapText(true);
        style.setAlignment(HorizontalAlignment.LEFT);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBottomBorderColor(colour(LINE));
        return style;
    }

    private XSSFFont font(int colour, boolean bold, boolean underlined, String name) {
        var font = (XSSFFont) book.createFont();
        font.setFontName(name == null ? "Calibri" : name);
        font.setFontHeightInPoints((short) (name == null ? 10 : 8));
        font.setColor(colour(colour));
        font.setBold(bold);
        font.setUnderline(underlined ? Font.U_SINGLE : Font.U_NONE);
        return font;
    }

    private static void fill(XSSFCellStyle style, int colour) {
        style.setFillForegroundColor(colour(colour));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }

    private static XSSFColor colour(int rgb) {
        return new XSSFColor(new byte[] {(byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb}, null);
    }
}
