package fr.conformite.registry.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.conformite.registry.Entry;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.LinkedHashMap;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** On conventions that have the study's figures, the program prints the study's figures, and its percentages as the study rounds them. */
class StudyTest {

    private static final Statistics STUDY = Statistics.of(Study.entries(), 3, Filter.ALL, null);

    private static Figure figure(String table, String row, String column) {
        CountTable t = STUDY.counts(table);
        return column == null ? t.row(row).figure() : t.figure(row, column);
    }

    /** The percentage of the study, or – when it gives none. Every figure is one the study prints. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "indicateur-1|Oui|-|165|184|-", "indicateur-1|Partiellement|-|18|184|10", "indicateur-1|Non|-|1|184|-",
        "indicateur-2|Inscrits|-|170|184|92", "indicateur-2|Ambiguïté|-|13|184|-", "indicateur-2|Non-précisé|-|1|184|-",
        "indicateur-3|Tous publics|-|124|184|67", "indicateur-3|Victimes seulement|-|37|184|20", "indicateur-3|Ambiguïté du texte|-|22|184|12",
        "indicateur-3|Mineurs seulement|-|1|184|-",
        "indicateur-4|Toutes situations|-|153|184|-", "indicateur-4|VIF|-|21|184|-", "indicateur-4|Violences conjugales|-|10|184|5",
        "indicateur-5|Conforme|-|164|184|-", "indicateur-5|Confuse|-|18|184|-", "indicateur-5|Inversée|-|2|184|-",
        "indicateur-6|Sécurisée|-|131|184|-", "indicateur-6|Ambiguïté|-|23|184|-", "indicateur-6|Contre-sens|-|24|184|-", "indicateur-6|Non-précisé|-|6|184|-",
        "indicateur-7|Précisée et conforme|-|179|184|-", "indicateur-7|Non-précisée|-|3|184|-", "indicateur-7|Imprécision dommageable|-|2|184|-",
        "indicateur-8|Prévu|-|164|184|-", "indicateur-8|Non-prévu|-|20|184|-", "indicateur-9|Triennale|-|114|184|62",
        "indicateur-11|Proche|-|82|184|44.6", "indicateur-11|Éloignée|-|102|184|55.4", "indicateur-12|Absent|-|165|184|-",
        "indicateur-13|Mentionnée|-|150|184|-", "indicateur-14|Chiffré|-|80|184|-", "indicateur-14|Non-précisé|-|104|184|-",
        "lieux|Gendarmerie|-|88|184|48", "lieux|Police|-|50|184|27", "lieux|Mixte|-|46|184|25",
        "employeurs|Association|-|81|184|44", "employeurs|Ville/Interco|-|30|184|16",
        "public-annee|avant-2019|Victimes seulement|8|33|24", "public-annee|2020|Victimes seulement|16|74|21.6", "public-annee|2021|Victimes seulement|5|47|10.6",
        "public-lieu|Mixte|Victimes seulement|18|46|-", "public-lieu|Police|Victimes seulement|11|50|-", "public-lieu|Gendarmerie|Victimes seulement|8|88|-",
        "public-employeur|Conseil départemental|Victimes seulement|23|73|-", "public-employeur|Association|Victimes seulement|12|81|-",
        "public-employeur|Ville/Interco|Victimes seulement|2|30|-",
        "situations-employeur|VIF|Conseil départemental|16|21|-", "situations-employeur|Violences conjugales|Association|8|10|-",
        "trame-periode|toutes|Proche|82|184|44.6", "trame-periode|2020-2021|Proche|75|121|62", "trame-periode|2020-2021|Éloignée|46|121|38",
        "trame-principes|Éloignée|Réunit les quatre principes|38|102|-",
        "avis|Conforme|-|100|184|54", "avis|Conforme avec réserve|-|61|184|-", "avis|Avis réservé|-|23|184|12.5", "nombre-criteres|1|-|61|184|-",
        "financement|mentionnee|-|150|184|-", "financement|unique-etat|-|8|150|-", "financement|unique-departement|-|7|150|-",
        "financement|degressive|-|28|150|-", "financement|stable|-|107|150|-", "financement|stabilise|-|122|150|-",
        "cout-etp|50000-55000|-|33|80|-", "cout-employeur|plus-55000|Association|12|21|-", "cout-employeur|plus-55000|Conseil départemental|7|21|-"})
    void theStudysFiguresAndPercentages(String table, String row, String column, int count, int of, String percent) {
        Figure f = figure(table, row, column);
        assertEquals(new Count(count, count), f.count());
        assertEquals(new Count(of, of), f.of());
        if (percent != null) {
            BigDecimal study = new BigDecimal(percent);
            assertEquals(study, f.share().setScale(study.scale(), RoundingMode.HALF_UP), f.share().toString());
        }
    }

    @Test
    void whatTheStudyCutsShortOrSaysInWords() {
        // 26,6 % for 8 of 30, 39 % for 73 of 184 and 10 % for 21 are cut, not rounded; « plus de 90 % », « plus de 91 % », « plus de 80 % », « près de 29 % ».
        assertEquals(new BigDecimal("26.7"), figure("public-annee", "2019", "Victimes seulement").share());
        assertEquals(new BigDecimal("39.7"), figure("employeurs", "Conseil départemental", null).share());
        assertEquals(new BigDecimal("89.7"), figure("indicateur-1", "Oui", null).share());
        // The study's 91 % for the authorities is 89,1 % of its own figures.
        assertEquals(new BigDecimal("89.1"), figure("indicateur-5", "Conforme", null).share());
        assertEquals(new BigDecimal("81.3"), figure("financement", "stabilise", null).share());
        assertEquals(new BigDecimal("28.8"), Figure.share(23 + 24 + 6, 184));
    }

    @Test
    void structuresAndCosts() {
        FactTable structures = (FactTable) STUDY.table("structures");
        assertEquals(47, structures.cell("Association", "Structures"));
        assertEquals(29, structures.cell("Conseil départemental", "Structures"));
        assertEquals(28, structures.cell("Ville/Interco", "Structures"));
        assertEquals(new BigDecimal("2.5"), structures.cell("Conseil départemental", "Postes par structure"));
        FactTable costs = (FactTable) STUDY.table("cout-etp-montants");
        assertEquals(new BigDecimal(40_000), costs.cell("Ensemble", "Plus bas"));
        assertEquals(new BigDecimal(65_000), costs.cell("Ensemble", "Plus haut"));
        // The study's « + 62 % ».
        assertEquals(new BigDecimal("62.5"), costs.cell("Ensemble", "Écart"));
    }

    @Test
    void criteriaAddUpTheSameAloneAndTogether() {
        CountTable criteria = STUDY.counts("criteres");
        int failing = 0;
        int alone = 0;
        for (CountTable.Row row : criteria.rows()) {
            assertEquals(row.figures().get(0).count().conventions(), row.figures().get(1).count().conventions() + row.figures().get(2).count().conventions());
            failing += row.figures().get(0).count().conventions();
            alone += row.figures().get(1).count().conventions();
        }
        assertEquals(128, failing);
        assertEquals(61, alone);
        CountTable together = STUDY.counts("combinaisons");
        assertEquals(84, together.rows().stream().mapToInt(r -> r.figure().count().conventions()).sum());
        assertEquals(new Count(84, 84), together.rows().getFirst().of().count());
    }

    /** 16 with two failing criteria and 7 with three, as the study counts them, whatever its own tables add up to. */
    @Test
    void aRegistryIsCountedByWhatItRecords() {
        List<Entry> entries = new ArrayList<>();
        List<String> ids = Plans.GRID.criteres().stream().map(k -> k.id()).toList();
        int[] numbers = {100, 61, 16, 7};
        for (int n = 0; n < numbers.length; n++) {
            for (int i = 0; i < numbers[n]; i++) {
                entries.add(entry("Association Le Fil", 1, ids.subList(0, n), Plans.GRID.verdict(n).libelle()));
            }
        }
        Statistics s = Statistics.of(entries, 0, Filter.ALL, null);
        assertEquals(23, s.counts("avis").row("Avis réservé").figure().count().conventions());
        assertEquals(7, s.counts("nombre-criteres").row("3").figure().count().conventions());
        assertEquals(16, s.counts("combinaisons").row(ids.get(0) + "+" + ids.get(1)).figure().count().conventions());
    }

