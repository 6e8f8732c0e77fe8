package fr.conformite.registry.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.conformite.registry.Entry;
import fr.conformite.registry.statistics.CountTable;
import fr.conformite.registry.statistics.Figure;
import fr.conformite.registry.statistics.Section;
import fr.conformite.registry.statistics.Study;
import fr.conformite.registry.statistics.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is published of the conventions that have the study's figures. */
class PublicationTest {

    private static final List<Entry> ENTRIES = Study.entries();
    private static final Publication PUBLICATION = Publication.of(ENTRIES);

    private static List<CountTable> tables() {
        return PUBLICATION.statistics().sections().stream().map(Section::tables).flatMap(List::stream).filter(CountTable.class::isInstance).map(CountTable.class::cast).toList();
    }

    @Test
    void noFigureCountsOneOrTwoConventions() {
        int hidden = 0;
        for (CountTable table : tables()) {
            for (CountTable.Row row : table.rows()) {
                List<Figure> all = new ArrayList<>(row.figures());
                all.add(row.of());
                for (Figure f : all) {
                    assertTrue(f.secret() || f.count().conventions() == 0 || f.count().conventions() >= 3, table.id() + " " + row.key());
                    hidden += f.secret() ? 1 : 0;
                }
            }
        }
        // The study has conventions that are the only ones of their kind.
        assertTrue(hidden > 0);
        assertTrue(tables().stream().filter(t -> t.id().equals("indicateur-3")).findFirst().orElseThrow().row("Mineurs seulement").figure().secret());
        assertEquals(124, tables().stream().filter(t -> t.id().equals("indicateur-3")).findFirst().orElseThrow().row("Tous publics").figure().count().conventions());
    }

    @Test
    void whatALineHidesCannotBeSubtractedFromItsTotal() {
        for (CountTable table : tables()) {
            if (table.shape() == CountTable.Shape.DISTRIBUTION) {
                holds(table.id(), table.rows().getFirst().of(), table.rows().stream().map(CountTable.Row::figure).toList());
            } else if (table.shape() == CountTable.Shape.CROSS) {
                table.rows().forEach(r -> holds(table.id() + " " + r.key(), r.of(), r.figures()));
            }
        }
    }

    /** Hidden figures of a published total are several, and may be more than one thing. */
    private static void holds(String where, Figure total, List<Figure> parts) {
        if (total.secret()) {
            return;
        }
        long hidden = parts.stream().filter(Figure::secret).count();
        int rest = total.count().conventions() - parts.stream().filter(f -> !f.secret()).mapToInt(f -> f.count().conventions()).sum();
        assertTrue(hidden == 0 && rest == 0 || hidden > 1 && rest >= 3, where + " : " + hidden + " secrets for " + rest);
    }

    @Test
    void rowsLookAlikeByThreeAtLeast() {
        Map<String, List<OpenRow>> groups = PUBLICATION.rows().stream()
                .collect(Collectors.groupingBy(r -> Column.IDENTIFYING.stream().map(r::get).toList().toString()));
        assertEquals(ENTRIES.size(), PUBLICATION.rows().size());
        assertTrue(groups.size() > 5, groups.keySet().toString());
        groups.forEach((key, rows) -> assertTrue(rows.size() >= 3, key));
    }

    @Test
    void rowsDoNotCountAgainWhatTheTablesHide() {
        // The cross tables of values by year, place and employer, and the values themselves.
        Map<String, Column> first = Map.of("public-annee", Column.ANNEE, "public-lieu", Column.LIEU, "public-employeur", Column.TYPE_EMPLOYEUR);
        int checked = 0;
        for (CountTable table : tables()) {
            if (first.containsKey(table.id())) {
                for (CountTable.Row row : table.rows()) {
                    for (int c = 0; c < table.columns().size(); c++) {
                        if (row.figures().get(c).secret() && !row.key().equals("avant-2019")) {
                            String value = table.columns().get(c);
                            assertEquals(0, PUBLICATION.rows().stream().filter(r -> row.key().equals(r.get(first.get(table.id()))) && value.equals(r.get(Column.PUBLIC))).count(),
                                    table.id() + " " + row.key() + " " + value);
                            checked++;
                        }
                    }
                }
            }
        }
        assertTrue(checked > 0);
        Map<String, Integer> seen = new HashMap<>();
        PUBLICATION.rows().forEach(r -> r.cells().forEach((column, value) -> seen.merge(column + "=" + value, 1, Integer::sum)));
        seen.forEach((cell, n) -> assertTrue(n >= 3, cell + " " + n));
    }

    @Test
    void filesNameNobodyAndFollowTheirDescription() throws Exception {
        Map<String, byte[]> files = OpenData.files(PUBLICATION);
        for (byte[] content : files.values()) {
            String text = new String(content, StandardCharsets.UTF_8);
            for (Entry e : ENTRIES) {
                assertFalse(text.contains(e.employer()), e.employer());
                assertFalse(text.contains(e.file()), e.file());
            }
            for (String name : List.of("Ardèche", "Hautes-Alpes", "Aveyron")) {
                assertFalse(text.contains(name), name);
            }
        }
        JsonNode fields = JsonMapper.shared().readTree(files.get("conventions.schema.json")).path("fields");
        try (CSVParser csv = CSVParser.parse(new String(files.get("conventions.csv"), StandardCharsets.UTF_8), CSVFormat.RFC4180.builder().setHeader().get())) {
            assertEquals(fields.valueStream().map(f -> f.path("name").asString()).toList(), csv.getHeaderNames());
            csv.forEach(record -> fields.forEach(field -> {
                String value = record.get(field.path("name").asString());
                JsonNode allowed = field.path("constraints").path("enum");
                assertTrue(value.isEmpty() || allowed.isMissingNode() || allowed.valueStream().anyMatch(v -> v.asString().equals(value)), field + " " + value);
            }));
        }
    }

    @Test
    void twoConventionsAreNotPublished() {
        assertThrows(IllegalArgumentException.class, () -> Publication.of(ENTRIES.subList(0, 2)));
    }

    @Test
    void anySmallCollectionKeepsItsSecrets() {
        for (int n = 3; n < 40; n += 4) {
            Publication small = Publication.of(ENTRIES.subList(50, 50 + n));
            Map<String, Long> groups = small.rows().stream().collect(Collectors.groupingBy(r -> Column.IDENTIFYING.stream().map(r::get).toList().toString(), Collectors.counting()));
            groups.forEach((key, size) -> assertTrue(size >= 3, key));
            for (Section section : small.statistics().sections()) {
                for (Table table : section.tables()) {
                    if (table instanceof CountTable t && t.shape() == CountTable.Shape.DISTRIBUTION && !t.empty()) {
                        holds(n + " " + t.id(), t.rows().getFirst().of(), t.rows().stream().map(CountTable.Row::figure).toList());
                    }
                }
            }
        }
    }
}
