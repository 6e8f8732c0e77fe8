package fr.conformite.engine.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.conformite.engine.UnreadableDocumentException;
import fr.conformite.engine.UnreadableDocumentException.Code;
import fr.conformite.engine.read.DocumentReader;
import fr.conformite.engine.read.SourceDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConventionDetectorTest {

    private static final DocumentReader READER = new DocumentReader();
    private static final ConventionDetector DETECTOR = new ConventionDetector();

    @TempDir
    Path folder;

    private SourceDocument text(String text) throws Exception {
        return READER.read(Files.writeString(folder.resolve("texte.txt"), text));
    }

    private static String refusal(SourceDocument document) {
        return DETECTOR.refusal(document, new Segmenter().passages(document));
    }

    @ParameterizedTest
    @ValueSource(strings = {"avenant-suivi.docx", "annexes.pdf", "tableau.odt", "cadre.rtf", "protocole.doc", "projet.doc"})
    void conventions_are_accepted_without_doubt_on_their_scope(String name) throws Exception {
        var document = READER.read(Path.of("src/test/resources/lecture", name));
        assertNull(refusal(document));
        assertEquals(List.of(), DETECTOR.doubts(document, new Segmenter().passages(document)));
    }

    @Test
    void plain_words_are_enough() throws Exception {
        assertNull(refusal(text("""
                Une travailleuse sociale à la brigade de Saint-Pons
                Nous, la mairie de Saint-Pons, l'association Les Cordées et le commandant de la brigade, nous sommes mis d'accord sur ce qui suit.
                La travailleuse sociale, employée par Les Cordées, s'installe à la brigade tous les jours de la semaine. Elle y reçoit quiconque en a besoin.
                Les gendarmes lui prêtent un bureau et un téléphone. Elle garde pour elle ce qu'on lui dit. L'association la paie et la dirige.
                La mairie verse douze mille euros par an, le reste vient de la préfecture. Cela vaut pour trois ans à partir du 1er mai 2023.
                À Saint-Pons, le 12 avril 2023
                Le maire, la présidente des Cordées, le commandant de la brigade
                """)));
    }

    @Test
    void a_trade_never_named_is_a_doubt_not_a_refusal() throws Exception {
        var document = text("""
                Protocole entre la Métropole et la Police nationale
                Le présent protocole est conclu entre la Métropole de Rouen, ci-après « la collectivité », et la direction départementale de la sécurité publique.
                1. La collectivité confie à l'une de ses agentes, dénommée « la référente », la charge d'accompagner les enfants exposés que les policiers rencontrent.
                2. La référente les reçoit, écoute leurs difficultés et les oriente. Elle a son bureau au commissariat.
                3. La collectivité emploie la référente, la rémunère et détient l'autorité hiérarchique. Le commissaire arrête l'ordre de ses journées.
                4. Le protocole vaut trois ans. Fait à Rouen, le 12 mars 2019.
                """);
        assertNull(refusal(document));
        assertTrue(DETECTOR.doubts(document, new Segmenter().passages(document)).getFirst().contains("profession"));
    }

    @Test
    void a_partial_amendment_is_accepted_with_a_doubt() throws Exception {
        var document = text("""
                AVENANT N° 1 À LA CONVENTION DU 3 MARS 2020 RELATIVE AU POSTE D'INTERVENANT SOCIAL EN GENDARMERIE DE MILLAU
                Entre l'État, représenté par le préfet de l'Aveyron, et l'association Trait d'Union, représentée par sa présidente, il est convenu ce qui suit :
                Article 1 – L'article 11 de la convention est ainsi modifié : « La participation de l'État est portée à 22 000 euros par an. »
                Article 2 – Les autres dispositions de la convention demeurent inchangées.
                Fait à Rodez, le 8 février 2022
                """);
        assertNull(refusal(document));
        assertTrue(DETECTOR.doubts(document, new Segmenter().passages(document)).getFirst().startsWith("Avenant partiel"));
    }

    @Test
    void an_annex_announced_and_absent_is_a_doubt() throws Exception {
        var document = text("""
                Convention relative au poste d'intervenante sociale au commissariat de Vire
                Entre l'État, représenté par le préfet, et l'association Le Pas, représentée par sa présidente, il est convenu ce qui suit :
                Article 1 – L'intervenante sociale travaille au commissariat avec les policiers. Son profil figure à l'annexe 2.
                Article 2 – La convention est conclue pour trois ans.
                Fait à Vire, le 8 février 2022
                """);
        assertTrue(DETECTOR.doubts(document, new Segmenter().passages(document)).getFirst().contains("annexe"));
    }

    @Test
    void other_documents_are_said_to_be_so() throws Exception {
        assertTrue(refusal(text("""
                SERVICES AGREEMENT
                This Agreement is made between the City of Springfield and the Social Worker Association. The parties agree that the social worker
                shall be placed in the police department and shall report to the chief of police. The agreement shall remain in force for three years
                and may be terminated by either party with three months notice in writing. The social worker shall keep all information confidential.
                """)).contains("anglais"));
        assertTrue(refusal(text("""
                OFFRE D'EMPLOI – Intervenant social en gendarmerie (H/F)
                L'association Horizon recrute un intervenant social pour la compagnie de gendarmerie de Redon. Poste à pourvoir au 1er septembre, CDI.
                Missions : accueillir les personnes orientées par les gendarmes, évaluer leur situation, les orienter vers les services sociaux.
                Profil recherché : diplôme d'État d'assistant de service social, expérience de trois ans, permis B, respect du secret professionnel.
                Candidatures (CV et lettre de motivation) à envoyer avant le 30 juin. Entretiens en juillet avec le commandant de compagnie.
                """)).contains("offre d'emploi"));
        assertTrue(refusal(text("""
                CONVENTION DE PARTENARIAT RELATIVE À LA VIDÉOPROTECTION
                Entre la commune de Vire, représentée par son maire, et l'État, représenté par le préfet du Calvados, il est convenu ce qui suit :
                Article 1 – La présente convention fixe les conditions du déport d'images des caméras de vidéoprotection vers la brigade de gendarmerie.
                Article 2 – La commune finance les caméras, la liaison et l'écran. L'État participe au titre du FIPD.
                Article 3 – Un comité de suivi se réunit chaque année. Le service social de la commune y est invité.
                Fait à Vire, le 4 avril 2022
                """)).contains("vidéoprotection"));
        var bail = text("""
                CONTRAT DE LOCATION
                Entre les soussignés : M. Paul Durand, bailleur, et Mme Anne Petit, locataire, assistante sociale de profession, il a été convenu ce qui suit :
                Article 1 – Le bailleur loue à la locataire un appartement de trois pièces situé 5 rue de la Gendarmerie à Laval.
                Article 2 – Le bail est consenti pour une durée de trois ans. Le loyer mensuel est de 620 euros. Le dépôt de garantie est d'un mois de loyer.
                Fait à Laval, le 20 février 2023
                """);
        var refused = assertThrows(UnreadableDocumentException.class, () -> DETECTOR.require(bail));
        assertEquals(Code.PAS_UNE_CONVENTION, refused.code());
        assertTrue(refused.getMessage().contains("contrat de location"));
    }
}
