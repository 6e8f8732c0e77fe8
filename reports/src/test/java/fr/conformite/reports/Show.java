package fr.conformite.reports;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;

/** Pictures of the report for people: {@code Show DIR} writes the sample report, screenshots of it and what it prints. */
final class Show {

    private Show() {
    }

    public static void main(String[] args) throws Exception {
        Path dir = Files.createDirectories(Path.of(args[0]));
        Path file = dir.resolve("rapport.html");
        Files.writeString(file, new HtmlReport().render(Samples.d05()));
        Files.write(dir.resolve("lettre.pdf"), new PdfReport().render(Samples.d05()));
        try (Chromium chromium = new Chromium(); Browser browser = chromium.launch()) {
            for (int width : new int[] {1280, 390}) {
                Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(width, width > 1000 ? 800 : 844));
                page.onConsoleMessage(m -> System.out.println(width + ": " + m.text()));
                page.onPageError(m -> System.out.println(width + ": " + m));
                page.navigate(file.toUri().toString());
                page.screenshot(new Page.ScreenshotOptions().setPath(dir.resolve("top-" + width + ".png")));
                page.locator("#i6").scrollIntoViewIfNeeded();
                page.locator("#q-6-1").click();
                page.waitForTimeout(900);
                page.screenshot(new Page.ScreenshotOptions().setPath(dir.resolve("quote-" + width + ".png")));
                page.screenshot(new Page.ScreenshotOptions().setPath(dir.resolve("full-" + width + ".png")).setFullPage(true));
                if (width == 1280) {
                    page.pdf(new Page.PdfOptions().setPath(dir.resolve("print.pdf")).setPreferCSSPageSize(true).setPrintBackground(false));
                }
                page.close();
            }
        }
    }
}
