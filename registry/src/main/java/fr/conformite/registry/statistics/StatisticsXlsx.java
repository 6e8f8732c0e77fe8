package fr.conformite.registry.statistics;

import fr.conformite.reports.xlsx.Formulas;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * The statistics as a workbook: a sheet of contents, then one sheet a table, with a frozen header and filters. Figures are numbers; words are
 * always text cells, so that a name beginning with « = », « + », « - » or « @ » is never a formula.
 */
public final class StatisticsXlsx {

    /** Title, denominator, then the header: the rows above the figures. */
    private static final int HEADER = 2;
    private static final int WIDEST = 60;

    private final XSSFWorkbook book = new XSSFWorkbook();
    private final CellStyle title = book.createCellStyle();
    private final CellStyle note = book.createCellStyle();
    private final CellStyle head = book.createCellStyle();
    private final CellStyle words = book.createCellStyle();
    private final CellStyle link = book.createCellStyle();
    private final CellStyle whole = format("#,##0");
    private final CellStyle decimal = format("#,##0.0");
    private final CellStyle euros = format("#,##0\\ \"€\"");
    private final CellStyle percent = format("0.0\\ %");
    private final CellStyle secret = book.createCellStyle();
    private final Map<CellStyle, CellStyle> quoted = new IdentityHashMap<>();
    private final Set<String> names = new HashSet<>();

    private StatisticsXlsx() {
        XSSFFont bold = book.createFont();
        bold.setBold(true);
        XSSFFont large = book.createFont();
        large.setBold(true);
        large.setFontHeightInPoints((short) 14);
        title.setFont(large);
        XSSFFont grey = book.createFont();
        grey.setColor(IndexedColors.GREY_80_PERCENT.getIndex());
        note.setFont(grey);
        head.setFont(bold);
        head.setWrapText(true);
        head.setVerticalAlignment(VerticalAlignment.TOP);
        head.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
        head.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        words.setWrapText(true);
        words.setVerticalAlignment(VerticalAlignment.TOP);
        XSSFFont blue = book.createFont();
        blue.setUnderline(XSSFFont.U_SINGLE);
        blue.setColor(IndexedColors.DARK_BLUE.getIndex());
        link.setFont(blue);
        secret.setAlignment(HorizontalAlignment.RIGHT);
    }

    private CellStyle format(String pattern) {
        CellStyle style = book.createCellStyle();
        style.setDataFormat(book.createDataFormat().getFormat(pattern));
        style.setVerticalAlignment(VerticalAlignment.TOP);
        return style;
    }

