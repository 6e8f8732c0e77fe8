package fr.conformite.engine.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.conformite.engine.assess.Identification;
import fr.conformite.engine.structure.Actors;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdentificationReaderTest {

    private static final String LIST = """
            Convention de partenariat
            Entre
            l'État, représenté par Mme Anne Duval, préfète des Côtes-d'Armor,
            le Département des Côtes-d'Armor, représenté par son président, dûment habilité par délibération de la commission permanente,
            la ville de Dinan, représentée par son maire, ci-après dénommée « l'employeur »,
            la direction départementale de la sécurité publique et le groupement de gendarmerie départementale des Côtes-d'Armor,
            il est convenu ce qui suit :
            Article 1 – Objet
            La présente convention crée deux postes d'intervenant social à temps plein.
            """;

    @Test
    void aListOfPartiesTellsWhoEmploysWhoHostsAndWhere() {
        Identification found = IdentificationReader.read(LIST, List.of());
        assertEquals("Côtes-d'Armor", found.departement());
        assertEquals("Ville/Interco", found.typeEmployeur());
        assertEquals("Mixte", found.lieuExercice());
        assertEquals(2, found.postes());
        assertEquals(0, new BigDecimal("2").compareTo(found.etp()));
        assertEquals(5, found.parties().size(), found.parties().toString());
    }

    @Test
    void theEmployerIsWhoRecruitsAndPaysEvenWhenAnotherPartyPaysForThePost() {
        String text = """
                Qui s'engage ?
                Le préfet de la Creuse, le conseil départemental de la Creuse, l'association Entraide des Combrailles et le groupement de gendarmerie.
                Le Département finance la moitié du poste.
                L'association recrute l'intervenante, la rémunère et l'évalue.
                """;
        Identification found = IdentificationReader.read(text, List.of());
        assertEquals("Association", found.typeEmployeur());
        assertEquals("Gendarmerie", found.lieuExercice());
    }

    @Test
    void aSingleClauseGivesWhatItSays() {
        assertEquals(new Actors(List.of("COMMUNE"), List.of("POLICE")),
                ActorResolver.resolve("L'intervenante, salariée du CCAS, a son bureau au commissariat.", List.of()));
    }

    @Test
    void aClauseThatNamesNobodyGivesNobody() {
        assertEquals(new Actors(List.of(), List.of()), ActorResolver.resolve("Il reçoit toute personne en difficulté sociale.", List.of()));
    }
}