    static Entry entry(String employer, int posts, List<String> failed, String opinion) {
        LinkedHashMap<Integer, String> values = new LinkedHashMap<>();
        Plans.GRID.indicateurs().forEach(i -> values.put(i.numero(), i.valeurs().getFirst()));
        return new Entry("a.docx", null, "Sarthe", "Association", employer, "Police", posts, null, List.of(), values, null, List.of(), null, null, failed, opinion, false);
    }

    @Test
    void aConventionOfThreePostsCountsOnceAndThreeTimes() {
        Statistics s = Statistics.of(List.of(entry("Association Le Fil", 3, List.of(), "Conforme"), entry("ASSOCIATION « LE FIL »", 1, List.of(), "Conforme")), 0, Filter.ALL, null);
        assertEquals(new Count(2, 4), s.total());
        FactTable several = (FactTable) s.table("employeurs-plusieurs-postes");
        assertEquals(1, several.rows().size());
        assertEquals(4, several.cell("Association Le Fil", "Postes"));
    }

    @Test
    void filtersKeepWhatTheySay() {
        assertEquals(74, Statistics.of(Study.entries(), 0, Filter.of("2020", null, null), null).total().conventions());
        assertEquals(121, Statistics.of(Study.entries(), 0, Filter.of("2020-2021", null, null), null).total().conventions());
        assertEquals(81, Statistics.of(Study.entries(), 0, Filter.of(null, null, "association"), null).total().conventions());
        int ain = Statistics.of(Study.entries(), 0, Filter.of(null, "01", null), null).total().conventions();
        assertEquals(ain, Statistics.of(Study.entries(), 0, Filter.of(null, "ain", null), null).total().conventions());
        assertTrue(ain > 0);
    }

