package fr.conformite.reports;

import fr.conformite.engine.UnreadableDocumentException;
import fr.conformite.engine.amend.Amendments;
import fr.conformite.engine.amend.Proposal;
import fr.conformite.engine.assess.Assessment;
import fr.conformite.engine.assess.Citation;
import fr.conformite.engine.assess.Cost;
import fr.conformite.engine.assess.Criterion;
import fr.conformite.engine.assess.Finding;
import fr.conformite.engine.assess.Funding;
import fr.conformite.engine.assess.Identification;
import fr.conformite.engine.assess.Vigilance;
import fr.conformite.engine.read.SourceDocument;
import fr.conformite.engine.review.Reading;
import fr.conformite.engine.review.Review;
import fr.conformite.engine.review.Reviewed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An assessment as one JSON object on one line. The names and order of the fields are a contract with the programs that read these
 * files, so they are written out here one by one and do not follow the records of the engine when those are renamed.
 */
public final class JsonReport {

    private static final JsonMapper MAPPER = JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

    /** The only language the engine analyses; a text in another one is refused before it gets here. */
    private static final String LANGUAGE = "fr";

    /** The assessment, without a line feed at the end. */
    public String render(Assessment assessment) {
        return render(assessment, null, null);
    }

    /**
     * The assessment, without a line feed at the end. The findings of the engine are the same whatever is added.
     *
     * @param amendments what to change in the draft, as one more field {@code propositions}, or null
     * @param reviewed   what people answered, as one more field {@code revue}, or null
     */
    public String render(Assessment assessment, Amendments amendments, Reviewed reviewed) {
        ObjectNode root = tree(assessment);
        if (amendments != null) {
            amendments(root.putObject("propositions"), amendments);
        }
        if (reviewed != null) {
            answers(root.putObject("revue"), reviewed.avis(), reviewed.aRelire(), reviewed.criteres(), reviewed.review());
        }
        return MAPPER.writeValueAsString(root);
    }

    private static void amendments(ObjectNode node, Amendments amendments) {
        node.put("avisApres", amendments.avisApres());
        node.put("aRelireApres", amendments.aRelireApres());
        strings(node.putArray("criteresRestants"), amendments.restent().stream().map(Criterion::id).toList());
        ArrayNode changes = node.putArray("modifications");
        amendments.propositions().forEach(p -> proposal(changes.addObject(), p));
        ArrayNode advice = node.putArray("recommandations");
        amendments.recommandations().forEach(p -> proposal(advice.addObject(), p));
    }

    private static void proposal(ObjectNode node, Proposal p) {
        node.put("pour", p.pour()).put("indicateur", p.indicateur() == 0 ? null : p.indicateur()).put("action", p.action().label().toLowerCase(Locale.ROOT))
                .put("lieu", p.lieu());
        citation(node, "citation", p.citation());
        citation(node, "apres", p.apres());
        node.put("redaction", p.texteApres()).put("motif", p.motif()).put("source", p.source());
        citations(node.putArray("aRelireEnsuite"), p.aHarmoniser());
    }

    private static void citation(ObjectNode node, String field, Citation citation) {
        if (citation == null) {
            node.putNull(field);
        } else {
            citation(node.putObject(field), citation);
        }
    }

    /**
     * Writes the field {@code revue}.
     *
     * @param avis     the opinion that holds once people have answered
     * @param aRelire  true while a finding to read again has no answer
     * @param criteria as they hold with those answers
     */
    public static void answers(ObjectNode node, String avis, boolean aRelire, List<Criterion> criteria, Review review) {
        node.put("avis", avis);
        node.put("aRelire", aRelire);
        ArrayNode array = node.putArray("criteres");
        criteria.forEach(c -> criterion(array.addObject(), c));
        ArrayNode readings = node.putArray("lectures");
        for (Reading r : review.lectures()) {
            ObjectNode reading = readings.addObject().put("numero", r.numero()).put("decision", r.decision().label())
                    .put("valeurMachine", r.valeurMachine()).put("valeur", r.valeur());
            strings(reading.putArray("passages"), r.passages());
            reading.put("raison", r.raison()).put("par", r.par()).put("quand", r.quand());
        }
        ArrayNode remarks = node.putArray("remarques");
        review.remarques().forEach(r -> remarks.addObject().put("numero", r.numero()).put("texte", r.texte()).put("par", r.par())
                .put("quand", r.quand()));
    }

