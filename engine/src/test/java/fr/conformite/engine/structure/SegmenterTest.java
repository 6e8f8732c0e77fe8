package fr.conformite.engine.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.conformite.engine.UnreadableDocumentException;
import fr.conformite.engine.read.DocumentReader;
import fr.conformite.engine.read.SourceDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Zones, articles and contexts on real conventions. */
class SegmenterTest {

    private static final DocumentReader READER = new DocumentReader();

    @TempDir
    Path folder;

    private static SourceDocument sample(String name) throws UnreadableDocumentException {
        return READER.read(Path.of("src/test/resources/lecture", name));
    }

    private static Passage passage(SourceDocument document, String opening) {
        return new Segmenter().passages(document).stream().filter(p -> document.text().startsWith(opening, p.start())).findFirst()
                .orElseThrow(() -> new AssertionError("no passage opens with " + opening));
    }

    @Test
    void every_letter_is_in_one_passage_in_reading_order() throws Exception {
        for (String name : List.of("avenant-suivi.docx", "annexes.pdf", "projet.doc", "cadre.rtf")) {
            var document = sample(name);
            int at = 0;
            for (Passage passage : new Segmenter().passages(document)) {
                assertTrue(document.text().substring(at, passage.start()).chars().noneMatch(Character::isLetterOrDigit), name);
                at = passage.end();
            }
            assertTrue(document.text().substring(at).chars().noneMatch(Character::isLetterOrDigit), name);
        }
    }

    @Test
    void zones_follow_each_other() throws Exception {
        var document = sample("avenant-suivi.docx");
        assertEquals(Zone.TITLE, passage(document, "AVENANT").zone());
        assertEquals(Zone.PARTIES, passage(document, "L’association Solidarités Charente limousine, dont").zone());
        assertEquals(Zone.RECITALS, passage(document, "Vu le règlement").zone());
        assertEquals(Zone.BODY, passage(document, "L’ISG exerce ses fonctions à la caserne").zone());
        assertEquals(Zone.SIGNATURES, passage(document, "Fait à Angoulême").zone());
        assertEquals("III – Lieu d’exercice et moyens", passage(document, "L’ISG exerce ses fonctions à la caserne").article());
    }

    @Test
    void remarks_between_brackets_are_not_text_but_options_are() throws Exception {
        var document = sample("projet.doc");
        assertEquals(Zone.NOT_TEXT, passage(document, "[Obs. préfecture : pourquoi ne pas ouvrir").zone());
        assertEquals(Zone.NOT_TEXT, passage(document, "[RH : publicité").zone());
        assertEquals(Zone.BODY, passage(document, "II.1 La Ville recrute par voie statutaire [ou]").zone());
        assertEquals("I.2", passage(document, "I.2 Le poste est réservé").article());
    }

    @Test
    void rows_carry_their_header_and_items_what_introduces_them() throws Exception {
        var document = sample("annexes.pdf");
        var row = passage(document, "Conseil départemental du Jura | 5 500");
        assertEquals(Zone.ANNEX, row.zone());
        assertEquals("Annexe 2", row.article());
        assertTrue(row.stem().startsWith("Financeur | Année 1"));
        var protocol = sample("protocole.doc");
        var step = passage(protocol, "1. en octobre, le commandant de compagnie conduit l’entretien");
        assertEquals("Le circuit est le suivant :", step.stem());
        assertEquals("II-4", step.article());
        assertEquals("Évaluation", step.title());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Article 5 – Objet | Article 5 | Objet
            Art. II-3. PERSONNES REÇUES | Article II-3 | PERSONNES REÇUES
            ARTICLE 1er : OBJET | Article 1er | OBJET
            Article 6 bis - Congés | Article 6 bis | Congés
            TITRE II – LE POSTE | Titre II | LE POSTE
            5.2 Recrutement | 5.2 | Recrutement
            III. Rattachement | III. Rattachement | Rattachement
            1 bis – Comment elle procède | 1 bis – Comment elle procède | Comment elle procède
            Annexe n° 2 : budget | Annexe n° 2 | budget
            Préambule | Préambule | ''
            ### Article 7 – Secret | Article 7 | Secret
            """)
    void headings_in_every_numbering_style(String line, String label, String title) throws Exception {
        Path file = Files.writeString(folder.resolve("c.txt"), "Convention relative à un poste\nEntre l'État, représenté par le préfet,\nil est convenu ce qui suit :\n"
                + line + "\nL'intervenante travaille à la brigade.\n");
        var document = READER.read(file);
        var body = passage(document, "L'intervenante travaille");
        assertEquals(label, body.article());
        assertEquals(title, body.title());
    }

    @Test
    void a_reference_to_a_law_is_not_a_heading() throws IOException, UnreadableDocumentException {
        Path file = Files.writeString(folder.resolve("c.txt"), """
                Convention relative à un poste
                Entre l'État, représenté par le préfet,
                il est convenu ce qui suit :
                Article 1 – Secret
                L'intervenante respecte le secret.
                Article 226-14 du code pénal et article 40 du code de procédure pénale s'appliquent dans les limites du secret professionnel.
                """);
        assertEquals("Article 1", passage(READER.read(file), "Article 226-14").article());
    }

    @Test
    void a_letter_dated_at_its_top_keeps_its_body(@TempDir Path folder) throws Exception {
        var document = READER.read(Files.writeString(folder.resolve("lettre.txt"), """
                Échange de lettres valant convention

                À Madame la présidente de l'association Le Gué

                Beauvais, le 2 septembre 2019

                Madame la Présidente,

                Voici ce que je vous propose. Votre salariée, assistante sociale, s'installe au commissariat de Creil, où une pièce fermée lui est réservée du lundi au vendredi, et y reçoit quiconque en a besoin.

                L'État prend l'intégralité du poste à sa charge sur ses crédits de prévention, à raison de 41 000 euros par an pour un emploi à 80 % d'un temps complet. Je n'ai sollicité personne d'autre.

                La préfète
                """));
        assertEquals(Zone.BODY, passage(document, "Voici ce que").zone());
        assertEquals(Zone.BODY, passage(document, "L'État prend").zone());
    }
}
