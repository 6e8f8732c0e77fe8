package fr.conformite.registry;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the registry knows of a convention once it has been read: the values of the grid, with what a reviewer corrected, and who signs.
 * It is read from the JSON of the contract, so that a registry can also be filled with files made elsewhere.
 *
 * @param file          name of the file
 * @param sha256        hash of the file
 * @param departement   name, or null
 * @param employerType  « Association », « Conseil départemental », « Ville/Interco », or null
 * @param employer      name of the employer as written, or null
 * @param place         « Police », « Gendarmerie », « Mixte », or null
 * @param posts         number of posts; 1 when the text does not say, as the study counts
 * @param fte           full-time equivalents, or null
 * @param parties       signatories
 * @param values        value of each indicator, 1 to 14
 * @param evolution     how the funding goes (indicator 13), or null
 * @param funders       who pays (indicator 13)
 * @param cost          yearly cost in euros for all posts (indicator 14), or null
 * @param costPerFte    euros a year, or null
 * @param failed        identifiers of the criteria that do not hold, in the order of the grid
 * @param opinion       « Conforme », « Conforme avec réserve » or « Avis réservé », as the reviewer left it
 * @param toRead        true when the document is to be read by a person and nobody has answered
 */
public record Entry(String file, String sha256, String departement, String employerType, String employer, String place, int posts,
                    BigDecimal fte, List<String> parties, SequencedMap<Integer, String> values, String evolution, List<Funder> funders,
                    BigDecimal cost, BigDecimal costPerFte, List<String> failed, String opinion, boolean toRead) {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    /** A line of the funding plan. Amount in euros a year and share in percent, each null when not written. */
    public record Funder(String name, String category, BigDecimal amount, BigDecimal share) {
    }

    public Entry {
        parties = List.copyOf(parties);
        funders = List.copyOf(funders);
        failed = List.copyOf(failed);
    }

    /** Value of an indicator, 1 to 14. */
    public String value(int indicator) {
        return values.get(indicator);
    }

    /** Year of signature (indicator 10), or null when it is not given. */
    public Integer year() {
        String value = values.getOrDefault(10, "");
        return value.matches("\\d{4}") ? Integer.valueOf(value) : null;
    }

    /**
     * @param json one assessment as the contract spells it, with or without the field {@code revue}
     * @throws tools.jackson.core.JacksonException when it is not JSON
     */
    public static Entry of(String json) {
        JsonNode root = MAPPER.readTree(json);
        JsonNode who = root.path("identification");
        SequencedMap<Integer, String> values = new LinkedHashMap<>();
        for (JsonNode finding : root.path("indicateurs")) {
            values.put(finding.path("numero").asInt(), finding.path("valeur").asString());
        }
        JsonNode reviewed = root.has("revue") ? root.path("revue") : root;
        reviewed.path("lectures").forEach(r -> values.put(r.path("numero").asInt(), r.path("valeur").asString()));
        JsonNode funding = root.path("indicateurs").path(12);
        JsonNode cost = root.path("indicateurs").path(13);
        List<Funder> funders = new ArrayList<>();
        funding.path("financeurs").forEach(f -> funders.add(
                new Funder(text(f, "nom"), text(f, "categorie"), number(f, "montant"), number(f, "part"))));
        String evolution = text(funding, "evolution");
        if (!"Mentionnée".equals(values.get(13))) {
            // A reviewer may say that what the engine took for a funding plan is none.
            evolution = null;
            funders.clear();
        }
        BigDecimal perFte = number(cost, "coutParEtp");
        if (!text(cost, "valeur", "").equals(values.getOrDefault(14, ""))) {
            // The engine's figure per FTE goes with the engine's cost: it does not outlive a correction of it.
            BigDecimal fte = number(cost, "etp");
            BigDecimal corrected = amount(values.get(14));
            perFte = corrected == null || fte == null || fte.signum() <= 0 ? null : corrected.divide(fte, 0, RoundingMode.HALF_UP);
        }
        List<String> failed = new ArrayList<>();
        reviewed.path("criteres").forEach(c -> {
            if (!c.path("satisfait").asBoolean()) {
                failed.add(text(c, "id"));
            }
        });
        return new Entry(text(root.path("document"), "fichier"), text(root.path("document"), "sha256"), text(who, "departement"),
                text(who, "typeEmployeur"), text(who, "employeur"), text(who, "lieuExercice"), Math.max(1, who.path("postes").asInt(1)),
                number(who, "etp"), texts(who.path("parties")), values, evolution, funders, amount(values.get(14)), perFte, failed, text(reviewed, "avis"), reviewed.path("aRelire").asBoolean());
    }

    private static BigDecimal amount(String value) {
        return value != null && value.matches("\\d+([.,]\\d+)?") ? new BigDecimal(value.replace(',', '.')) : null;
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isString() ? value.asString() : null;
    }

    private static String text(JsonNode node, String field, String absent) {
        String value = text(node, field);
        return value == null ? absent : value;
    }

    private static BigDecimal number(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isNumber() ? value.decimalValue() : null;
    }

    private static List<String> texts(JsonNode array) {
        List<String> all = new ArrayList<>();
        array.forEach(n -> all.add(n.asString()));
        return all;
    }
}
