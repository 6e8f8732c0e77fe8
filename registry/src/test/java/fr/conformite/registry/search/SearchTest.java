package fr.conformite.registry.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.conformite.engine.Assessor;
import fr.conformite.engine.assess.Assessment;
import fr.conformite.registry.Entry;
import fr.conformite.registry.store.NewDocument;
import fr.conformite.registry.store.Registry;
import fr.conformite.registry.store.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Searches real conventions, and compares with what reading every passage gives. */
class SearchTest {

    @TempDir
    static Path folder;

    private static Registry registry;
    private static Search search;
    private static final List<String> SAMPLES = List.of("D01.docx", "D24.docx", "D29.docx", "D41.pdf");

    @BeforeAll
    static void fill() throws Exception {
        var assessor = Assessor.load();
        registry = Registry.open(folder.resolve("r.db").toString());
        for (String name : SAMPLES) {
            Assessment a = assessor.assess(Path.of("..", "corpus-samples", "docs", name));
            registry.record(new NewDocument(a.convention().source().sha256(), name, "/" + name, null), Result.of(a, "s"));
        }
        registry.index().update();
        search = new Search(registry);
    }

    @AfterAll
    static void close() {
        registry.close();
    }

    private static Set<String> read(String pattern) {
        var p = Pattern.compile("(?iuU)" + pattern);
        Set<String> found = new TreeSet<>();
        registry.conventions().forEach(d -> registry.passages(d.id()).stream().filter(x -> p.matcher(x.text().replaceAll("\\s+", " ")).find())
                .forEach(x -> found.add(d.name() + " " + x.start())));
        return found;
    }

    private static Set<String> found(Hits hits) {
        Set<String> found = new TreeSet<>();
        hits.shown().forEach(h -> found.add(h.file() + " " + h.start()));
        assertEquals(hits.passages(), hits.shown().size());
        return found;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {
        "« SECRET PROFESSIONNEL » # \\bsecret professionnel\\b",
        "\"autorite hierarchique\" # \\bautorité hiérarchique\\b",
        "autorité # \\bautorités?\\b",
        "l'autorité # \\bautorités?\\b",
        "hiérarch* # \\bhiérarch",
        "226-13 # \\b226-13\\b",
        "information SAUF personne # ^(?!.*\\bpersonnes?\\b).*\\binformations?\\b",
        "(secret OU convention) gendarmerie # (?=.*\\b(?:secrets?|conventions?)\\b).*\\bgendarmeries?\\b"})
    void findsWhatReadingEveryPassageFinds(String words, String pattern) {
        Set<String> expected = read(pattern);
        assertTrue(expected.size() > 1, "too few to tell anything: " + expected);
        assertEquals(expected, found(search.find(Criteria.words(words), Integer.MAX_VALUE)));
    }

    @Test
    void marksAreTheWordsAskedForAtTheirPlaceInTheDocument() {
        for (Hit hit : search.find(Criteria.words("« secret professionnel »"), 50).shown()) {
            assertTrue(!hit.marks().isEmpty());
            String text = registry.text(hit.document()).orElseThrow();
            hit.marks().forEach(m -> assertEquals("secret professionnel",
                    text.substring(hit.start() + m.start(), hit.start() + m.end()).replaceAll("\\s+", " ").toLowerCase()));
        }
    }

    @Test
    void filtersKeepTheConventionsThatHaveTheValue() {
        Criteria faulty = new Criteria("", 6, "contre-sens", true, List.of(), null, null, null, false);
        Hits hits = search.find(faulty, 100);
        assertTrue(hits.shown().stream().anyMatch(h -> h.text().contains("L’intervenante y siège obligatoirement")));
        assertTrue(hits.shown().stream().allMatch(h -> h.file().equals("D24.docx") && h.cites().contains(6)));
        Criteria ariege = new Criteria("gendarmerie", null, null, false, List.of("ariege"), "..2016", "asso", "avis réservé", false);
        assertEquals(Set.of("D24.docx"), Set.copyOf(search.find(ariege, 100).shown().stream().map(Hit::file).toList()));
        assertEquals(0, search.find(new Criteria("gendarmerie", null, null, false, List.of("Ariège"), "2017..", null, null, false), 100).passages());
    }

    @Test
    void anEmployerIsATypeOrAPartOfItsName() {
        for (var entry : registry.entries()) {
            String part = entry.employer().substring(entry.employer().length() / 2).toUpperCase();
            Hits byName = search.find(new Criteria("", null, null, false, List.of(), null, part, null, false), Integer.MAX_VALUE);
            assertTrue(byName.shown().stream().anyMatch(h -> h.sha256().equals(entry.sha256())), part);
            Hits byType = search.find(new Criteria("", null, null, false, List.of(), null, entry.employerType(), null, false), Integer.MAX_VALUE);
            assertEquals(registry.entries().stream().filter(e -> e.employerType().equals(entry.employerType())).map(Entry::sha256).collect(Collectors.toSet()),
                    byType.shown().stream().map(Hit::sha256).collect(Collectors.toSet()));
        }
        String message = assertThrows(QueryException.class,
                () -> search.find(new Criteria("", null, null, false, List.of(), null, "xylophone", null, false), 1)).getMessage();
        assertTrue(message.contains("« xylophone »"), message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"(secret | parenthèse fermante", "secret ) | sans avoir été ouverte", "SAUF secret | écrivez d'abord",
        "secret OU | après « OU »", "\"secret | guillemet", "s*t | à la fin d'un mot", "? | n'est pas un mot", "e* | trop vague"})
    void whatIsNoQueryIsSaidInFrench(String words, String said) {
        String message = assertThrows(QueryException.class, () -> search.find(Criteria.words(words), 1)).getMessage();
        assertTrue(message.contains(said), message);
    }

    @Test
    void aWordNobodyWroteIsNamed() {
        assertEquals(List.of("xylophone"), search.find(Criteria.words("secret xylophone"), 1).unknown());
        assertEquals(0, search.find(Criteria.words("secret xylophone"), 1).passages());
    }
}
