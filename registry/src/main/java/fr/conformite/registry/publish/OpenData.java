package fr.conformite.registry.publish;

import fr.conformite.registry.statistics.StatisticsCsv;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A publication as files of open data: CSV (RFC 4180, UTF-8 without byte order mark) and their description (Table Schema, Data Package). */
public final class OpenData {

    private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final String RULE = "Aucun nom. Les tableaux taisent tout effectif d'une ou deux conventions, et ceux dont on le déduirait. Département, type d'employeur, "
            + "année, lieu et nombre de postes ne sont montrés qu'ensemble par trois lignes au moins, jamais toutes du même avis défavorable ; une valeur portée "
            + "par une ou deux conventions n'est pas montrée. Une cellule vide n'est pas publiée, ou n'est pas connue.";

    private OpenData() {
    }

    /** @return the content of each file, by name */
    public static Map<String, byte[]> files(Publication publication) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("conventions.csv", utf8(conventions(publication)));
        files.put("conventions.schema.json", utf8(MAPPER.writeValueAsString(schema()) + "\n"));
        files.put("tableaux.csv", utf8(StatisticsCsv.render(publication.statistics())));
        files.put("datapackage.json", utf8(MAPPER.writeValueAsString(descriptor(publication)) + "\n"));
        return files;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String conventions(Publication publication) {
        var out = new StringBuilder();
        try (var csv = new CSVPrinter(out, CSVFormat.RFC4180)) {
            csv.printRecord(Arrays.stream(Column.values()).map(Column::title));
            for (OpenRow row : publication.rows()) {
                csv.printRecord(Arrays.stream(Column.values()).map(row::get));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /** Table Schema of the conventions: https://specs.frictionlessdata.io/table-schema/ */
    private static ObjectNode schema() {
        ObjectNode schema = MAPPER.createObjectNode();
        ArrayNode fields = schema.putArray("fields");
        for (Column column : Column.values()) {
            ObjectNode field = fields.addObject().put("name", column.title()).put("title", column.description())
                    .put("type", column == Column.ANNEE ? "year" : column == Column.CRITERES ? "integer" : "string");
            if (column == Column.DEPARTEMENT) {
                field.put("description", "Code officiel géographique (INSEE) : 01 à 95, 2A, 2B, 971 à 988.");
                field.putObject("constraints").put("pattern", "[0-9][0-9AB][0-9]?");
            } else if (column == Column.CRITERES) {
                field.putObject("constraints").put("minimum", 0).put("maximum", 5);
            } else if (column.allowed() != null) {
                ArrayNode values = field.putObject("constraints").putArray("enum");
                column.allowed().forEach(values::add);
            }
        }
        schema.putArray("missingValues").add("");
        return schema;
    }

    private static ObjectNode tables() {
        ObjectNode schema = MAPPER.createObjectNode();
        ArrayNode fields = schema.putArray("fields");
        field(fields, "section", "string", "Partie des statistiques");
        field(fields, "tableau", "string", "Identifiant du tableau");
        field(fields, "titre", "string", "Titre du tableau");
        field(fields, "ligne", "string", "Ligne du tableau");
        field(fields, "colonne", "string", "Colonne du tableau");
        field(fields, "conventions", "integer", "Nombre de conventions");
        field(fields, "sur_conventions", "integer", "Nombre de conventions sur lequel la part est calculée");
        field(fields, "part_conventions", "number", "Part des conventions, en %");
        field(fields, "postes", "integer", "Nombre de postes");
        field(fields, "sur_postes", "integer", "Nombre de postes sur lequel la part est calculée");
        field(fields, "part_postes", "number", "Part des postes, en %");
        field(fields, "valeur", "string", "Montant ou nombre qui n'est pas un effectif ; « secret » quand l'effectif n'est pas publié, « s » pour un nombre");
        schema.putArray("missingValues").add("");
        return schema;
    }

    private static void field(ArrayNode fields, String name, String type, String title) {
        fields.addObject().put("name", name).put("title", title).put("type", type);
    }

    private static ObjectNode descriptor(Publication publication) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("name", "conventions-iscg").put("profile", "tabular-data-package").put("title", "Conventions ISCG : analyse anonyme")
                .put("description", "Conventions d'intervention sociale en commissariat et gendarmerie, lues selon la grille de l'Observatoire national. " + RULE);
        root.putArray("keywords").add("ISCG").add("travail social").add("police").add("gendarmerie");
        ArrayNode resources = root.putArray("resources");
        resource(resources.addObject(), "conventions", "Une ligne par convention (" + publication.rows().size() + ")").set("schema", schema());
        resource(resources.addObject(), "tableaux", "Les tableaux, un chiffre par ligne").set("schema", tables());
        return root;
    }

    private static ObjectNode resource(ObjectNode node, String name, String title) {
        node.put("name", name).put("path", name + ".csv").put("title", title).put("profile", "tabular-data-resource").put("format", "csv")
                .put("mediatype", "text/csv").put("encoding", "utf-8");
        node.putObject("dialect").put("delimiter", ",").put("quoteChar", "\"").put("doubleQuote", true).put("lineTerminator", "\r\n").put("header", true);
        return node;
    }
}
