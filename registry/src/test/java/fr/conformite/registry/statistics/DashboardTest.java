package fr.conformite.registry.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import fr.conformite.registry.publish.Publication;
import fr.conformite.engine.identify.InseeCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard as a browser shows it. */
class DashboardTest {

    private static Playwright playwright;
    private static Browser browser;

    @TempDir
    private Path dir;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private BrowserContext context;

    @BeforeAll
    static void start() {
        // The system's Chromium: Playwright must not download one of its own.
        Path chromium = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome").map(Path::of).filter(Files::isExecutable)
                .findFirst().orElse(null);
        assumeTrue(chromium != null, "Chromium n'est pas installé : le tableau de bord n'est pas essayé dans un navigateur");
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(chromium)
                .setArgs(List.of("--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking")));
    }

    @AfterAll
    static void stop() {
        if (playwright != null) {
            browser.close();
            playwright.close();
        }
    }

    @AfterEach
    void close() {
        if (context != null) {
            context.close();
        }
    }

    private Page open(Statistics statistics, int width) throws IOException {
        Path file = dir.resolve("tableau-" + width + ".html");
        Files.writeString(file, new Dashboard().render(statistics));
        context = browser.newContext(new Browser.NewContextOptions().setViewportSize(width, 800));
        Page page = context.newPage();
        page.onConsoleMessage(m -> complaints.add(m.text()));
        page.onRequest(r -> requests.add(r.url()));
        page.navigate(file.toUri().toString());
        return page;
    }

    private static final List<Statistics> BOTH = List.of(Statistics.of(Study.entries(), 2, Filter.ALL, null), Publication.of(Study.entries()).statistics());

    private static List<Statistics> both() {
        return BOTH;
    }

    @Test
    void axeFindsNoViolation() throws IOException {
        for (Statistics statistics : both()) {
            for (int width : new int[] {1280, 390}) {
                Page page = open(statistics, width);
                var violations = new AxeBuilder(page).withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")).analyze().getViolations();
                assertTrue(violations.isEmpty(), () -> violations.stream().map(v -> v.getId() + " " + v.getNodes().stream().limit(3).toList()).toList().toString());
                context.close();
            }
        }
    }

    @Test
    void nothingOverflowsAndNothingIsFetched() throws IOException {
        for (Statistics statistics : both()) {
            for (int width : new int[] {1280, 390, 320}) {
                Page page = open(statistics, width);
                assertEquals(true, page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "at " + width);
                assertEquals(0, page.locator("script, img, iframe, link").count());
                context.close();
            }
        }
        assertTrue(requests.stream().allMatch(r -> r.startsWith("file:") && r.endsWith(".html")), requests.toString());
        assertEquals(List.of(), complaints);
    }

    @Test
    void theUnitIsChosenWithTheKeyboard() throws IOException {
        Page page = open(both().getFirst(), 1280);
        assertTrue(page.locator("table caption:text('En conventions')").first().isVisible());
        page.locator("#u-c").focus();
        page.keyboard().press("ArrowRight");
        assertTrue(page.locator("table caption:text('En postes')").first().isVisible());
        assertEquals(false, page.locator("table caption:text('En conventions')").first().isVisible());
    }

    @Test
    void everyDepartementHasOneSquareOfTheMap() {
        assertEquals(InseeCodes.all().keySet(), TileMap.layout().keySet());
        Set<String> squares = new HashSet<>();
        TileMap.layout().values().forEach(at -> assertTrue(squares.add(at[0] + " " + at[1])));
    }

    @Test
    void theSquaresShowTheFiguresOfTheTable() {
        for (Statistics statistics : both()) {
            CountTable table = statistics.counts("departements");
            for (TileMap.Tile tile : TileMap.tiles(table, false)) {
                boolean there = table.rows().stream().anyMatch(r -> r.key().equals(tile.code()));
                Figure f = there ? statistics.publication() ? table.row(tile.code()).figure() : table.row(tile.code()).of() : null;
                assertEquals(there ? Shown.conventions(f) : "", tile.shown(), tile.code());
            }
            assertEquals("7", TileMap.tiles(table, false).stream().filter(t -> t.code().equals("01")).findFirst().orElseThrow().shown());
        }
    }

    @Test
    void namesOfTheDocumentsAreOnlyWords() throws IOException {
        var hostile = StudyTest.entry("<script>document.title='X'</script><img src=x onerror=\"document.title='Y'\">", 2, List.of(), "Conforme");
        Page page = open(Statistics.of(List.of(hostile), 0, Filter.ALL, null), 1280);
        assertEquals("Statistiques – Conformité", page.title());
        assertEquals(0, page.locator("script, img").count());
        assertTrue(page.locator("body").innerText().contains("<script>document.title='X'</script>"));
    }
}
