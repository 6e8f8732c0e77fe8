package fr.conformite.registry.statistics;

import fr.conformite.reports.xlsx.Formulas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The statistics as one CSV table, a figure a line: RFC 4180 (comma, CRLF, quotes where needed), UTF-8 without byte order mark, decimal
 * point. Spreadsheets have the XLSX form; this one is for programs, which a mark would trouble.
 */
public final class StatisticsCsv {

    private StatisticsCsv() {
    }

    public static String render(Statistics statistics) {
        var out = new StringBuilder();
        try (var csv = new CSVPrinter(out, CSVFormat.RFC4180)) {
            csv.printRecord("section", "tableau", "titre", "ligne", "colonne", "conventions", "sur_conventions", "part_conventions", "postes",
                    "sur_postes", "part_postes", "valeur");
            for (Section section : statistics.sections()) {
                for (Table table : section.tables()) {
                    switch (table) {
                        case CountTable t -> counts(csv, section, t);
                        case FactTable t -> facts(csv, section, t);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static void counts(CSVPrinter csv, Section section, CountTable table) throws IOException {
        for (CountTable.Row row : table.rows()) {
            for (int c = 0; c < table.columns().size(); c++) {
                Figure f = row.figures().get(c);
                csv.printRecord(section.title(), table.id(), table.title(), Formulas.plain(row.label()), table.columns().get(c),
                        f.secret() ? null : f.count().conventions(), f.of() == null ? null : f.of().conventions(), plain(f.share()),
                        f.secret() ? null : f.count().posts(), f.of() == null ? null : f.of().posts(), plain(f.shareOfPosts()),
                        f.secret() ? "secret" : null);
            }
        }
    }

    private static void facts(CSVPrinter csv, Section section, FactTable table) throws IOException {
        for (List<Object> row : table.rows()) {
            for (int c = 1; c < row.size(); c++) {
                Object cell = row.get(c);
                csv.printRecord(section.title(), table.id(), table.title(), Formulas.plain(String.valueOf(row.getFirst())), table.columns().get(c).title(), null, null,
                        null, null, null, null, cell instanceof BigDecimal n ? n.toPlainString() : cell instanceof Integer ? cell : cell == null ? null : Formulas.plain(cell.toString()));
            }
        }
    }

    private static String plain(BigDecimal n) {
        return n == null ? null : n.toPlainString();
    }
}
