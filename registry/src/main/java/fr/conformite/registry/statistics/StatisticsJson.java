package fr.conformite.registry.statistics;

import java.math.BigDecimal;
import java.util.List;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The statistics as one JSON object. Names are French, as in the analyses themselves; a figure kept secret is null. */
public final class StatisticsJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(SerializationFeature.INDENT_OUTPUT).build();

    private StatisticsJson() {
    }

    public static String render(Statistics statistics) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("filtre", statistics.filter());
        root.put("anonyme", statistics.publication());
        root.put("conventions", statistics.total().conventions());
        root.put("postes", statistics.total().posts());
        if (!statistics.publication()) {
            root.put("aRelire", statistics.toRead().conventions());
            root.put("nonAnalyses", statistics.notAnalysed());
            root.put("empreintesRepetees", statistics.repeated());
        }
        ArrayNode tables = root.putArray("tableaux");
        for (Section section : statistics.sections()) {
            for (Table table : section.tables()) {
                ObjectNode node = tables.addObject().put("id", table.id()).put("section", section.id()).put("titre", table.title())
                        .put("denominateur", table.denominator());
                table.notes().forEach(node.withArray("notes")::add);
                switch (table) {
                    case CountTable t -> counts(node, t);
                    case FactTable t -> facts(node, t);
                }
            }
        }
        return MAPPER.writeValueAsString(root) + "\n";
    }

    private static void counts(ObjectNode node, CountTable table) {
        node.put("entete", table.head());
        ArrayNode lines = node.putArray("lignes");
        for (CountTable.Row row : table.rows()) {
            ObjectNode line = lines.addObject().put("cle", row.key()).put("libelle", row.label());
            ArrayNode figures = line.putArray("effectifs");
            for (int c = 0; c < table.columns().size(); c++) {
                figure(figures.addObject().put("colonne", table.columns().get(c)), row.figures().get(c));
            }
        }
    }

    private static void figure(ObjectNode node, Figure f) {
        node.put("conventions", f.secret() ? null : (Integer) f.count().conventions());
        node.put("surConventions", f.of() == null ? null : (Integer) f.of().conventions());
        node.put("partConventions", f.share());
        node.put("postes", f.secret() ? null : (Integer) f.count().posts());
        node.put("surPostes", f.of() == null ? null : (Integer) f.of().posts());
        node.put("partPostes", f.shareOfPosts());
    }

    private static void facts(ObjectNode node, FactTable table) {
        ArrayNode columns = node.putArray("colonnes");
        table.columns().forEach(c -> columns.add(c.title()));
        ArrayNode lines = node.putArray("lignes");
        for (List<Object> row : table.rows()) {
            ArrayNode cells = lines.addArray();
            for (Object cell : row) {
                switch (cell) {
                    case null -> cells.addNull();
                    case Integer n -> cells.add(n);
                    case BigDecimal n -> cells.add(n);
                    default -> cells.add(cell.toString());
                }
            }
        }
    }
}
