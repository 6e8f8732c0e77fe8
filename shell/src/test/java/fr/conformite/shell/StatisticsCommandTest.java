package fr.conformite.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.conformite.shell.evaluation.Clause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code statistiques} as its users meet it. */
class StatisticsCommandTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "statistiques|Indiquez le répertoire",
        "statistiques --depuis absent.jsonl|n'existe pas",
        "statistiques --depuis a.jsonl --repertoire b.db|Choisissez entre",
        "statistiques a.jsonl|ne prend pas de nom de fichier",
        "statistiques --depuis a.jsonl --par humeur|choisissez parmi",
        "statistiques --depuis a.jsonl --anonyme --annee 2020|soustraits"})
    void wrongUsageIsStatusTwo(String words, String sentence) {
        Run run = Run.of(words.split(" "));
        assertEquals(2, run.status());
        assertTrue(run.messages().contains(sentence), run.messages());
        assertEquals("", run.results());
    }

    /** Analyses of the program itself, and one file it could not read. */
    private Path analyses() throws IOException {
        List<String> words = new ArrayList<>(List.of("verifier", "--format", "json"));
        String[] clauses = {"Le procureur de la République près le tribunal judiciaire de Valmont", "Le commandant de la compagnie de gendarmerie de Valmont",
            "Le maire de Valmont", "La présidente de l'association Les Tilleuls"};
        for (int i = 0; i < clauses.length; i++) {
            words.add(Files.writeString(folder.resolve("c" + i + ".txt"), new Clause(12, clauses[i], "Absent", "libre").document().text()).toString());
        }
        words.add(Files.createFile(folder.resolve("vide.docx")).toString());
        Run analysed = Run.of(words.toArray(String[]::new));
        assertEquals(3, analysed.status(), analysed.messages());
        return Files.writeString(folder.resolve("analyses.jsonl"), analysed.results());
    }

    @Test
    void analysesAreCountedAndPublished() throws IOException {
        String analyses = analyses().toString();
        JsonNode json = JsonMapper.shared().readTree(Run.of("statistiques", "--depuis", analyses, "--format", "json").results());
        assertEquals(4, json.path("conventions").asInt());
        assertEquals(1, json.path("nonAnalyses").asInt());
        Run text = Run.of("statistiques", "--depuis", analyses, "--annee", "1995");
        assertTrue(text.results().startsWith("Statistiques de 0 convention"), text.results());
        Path page = folder.resolve("sous/tableau.html");
        assertEquals(0, Run.of("statistiques", "--depuis", analyses, "--format", "html", "--sortie", page.toString()).status());
        assertTrue(Files.readString(page).contains("</html>"));
        Path open = folder.resolve("publication");
        assertEquals(0, Run.of("statistiques", "--depuis", analyses, "--anonyme", "--sortie", open.toString()).status());
        String rows = Files.readString(open.resolve("conventions.csv"));
        assertEquals(5, rows.lines().count());
        assertFalse(rows.contains("Valmont") || rows.contains("Tilleuls") || rows.contains(".txt"), rows);
        assertTrue(Files.exists(open.resolve("datapackage.json")));
    }
}
