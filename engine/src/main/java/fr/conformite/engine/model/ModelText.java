package fr.conformite.engine.model;

import fr.conformite.engine.read.SourceDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text conventions are compared with: the reconstitution shipped with the rules, or one the user puts in its place.
 *
 * @param source   where it comes from, as shown to users
 * @param articles its articles, in order; the title, the parties and the recitals are not articles
 */
public record ModelText(String source, List<Article> articles) {

    /** Names a file (Markdown or plain text, UTF-8) that replaces the reference text shipped with the rules. */
    public static final String PROPERTY = "conformite.trame";

    private static final String BUNDLED = "/conformite/11-trame/texte-de-reference.md";

    /** « ## Article 3 – Public », « Article 3 : Public », « ARTICLE III. PUBLIC », alone on its line. */
    private static final Pattern HEADING = Pattern.compile(
            "(?imu)^\\s*(?:#+\\s*)?\\**\\s*(?:article|art\\.)\\s+(1er|premier|\\d+|[ivxl]+)\\b\\**\\s*[-–—:.)]*\\s*([^\\n]*)$");

    private static final Pattern END = Pattern.compile("(?imu)^\\s*(?:fait à\\s|signatures?\\b)");

    public ModelText {
        articles = List.copyOf(articles);
    }

    /**
     * @param label « Article 3 »
     * @param title « Public concerné », or empty
     * @param text  its wording, without the heading
     */
    public record Article(String label, String title, String text) {

        /** Label and title, as shown to users. */
        public String name() {
            return title.isEmpty() ? label : label + " (" + title + ")";
        }
    }

    /** The reference text in force: the file named by the system property {@value #PROPERTY}, else the bundled one. */
    public static ModelText current() {
        String file = System.getProperty(PROPERTY);
        if (file == null || file.isBlank()) {
            return bundled();
        }
        try {
            return of(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Le texte de référence « " + file + " » ne peut pas être lu", e);
        }
    }

    /** The text shipped with the rules. */
    public static ModelText bundled() {
        try (InputStream in = ModelText.class.getResourceAsStream(BUNDLED)) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), "trame de référence fournie avec les règles");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A Markdown or plain text file, in UTF-8. Office documents go through the reader first: {@link #of(SourceDocument)}.
     *
     * @throws IOException              when the file cannot be read
     * @throws IllegalArgumentException when no article is found in it
     */
    public static ModelText of(Path file) throws IOException {
        return parse(Files.readString(file), file.getFileName().toString());
    }

    /** A reference text already extracted from an office document. */
    public static ModelText of(SourceDocument document) {
        return parse(document.text(), document.file());
    }

    /** @throws IllegalArgumentException when no article is found in {@code text} */
    static ModelText parse(String text, String source) {
        int lastHeading = HEADING.matcher(text).results().mapToInt(java.util.regex.MatchResult::end).max().orElse(0);
        Matcher end = END.matcher(text);
        int last = end.find(lastHeading) ? end.start() : text.length();
        List<Article> articles = new ArrayList<>();
        Matcher m = HEADING.matcher(text);
        int from = -1;
        String label = null;
        String title = null;
        while (m.find()) {
            if (from >= 0) {
                articles.add(new Article(label, title, text.substring(from, m.start()).strip()));
            }
            from = m.end();
            label = "Article " + m.group(1);
            title = m.group(2).replace("*", "").strip();
        }
        if (from < 0) {
            throw new IllegalArgumentException("Aucun article n'a été trouvé dans le texte de référence « " + source + " ».");
        }
        articles.add(new Article(label, title, text.substring(from, Math.max(from, last)).strip()));
        return new ModelText(source, articles);
    }
}
