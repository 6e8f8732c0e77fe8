package fr.conformite.reports.xlsx;

import fr.conformite.engine.UnreadableDocumentException;
import fr.conformite.engine.assess.Assessment;
import fr.conformite.engine.review.Reviewed;
import fr.conformite.reports.view.French;
import fr.conformite.reports.view.TextView;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import org.apache.poi.ss.usermodel.Drawing;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.util.Units;
import org.apache.poi.xssf.streaming.SXSSFCell;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;

/**
 * Any number of assessments as one workbook: a row per convention, a sheet of the files that could not be analysed, a sheet that
 * explains the columns. Quotes are comments on the cells they justify.
 *
 * <p>Rows leave memory as they are added, their comments do not (about 6 kB each): ten thousand conventions fit in a gigabyte. The rows
 * wait in temporary files, which {@link #close} deletes.
 *
 * <p>Not thread-safe.
 */
public final class XlsxReport implements AutoCloseable {

    private static final String AUTHOR = "Conformité";

    /** Rows all have this height (points): a comment is anchored on rows, and those below its own are not written yet. */
    private static final int ROW_HEIGHT = 52;
    private static final int HEADER_HEIGHT = 62;

    /** Characters across a printed page. */
    private static final int PRINTED = 260;

    /** A cell of the format holds no more. */
    private static final int CELL_LENGTH = 32_767;

    /** A comment opened on a screen: its width in characters, and what a line and a character take, in pixels. */
    private static final int NOTE_COLUMNS = 62;
    private static final int CHARACTER = 7;
    private static final int LINE = 17;
    private static final double PIXELS_PER_POINT = 96 / 72.0;

    private final ZonedDateTime date;
    private final List<Column> columns = Columns.all();
    private final SXSSFWorkbook book = new SXSSFWorkbook(50);
    private final Styles styles = new Styles(book);
    private final SXSSFSheet conventions;
    private final SXSSFSheet unread;
    private final Drawing<?> drawing;
    private int rows;
    private int problems;

    public XlsxReport() {
        this(Clock.systemDefaultZone());
    }

    /** @param clock gives the date written in the workbook */
    public XlsxReport(Clock clock) {
        date = ZonedDateTime.now(clock);
        conventions = sheet("Conventions", columns.stream().map(Column::title).toList(), columns.stream().map(Column::width).toList());
        drawing = conventions.createDrawingPatriarch();
        unread = sheet("Non analysés", List.of("Fichier", "Raison", "Code", "Chemin"), List.of(40, 90, 26, 60));
        book.getXSSFWorkbook().getProperties().getCoreProperties().setTitle("Conformité – analyse de conventions ISCG");
        book.getXSSFWorkbook().getProperties().getCoreProperties().setCreator(AUTHOR);
    }

    /**
     * Adds a convention.
     *
     * @param path       the file as the user named it, or null
     * @param assessment of that file
     * @param reviewed   what people answered on it, shown beside it, or null
     */
    public void add(String path, Assessment assessment, Reviewed reviewed) {
        var line = new Column.Row(path, assessment, reviewed, date);
        SXSSFRow row = row(conventions, ++rows);
        for (int i = 0; i < columns.size(); i++) {
            write(row, i, columns.get(i).content().apply(line));
        }
    }

    /**
     * Adds a file that could not be analysed.
     *
     * @param file name of the file, without its folder
     * @param path the file as the user named it, or null
     */
    public void add(String file, String path, UnreadableDocumentException problem) {
        SXSSFRow row = row(unread, ++problems);
        write(row, 0, Cell.of(file));
        write(row, 1, Cell.of(problem.getMessage()));
        write(row, 2, Cell.of(problem.code().label()));
        write(row, 3, Cell.of(path));
    }

    /** Writes the workbook; nothing can be added after that. The stream is left open. */
    public void write(OutputStream out) throws IOException {
        finish(conventions, rows, columns.size());
        if (problems == 0) {
            write(row(unread, 1), 0, Cell.of("Tous les fichiers ont été analysés."));
        }
        finish(unread, Math.max(1, problems), 4);
        explain();
        book.write(out);
    }

    @Override
    public void close() throws IOException {
        book.close();
    }

