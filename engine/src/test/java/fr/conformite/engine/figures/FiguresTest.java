package fr.conformite.engine.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.conformite.engine.assess.Funding;
import fr.conformite.engine.decide.Decider;
import fr.conformite.engine.read.DocumentReader;
import fr.conformite.engine.read.SourceDocument;
import fr.conformite.engine.rulebase.Grid;
import fr.conformite.engine.rulebase.RuleBase;
import fr.conformite.engine.structure.Segmenter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cases of the rule base and some details, from a file to the rules' conclusion. */
class FiguresTest {

    private static final Decider DECIDER = new Decider();
    private static final DocumentReader READER = new DocumentReader();
    private static final Segmenter SEGMENTER = new Segmenter();

    @TempDir
    private Path folder;

    private Figures read(String clause) throws Exception {
        Path file = Files.writeString(folder.resolve("cas.txt"), """
                Convention de partenariat relative au poste d'intervenant social en commissariat et gendarmerie

                Entre les signataires désignés ci-après, il est convenu ce qui suit.

                Article 1 – Objet

                La présente convention fixe le cadre du poste d'intervenant social, ses missions et les engagements de chacun.

                Article 2 – Suivi

                Un comité de pilotage réunit les signataires une fois par an.

                Article 3

                %s
                """.formatted(clause.replace("\n", "\n\n")));
        SourceDocument document = READER.read(file);
        return Figures.read(document.text(), SEGMENTER.passages(document));
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 10, 13, 14})
    void everyCaseOfTheRuleBaseGetsTheValueAReaderGivesIt(int number) throws Exception {
        Grid.Indicator indicator = RuleBase.grid().indicator(number);
        List<RuleBase.Case> cases = RuleBase.cases(indicator);
        List<String> wrong = new ArrayList<>();
        for (RuleBase.Case c : cases) {
            String expected = c.valeur().equals("aucune") ? indicator.absence() : c.valeur();
            String got = DECIDER.decide(read(c.texte()).evidence()).get(number).getFirst().valeur();
            if (!got.equals(expected)) {
                wrong.add(expected + " lu " + got + " : " + c.texte());
            }
        }
        assertTrue(cases.size() >= 60, "cases " + cases.size());
        assertTrue(wrong.isEmpty(), String.join("\n", wrong));
    }

    @Test
    void everyFunderHasItsPartOfTheFirstYear() throws Exception {
        Funding funding = read("L'État (FIPD) finance 60 % du poste en 2022, 50 % en 2023 et 40 % en 2024, soit 30 000 €, 25 000 € et 20 000 € ; "
                + "la communauté de communes du Val d'Orne finance le solde.").funding();
        assertEquals("Dégressive", funding.evolution());
        assertEquals(List.of("État", "Commune/EPCI"), funding.financeurs().stream().map(Funding.Funder::categorie).toList());
        assertEquals(new BigDecimal("60"), funding.financeurs().getFirst().part());
        assertEquals(new BigDecimal("30000"), funding.financeurs().getFirst().montant());
        assertNull(funding.financeurs().getLast().montant());
    }

    @Test
    void whoIsSaidNotToPayIsNoFunder() throws Exception {
        Funding funding = read("Le Département supporte la totalité du coût du poste, sans participation de l'État ni de la commune.").funding();
        assertEquals("Financeur unique", funding.evolution());
        assertEquals(List.of("Département"), funding.financeurs().stream().map(Funding.Funder::categorie).toList());
    }

    @Test
    void aBudgetGivesCostWorkingTimeAndBreakdown() throws Exception {
        Figures figures = read("Le coût annuel des deux postes est évalué à 78 000 euros pour 1,5 ETP :\n- salaires chargés : 69 000 € ;\n"
                + "- frais de fonctionnement : 6 000 € ;\n- frais de gestion : 3 000 €.");
        assertEquals(new BigDecimal("1.5"), figures.etp());
        assertEquals(new BigDecimal("52000"), figures.cost().coutParEtp());
        assertEquals(new BigDecimal("69000"), figures.cost().ventilation().salaireCharge());
        assertEquals(new BigDecimal("6000"), figures.cost().ventilation().fraisFonctionnement());
        assertEquals(new BigDecimal("3000"), figures.cost().ventilation().fraisGestion());
    }

    @Test
    void theTermOfARepealedTextIsNotThatOfThisOne() throws Exception {
        assertTrue(read("La présente version annule le protocole du 8 mars 2011, valable trois ans.").evidence().stream()
                .noneMatch(e -> e.indicateur() == 9 && e.signal().equals("duree-engagement")));
        assertTrue(read("La convention prend effet à sa signature et s'achève au terme de la trente-sixième mensualité.").evidence().stream()
                .anyMatch(e -> e.indicateur() == 9 && e.valeur().equals("36")));
    }

    @Test
    void halfYearsMakeAYear() throws Exception {
        assertTrue(read("Le poste revient à vingt et un mille euros par semestre, toutes charges comprises.").evidence().stream()
                .anyMatch(e -> e.indicateur() == 14 && e.signal().equals("cout-total") && e.valeur().equals("42000")));
    }
}
