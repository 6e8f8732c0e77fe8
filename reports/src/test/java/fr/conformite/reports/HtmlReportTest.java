package fr.conformite.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import fr.conformite.engine.assess.Assessment;
import fr.conformite.engine.assess.Citation;
import fr.conformite.engine.assess.Finding;
import fr.conformite.engine.read.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report as a browser shows it. */
class HtmlReportTest {

    private static final String LONG = "https://exemple.invalid/" + "conventionintervenantsocial".repeat(20);

    private static Chromium chromium;
    private static Browser browser;

    @TempDir
    private Path dir;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private BrowserContext context;

    @BeforeAll
    static void start() {
        assumeTrue(Chromium.installed().isPresent(), "Chromium n'est pas installé : le rapport HTML n'est pas essayé dans un navigateur");
        chromium = new Chromium();
        browser = chromium.launch();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            browser.close();
            chromium.close();
        }
    }

    @AfterEach
    void close() {
        if (context != null) {
            context.close();
        }
    }

    private Page open(Assessment assessment, int width) throws IOException {
        return open(new HtmlReport().render(assessment), width);
    }

    private Page open(String html, int width) throws IOException {
        Path file = dir.resolve("rapport-" + width + ".html");
        Files.writeString(file, html);
        context = browser.newContext(new Browser.NewContextOptions().setViewportSize(width, 800));
        Page page = context.newPage();
        page.onConsoleMessage(m -> complaints.add(m.text()));
        page.onPageError(complaints::add);
        page.onRequest(r -> requests.add(r.url()));
        page.navigate(file.toUri().toString());
        return page;
    }

    @Test
    void everyQuoteLeadsToItsWordsAndBack() throws IOException {
        Assessment assessment = Samples.d05();
        Page page = open(assessment, 1280);
        List<Citation> citations = new ArrayList<>();
        assessment.indicateurs().forEach(f -> citations.addAll(f.citations()));
        assertEquals(20, citations.size());
        for (Finding finding : assessment.indicateurs()) {
            for (int i = 1; i <= finding.citations().size(); i++) {
                String id = finding.numero() + "-" + i;
                page.locator("#q-" + id).click();
                // The words marked for a quote are its exact words, however many pieces overlaps cut them into.
                assertEquals(finding.citations().get(i - 1).texte(), page.evaluate(
                        "id => [...document.querySelectorAll('#sheet mark')].filter(m => m.dataset.ids.split(' ').includes(id))"
                                + ".map(m => m.textContent).join('')", id));
                assertTrue(visible(page, "#sheet mark.current"), id);
                assertTrue((Boolean) page.evaluate("document.activeElement.matches('mark.current')"), id);
                page.locator("#back").click();
                assertEquals("q-" + id, page.evaluate("document.activeElement.id"));
                assertTrue(visible(page, "#q-" + id), id);
            }
        }
        assertEquals(List.of(), complaints);
    }

    @Test
    void aProposalLeadsToTheWordsItAmendsAndBack() throws IOException {
        Assessment d05 = Samples.d05();
        Page page = open(new HtmlReport().render(d05, Samples.changes(d05), null), 1280);
        assertTrue(page.locator("#avis").textContent().replace('\u00a0', ' ').contains("Avec ces 2 modifications, l'analyse du texte corrigé donne l'avis « Conforme », à relire."));
        page.locator("#q-P2-1").click();
        assertEquals(d05.indicateur(6).citations().getFirst().texte(), page.locator("#sheet mark.current").allTextContents().stream().reduce("", String::concat));
        page.locator("#back").click();
        assertEquals("q-P2-1", page.evaluate("document.activeElement.id"));
        page.locator("#filter").selectOption("fix");
        assertEquals(0, page.locator("article.finding:visible").count() - page.locator("article.finding:visible:has(.proposals)").count());
        assertEquals(List.of(), complaints);
    }

    @Test
    void everyLinkInsideTheReportHasATarget() throws IOException {
        Page page = open(new HtmlReport().render(Samples.d05(), Samples.changes(Samples.d05()), null), 1280);
        assertEquals(List.of(), page.evaluate(
                "[...document.querySelectorAll('a')].map(a => a.getAttribute('href')).filter(h => h[0] !== '#' || !document.getElementById(h.slice(1)))"));
        assertEquals(List.of(), page.evaluate(
                "(() => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id); return ids.filter((id, i) => ids.indexOf(id) !== i); })()"));
    }

    @Test
    void keysWalkThroughThePassagesThatTheFilterKeeps() throws IOException {
        Page page = open(Samples.d05(), 1280);
        page.locator("#filter").selectOption("i6");
        assertEquals(1L, ((Number) page.evaluate("[...document.querySelectorAll('article.finding')].filter(a => !a.hidden).length")).longValue());
        page.locator("#filter").blur();
        page.keyboard().press("n");
        assertEquals("1 / 2", page.locator("#count").textContent());
        String first = page.locator("#sheet mark.current").first().textContent();
        assertTrue(first.startsWith("À l'issue de chaque entretien"), first);
        page.keyboard().press("n");
        assertTrue(page.locator("#sheet mark.current").first().textContent().startsWith("Ce compte rendu est systématiquement"));
        page.keyboard().press("p");
        assertEquals(first, page.locator("#sheet mark.current").first().textContent());
        page.keyboard().press("Escape");
        assertEquals("q-6-2", page.evaluate("document.activeElement.id"));
        page.locator("#keys").uncheck();
        page.locator("#keys").blur();
        page.keyboard().press("n");
        assertEquals("1 / 2", page.locator("#count").textContent());
    }

    @Test
    void nothingOverflowsAndNothingIsFetched() throws IOException {
        for (int width : new int[] {1280, 390, 320}) {
            for (Assessment assessment : List.of(Samples.d05(), Samples.of(LONG + ".pdf", LONG, "W".repeat(300)))) {
                Page page = open(assessment, width);
                assertEquals(List.of(), page.evaluate(
                        "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1"
                                + " && !e.closest('.sr, .skip, select')).map(e => e.outerHTML.slice(0, 120))"), "at " + width);
                assertEquals(true, page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "at " + width);
                assertEquals(true, page.evaluate("(s => s.scrollWidth <= s.clientWidth)(document.getElementById('scroller'))"), "at " + width);
                context.close();
            }
        }
        assertTrue(requests.stream().allMatch(r -> r.startsWith("file:") && r.endsWith(".html")), requests.toString());
    }

    @Test
    void wordsOfTheDocumentNeverRun() throws IOException {
        String[] hostile = {"<script>document.title='X1'</script>", "\"><img src=x onerror=\"document.title='X2'\">", "</textarea></style></script>",
                "<svg onload=document.title='X3'>", "javascript:document.title='X4'", "a\u2028b\u2029c\u202ed\u0000e ${7*7} #{7*7} {{7*7}}",
                "' onmouseover='document.title=1' x='", "--><!-- ]]>", "</title><script>document.title='X5'</script>", "[\"'\"]}*{color:red}"};
        for (String first : hostile) {
            String[] lines = new String[hostile.length + 1];
            lines[0] = first;
            System.arraycopy(hostile, 0, lines, 1, hostile.length);
            Page page = open(Samples.of(first + ".pdf", lines), 1280);
            page.locator("#q-5-1").click();
            assertTrue(page.title().startsWith("Conforme avec réserve – "), page.title());
            assertEquals(1, page.locator("script").count());
            assertEquals(0, page.locator("img, iframe, object, embed, [onload], [onerror], [onmouseover], a[href^='javascript']").count());
            assertEquals(lines.length, page.locator("#sheet > p").count());
            assertEquals(hostile[1], page.locator("#sheet mark").nth(2).textContent());
            context.close();
        }
        assertEquals(List.of(), complaints);
    }

    @Test
    void thePolicyStopsAScriptEvenIfOneGotIn() throws IOException {
        String intruder = "<script>document.title = 'X1'</script><img src='data:,' onerror=\"document.title = 'X2'\">"
                + "<p style='position: fixed' id='intrus' onclick=\"document.title = 'X3'\">intrus</p>";
        Page page = open(new HtmlReport().render(Samples.d05()).replace("<main>", "<main>" + intruder), 1280);
        page.locator("#intrus").click();
        assertTrue(page.title().startsWith("Avis réservé"), page.title());
        assertEquals("static", page.evaluate("getComputedStyle(document.getElementById('intrus')).position"));
        assertEquals("1 / 21", press(page, "n"));
        assertTrue(complaints.stream().anyMatch(c -> c.contains("Content Security Policy")), complaints.toString());
    }

    @Test
    void quotesThatOverlapOrLieOutsideTheTextAreShownWithoutHarm() throws IOException {
        Assessment d05 = Samples.d05();
        String text = d05.convention().source().text();
        Block two = d05.convention().source().blocks().get(40);
        List<Citation> citations = List.of(
                new Citation(text.substring(two.start() + 5, two.end() + 20), null, null, two.start() + 5, two.end() + 20),
                new Citation(text.substring(two.start(), two.start() + 15), null, null, two.start(), two.start() + 15),
                new Citation(text.substring(two.start(), two.start() + 15), null, null, two.start(), two.start() + 15),
                new Citation("introuvable", null, 3, text.length() + 5, text.length() + 16));
        List<Finding> findings = new ArrayList<>(d05.indicateurs());
        Finding f = findings.getFirst();
        findings.set(0, new Finding(f.numero(), f.id(), f.libelle(), f.valeur(), f.confiance(), f.aRelire(), f.motif(), f.regles(),
                citations, null, null));
        Page page = open(new Assessment(d05.convention(), d05.identification(), findings, d05.criteres(), d05.avis(), d05.aRelire(),
                d05.doutes(), d05.pointsDeVigilance(), d05.versions()), 1280);
        for (int i = 0; i < 3; i++) {
            String id = "1-" + (i + 1);
            assertEquals(citations.get(i).texte().replace("\n", ""), page.evaluate(
                    "id => [...document.querySelectorAll('#sheet mark')].filter(m => m.dataset.ids.split(' ').includes(id)).map(m => m.textContent).join('')", id));
        }
        assertEquals("P", page.evaluate("document.getElementById('q-1-4').tagName"));
        assertEquals(text.replaceAll("\\s+", ""), page.evaluate(
                "(() => { const c = document.getElementById('sheet').cloneNode(true); c.querySelectorAll('.ref, .page').forEach(e => e.remove());"
                        + " return c.textContent.replace(/\\s+/g, ''); })()"));
        assertEquals(List.of(), complaints);
    }

    @Test
    void silenceIsNeverCalledRespect() {
        String html = new HtmlReport().render(Samples.d05());
        assertTrue(html.contains("Critère-clé&nbsp;: non contredit"));
        assertFalse(html.toLowerCase().contains("respecté"));
    }

    @Test
    void axeFindsNoViolation() throws IOException {
        for (int width : new int[] {1280, 390}) {
            Page page = open(new HtmlReport().render(Samples.d05(), Samples.changes(Samples.d05()), null), width);
            page.locator("#q-6-1").click();
            var violations = new AxeBuilder(page).withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                    .analyze().getViolations();
            assertTrue(violations.isEmpty(), () -> violations.stream().map(v -> v.getId() + " " + v.getNodes()).toList().toString());
            context.close();
        }
    }

    private static String press(Page page, String key) {
        page.keyboard().press(key);
        return page.locator("#count").textContent();
    }

    private static boolean visible(Page page, String selector) {
        return (Boolean) page.evaluate("s => { const b = document.querySelector(s).getClientRects()[0];"
                + " const e = document.elementFromPoint(b.left + Math.min(5, b.width / 2), b.top + Math.min(8, b.height / 2));"
                + " return b.top >= 0 && b.top < innerHeight && !!e && !!e.closest(s); }", selector);
    }
}
