package fr.conformite.reports;

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
import fr.conformite.engine.read.Block;
import fr.conformite.engine.read.SourceDocument;
import fr.conformite.engine.structure.Actors;
import fr.conformite.engine.structure.Convention;
import fr.conformite.engine.structure.Passage;
import fr.conformite.engine.structure.Zone;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Assessments made of a real convention and the quotes that people chose in it: what the reports are tried on. */
final class Samples {

    private static final List<String> LABELS = List.of("Positionnement du poste", "Locaux et moyens", "Public", "Situations",
            "Répartition des autorités", "Déontologie et cadre légal", "Qualification attendue", "Comité de pilotage ou de suivi",
            "Durée", "Année de signature", "Trame", "Procureur de la République signataire", "Répartition des financeurs",
            "Coût évalué du poste");
    private static final List<String> IDS = List.of("positionnement", "moyens", "public", "situations", "autorites", "deontologie",
            "qualification", "comite", "duree", "annee", "trame", "procureur", "financeurs", "cout");
    private static final Pattern ARTICLE = Pattern.compile("^(Article [\\d.]+|ANNEXE \\d+)(?: – (.*))?");

    private Samples() {
    }

    /** The reserved opinion on D05, a convention limited to minors whose annexe 2 undoes professional secrecy. */
    static Assessment d05() {
        return assess("D05.pdf", read("D05.md"), JsonMapper.builder().build().readTree(read("D05.json")));
    }

    /** A convention whose only content is the lines given, all of them quoted by indicator 5. */
    static Assessment of(String file, String... lines) {
        Convention convention = convention(file, String.join("\n", lines), "txt");
        List<Finding> findings = new ArrayList<>();
        for (int i = 1; i <= 14; i++) {
            List<Citation> quotes = i == 5
                    ? convention.source().blocks().stream().map(b -> citation(convention, b.start(), b.end())).toList() : List.of();
            findings.add(new Finding(i, IDS.get(i - 1), LABELS.get(i - 1), i == 5 ? lines[0] : "Non-précisé", 0.5, true,
                    lines[lines.length - 1], List.of(lines), quotes, null, null));
        }
        List<Criterion> criteria = List.of(new Criterion(lines[0], lines[0], false, lines[0], 5));
        return new Assessment(convention, new Identification(lines[0], null, null, null, null, null, List.of(lines)), findings, criteria,
                "Conforme avec réserve", true, List.of(lines), List.of(new Vigilance(lines[0], lines[0], List.of())),
                new Assessment.Versions(lines[0], lines[0]));
    }

    /** Changes that answer what D05 lacks: words replaced, words added, and a wording for a point of attention. */
    static Amendments changes(Assessment d05) {
        Citation quote = d05.indicateur(6).citations().getFirst();
        Citation duration = d05.indicateur(9).citations().getFirst();
        return new Amendments(List.of(
                new Proposal("public", 3, "Public catégorisé par la difficulté sociale", Proposal.Action.INSERER, null, quote, "à la fin de l'article 1.2", "",
                        "L'intervenant social reçoit toute personne en difficulté sociale.", "L'entrée se fait par la difficulté sociale.",
                        "circulaire du 21 décembre 2006", List.of(duration)),
                new Proposal("deontologie", 6, "Déontologie et cadre légal référés au travail social", Proposal.Action.REMPLACER, quote, null, "Annexe 2",
                        quote.texte(), "L'intervenant social est tenu au secret professionnel.", "La loi n'impose aucune transmission nominative.",
                        "article 226-13 du code pénal", List.of())),
                List.of(new Proposal("duree", 9, "Durée", Proposal.Action.REMPLACER, duration, null, "Article 5.2", duration.texte(),
                        "La présente convention est conclue pour trois ans.", "Trois ans.", "étude de 2021", List.of())),
                "Avis réservé", "Conforme", true, List.of(), "");
    }

    private static Assessment assess(String file, String text, JsonNode gold) {
        Convention convention = convention(file, text, "pdf");
        List<Finding> findings = new ArrayList<>();
        for (int i = 1; i <= 14; i++) {
            JsonNode label = gold.at("/indicateurs/" + i);
            List<Citation> quotes = new ArrayList<>();
            for (JsonNode quote : label.get("citations")) {
                int at = convention.source().text().indexOf(quote.asString());
                if (at < 0) {
                    throw new IllegalStateException("quote of indicator " + i + " not in the text");
                }
                quotes.add(citation(convention, at, at + quote.asString().length()));
            }
            findings.add(new Finding(i, IDS.get(i - 1), LABELS.get(i - 1), label.get("valeur").asString(), 0.97 - 0.03 * i,
                    Set.of(6, 11).contains(i), MOTIFS.getOrDefault(i, "Le texte le dit expressément."),
                    List.of(IDS.get(i - 1) + ".direct"), quotes, i == 13 ? funding(label) : null, i == 14 ? cost(label) : null));
        }
        List<Criterion> criteria = List.of(
                new Criterion("exercice-en", "Exercice en commissariat ou unité de gendarmerie", true,
                        "Le poste s’exerce à temps complet dans les locaux de la compagnie.", 1),
                new Criterion("public", "Public catégorisé par la difficulté sociale", false,
                        "Seuls des mineurs sont visés ; les adultes en difficulté sont expressément écartés.", 3),
                new Criterion("qualification", "Qualification du professionnel", true,
                        "Un diplôme d’État du travail social est exigé.", 7),
                new Criterion("autorites", "Distinction des autorités", true,
                        "Critère non contredit : le texte ne dit rien qui s’y oppose.", 5),
                new Criterion("deontologie", "Déontologie et cadre légal référés au travail social", false,
                        "L’annexe 2 impose la transmission systématique de comptes rendus nominatifs à la gendarmerie.", 6));
        JsonNode who = gold.get("identification");
        Identification identification = new Identification(who.get("departement").asString(), who.get("typeEmployeur").asString(), null,
                who.get("lieuExercice").asString(), who.get("postes").asInt(), new BigDecimal(who.get("etp").asString()),
                who.get("parties").valueStream().map(JsonNode::asString).toList());
        String shared = "À l'issue de chaque entretien, l'intervenant social rédige un compte rendu mentionnant l'identité du mineur";
        int at = convention.source().text().indexOf(shared);
        return new Assessment(convention, identification, findings, criteria, gold.get("avis").asString(), true,
                List.of("L’article 2.5 affirme le secret professionnel et l’annexe 2 le défait : la grille ne tranche pas seule.",
                        "Le coût n’est écrit que pour douze mois, alors que la convention en dure trente."),
                List.of(new Vigilance("duree", "La durée n’est pas triennale : trente mois.", List.of(findings.get(8).citations().getFirst())),
                        new Vigilance("cout-bas", "Le financement est inférieur au repère national de 50 000 à 55 000 € par an et par ETP.",
                                List.of(findings.get(13).citations().getFirst())),
                        new Vigilance("compte-rendu", "Un compte rendu nominatif suit chaque entretien.",
                                List.of(citation(convention, at, at + shared.length() + ", la composition de la famille".length())))),
                new Assessment.Versions("0.1.0", "2026.03"));
    }