    /** @return an XLSX file */
    public static byte[] render(Statistics statistics) {
        var xlsx = new StatisticsXlsx();
        try (XSSFWorkbook book = xlsx.book; var out = new ByteArrayOutputStream()) {
            xlsx.fill(statistics);
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fill(Statistics statistics) {
        XSSFSheet contents = book.createSheet("Sommaire");
        text(contents.createRow(0), 0, "Statistiques de " + Shown.count(statistics.total()), title);
        int at = 1;
        for (String sentence : StatisticsText.introduction(statistics)) {
            text(contents.createRow(at++), 0, sentence, note);
        }
        at++;
        XSSFRow header = contents.createRow(at++);
        text(header, 0, "Partie", head);
        text(header, 1, "Tableau", head);
        for (Section section : statistics.sections()) {
            for (Table table : section.tables()) {
                if (!table.empty()) {
                    String name = sheetName(table);
                    sheet(book.createSheet(name), table);
                    XSSFRow row = contents.createRow(at++);
                    text(row, 0, section.title(), words);
                    var target = book.getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
                    target.setAddress("'" + name.replace("'", "''") + "'!A1");
                    text(row, 1, table.title(), link).setHyperlink(target);
                }
            }
        }
        contents.setColumnWidth(0, 40 * 256);
        contents.setColumnWidth(1, 75 * 256);
        contents.createFreezePane(0, header.getRowNum() + 1);
    }

    /** At most 31 characters, unique whatever the capitals. */
    private String sheetName(Table table) {
        String name = WorkbookUtil.createSafeSheetName(table.id().replace("indicateur-", "ind-"));
        for (int i = 2; !names.add(name.toLowerCase(java.util.Locale.ROOT)); i++) {
            name = WorkbookUtil.createSafeSheetName(table.id().substring(0, Math.min(27, table.id().length())) + "-" + i);
        }
        return name;
    }

    private void sheet(XSSFSheet sheet, Table table) {
        text(sheet.createRow(0), 0, table.title(), title);
        text(sheet.createRow(1), 0, Shown.denominator(table) + (table.notes().isEmpty() ? "" : ". " + String.join(" ", table.notes())), note);
        List<String> columns = new ArrayList<>();
        int last = switch (table) {
            case CountTable t -> counts(sheet, t, columns);
            case FactTable t -> facts(sheet, t, columns);
        };
        XSSFRow header = sheet.createRow(HEADER);
        for (int c = 0; c < columns.size(); c++) {
            text(header, c, columns.get(c), head);
            sheet.setColumnWidth(c, width(sheet, c, last, columns.get(c)) * 256);
        }
        sheet.createFreezePane(1, HEADER + 1);
        sheet.setAutoFilter(new CellRangeAddress(HEADER, last, 0, columns.size() - 1));
        sheet.setRepeatingRows(new CellRangeAddress(HEADER, HEADER, -1, -1));
        sheet.getPrintSetup().setLandscape(true);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitHeight((short) 0);
    }

    private static int width(XSSFSheet sheet, int column, int last, String header) {
        int longest = 0;
        for (String word : header.split(" ")) {
            longest = Math.max(longest, word.length() + 4);
        }
        for (int r = HEADER + 1; r <= last; r++) {
            Cell cell = sheet.getRow(r).getCell(column);
            longest = Math.max(longest, cell == null ? 0 : cell.getCellType() == org.apache.poi.ss.usermodel.CellType.STRING ? cell.getStringCellValue().length() + 2 : 10);
        }
        return Math.min(longest, WIDEST);
    }

    private int counts(XSSFSheet sheet, CountTable table, List<String> columns) {
        columns.add(table.head());
        for (String column : table.columns()) {
            String of = table.columns().size() == 1 ? "" : column + " – ";
            columns.addAll(List.of(of + "conventions", of + "sur (conventions)", of + "% des conventions", of + "postes", of + "sur (postes)", of + "% des postes"));
        }
        int r = HEADER;
        for (CountTable.Row row : table.rows()) {
            XSSFRow line = sheet.createRow(++r);
            text(line, 0, row.label(), words);
            int c = 1;
            for (Figure f : row.figures()) {
                number(line, c++, f.secret() ? null : f.count().conventions(), whole);
                number(line, c++, f.of() == null ? null : f.of().conventions(), whole);
                share(line, c++, f, f.share());
                number(line, c++, f.secret() ? null : f.count().posts(), whole);
                number(line, c++, f.of() == null ? null : f.of().posts(), whole);
                share(line, c++, f, f.shareOfPosts());
            }
        }
        return r;
    }

    private void number(XSSFRow row, int column, Integer value, CellStyle style) {
        if (value == null) {
            text(row, column, Shown.SECRET, secret);
        } else {
            Cell cell = row.createCell(column);
            cell.setCellValue(value);
            cell.setCellStyle(style);
        }
    }

    private void share(XSSFRow row, int column, Figure figure, BigDecimal share) {
        if (share != null) {
            Cell cell = row.createCell(column);
            cell.setCellValue(share.movePointLeft(2).doubleValue());
            cell.setCellStyle(percent);
        } else if (figure.secret()) {
            text(row, column, Shown.SECRET, secret);
        }
    }

    private int facts(XSSFSheet sheet, FactTable table, List<String> columns) {
        table.columns().forEach(c -> columns.add(c.title()));
        int r = HEADER;
        for (List<Object> row : table.rows()) {
            XSSFRow line = sheet.createRow(++r);
            for (int c = 0; c < row.size(); c++) {
                switch (row.get(c)) {
                    case null -> line.createCell(c);
                    case Integer n -> number(line, c, n, whole);
                    case BigDecimal n -> {
                        Cell cell = line.createCell(c);
                        FactTable.Kind kind = table.columns().get(c).kind();
                        cell.setCellValue(kind == FactTable.Kind.PERCENT ? n.movePointLeft(2).doubleValue() : n.doubleValue());
                        cell.setCellStyle(kind == FactTable.Kind.PERCENT ? percent : kind == FactTable.Kind.EUROS ? euros : decimal);
                    }
                    case Object o -> text(line, c, o.toString(), words);
                }
            }
        }
        return r;
    }

    private Cell text(XSSFRow row, int column, String value, CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellValue(value);
        cell.setCellStyle(Formulas.readAs(value) ? quoted.computeIfAbsent(style, this::quoted) : style);
        return cell;
    }

    /** The same style for words kept as text even when someone edits the cell; a workbook holds some sixty thousand styles, not one per cell. */
    private CellStyle quoted(CellStyle style) {
        CellStyle quoted = book.createCellStyle();
        quoted.cloneStyleFrom(style);
        quoted.setQuotePrefixed(true);
        return quoted;
    }
}
