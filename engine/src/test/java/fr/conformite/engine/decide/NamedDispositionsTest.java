package fr.conformite.engine.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import fr.conformite.rules.Conclusion;
import fr.conformite.rules.Evidence;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the compiled rules make of a signal beside the learned reading. */
class NamedDispositionsTest {

    private static final Decider DECIDER = new Decider();

    private static Evidence evidence(int indicator, String signal, String value, double force, String zone, int sentence) {
        return new Evidence(indicator, signal, value, force, zone, sentence, sentence * 100, sentence * 100 + 50);
    }

    private static Conclusion decide(int indicator, Evidence... evidence) {
        return DECIDER.decide(List.of(evidence)).get(indicator).getFirst();
    }

    @Test
    void aSignalThatAgreesNamesTheDispositionAndComesFirst() {
        Conclusion c = decide(6, evidence(6, "pesee", "Ambiguïté", 0.8, "BODY", 4), evidence(6, "pesee", "Sécurisée", 0.2, "BODY", 4),
                evidence(6, "passage", "Ambiguïté", 0.7, "BODY", 4), evidence(6, "saisine-systematique-crip", "Ambiguïté", 0.94, "BODY", 9));
        assertEquals("Ambiguïté", c.valeur());
        assertEquals("Le texte impose une saisine systématique de la CRIP.", c.motif());
        assertEquals("saisine-systematique-crip", c.preuves().getFirst().signal());
        assertNull(c.doute());
    }

    @Test
    void aSureAndGraverSignalAsksForAHumanReadingAndIsQuoted() {
        Conclusion c = decide(5, evidence(5, "pesee", "Conforme", 0.9, "BODY", 4), evidence(5, "pesee", "Inversée", 0.1, "BODY", 4),
                evidence(5, "hierarchie-de-l-hote", "Inversée", 0.96, "BODY", 9));
        assertEquals("Conforme", c.valeur());
        assertNotNull(c.doute());
        assertEquals("hierarchie-de-l-hote", c.preuves().getFirst().signal());
    }

    @Test
    void aMilderSignalOrOneFromTheRecitalsChangesNothing() {
        Conclusion milder = decide(5, evidence(5, "pesee", "Inversée", 0.9, "BODY", 4),
                evidence(5, "hierarchie-employeur-fonction-hote", "Conforme", 0.96, "BODY", 9));
        assertEquals("Inversée", milder.valeur());
        assertNull(milder.doute());
        Conclusion recital = decide(5, evidence(5, "pesee", "Conforme", 0.9, "BODY", 4),
                evidence(5, "hierarchie-de-l-hote", "Inversée", 0.96, "RECITALS", 1));
        assertEquals("Conforme", recital.valeur());
    }

    @Test
    void aContresensAsksForAHumanReadingOfAnAmbiguity() {
        Conclusion c = decide(6, evidence(6, "pesee", "Ambiguïté", 0.9, "BODY", 4), evidence(6, "deontologie-de-chacun", "Ambiguïté", 0.95, "BODY", 4),
                evidence(6, "copie-systematique-police", "Contre-sens", 0.97, "BODY", 9));
        assertEquals("Ambiguïté", c.valeur());
        assertNotNull(c.doute());
    }
}
