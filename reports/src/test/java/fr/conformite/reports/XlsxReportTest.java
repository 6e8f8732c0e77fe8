package fr.conformite.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.conformite.engine.UnreadableDocumentException;
import fr.conformite.engine.UnreadableDocumentException.Code;
import fr.conformite.engine.assess.Assessment;
import fr.conformite.engine.assess.Citation;
import fr.conformite.engine.review.Reading;
import fr.conformite.engine.review.Reading.Decision;
import fr.conformite.engine.review.Review;
import fr.conformite.engine.review.Reviewed;
import fr.conformite.reports.xlsx.XlsxReport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** The workbook as a spreadsheet reads it back. */
class XlsxReportTest {

    private interface Filling {
        void fill(XlsxReport report);
    }

    private static XSSFWorkbook workbook(Filling filling) throws IOException {
        var out = new ByteArrayOutputStream();
        try (XlsxReport report = new XlsxReport()) {
            filling.fill(report);
            report.write(out);
        }
        // The shapes of hundreds of empty comments compress a hundredfold; POI, when it reads, takes that for an attack.
        ZipSecureFile.setMinInflateRatio(0.001);
        return new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()));
    }

    /** Cells of a row by the title of their column. */
    private static Map<String, XSSFCell> row(XSSFSheet sheet, int number) {
        XSSFRow header = sheet.getRow(0);
        Map<String, XSSFCell> cells = new HashMap<>();
        for (int i = 0; i < header.getLastCellNum(); i++) {
            assertEquals(null, cells.put(header.getCell(i).getStringCellValue(), sheet.getRow(number).getCell(i)));
        }
        return cells;
    }

    @Test
    void aConventionIsARowAndItsQuotesAreComments() throws IOException {
        Assessment d05 = Samples.d05();
        try (XSSFWorkbook book = workbook(report -> report.add("projets/D05.pdf", d05, null))) {
            XSSFSheet sheet = book.getSheet("Conventions");
            assertEquals(1, sheet.getLastRowNum());
            assertTrue(sheet.getPaneInformation().isFreezePane());
            assertEquals(1, sheet.getPaneInformation().getHorizontalSplitTopRow());
            assertEquals(1, sheet.getPaneInformation().getVerticalSplitLeftColumn());
            assertTrue(sheet.getCTWorksheet().getAutoFilter().getRef().startsWith("A1:"));
            Map<String, XSSFCell> cells = row(sheet, 1);
            assertEquals("Avis réservé", cells.get("Avis").getStringCellValue());
            assertEquals("Contre-sens", cells.get("6. Déontologie et cadre légal").getStringCellValue());
            Citation quote = d05.indicateur(6).citations().getFirst();
            String note = cells.get("6. Déontologie et cadre légal").getCellComment().getString().getString().replace('\u00a0', ' ');
            assertTrue(note.contains("« " + quote.texte().replaceAll("\\s+", " ") + " » — " + quote.article() + ", page " + quote.page()), note);
            assertEquals(CellType.NUMERIC, cells.get("14. Coût évalué du poste").getCellType());
            assertEquals("Non contredit", cells.get("Distinction des autorités").getStringCellValue());
            assertEquals("Non satisfait", cells.get("Public catégorisé par la difficulté sociale").getStringCellValue());
            for (int i = 1; i <= book.getSheet("Colonnes").getLastRowNum() && i <= cells.size(); i++) {
                String title = book.getSheet("Colonnes").getRow(i).getCell(0).getStringCellValue();
                assertTrue(cells.containsKey(title), title);
                assertFalse(book.getSheet("Colonnes").getRow(i).getCell(1).getStringCellValue().isBlank(), title);
            }
        }
    }

    @Test
    void wordsOfADocumentNeverBecomeFormulas() throws IOException {
        String[] hostile = {"=HYPERLINK(\"http://exemple.invalid\")", "+33 1 23", "-1+1", "@SUM(A1)", "\tx", "é \u0000 \ud800", "x".repeat(40_000)};
        try (XSSFWorkbook book = workbook(report -> {
            for (String words : hostile) {
                report.add(words, Samples.of(words, words, words), null);
                report.add(words, words, new UnreadableDocumentException(Code.ILLISIBLE, words));
            }
        })) {
            for (int i = 0; i < hostile.length; i++) {
                for (String name : List.of("Conventions", "Non analysés")) {
                    XSSFCell cell = book.getSheet(name).getRow(i + 1).getCell(0);
                    assertEquals(CellType.STRING, cell.getCellType());
                    assertEquals(i < 5, cell.getCellStyle().getQuotePrefixed(), hostile[i]);
                    assertEquals(hostile[i].substring(0, 2), cell.getStringCellValue().substring(0, 2));
                }
                XSSFCell value = row(book.getSheet("Conventions"), i + 1).get("5. Répartition des autorités");
                assertEquals(CellType.STRING, value.getCellType());
                assertEquals(i < 5, value.getCellStyle().getQuotePrefixed(), hostile[i]);
            }
        }
    }

    @Test
    void aCorrectionStandsBesideTheValueOfTheAnalysis() throws IOException {
        Assessment d05 = Samples.d05();
        Review review = Review.of("D05.pdf", d05.convention().source().sha256()).with(new Reading(3, Decision.CORRIGEE, "Mineurs seulement", "Tous publics",
                List.of("toute personne"), "L'annexe l'ouvre.", "A. Martin", "2026-03-02T10:00:00+01:00"));
        try (XSSFWorkbook book = workbook(report -> report.add(null, d05, Reviewed.of(d05, review)))) {
            Map<String, XSSFCell> cells = row(book.getSheet("Conventions"), 1);
            assertEquals("Mineurs seulement", cells.get("3. Public").getStringCellValue());
            assertTrue(cells.get("3. Public").getCellComment().getString().getString().contains("« Mineurs seulement » devient « Tous publics », correction de A. Martin"));
            assertTrue(cells.get("3. Public").getCellStyle().getFont().getUnderline() != 0);
            assertEquals("Avis réservé", cells.get("Avis").getStringCellValue());
            assertEquals("Conforme avec réserve", cells.get("Avis d'après la revue").getStringCellValue());
            assertTrue(cells.get("Corrections et remarques").getStringCellValue().contains("L'annexe l'ouvre."));
        }
    }
}
