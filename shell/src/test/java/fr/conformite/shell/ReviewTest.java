package fr.conformite.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.conformite.engine.assess.Assessment;
import fr.conformite.engine.review.Reading;
import fr.conformite.engine.review.Review;
import fr.conformite.engine.review.ReviewFile;
import fr.conformite.engine.review.Reviewed;
import fr.conformite.reports.HtmlReport;
import fr.conformite.reports.JsonReport;
import fr.conformite.reports.TextReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sessions of a person who reviews a sample convention, with the answers typed and the terminal left at any moment. */
class ReviewTest {

    private static final Screen SCREEN = new Screen(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8), 100, false, false, false);
    private static Assessment assessment;

    @TempDir
    Path folder;
    private Path document;

    /** Answers in order; when none is left the person has gone. */
    private record Typed(Deque<String> answers, StringBuilder shown) implements Dialogue {

        static Typed of(String... answers) {
            return new Typed(new ArrayDeque<>(List.of(answers)), new StringBuilder());
        }

        @Override
        public void show(String text) {
            shown.append(text);
        }

        @Override
        public String ask(String question) {
            shown.append(question);
            return answers.poll();
        }
    }

    @BeforeAll
    static void assess() throws Exception {
        assessment = new Engine().assess(Path.of("../corpus-samples/docs/D37.docx"));
    }

    @BeforeEach
    void copy() throws IOException {
        document = Files.copy(Path.of("../corpus-samples/docs/D37.docx"), folder.resolve("D37.docx"));
    }

    private String session(String who, String... answers) throws IOException {
        Review earlier = ReviewFile.read(document);
        Typed typed = Typed.of(answers);
        new ReviewSession(typed, document, assessment, earlier == null ? Review.of("D37.docx", assessment.convention().source().sha256()) : earlier, who, SCREEN)
                .run();
        return plain(typed.shown().toString());
    }

    /** Lines and spaces that do not break put aside. */
    private static String plain(String text) {
        return text.replaceAll("[\\s\\u00a0]+", " ");
    }

    @Test
    void anInterruptedSessionIsResumedWithEveryAnswerAndTheOpinionFollows() throws IOException {
        session("A. Martin", "5", "c", "Conforme", "les avions volent", "chef de la circonscription de sécurité publique de Beauvais", "", "Un avenant le corrige",
                "6", "c", "Sécurisée", "");
        Reviewed first = Reviewed.of(assessment, ReviewFile.read(document));
        Reading authorities = first.review().reading(5);
        assertEquals("Conforme", authorities.valeur());
        assertEquals("Inversée", authorities.valeurMachine());
        assertEquals(List.of("chef de la circonscription de sécurité publique de Beauvais"), authorities.passages());
        assertEquals("A. Martin", authorities.par());
        assertNull(first.review().reading(6), "the answer was not finished");
        assertEquals("Inversée", assessment.indicateur(5).valeur());

        String shown = session("B. Lopez", "3", "c", "Tous publics", "", "Lu avec l'annexe", "6", "c", "4", "", "Clause retirée");
        assertTrue(shown.contains("Reprise"), shown);
        assertTrue(shown.contains("L'avis devient « Conforme »"), shown);
        Reviewed second = Reviewed.of(assessment, ReviewFile.read(document));
        assertEquals("Conforme", second.avis());
        assertEquals(List.of(3, 5, 6), second.corrections().stream().map(Reading::numero).toList());
        assertEquals("B. Lopez", second.review().reading(3).par());
    }

    @Test
    void reportsShowTheCorrectionBesideTheFindingOfTheEngine() throws IOException {
        session("A. Martin", "5", "r", "Vu avec le préfet", "c", "1", "", "<b>Avenant</b> signé");
        Reviewed reviewed = Reviewed.of(assessment, ReviewFile.read(document));
        JsonNode json = JsonMapper.builder().build().readTree(new JsonReport().render(assessment, null, reviewed));
        assertEquals("Inversée", json.path("indicateurs").path(4).path("valeur").asString());
        assertEquals(assessment.avis(), json.path("avis").asString());
        assertEquals("Conforme", json.path("revue").path("lectures").path(0).path("valeur").asString());
        assertEquals("Vu avec le préfet", json.path("revue").path("remarques").path(0).path("texte").asString());
        String text = plain(new TextReport(100, false).render(assessment, null, reviewed));
        assertTrue(text.contains("« Inversée » devient « Conforme », correction de A. Martin"), text);
        String html = new HtmlReport().render(assessment, null, reviewed);
        assertTrue(html.contains("&lt;b>Avenant&lt;/b> signé") || html.contains("&lt;b&gt;Avenant&lt;/b&gt; signé"), "correction in the page, escaped");
        assertFalse(html.contains("<b>Avenant"), "what people type is text");
    }

    @Test
    void onlyAConventionReadInFullBecomesASampleThatTheEvaluationAccepts() throws IOException {
        session("A. Martin", "5", "c", "1", "", "Avenant");
        var samples = new Samples(folder.resolve("echantillons"));
        String refusal = samples.add(document, Reviewed.of(assessment, ReviewFile.read(document)));
        assertTrue(refusal.contains("13 indicateurs"), refusal);
        session("A. Martin", "", "", "", "", "", "", "", "", "", "", "", "", "");
        assertNull(samples.add(document, Reviewed.of(assessment, ReviewFile.read(document))));

        var results = new java.io.StringWriter();
        int status = Conformite.once(List.of("evaluer", folder.resolve("echantillons/docs").toString(), folder.resolve("echantillons/gold").toString()),
                new java.io.PrintWriter(results), SCREEN);
        assertEquals(0, status);
        assertTrue(results.toString().contains("D37"), results.toString());
        JsonNode gold = JsonMapper.builder().build().readTree(Files.readString(folder.resolve("echantillons/gold/D37.json")));
        assertEquals("Conforme", gold.path("indicateurs").path("5").path("valeur").asString());
        assertEquals(14, gold.path("indicateurs").size());
    }

    @Test
    void theReviewOfAnotherVersionIsPutAsideAndKept() throws IOException {
        ReviewFile.write(document, Review.of("D37.docx", "0123456789abcdef").with(new Reading(5, Reading.Decision.CONFIRMEE, "Confuse", "Confuse", List.of(), null,
                "A. Martin", "2026-01-05T10:00:00+01:00")));
        var messages = new ByteArrayOutputStream();
        var screen = new Screen(new PrintStream(messages, true, StandardCharsets.UTF_8), 100, false, false, false);
        new ReviewCommandRun(document, screen).run();
        assertTrue(messages.toString(StandardCharsets.UTF_8).contains("une autre version"), messages.toString(StandardCharsets.UTF_8));
        assertTrue(Files.readString(folder.resolve("D37.docx.revue-01234567.json")).contains("Confuse"));
        assertNull(ReviewFile.read(document), "nothing was answered on the new version");
    }

    /** The command itself, with a person who leaves at once. */
    private record ReviewCommandRun(Path document, Screen screen) {

        void run() {
            var registry = new org.springframework.shell.core.command.CommandRegistry(new java.util.LinkedHashSet<>(
                    List.of(new ReviewCommand(new Engine(), () -> screen, Typed::of))));
            var parsed = new CommandLine(registry).parse(List.of("revue", document.toString(), "--par", "A. Martin"));
            var context = new org.springframework.shell.core.command.CommandContext(parsed, registry, new java.io.PrintWriter(new java.io.StringWriter()),
                    new org.springframework.shell.core.InputReader() { });
            assertEquals(0, Conformite.run(registry.getCommandByName("revue"), context, screen));
        }
    }
}