    private static final Map<Integer, String> MOTIFS = Map.of(
            1, "L’intervenant exerce à temps complet dans les locaux de la compagnie ; ses déplacements de brigade en brigade restent dans les unités.",
            3, "L’intervention est « exclusivement destinée aux mineurs » et les adultes en difficulté sont renvoyés ailleurs.",
            5, "Le chef de service est le supérieur hiérarchique et assure l’encadrement technique ; le commandant de la compagnie exerce l’autorité fonctionnelle.",
            6, "Le secret professionnel est affirmé, mais un compte rendu nominatif est systématiquement transmis au commandant de l’unité.",
            11, "Moins de la moitié des articles du modèle se retrouvent dans le même ordre.",
            12, "Le procureur de la République n’est ni partie ni signataire.",
            13, "Trois financeurs et leurs parts figurent à l’annexe 3 ; leurs proportions ne varient pas.",
            14, "Le total des dépenses annuelles est écrit à l’annexe 3.");

    private static Funding funding(JsonNode label) {
        List<Funding.Funder> funders = new ArrayList<>();
        for (JsonNode f : label.get("financeurs")) {
            funders.add(new Funding.Funder(f.get("nom").asString(), f.get("categorie").asString(),
                    new BigDecimal(f.get("montant").asString()), new BigDecimal(f.get("part").asString())));
        }
        return new Funding(label.get("evolution").asString(), funders);
    }

    private static Cost cost(JsonNode label) {
        JsonNode v = label.get("ventilation");
        return new Cost(new BigDecimal(label.get("etp").asString()), new BigDecimal(label.get("coutParEtp").asString()),
                new Cost.Breakdown(new BigDecimal(v.get("salaireCharge").asString()),
                        new BigDecimal(v.get("fraisFonctionnement").asString()), new BigDecimal(v.get("fraisGestion").asString())));
    }

    /** Pages are counted as if each held 2600 characters: Markdown has none, and the reports must show some. */
    private static Convention convention(String file, String markdown, String format) {
        StringBuilder text = new StringBuilder();
        List<Block> blocks = new ArrayList<>();
        List<Passage> passages = new ArrayList<>();
        String article = null;
        String title = "";
        for (String line : markdown.split("\n")) {
            String words = line.replaceFirst("^#+ ", "").replace("**", "").strip();
            if (words.isEmpty() || words.equals("---")) {
                continue;
            }
            if (!text.isEmpty()) {
                text.append('\n');
            }
            int start = text.length();
            text.append(words);
            Block.Kind kind = line.startsWith("#") || line.startsWith("**") && line.endsWith("**") ? Block.Kind.TITLE
                    : words.startsWith("- ") || words.matches("\\d\\. .*") ? Block.Kind.ITEM
                    : words.contains(" | ") ? Block.Kind.ROW : Block.Kind.PARAGRAPH;
            Integer page = format.equals("pdf") ? 1 + start / 2600 : null;
            Matcher m = ARTICLE.matcher(words);
            if (m.find()) {
                article = m.group(1).startsWith("ANNEXE") ? "Annexe" + m.group(1).substring(6) : m.group(1);
                title = m.group(2) == null ? "" : m.group(2);
            }
            blocks.add(new Block(kind, start, text.length(), page, 0));
            passages.add(new Passage(passages.size(), start, text.length(), page,
                    article == null ? Zone.RECITALS : article.startsWith("Annexe") ? Zone.ANNEX : Zone.BODY, article, title, ""));
        }
        Integer pages = format.equals("pdf") ? blocks.getLast().page() : null;
        SourceDocument source = new SourceDocument(file, "9f2c".repeat(16), format, pages, false, text.toString(), blocks, List.of());
        return new Convention(source, passages, List.of(), new Actors(List.of(), List.of()));
    }

    private static Citation citation(Convention convention, int start, int end) {
        Passage p = convention.passages().stream().filter(x -> x.start() <= start && start < x.end()).findFirst().orElseThrow();
        return new Citation(convention.source().text().substring(start, end), p.article(), p.page(), start, end);
    }

    private static String read(String name) {
        try (InputStream in = Samples.class.getResourceAsStream("/samples/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