    /**
     * What stands in the place of an assessment when a file cannot be analysed.
     *
     * @param file name of the file, without its folder
     */
    public String error(String file, UnreadableDocumentException problem) {
        ObjectNode root = MAPPER.createObjectNode();
        root.putObject("document").put("fichier", file);
        root.putObject("erreur").put("code", problem.code().label()).put("message", problem.getMessage());
        return MAPPER.writeValueAsString(root);
    }

    private static ObjectNode tree(Assessment assessment) {
        ObjectNode root = MAPPER.createObjectNode();
        document(root.putObject("document"), assessment.convention().source());
        identification(root.putObject("identification"), assessment.identification());
        ArrayNode findings = root.putArray("indicateurs");
        assessment.indicateurs().forEach(f -> finding(findings.addObject(), f));
        ArrayNode criteria = root.putArray("criteres");
        assessment.criteres().forEach(c -> criterion(criteria.addObject(), c));
        root.put("avis", assessment.avis());
        root.put("aRelire", assessment.aRelire());
        strings(root.putArray("doutes"), assessment.doutes());
        ArrayNode attention = root.putArray("pointsDeVigilance");
        assessment.pointsDeVigilance().forEach(v -> vigilance(attention.addObject(), v));
        root.putObject("versions").put("moteur", assessment.versions().moteur()).put("regles", assessment.versions().regles());
        return root;
    }

    private static void document(ObjectNode node, SourceDocument source) {
        node.put("fichier", source.file());
        node.put("sha256", source.sha256());
        node.put("pages", source.pages());
        node.put("langue", LANGUAGE);
        node.put("ocr", source.ocr());
    }

    private static void identification(ObjectNode node, Identification identification) {
        node.put("departement", identification.departement());
        node.put("typeEmployeur", identification.typeEmployeur());
        node.put("employeur", identification.employeur());
        node.put("lieuExercice", identification.lieuExercice());
        node.put("postes", identification.postes());
        node.put("etp", identification.etp());
        strings(node.putArray("parties"), identification.parties());
    }

    private static void finding(ObjectNode node, Finding finding) {
        node.put("numero", finding.numero());
        node.put("id", finding.id());
        node.put("libelle", finding.libelle());
        node.put("valeur", finding.valeur());
        if (finding.funding() != null) {
            funding(node, finding.funding());
        }
        if (finding.cost() != null) {
            cost(node, finding.cost());
        }
        node.put("confiance", BigDecimal.valueOf(finding.confiance()).setScale(2, RoundingMode.HALF_UP));
        node.put("aRelire", finding.aRelire());
        node.put("motif", finding.motif());
        strings(node.putArray("regles"), finding.regles());
        citations(node.putArray("citations"), finding.citations());
    }

    private static void funding(ObjectNode node, Funding funding) {
        node.put("evolution", funding.evolution());
        ArrayNode funders = node.putArray("financeurs");
        for (Funding.Funder funder : funding.financeurs()) {
            funders.addObject().put("nom", funder.nom()).put("categorie", funder.categorie())
                    .put("montant", funder.montant()).put("part", funder.part());
        }
    }

    private static void cost(ObjectNode node, Cost cost) {
        node.put("etp", cost.etp());
        node.put("coutParEtp", cost.coutParEtp());
        Cost.Breakdown breakdown = cost.ventilation();
        if (breakdown == null) {
            node.putNull("ventilation");
        } else {
            node.putObject("ventilation").put("salaireCharge", breakdown.salaireCharge())
                    .put("fraisFonctionnement", breakdown.fraisFonctionnement()).put("fraisGestion", breakdown.fraisGestion());
        }
    }

    private static void criterion(ObjectNode node, Criterion criterion) {
        node.put("id", criterion.id());
        node.put("libelle", criterion.libelle());
        node.put("satisfait", criterion.satisfait());
        node.put("motif", criterion.motif());
    }

    private static void vigilance(ObjectNode node, Vigilance vigilance) {
        node.put("id", vigilance.id());
        node.put("message", vigilance.message());
        citations(node.putArray("citations"), vigilance.citations());
    }

    private static void citations(ArrayNode array, List<Citation> citations) {
        citations.forEach(c -> citation(array.addObject(), c));
    }

    private static void citation(ObjectNode node, Citation citation) {
        node.put("texte", citation.texte()).put("article", citation.article()).put("page", citation.page()).put("debut", citation.debut())
                .put("fin", citation.fin());
    }

    private static void strings(ArrayNode array, List<String> values) {
        values.forEach(array::add);
    }
}