    @Test
    void aTerminalOfAnyWidthShowsEveryFigure() {
        for (int width : new int[] {50, 80, 120}) {
            String text = new StatisticsText(width, false).render(STUDY);
            text.lines().forEach(l -> assertTrue(l.length() <= width, width + " : " + l));
            for (String figure : List.of("67,4\u00a0%", "44,6\u00a0%", "62,0\u00a0%", "12,5\u00a0%", "40\u202f000\u00a0€")) {
                assertTrue(text.contains(figure), width + " : " + figure);
            }
        }
    }

    @Test
    void theWorkbookHoldsNumbersAndNoFormula() throws Exception {
        byte[] file = StatisticsXlsx.render(Statistics.of(List.of(entry("=HYPERLINK(\"http://exemple.invalid\")", 3, List.of(), "Conforme"),
                entry("@SUM(1;2)", 2, List.of(), "Conforme")), 0, Filter.ALL, null));
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            List<String> words = new ArrayList<>();
            for (int i = 0; i < book.getNumberOfSheets(); i++) {
                XSSFSheet sheet = book.getSheetAt(i);
                assertTrue(sheet.getPaneInformation().isFreezePane(), sheet.getSheetName());
                assertTrue(i == 0 || sheet.getCTWorksheet().isSetAutoFilter(), sheet.getSheetName());
                sheet.forEach(r -> r.forEach(c -> {
                    assertTrue(c.getCellType() != CellType.FORMULA);
                    if (c.getCellType() == CellType.STRING) {
                        words.add(c.getStringCellValue());
                    }
                }));
            }
            assertTrue(words.contains("=HYPERLINK(\"http://exemple.invalid\")"));
            assertTrue(words.contains("@SUM(1;2)"));
            assertEquals(2, book.getSheet("avis").getRow(3).getCell(1).getNumericCellValue());
        }
    }

    @Test
    void jsonAndCsvTellTheSameFigures() {
        JsonNode json = JsonMapper.shared().readTree(StatisticsJson.render(STUDY));
        String csv = StatisticsCsv.render(STUDY);
        int figures = 0;
        for (JsonNode table : json.path("tableaux")) {
            for (JsonNode line : table.path("lignes")) {
                for (JsonNode f : line.path("effectifs")) {
                    String record = f.path("conventions").asInt() + "," + f.path("surConventions").asInt() + "," + (f.path("partConventions").isNull() ? "" : f.path("partConventions").asString());
                    assertTrue(csv.contains("," + record + ","), record);
                    figures++;
                }
            }
        }
        assertTrue(figures > 150, figures + " figures");
        assertEquals(3, json.path("nonAnalyses").asInt());
    }
}
