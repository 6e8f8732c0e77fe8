package fr.conformite.reports.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the rule base's page on an indicator says to those who write conventions: what is asked, and how to amend a draft. */
public final class Advice {

    private Advice() {
    }

    /** @param wording true for words to put in the convention, false for what to do with them */
    public record Part(boolean wording, String text) {
    }

    /** @return the advice of one indicator, in order; empty where its page gives none */
    public static List<Part> of(int number, String id) {
        return parts(section(number, id, "Corriger un projet"));
    }

    /** @return what the grid asks of a convention on one indicator, in one paragraph; empty where its page does not say */
    public static String asked(int number, String id) {
        return String.join(" ", parts(section(number, id, "Ce qui est demandé")).stream().map(Part::text).toList());
    }

    private static String section(int number, String id, String heading) {
        if (!id.matches("[a-z-]+")) {
            return "";
        }
        try (InputStream in = Advice.class.getResourceAsStream("/conformite/%02d-%s/%s.md".formatted(number, id, id))) {
            String[] page = in == null ? new String[0] : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^## ");
            return Arrays.stream(page).filter(s -> s.startsWith(heading)).map(s -> s.substring(heading.length())).findFirst().orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Part> parts(String section) {
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
