package fr.conformite.registry.store;

import fr.conformite.engine.assess.Criterion;
import fr.conformite.engine.review.Reading;
import fr.conformite.engine.review.Review;
import fr.conformite.engine.rulebase.Grid;
import fr.conformite.engine.rulebase.RuleBase;
import fr.conformite.reports.JsonReport;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A stored assessment with what people answered, in the field {@code revue} of the contract. The engine's findings are not touched;
 * criteria and opinion are drawn again by the same table as {@link fr.conformite.engine.review.Reviewed}, which needs a document just read.
 *
 * @param json    the assessment, {@code revue} included when somebody answered
 * @param opinion the opinion that holds, or null when the document has none
 * @param toRead  true while a person must read it
 */
record ReviewedJson(String json, String opinion, boolean toRead) {

    private static final JsonMapper MAPPER = JsonMapper.builder().enable(tools.jackson.core.StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(tools.jackson.databind.cfg.JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES).build();
    private static final Grid GRID = RuleBase.grid();

    /** @param review the answers on this very document, or null */
    static ReviewedJson of(String json, Review review) {
        ObjectNode root = (ObjectNode) MAPPER.readTree(json);
        if (root.has("erreur")) {
            return new ReviewedJson(json, null, false);
        }
        if (review == null || review.lectures().isEmpty() && review.remarques().isEmpty()) {
            // An assessment made elsewhere may bring its own answers.
            JsonNode holds = root.has("revue") ? root.path("revue") : root;
            return new ReviewedJson(json, holds.path("avis").asString(null), holds.path("aRelire").asBoolean());
        }
        Map<Integer, String> values = new HashMap<>();
        boolean pending = false;
        for (JsonNode finding : root.path("indicateurs")) {
            int number = finding.path("numero").asInt();
            Reading reading = review.reading(number);
            values.put(number, reading == null ? finding.path("valeur").asString() : reading.valeur());
            pending |= reading == null && finding.path("aRelire").asBoolean();
        }
        List<Criterion> criteria = Criterion.all(GRID, values::get);
        String opinion = Criterion.verdict(GRID, criteria).libelle();
        JsonReport.answers(root.putObject("revue"), opinion, pending, criteria, review);
        return new ReviewedJson(MAPPER.writeValueAsString(root), opinion, pending);
    }
}
