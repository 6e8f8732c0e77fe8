package fr.conformite.reports;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The system's Chromium under Playwright, which must not download one of its own. */
final class Chromium implements AutoCloseable {

    private final Playwright playwright = Playwright.create(new Playwright.CreateOptions()
            .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));

    static Optional<Path> installed() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome").map(Path::of)
                .filter(Files::isExecutable).findFirst();
    }

    Browser launch() {
        return playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(installed().orElseThrow())
                .setArgs(List.of("--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking")));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