    private SXSSFSheet sheet(String name, List<String> headers, List<Integer> widths) {
        SXSSFSheet sheet = book.createSheet(name);
        sheet.setDefaultRowHeightInPoints(ROW_HEIGHT);
        sheet.createFreezePane(1, 1);
        SXSSFRow header = sheet.createRow(0);
        header.setHeightInPoints(HEADER_HEIGHT);
        for (int i = 0; i < headers.size(); i++) {
            SXSSFCell cell = header.createCell(i);
            cell.setCellValue(headers.get(i));
            cell.setCellStyle(styles.header());
            sheet.setColumnWidth(i, widths.get(i) * 256);
        }
        sheet.setRepeatingRows(CellRangeAddress.valueOf("1:1"));
        sheet.setRepeatingColumns(CellRangeAddress.valueOf("A:A"));
        sheet.getPrintSetup().setLandscape(true);
        sheet.getPrintSetup().setPaperSize(PrintSetup.A3_PAPERSIZE);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitWidth((short) Math.ceilDiv(widths.stream().mapToInt(w -> w).sum(), PRINTED));
        sheet.getPrintSetup().setFitHeight((short) 0);
        return sheet;
    }

    private static SXSSFRow row(SXSSFSheet sheet, int number) {
        SXSSFRow row = sheet.createRow(number);
        row.setHeightInPoints(ROW_HEIGHT);
        return row;
    }

    /** The filter covers every row: cells written later would stay out of it. */
    private static void finish(SXSSFSheet sheet, int rows, int width) {
        sheet.setAutoFilter(new CellRangeAddress(0, rows, 0, width - 1));
    }

    private void write(SXSSFRow row, int column, Cell content) {
        SXSSFCell cell = row.createCell(column);
        String text = content.text() == null ? null : fitting(TextView.printable(content.text()));
        if (text != null && !text.isEmpty()) {
            cell.setCellValue(text);
        } else if (content.number() != null) {
            cell.setCellValue(content.number().doubleValue());
        }
        cell.setCellStyle(styles.of(content, text != null && Formulas.readAs(text)));
        if (content.note() != null) {
            note(row.getRowNum(), column, fitting(TextView.printable(content.note())));
        }
    }

    private static String fitting(String text) {
        return text.length() <= CELL_LENGTH ? text : text.substring(0, CELL_LENGTH - 4) + " […]";
    }

    private void note(int row, int column, String words) {
        int lines = words.lines().mapToInt(l -> 1 + l.length() / NOTE_COLUMNS).sum() + 1;
        int tall = (int) (ROW_HEIGHT * PIXELS_PER_POINT);
        int height = lines * LINE;
        int last = column + 1;
        int width = NOTE_COLUMNS * CHARACTER;
        while (width > pixels(last)) {
            width -= pixels(last++);
        }
        var anchor = new XSSFClientAnchor(Units.pixelToEMU(8), Units.pixelToEMU(4), Units.pixelToEMU(width), Units.pixelToEMU(height % tall),
                column + 1, row, last, row + height / tall);
        XSSFComment comment = (XSSFComment) drawing.createCellComment(anchor);
        comment.setAddress(row, column);
        comment.setAuthor(AUTHOR);
        comment.setString(new XSSFRichTextString(words));
    }

    private int pixels(int column) {
        return (column < columns.size() ? columns.get(column).width() : 8) * CHARACTER + 5;
    }

    private void explain() {
        SXSSFSheet sheet = sheet("Colonnes", List.of("Colonne", "Ce qu'elle dit", "Valeurs possibles", "Partie du tableau"), List.of(40, 90, 60, 22));
        int number = 0;
        for (Column column : columns) {
            SXSSFRow row = row(sheet, ++number);
            write(row, 0, Cell.of(column.title()));
            write(row, 1, Cell.of(column.about()));
            write(row, 2, Cell.of(column.values()));
            write(row, 3, Cell.of(column.group()));
        }
        finish(sheet, number, 4);
        List<List<String>> legend = List.of(
                List.of("Commentaires", "Un coin rouge signale un commentaire : l'explication, la confiance et les passages cités, avec article et page."),
                List.of("Couleurs", "Elles répètent ce que disent les mots : vert, satisfait ; gris, non contredit ; jaune, réserve ou à relire ; rouge, non satisfait ; "
                        + "violet souligné, une personne retient une autre valeur."),
                List.of("Portée", "L'analyse est automatique : elle prépare la décision d'une personne et ne la remplace pas. Analyse du " + French.dateTime(date) + "."));
        for (List<String> line : legend) {
            SXSSFRow row = row(sheet, ++number);
            write(row, 0, Cell.of(line.getFirst()));
            write(row, 1, Cell.of(line.getLast()));
        }
    }
}
