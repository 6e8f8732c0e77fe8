package fr.conformite.registry.duplicates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.conformite.engine.Assessor;
import fr.conformite.engine.assess.Assessment;
import fr.conformite.registry.store.NewDocument;
import fr.conformite.registry.store.Registry;
import fr.conformite.registry.store.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuplicatesTest {

    private static final Path SAMPLES = Path.of("..", "corpus-samples", "docs");

    @TempDir
    Path folder;

    private Assessment record(Registry registry, Assessor assessor, Path file) throws Exception {
        Assessment assessment = assessor.assess(file);
        registry.record(new NewDocument(assessment.convention().source().sha256(), file.getFileName().toString(), file.toString(), null),
                Result.of(assessment, "s"));
        return assessment;
    }

    /** The same convention by other people, elsewhere, two years later. */
    private static String copied(String text) {
        return text.replace("Escale Couserans", "Relais Queyras").replace("Escale", "Relais").replace("Couserans", "Queyras").replace("Ariège", "Hautes-Alpes")
                .replace("Saint-Girons", "Briançon").replace("Pamiers", "Gap").replace("09200", "05100").replace("Josette Grandclément", "Paule Imbert")
                .replace("J. Grandclément", "P. Imbert").replace("Olivier Seguin", "Yves Clot").replace("Damien Perrier", "Luc Faure")
                .replace("Vuillet", "Bayle").replace("Bergès", "Vauban").replace("2017", "2019").replace("2016", "2018").replace("1 600", "1 450");
    }

    @Test
    void aFaultyClauseIsFollowedFromItsOriginUnderOtherNamesButNotWhenItSaysTheOpposite() throws Exception {
        var assessor = Assessor.load();
        try (Registry registry = Registry.open(folder.resolve("r.db").toString())) {
            Assessment first = record(registry, assessor, SAMPLES.resolve("D24.docx"));
            assertEquals("Contre-sens", first.indicateur(6).valeur());
            String text = copied(first.convention().source().text());
            Assessment copy = record(registry, assessor, Files.writeString(folder.resolve("copie.txt"), text));
            assertEquals("Contre-sens", copy.indicateur(6).valeur());
            String opposite = text.replace("L’intervenante y siège obligatoirement. Elle y présente", "L’intervenante n’y siège pas. Elle n’y présente jamais")
                    .replace("Fait à Briançon, le 20 septembre 2018", "Fait à Briançon, le 20 septembre 2020");
            assertNotEquals(text, opposite);
            record(registry, assessor, Files.writeString(folder.resolve("contraire.txt"), opposite));
            record(registry, assessor, SAMPLES.resolve("D01.docx"));

            Travels travels = Duplicates.find(registry, Options.USUAL, new Duplicates.Listener() { });
            assertEquals(4, travels.conventions());
            assertFalse(travels.clauses().getFirst().fails().isEmpty(), "those that make a criterion fail come first");
            Clause worst = travels.clauses().stream().filter(c -> c.text().contains("L’intervenante y siège obligatoirement.")).findFirst().orElseThrow();
            assertEquals(List.of("deontologie"), List.copyOf(worst.fails().keySet()));
            assertEquals(2, worst.fails().get("deontologie"));
            assertEquals(List.of("D24.docx", "copie.txt"), worst.occurrences().stream().map(o -> o.source().file()).toList());
            assertEquals(2016, worst.origin().source().year());
            assertEquals("5 – Discrétion et travail à plusieurs", worst.origin().article());
            assertEquals(1, worst.wordings(), "names apart, the words are the same");
            assertTrue(travels.clauses().stream().noneMatch(c -> c.text().startsWith("Fait à")), "signatures are set apart");

            Clause authority = travels.clauses().stream().filter(c -> c.text().contains(" embauche, rémunère, forme")).findFirst().orElseThrow();
            assertEquals(3, authority.conventions());
            assertEquals(1, travels.families().size());
            Copy family = travels.families().getFirst();
            assertEquals("D24.docx", family.source().file());
            assertEquals(3, family.size());

            String held = first.criteres().stream().filter(c -> c.satisfait()).findFirst().orElseThrow().id();
            List<Clause> only = Duplicates.find(registry, new Options(0.9, held, 2, 5, true), new Duplicates.Listener() { }).clauses();
            assertEquals(List.of(), only, "nothing there makes that criterion fail");
        }
    }

    @Test
    void namesFiguresAndGenderAreMaskedAndWhatDecidesIsNot() {
        var mask = new Mask();
        Masked one = mask.of("L'intervenante sociale est placée sous l'autorité hiérarchique de l'association Le Relais, à Nantes, pour 52 000 € en 2021.",
                Mask.names(List.of("Association Le Relais")));
        Masked other = mask.of("L’intervenant social est placé sous l’autorité hiérarchique de l’association Espoir 61, au Mans, pour 48 500 € en mai 2019.",
                Mask.names(List.of("Association Espoir 61")));
        assertTrue(Origins.jaccard(Sketcher.pairs(one.words()), Sketcher.pairs(other.words()), 0) >= Options.USUAL_LIKENESS, one + "\n" + other);
        assertEquals(one.decisive(), other.decisive());
        Masked police = mask.of("L'intervenant social est placé sous l'autorité hiérarchique du commissaire de police, à Nantes, pour 52 000 € en 2021.", Set.of());
        assertNotEquals(one.decisive(), police.decisive());
        assertNotEquals(mask.of("Elle transmet une copie au commissaire.", Set.of()).decisive(), mask.of("Elle ne transmet aucune copie au commissaire.", Set.of()).decisive());
        assertNotEquals(mask.of("l'article 226-13 du code pénal", Set.of()).words(), mask.of("l'article 223-6 du code pénal", Set.of()).words());
        assertEquals(mask.of("selon l'article 5 ci-dessus", Set.of()).words(), mask.of("selon l'article 12 ci-dessus", Set.of()).words());
    }

    /** Sketches are a shortcut: they must find what measuring every pair would. */
    @Test
    void sketchesMissNothingThatCounts() throws Exception {
        var assessor = Assessor.load();
        var mask = new Mask();
        var sketcher = new Sketcher();
        var random = new Random(7);
        List<List<String>> known = new ArrayList<>();
        for (String name : List.of("D24.docx", "D29.docx", "D01.docx")) {
            var convention = assessor.assess(SAMPLES.resolve(name)).convention();
            convention.passages().stream().map(p -> mask.of(convention.textOf(p), Set.of()).words()).filter(w -> w.size() >= 8).forEach(known::add);
        }
        for (double threshold : new double[] {0.5, Options.USUAL_LIKENESS, 0.9}) {
            var origins = new Origins(threshold, known.size());
            known.forEach(w -> origins.add(sketcher.sketch(w), Sketcher.pairs(w), 0));
            int alike = 0;
            int missed = 0;
            for (List<String> words : known) {
                for (int trial = 0; trial < 20; trial++) {
                    List<String> edited = new ArrayList<>(words);
                    for (int edits = random.nextInt(1, 6); edits > 0 && edited.size() > 4; edits--) {
                        edited.set(random.nextInt(edited.size()), "mot" + random.nextInt(1000));
                    }
                    if (Origins.jaccard(Sketcher.pairs(edited), Sketcher.pairs(words), 0) >= threshold) {
                        alike++;
                        missed += origins.nearest(sketcher.sketch(edited), Sketcher.pairs(edited), 0) < 0 ? 1 : 0;
                    }
                }
            }
            assertTrue(alike > 200, "pairs to find: " + alike);
            assertTrue(missed * 200 <= alike, missed + " missed of " + alike + " at " + threshold);
        }
    }
}
