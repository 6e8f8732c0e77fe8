package fr.conformite.engine.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.conformite.engine.decide.Decider;
import fr.conformite.engine.rulebase.Grid;
import fr.conformite.engine.rulebase.RuleBase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The cases of the rule base, from the words to the rules' conclusion. */
class ProsecutorReaderTest {

    private static final Decider DECIDER = new Decider();

    private static String value(String text) {
        return DECIDER.decide(ProsecutorReader.read(text, List.of())).get(12).getFirst().valeur();
    }

    @Test
    void everyCaseOfTheRuleBaseGetsTheValueAReaderGivesIt() {
        Grid.Indicator indicator = RuleBase.grid().indicator(12);
        List<RuleBase.Case> cases = RuleBase.cases(indicator);
        List<String> wrong = new ArrayList<>();
        for (RuleBase.Case c : cases) {
            String expected = c.valeur().equals("aucune") ? indicator.absence() : c.valeur();
            // As in a document: below the article on the committee and the line that opens the signatures.
            String text = "Un comité de pilotage réunit les signataires une fois par an.\nFait à Valmont, le 12 mars 2021.\n" + c.texte();
            if (!value(text).equals(expected)) {
                wrong.add(expected + " : " + c.texte());
            }
        }
        assertTrue(cases.size() > 50, "cases " + cases.size());
        assertTrue(wrong.isEmpty(), String.join("\n", wrong));
    }

    @Test
    void aNameInTheSignatureTableIsASignature() {
        assertEquals("Présent", value("Article 9\nLa convention prend effet le 1er mars.\nArticle 10\nLe comité se réunit chaque année.\n"
                + "Fait à Mende, le 3 mai 2021\nLe préfet | Le procureur de la République près le tribunal judiciaire de Mende | Le maire"));
    }

    @Test
    void aVisaAndACopyAreNot() {
        assertEquals("Absent", value("Entre le préfet de l'Orne et l'association Le Gué,\nVu l'avis du procureur de la République ;\n"
                + "Article 1\nCopie de la présente est adressée au procureur de la République.\nFait à Alençon, le 3 mai 2021\nLe préfet | La présidente"));
    }

    @Test
    void aRollOfOfficesAtTheEndIsSigned() {
        assertEquals("Présent", value("Accord entre les services de l'État et le Département\nPoint 1\nL'agent travaille au commissariat de Forbach.\n"
                + "Le présent accord, lu et approuvé, a été signé par les quatre parties :\nle sous-préfet — le procureur de la République — le commissaire — le président du conseil départemental"));
    }

    @Test
    void doingSomethingElseIsNotSigning() {
        assertEquals("Absent", value("Entre la préfecture de la Creuse, le Département de la Creuse et la police nationale,\n"
                + "La préfecture et le procureur de la République de Guéret en reçoivent copie.\nLe procureur de la République peut lui demander des nouvelles."));
        assertEquals("Absent", value("Textes : protocole du 4 mars 2020 conclu entre le procureur de la République de Bourges et la Ville, relatif au rappel à l'ordre."));
    }
}
