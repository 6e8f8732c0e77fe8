package fr.conformite.engine.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.conformite.engine.assess.Cost;
import fr.conformite.engine.assess.Finding;
import fr.conformite.engine.assess.Vigilance;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class VigilanceReaderTest {

    private static Finding finding(int number, String value, Cost cost) {
        return new Finding(number, "x", "x", value, 0.9, false, "", List.of(), List.of(), null, cost);
    }

    private static List<String> ids(String text, Finding... findings) {
        return VigilanceReader.read(text, List.of(), List.of(findings)).stream().map(Vigilance::id).filter(id -> !id.startsWith("rubrique-")).toList();
    }

    @Test
    void theCostOfOneFullTimeEquivalentIsComparedWithTheNationalMark() {
        Finding low = finding(14, "48000", new Cost(BigDecimal.ONE, null, null));
        Vigilance point = VigilanceReader.read("", List.of(), List.of(low)).stream().filter(v -> v.id().equals("financement-sous-le-repere")).findFirst().orElseThrow();
        assertTrue(point.message().replaceAll("\\h", " ").contains("48 000 €"), point.message());
        assertTrue(point.message().contains("Source :"), point.message());
        assertEquals(List.of("ventilation-absente"), ids("", finding(14, "104000", new Cost(new BigDecimal("2"), null, null))));
    }

    @Test
    void aProsecutorWhoSignsMattersOnlyWithARestrictedPublic() {
        assertTrue(ids("", finding(12, "Présent", null), finding(3, "Victimes seulement", null)).contains("procureur-et-public-restreint"));
        assertFalse(ids("", finding(12, "Présent", null), finding(3, "Tous publics", null)).contains("procureur-et-public-restreint"));
    }

    @Test
    void forbiddingToAccompanyIsQuotedWordForWord() {
        String text = "Il oriente. Le travailleur social ne devra en aucun cas accompagner directement la ou les personnes. Il rend compte.";
        Vigilance point = VigilanceReader.read(text, List.of(), List.of()).stream().filter(v -> v.id().equals("interdiction-d-accompagner")).findFirst().orElseThrow();
        var quote = point.citations().getFirst();
        assertEquals(text.substring(quote.debut(), quote.fin()), quote.texte());
        assertTrue(quote.texte().startsWith("Le travailleur social ne devra"), quote.texte());
        assertFalse(ids("L'intervenante n'accompagne pas les policiers en intervention.").contains("interdiction-d-accompagner"));
    }

    @Test
    void recallingThatSharedSecrecyDoesNotExistIsNoFault() {
        assertTrue(ids("Les échanges se font sous réserve d'une stricte application des règles du secret partagé.").contains("secret-partage"));
        assertFalse(ids("Le « secret partagé » n'étant pas une notion de droit, elle demande l'accord de la personne.").contains("secret-partage"));
    }

    @Test
    void textsOnViolenceAloneAreReportedUnlessTheFrameworkIsCited() {
        String visa = "Vu la loi n° 2010-769 du 9 juillet 2010 relative aux violences faites spécifiquement aux femmes ;\n";
        assertTrue(ids(visa).contains("textes-violences-sans-cadre"));
        assertFalse(ids(visa + "Vu la circulaire interministérielle du 21 décembre 2006 ;").contains("textes-violences-sans-cadre"));
    }
}
