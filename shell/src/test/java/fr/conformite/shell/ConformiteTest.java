package fr.conformite.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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

/** The program as its users meet it: words in, results, messages and a status out. */
class ConformiteTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "verfier x.docx|n'existe pas",
        "verifier|Indiquez au moins un fichier",
        "verifier --format xml x.docx|n'accepte pas « xml »",
        "verifier --formt json x.docx|n'a pas d'option --formt",
        "verifier x.docx --exiger|attend une valeur",
        "verifier --texte a.docx b.docx|un seul fichier",
        "evaluer docs|dossier des documents",
        "evaluer docs absent|n'existe pas",
        "valider x.docx --repertoire r.db|Indiquez qui valide",
        "valider x.docx --repertoire r.db --derogation urgence|Indiquez qui valide",
        "authentifier --repertoire r.db|Indiquez le fichier",
        "expliquer licorne|Aucun indicateur"})
    void wrongUsageIsStatusTwoWithASentenceAndTheRightUsage(String words, String sentence) {
        Run run = Run.of(words.split(" "));
        assertEquals(2, run.status());
        assertTrue(run.messages().contains(sentence), run.messages());
        assertTrue(run.messages().contains("Usage : "), run.messages());
        assertEquals("", run.results());
    }

    @Test
    void aFileThatCannotBeAnalysedIsOneObjectInItsPlaceAndStatusThree() throws IOException {
        Path empty = Files.createFile(folder.resolve("vide.docx"));
        Run run = Run.of("verifier", "--format", "json", folder + "/absent.docx", empty.toString());
        assertEquals(3, run.status());
        List<String> lines = run.results().lines().toList();
        assertEquals(2, lines.size());
        assertProblem("absent.docx", lines.getFirst());
        assertProblem("vide.docx", lines.getLast());
    }

    private static void assertProblem(String file, String line) {
        JsonNode node = JsonMapper.builder().build().readTree(line);
        assertEquals(file, node.path("document").path("fichier").asString());
        assertFalse(node.path("erreur").path("code").asString("").isEmpty());
        assertFalse(node.path("erreur").path("message").asString("").isEmpty());
    }

    /** A whole convention, as a text file: the carrier of the clauses with a clause in it. */
    private Path convention(String name) throws IOException {
        var clause = new Clause(12, "Le procureur de la République près le tribunal judiciaire de Valmont", "Présent", "libre");
        return Files.writeString(folder.resolve(name), clause.document().text());
    }

    @Test
    void everyQuotationIsASliceOfTheExtractedText() throws IOException {
        String file = convention("projet d'avenant.txt").toString();
        String text = Run.of("verifier", "--texte", file).results();
        Run run = Run.of("verifier", "--format", "json", file);
        assertEquals(0, run.status(), run.messages());
        assertEquals(1, run.results().lines().count());
        JsonNode node = JsonMapper.builder().build().readTree(run.results());
        assertEquals("projet d'avenant.txt", node.path("document").path("fichier").asString());
        assertEquals(14, node.path("indicateurs").size());
        int quotes = 0;
        for (JsonNode quote : node.findValues("citations").stream().flatMap(JsonNode::valueStream).toList()) {
            assertEquals(text.substring(quote.path("debut").asInt(), quote.path("fin").asInt()), quote.path("texte").asString());
            quotes++;
        }
        assertTrue(quotes > 0, run.results());
    }

    @Test
    void oneBadFileStopsNeitherTheOthersNorTheirReports() throws IOException {
        convention("a.txt");
        Files.createFile(folder.resolve("b.docx"));
        Files.createDirectory(folder.resolve("c"));
        Files.move(convention("temporaire.txt"), folder.resolve("c/a.txt"));
        Path out = folder.resolve("rapports/2024");
        Run run = Run.of("verifier", "--rapport", "html", "--sortie", out.toString(), folder.toString());
        assertEquals(3, run.status());
        assertTrue(Files.readString(out.resolve("a.html")).contains("</html>"));
        // Same name in another folder: neither report replaces the other.
        assertTrue(Files.exists(out.resolve("a-txt.html")), run.messages());
        assertTrue(run.messages().contains("b.docx"), run.messages());
    }

    @Test
    void aRequirementThatIsNotMetIsStatusOneAndChangesNoResult() throws IOException {
        String file = Files.writeString(folder.resolve("vague.txt"), new Clause(5,
                "Le commandant de groupement note l'intervenant social et exerce sur lui l'autorité hiérarchique.", "Inversée", "libre")
                .document().text()).toString();
        Run free = Run.of("verifier", "--format", "json", file);
        Run strict = Run.of("verifier", "--exiger", "conforme", "--format", "json", file);
        assertEquals(0, free.status(), free.messages());
        assertEquals(1, strict.status(), strict.messages());
        assertEquals(free.results(), strict.results());
    }

    @Test
    void noReportTakesThePlaceOfADocument() throws IOException {
        Path docx = Files.copy(Path.of("../corpus-samples/docs/D47.docx"), folder.resolve("projet.docx"));
        Path earlier = Files.copy(Path.of("../corpus-samples/docs/D29.docx"), folder.resolve("projet-annote.docx"));
        Path pdf = Files.copy(Path.of("../corpus-samples/docs/D09.pdf"), folder.resolve("lettre.pdf"));
        Path text = convention("simple.txt");
        List<Path> sources = List.of(docx, earlier, pdf, text);
        List<byte[]> before = new ArrayList<>();
        for (Path source : sources) {
            before.add(Files.readAllBytes(source));
        }
        Run annotated = Run.of("verifier", "--rapport", "docx", "--sortie", folder.toString(), docx.toString(), earlier.toString(), pdf.toString(), text.toString());
        assertEquals(3, annotated.status());
        assertTrue(annotated.messages().contains("« simple.txt » est un fichier TXT"), annotated.messages());
        for (String copy : List.of("projet-annote-docx.docx", "projet-annote-annote.docx", "lettre-annote.pdf")) {
            assertTrue(Files.exists(folder.resolve(copy)), annotated.messages());
        }
        Run letter = Run.of("verifier", "--rapport", "pdf", "--sortie", folder.toString(), pdf.toString());
        assertTrue(Files.exists(folder.resolve("lettre-pdf.pdf")), letter.messages());
        for (int i = 0; i < sources.size(); i++) {
            assertArrayEquals(before.get(i), Files.readAllBytes(sources.get(i)), sources.get(i).toString());
        }
    }

    @Test
    void theGridIsExplainedFromTheRuleBase() {
        Run all = Run.of("expliquer");
        assertEquals(0, all.status());
        assertTrue(all.results().contains("Répartition des autorités"), all.results());
        assertTrue(all.results().contains("Avis réservé"), all.results());
        Run one = Run.of("expliquer", "deontologie");
        assertEquals(Run.of("expliquer", "6").results(), one.results());
        assertTrue(one.results().contains("autre que Contre-sens"), one.results());
        assertTrue(Run.of("expliquer", "répartition").results().contains("13  Répartition des financeurs"));
    }

    @Test
    void helpSaysWhatStatusesMean() {
        Run run = Run.of("verifier", "--help");
        assertEquals(0, run.status());
        assertTrue(run.results().contains("État de sortie"), run.results());
        assertEquals(run.results(), Run.of("aide", "verifier").results());
    }
}
