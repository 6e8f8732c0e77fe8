package fr.conformite.shell;

import fr.conformite.engine.assess.Assessment;
import fr.conformite.engine.assess.Citation;
import fr.conformite.engine.assess.Cost;
import fr.conformite.engine.assess.Finding;
import fr.conformite.engine.assess.Funding;
import fr.conformite.engine.assess.Identification;
import fr.conformite.engine.review.Reading;
import fr.conformite.engine.review.Reviewed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A folder of labelled samples in the form of the reference corpus: {@code docs/X.docx} and {@code gold/X.json}. */
final class Samples {

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path folder;
    private int count;

    Samples(Path folder) {
        this.folder = folder;
    }

    int count() {
        return count;
    }

    /**
     * Adds a convention that a person answered on every indicator. What nobody read is no label: it would teach the engine its own faults.
     *
     * @return null, or the French sentence that says why it is left out
     */
    String add(Path document, Reviewed reviewed) throws IOException {
        List<Finding> unread = reviewed.pending();
        if (!unread.isEmpty()) {
            return "laissé de côté, " + (unread.size() == 1 ? "un indicateur n'a pas été revu (" : unread.size() + " indicateurs n'ont pas été revus (")
                    + unread.stream().map(f -> Integer.toString(f.numero())).sorted(java.util.Comparator.comparingInt(Integer::parseInt))
                            .collect(Collectors.joining(", ")) + ").";
        }
        String name = document.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String extension = dot > 0 ? name.substring(dot) : "";
        String id = stem;
        for (int i = 2; taken(id, reviewed); i++) {
            id = stem + "-" + i;
        }
        Files.createDirectories(folder.resolve("docs"));
        Files.createDirectories(folder.resolve("gold"));
        Files.copy(document, folder.resolve("docs").resolve(id + extension), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(folder.resolve("gold").resolve(id + ".json"), JSON.writeValueAsString(gold(id, reviewed)) + "\n");
        count++;
        return null;
    }

    /** The same document may be exported again; another one of the same name takes a number. */
    private boolean taken(String id, Reviewed reviewed) throws IOException {
        Path gold = folder.resolve("gold").resolve(id + ".json");
        return Files.exists(gold) && !JSON.readTree(Files.readString(gold)).path("sha256").asString("")
                .equals(reviewed.assessment().convention().source().sha256());
    }

    private static ObjectNode gold(String id, Reviewed reviewed) {
        Assessment assessment = reviewed.assessment();
        ObjectNode root = JSON.createObjectNode();
        root.put("id", id).put("style", "terrain").put("sha256", assessment.convention().source().sha256());
        Identification who = assessment.identification();
        ObjectNode identification = root.putObject("identification").put("departement", who.departement()).put("typeEmployeur", who.typeEmployeur())
                .put("lieuExercice", who.lieuExercice()).put("postes", who.postes()).put("etp", who.etp());
        who.parties().forEach(identification.putArray("parties")::add);
        ObjectNode indicators = root.putObject("indicateurs");
        for (Finding finding : assessment.indicateurs()) {
            indicator(indicators.putObject(String.valueOf(finding.numero())), finding, reviewed.review().reading(finding.numero()));
        }
        root.put("avis", reviewed.avis());
        root.put("difficulte", reviewed.corrections().isEmpty() ? "" : reviewed.corrections().stream()
                .map(r -> "Indicateur " + r.numero() + (r.raison() == null ? " corrigé." : " : " + r.raison())).collect(Collectors.joining(" ")));
        return root;
    }

    private static void indicator(ObjectNode node, Finding finding, Reading reading) {
        boolean same = reading.valeur().equals(finding.valeur());
        node.put("valeur", reading.valeur());
        // Figures were read with the engine's value; they say nothing of another one.
        if (same && finding.funding() != null) {
            node.put("evolution", finding.funding().evolution());
            ArrayNode funders = node.putArray("financeurs");
            for (Funding.Funder f : finding.funding().financeurs()) {
                funders.addObject().put("nom", f.nom()).put("categorie", f.categorie()).put("montant", f.montant()).put("part", f.part());
            }
        }
        if (same && finding.cost() != null) {
            node.put("etp", finding.cost().etp()).put("coutParEtp", finding.cost().coutParEtp());
            Cost.Breakdown b = finding.cost().ventilation();
            if (b == null) {
                node.putNull("ventilation");
            } else {
                node.putObject("ventilation").put("salaireCharge", b.salaireCharge()).put("fraisFonctionnement", b.fraisFonctionnement())
                        .put("fraisGestion", b.fraisGestion());
            }
        }
        ArrayNode quotes = node.putArray("citations");
        if (reading.passages().isEmpty() && same) {
            finding.citations().stream().map(Citation::texte).forEach(quotes::add);
        } else {
            reading.passages().forEach(quotes::add);
        }
    }
}
