package fr.conformite.engine.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DepartementsTest {

    private static String found(String text) {
        return Departements.find(new FoldedText(text)).map(Departements.Departement::nom).orElse("aucun");
    }

    @Test
    void everyDepartementIsToldByItsPrefectAndByEachOfItsTowns() {
        List<String> wrong = new ArrayList<>();
        for (var d : Departements.all()) {
            if (!found("L'État, représenté par le préfet " + d.de() + ", et l'association Le Fanal").equals(d.nom())) {
                wrong.add(d.de());
            }
            for (String town : d.villes()) {
                if (!found("Le poste est implanté au commissariat de " + town + ".").equals(d.nom())) {
                    wrong.add(town);
                }
            }
        }
        assertTrue(wrong.isEmpty(), wrong.toString());
        assertEquals(101, Departements.all().size());
    }

    @Test
    void noTownTellsTwoDepartements() {
        Set<String> seen = new HashSet<>();
        for (var d : Departements.all()) {
            for (String town : d.villes()) {
                assertTrue(seen.add(town), town);
            }
        }
    }

    @Test
    void riversAndCompassPointsTellNothing() {
        assertEquals("aucun", found("Le poste couvre le nord de l'agglomération, sur les deux rives de la loire et au creux de la manche."));
    }

    @Test
    void aLongNameIsNotReadAsTheShortOneItContains() {
        assertEquals("Haute-Loire", found("Entre le préfet de la Haute-Loire et le conseil départemental de la Haute-Loire"));
        assertEquals("Lot-et-Garonne", found("Le Département de Lot-et-Garonne et la préfecture de Lot-et-Garonne"));
    }
}
