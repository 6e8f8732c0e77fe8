package fr.conformite.registry;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Assessments kept in a JSON Lines file, one object of the contract a line.
 *
 * @param entries     the conventions, in the order of the file
 * @param notAnalysed lines that tell of a document that could not be analysed
 */
public record AssessmentLines(List<Entry> entries, int notAnalysed) {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    public AssessmentLines {
        entries = List.copyOf(entries);
    }

    /**
     * @throws IOException with a French sentence when a line is not an assessment, or when the file cannot be read
     */
    public static AssessmentLines read(Path file) throws IOException {
        List<Entry> entries = new ArrayList<>();
        int problems = 0;
        int number = 0;
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                String json = number == 1 && line.startsWith("\ufeff") ? line.substring(1) : line;
                if (json.isBlank()) {
                    continue;
                }
                JsonNode root = MAPPER.readTree(json);
                if (root.has("erreur")) {
                    problems++;
                } else if (root.path("indicateurs").size() == 14 && root.path("avis").isString()) {
                    entries.add(Entry.of(json));
                } else {
                    throw new IOException("La ligne " + number + " de « " + file.getFileName() + " » n'est pas une analyse (verifier --format json en écrit).");
                }
            }
        } catch (JacksonException e) {
            throw new IOException("La ligne " + number + " de « " + file.getFileName() + " » n'est pas du JSON.");
        } catch (java.nio.charset.CharacterCodingException e) {
            throw new IOException("Le fichier « " + file.getFileName() + " » n'est pas écrit en UTF-8.");
        } catch (java.nio.file.NoSuchFileException e) {
            throw new IOException("Le fichier « " + file + " » n'existe pas.");
        }
        return new AssessmentLines(entries, problems);
    }
}
