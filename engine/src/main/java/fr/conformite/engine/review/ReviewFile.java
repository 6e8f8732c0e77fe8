package fr.conformite.engine.review;

import fr.conformite.engine.review.Reading.Decision;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The file beside a document that keeps its review: {@code projet.docx.revue.json}. */
public final class ReviewFile {

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ReviewFile() {
    }

    /** Where the review of a document is kept. */
    public static Path of(Path document) {
        return document.resolveSibling(document.getFileName() + ".revue.json");
    }

    /**
     * The review kept beside a document, whatever version of the document it is about.
     *
     * @return null when there is none
     * @throws IOException when the file cannot be read or is not a review; the message is a French sentence
     */
    public static Review read(Path document) throws IOException {
        Path file = of(document);
        if (!Files.exists(file)) {
            return null;
        }
        try {
            JsonNode root = JSON.readTree(Files.readString(file));
            List<Reading> readings = new ArrayList<>();
            for (JsonNode n : root.required("lectures")) {
                List<String> passages = new ArrayList<>();
                n.required("passages").forEach(p -> passages.add(p.asString()));
                readings.add(new Reading(n.required("numero").asInt(), Decision.of(n.required("decision").asString()), n.required("valeurMachine").asString(),
                        n.required("valeur").asString(), passages, text(n, "raison"), n.required("par").asString(), n.required("quand").asString()));
            }
            List<Remark> remarks = new ArrayList<>();
            for (JsonNode n : root.required("remarques")) {
                remarks.add(new Remark(n.required("numero").asInt(), n.required("texte").asString(), n.required("par").asString(), n.required("quand").asString()));
            }
            return new Review(root.required("document").required("fichier").asString(), root.required("document").required("sha256").asString(), readings, remarks);
        } catch (JacksonException | IllegalArgumentException | IOException e) {
            throw new IOException("Le fichier de revue « " + file.getFileName() + " » ne peut pas être lu : il n'est pas complet ou a été modifié à la main.", e);
        }
    }

    /**
     * Writes the whole review; an interrupted write leaves the earlier one as it was.
     *
     * @throws IOException when the folder cannot be written; the message is a French sentence
     */
    public static void write(Path document, Review review) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.putObject("document").put("fichier", review.fichier()).put("sha256", review.sha256());
        ArrayNode readings = root.putArray("lectures");
        for (Reading r : review.lectures()) {
            ObjectNode n = readings.addObject().put("numero", r.numero()).put("decision", r.decision().label()).put("valeurMachine", r.valeurMachine())
                    .put("valeur", r.valeur());
            r.passages().forEach(n.putArray("passages")::add);
            n.put("raison", r.raison()).put("par", r.par()).put("quand", r.quand());
        }
        ArrayNode remarks = root.putArray("remarques");
        review.remarques().forEach(r -> remarks.addObject().put("numero", r.numero()).put("texte", r.texte()).put("par", r.par()).put("quand", r.quand()));
        Path file = of(document);
        Path fresh = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            Files.writeString(fresh, JSON.writeValueAsString(root) + "\n");
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new IOException("La revue ne peut pas être enregistrée dans « " + file + " » ; la dernière réponse n'est pas gardée.", e);
        }
    }

    /** Puts aside the review of another version of the document. @return its new place */
    public static Path setAside(Path document, Review other) throws IOException {
        String version = other.sha256().substring(0, Math.min(8, other.sha256().length()));
        String name = document.getFileName() + ".revue-" + version.replaceAll("\\W", "");
        Path aside = document.resolveSibling(name + ".json");
        for (int i = 2; Files.exists(aside); i++) {
            aside = document.resolveSibling(name + "-" + i + ".json");
        }
        return Files.move(of(document), aside);
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isString() ? value.asString() : null;
    }
}
