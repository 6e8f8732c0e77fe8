package fr.conformite.engine.amend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.conformite.engine.Assessor;
import fr.conformite.engine.amend.Proposal.Action;
import fr.conformite.engine.assess.Assessment;
import fr.conformite.engine.assess.Criterion;
import fr.conformite.engine.read.SourceDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The changes proposed, made on the sample conventions by other means than those that looked for them. */
class AmendmentsTest {

    private static final Path SAMPLES = Path.of("../corpus-samples/docs");
    private static Assessor assessor;

    @BeforeAll
    static void load() {
        assessor = Assessor.load();
    }

    @ParameterizedTest
    @ValueSource(strings = {"D37.docx", "D09.pdf", "D70.odt"})
    void theChangesMadeLeadToConformeAndNoneIsSuperfluous(String file) throws Exception {
        Assessment assessment = assessor.assess(SAMPLES.resolve(file));
        Amendments amendments = Amendments.propose(assessor, assessment);
        assertEquals("Avis réservé", amendments.avisAvant());
        assertEquals(List.of(), amendments.restent());
        assertEquals("Conforme", opinionWith(assessment, amendments.propositions()));
        List<String> criteria = amendments.propositions().stream().map(Proposal::pour).distinct().toList();
        for (String left : criteria) {
            List<Proposal> others = amendments.propositions().stream().filter(p -> !p.pour().equals(left)).toList();
            assertFalse(opinionWith(assessment, others).equals("Conforme"), "superfluous: " + left);
        }
    }

    /** The proposals as a reader would apply them, from what they say. */
    private static String opinionWith(Assessment assessment, List<Proposal> proposals) throws Exception {
        SourceDocument source = assessment.convention().source();
        List<Edit> edits = new ArrayList<>();
        for (Proposal p : proposals) {
            if (p.action() == Action.INSERER) {
                int end = source.blocks().stream().filter(b -> b.start() < p.apres().fin() && p.apres().debut() < b.end()).mapToInt(b -> b.end()).max().orElseThrow();
                edits.add(new Edit(end, end, p.texteApres(), null));
            } else {
                edits.add(new Edit(p.citation().debut(), p.citation().fin(), p.texteApres(), null));
            }
        }
        return assessor.assess(Redraft.of(source, edits).document()).avis();
    }

    @Test
    void wordingsUseTheNamesOfTheConventionAndGiveTheirSource() throws Exception {
        Assessment assessment = assessor.assess(SAMPLES.resolve("D37.docx"));
        Amendments amendments = Amendments.propose(assessor, assessment);
        Criterion authorities = assessment.criteres().stream().filter(c -> c.indicateur() == 5).findFirst().orElseThrow();
        Proposal proposal = amendments.pour(authorities).stream().filter(p -> !p.texteApres().isEmpty()).findFirst().orElseThrow();
        assertTrue(proposal.texteApres().contains("son employeur, la ville de Beauvais, qui"), proposal.texteApres());
        assertTrue(proposal.source().contains("21 décembre 2006"), proposal.source());
        assertTrue(proposal.texteAvant().contains("sous l’autorité hiérarchique du Commissaire"), proposal.texteAvant());
        assertEquals(proposal.texteAvant(), assessment.convention().source().text().substring(proposal.citation().debut(), proposal.citation().fin()));
        amendments.propositions().forEach(p -> assertFalse(p.texteApres().contains("{"), p.texteApres()));
    }

    @Test
    void aConventionThatCompliesHasNothingToChange() throws Exception {
        Amendments amendments = Amendments.propose(assessor, assessor.assess(SAMPLES.resolve("D41.pdf")));
        assertEquals("Conforme", amendments.avisAvant());
        assertEquals(List.of(), amendments.propositions());
    }
}
