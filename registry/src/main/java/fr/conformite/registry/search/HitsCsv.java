package fr.conformite.registry.search;

import fr.conformite.reports.xlsx.Formulas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** What a search found, a passage a line: RFC 4180, UTF-8. */
public final class HitsCsv {

    private HitsCsv() {
    }

    public static String render(Hits hits) {
        var out = new StringBuilder();
        try (var csv = new CSVPrinter(out, CSVFormat.RFC4180)) {
            csv.printRecord("fichier", "departement", "annee", "type_employeur", "avis", "article", "titre", "page", "debut", "fin", "trouve", "texte",
                    "cite_pour", "sha256");
            for (Hit hit : hits.shown()) {
                String found = hit.marks().stream().map(m -> hit.text().substring(m.start(), m.end())).distinct().collect(Collectors.joining(" | "));
                csv.printRecord(Formulas.plain(hit.file()), hit.departement(), hit.year(), hit.employer(), hit.opinion(), Formulas.plain(hit.article()), Formulas.plain(hit.title()),
                        hit.page(), hit.start(), hit.start() + hit.text().length(), Formulas.plain(found), Formulas.plain(hit.text()),
                        hit.cites().stream().map(String::valueOf).collect(Collectors.joining(" ")), hit.sha256());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
