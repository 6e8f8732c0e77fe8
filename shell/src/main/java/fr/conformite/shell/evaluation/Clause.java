package fr.conformite.shell.evaluation;

import fr.conformite.engine.read.Block;
import fr.conformite.engine.read.SourceDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A single clause with the value a reader gives it. To be judged it is placed in a convention that is complete and conforming but says
 * nothing on the subject of the clause, and names neither employer nor host, so that the clause may bring its own.
 *
 * @param indicator number of the indicator it bears on
 * @param text      its words; a line feed separates paragraphs
 * @param expected  value of the whole convention once the clause is in it
 * @param register  way of writing (« ordinaire », « ancien »…)
 */
public record Clause(int indicator, String text, String expected, String register) {

    private static final String TITLE = "Convention de partenariat relative au poste d'intervenant social en commissariat et gendarmerie";
    private static final String PARTIES = "Entre les signataires désignés ci-après, il est convenu ce qui suit.";

    /** An article of the carrier. @param indicator the one it speaks of, 0 for none */
    private record Article(int indicator, String title, String text) {
    }

    private static final List<Article> CARRIER = List.of(
            new Article(0, "Objet", "La présente convention fixe le cadre du poste d'intervenant social, ses missions et les engagements de chacun."),
            new Article(3, "Public", "L'intervenant social reçoit toute personne majeure ou mineure, victime, mise en cause ou hors du champ pénal, "
                    + "en difficulté sociale ou psychosociale."),
            new Article(4, "Situations", "Il intervient quelle que soit la nature de la difficulté sociale rencontrée."),
            new Article(0, "Missions", "Il écoute, évalue les besoins, informe et oriente vers les services de droit commun. "
                    + "Son intervention est de courte durée."),
            new Article(1, "Lieu d'exercice", "L'intervenant social exerce de façon continue dans les locaux du commissariat ou de l'unité de "
                    + "gendarmerie, où se trouve son bureau."),
            new Article(7, "Recrutement", "Le poste est confié à un travailleur social titulaire du diplôme d'État d'assistant de service social."),
            new Article(5, "Autorités", "Il demeure sous l'autorité hiérarchique et technique de son employeur, qui l'évalue. Il est placé sous "
                    + "l'autorité fonctionnelle du chef du service de police ou de gendarmerie, qui organise son activité au quotidien."),
            new Article(6, "Déontologie", "Il est soumis au secret professionnel et agit dans le respect de la déontologie du travail social. "
                    + "Il ne transmet d'information qu'avec l'accord de la personne ou dans les cas prévus par la loi."),
            new Article(2, "Moyens", "Le service d'accueil fournit un bureau fermé, un ordinateur et une ligne téléphonique ; l'employeur fournit "
                    + "un téléphone portable et un véhicule."),
            new Article(8, "Suivi", "Un comité de pilotage réunit les signataires une fois par an."),
            new Article(13, "Financement", "Le poste est financé chaque année à parts égales par l'État (FIPD) et le Département, soit 50 % chacun."),
            new Article(9, "Durée", "La convention est conclue pour une durée de trois ans."),
            new Article(10, "Signature", "Fait à Valmont, le 12 mars 2021."));

    /** Value of a carrier left silent. None for indicator 3: such a clause proves nothing, another article may define the public. */
    private static final Map<Integer, String> SILENT = Map.ofEntries(Map.entry(1, "Non-précisé"), Map.entry(2, "Non-précisé"),
            Map.entry(4, "Toutes situations"), Map.entry(5, "Confuse"), Map.entry(6, "Non-précisé"), Map.entry(7, "Non-précisée"),
            Map.entry(8, "Non-prévu"), Map.entry(9, "Non-précisée"), Map.entry(10, "Non-précisée"), Map.entry(12, "Absent"),
            Map.entry(13, "Non-mentionnée"), Map.entry(14, "Non-précisé"));

    private static final String NO_BEARING = "aucune";
    private static final int PROSECUTOR = 12;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /**
     * Clauses of a file, one JSON object a line.
     *
     * @throws IllegalArgumentException in French, when a line is not a clause
     */
    public static List<Clause> read(Path file) throws IOException {
        List<Clause> clauses = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                JsonNode node = MAPPER.readTree(line);
                int indicator = node.required("indicateur").asInt();
                String bearing = node.required("porte").asString();
                String expected = bearing.equals(NO_BEARING) ? SILENT.get(indicator) : bearing;
                if (expected != null) {
                    clauses.add(new Clause(indicator, node.required("texte").asString(), expected, node.path("registre").asString("")));
                }
            } catch (JacksonException e) {
                throw new IllegalArgumentException("La ligne " + number + " de « " + file.getFileName() + " » n'est pas une clause.", e);
            }
        }
        return clauses;
    }

    /** The carrier with the clause in it, as if it had been read from a file. */
    public SourceDocument document() {
        var page = new Page();
        page.add(Block.Kind.TITLE, TITLE);
        page.add(Block.Kind.PARAGRAPH, PARTIES);
        // The office is both a place and a means: a clause on one of them must find neither article.
        Set<Integer> silent = indicator == 1 || indicator == 2 ? Set.of(1, 2) : Set.of(indicator);
        int articles = 0;
        boolean placed = false;
        for (Article article : CARRIER) {
            if (!silent.contains(article.indicator())) {
                page.add(Block.Kind.TITLE, "Article " + ++articles + " – " + article.title());
                page.add(Block.Kind.PARAGRAPH, article.text());
            } else if (article.indicator() == indicator) {
                page.add(Block.Kind.TITLE, "Article " + ++articles);
                paragraphs(page);
                placed = true;
            }
        }
        if (!placed) {
            if (indicator != PROSECUTOR) {
                page.add(Block.Kind.TITLE, "Article " + (articles + 1));
            }
            paragraphs(page);
        }
        return new SourceDocument("clause.docx", "", "docx", null, false, page.text.toString(), page.blocks, List.of());
    }

    private void paragraphs(Page page) {
        text.lines().map(String::strip).filter(l -> !l.isEmpty()).forEach(l -> page.add(Block.Kind.PARAGRAPH, l));
    }

    private static final class Page {

        private final StringBuilder text = new StringBuilder();
        private final List<Block> blocks = new ArrayList<>();

        void add(Block.Kind kind, String words) {
            if (!text.isEmpty()) {
                text.append('\n');
            }
            int start = text.length();
            text.append(words);
            blocks.add(new Block(kind, start, text.length(), null, 0));
        }
    }
}
