package fr.conformite.reports.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** How to amend a draft, as the rule base's page on the indicator says it under « Corriger un projet ». */
public final class Advice {

    private static final String HEADING = "## Corriger un projet";

    private Advice() {
    }

    /** @param wording true for words to put in the convention, false for what to do with them */
    public record Part(boolean wording, String text) {
    }

    /** @return the advice of one indicator, in order; empty where its page gives none */
    public static List<Part> of(int number, String id) {
        if (!id.matches("[a-z-]+")) {
            return List.of();
        }
        try (InputStream in = Advice.class.getResourceAsStream("/conformite/%02d-%s/%s.md".formatted(number, id, id))) {
            return in == null ? List.of() : parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Part> parse(String page) {
        int at = page.indexOf(HEADING);
        if (at < 0) {
            return List.of();
        }
        String section = page.substring(at + HEADING.length()).split("\\R## ", 2)[0];
        List<Part> parts = new ArrayList<>();
        for (String paragraph : section.strip().split("\\R[ >]*\\R|\\R(?=- )")) {
            if (paragraph.isBlank()) {
                continue;
            }
            boolean wording = paragraph.startsWith(">");
            String text = paragraph.replaceAll("(?m)^>\\s?|^- ", "").replaceAll("\\s*\\R\\s*", " ").replaceAll("\\*\\*|`", "");
            parts.add(new Part(wording, French.sentence(text)));
        }
        return List.copyOf(parts);
    }
}
