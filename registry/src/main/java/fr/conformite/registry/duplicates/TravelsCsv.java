package fr.conformite.registry.duplicates;

import fr.conformite.reports.xlsx.Formulas;
import java.io.IOException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The clauses that travel, a passage of a convention a line: RFC 4180, UTF-8. */
public final class TravelsCsv {

    private TravelsCsv() {
    }

    public static void render(Travels travels, Appendable out) throws IOException {
        var csv = new CSVPrinter(out, CSVFormat.RFC4180);
        csv.printRecord("groupe", "conventions", "redactions", "courant", "modele_type", "fichier", "departement", "annee", "ajout", "article", "page", "debut",
                "fin", "ressemblance", "origine", "fait_echouer", "texte_du_groupe");
        int number = 0;
        for (Clause clause : travels.clauses()) {
            number++;
            for (Occurrence o : clause.occurrences()) {
                Source s = o.source();
                csv.printRecord(number, clause.conventions(), clause.wordings(), yes(clause.usual()), yes(clause.model()), Formulas.plain(s.file()), s.departement(),
                        s.year(), s.added(), Formulas.plain(o.article()), o.page(), o.start(), o.end(), o.likeness(), yes(o == clause.origin()),
                        String.join(" ", o.fails()), Formulas.plain(clause.text()));
            }
        }
        csv.flush();
    }

    private static String yes(boolean truth) {
        return truth ? "oui" : "non";
    }
}
