import fr.conformite.engine.Assessor;
import fr.conformite.engine.assess.Assessment;
import fr.conformite.registry.store.NewDocument;
import fr.conformite.registry.store.Outcome;
import fr.conformite.registry.store.Registry;
import fr.conformite.registry.store.Result;
import fr.conformite.reports.JsonReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fills a registry with conventions made from real ones: passages dropped, borrowed from another convention, or with a few words changed;
 * other years and départements. Usage: java Copies.java FOLDER REGISTRY COUNT. Each base is assessed once: what is measured is not the audit.
 */
class Copies {

    private static final List<String> DEPARTEMENTS = List.of("Ain", "Sarthe", "Orne", "Nord", "Gard", "Jura", "Lot", "Cher", "Aube", "Var");

    private record Piece(Result.Span span, String text) {
    }

    private record Base(Assessment assessment, String json, List<Piece> pieces) {
    }

    public static void main(String[] arguments) throws Exception {
        var random = new Random(2006);
        List<Base> bases = new ArrayList<>();
        var assessor = Assessor.load();
        try (var files = Files.list(Path.of(arguments[0]))) {
            for (Path file : files.sorted().toList()) {
                Assessment a = assessor.assess(file);
                Result result = Result.of(a, "banc");
                bases.add(new Base(a, new JsonReport().render(a),
                        result.passages().stream().map(s -> new Piece(s, result.text().substring(s.start(), s.end()))).toList()));
            }
        }
        long passages = 0;
        try (Registry registry = Registry.open(arguments[1])) {
            for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
                passages += copy(registry, random, bases, i);
            }
        }
        System.out.println(passages + " passages");
    }

    private static int copy(Registry registry, Random random, List<Base> bases, int number) {
        Base base = bases.get(random.nextInt(bases.size()));
        var text = new StringBuilder();
        List<Result.Span> spans = new ArrayList<>();
        List<int[]> moved = new ArrayList<>();
        for (Piece piece : base.pieces()) {
            double fate = random.nextDouble();
            if (fate < 0.1) {
                continue;
            }
            String words = piece.text();
            if (fate < 0.2) {
                List<Piece> other = bases.get(random.nextInt(bases.size())).pieces();
                words = other.get(random.nextInt(other.size())).text();
            } else if (fate < 0.5) {
                words = edited(words, random);
            }
            int start = text.length();
            text.append(words);
            Result.Span s = piece.span();
            spans.add(new Result.Span(s.zone(), s.article(), s.title(), s.page(), start, text.length()));
            moved.add(new int[] {s.start(), s.end(), start, text.length()});
            text.append('\n');
        }
        String sha = "%064x".formatted(number + 1);
        registry.record(new NewDocument(sha, "copie-%05d.docx".formatted(number), "/banc/copie-%05d.docx".formatted(number), null),
                new Result(Outcome.ANALYSED, json(base.json(), sha, random, moved, text.toString()), "banc", "banc", "banc", false, text.toString(), spans));
        return spans.size();
    }

    private static String edited(String text, Random random) {
        List<String> words = new ArrayList<>(List.of(text.split(" ")));
        for (int edits = random.nextInt(1, 4); edits > 0 && words.size() > 3; edits--) {
            int at = random.nextInt(words.size());
            switch (random.nextInt(3)) {
                case 0 -> words.remove(at);
                case 1 -> words.add(at, words.get(random.nextInt(words.size())));
                default -> words.set(at, "mot" + random.nextInt(5000));
            }
        }
        return String.join(" ", words);
    }

    private static String json(String json, String sha, Random random, List<int[]> moved, String text) {
        ObjectNode root = (ObjectNode) JsonMapper.shared().readTree(json);
        ((ObjectNode) root.path("document")).put("sha256", sha);
        ((ObjectNode) root.path("identification")).put("departement", DEPARTEMENTS.get(random.nextInt(DEPARTEMENTS.size())));
        ((ObjectNode) root.path("indicateurs").path(9)).put("valeur", String.valueOf(random.nextInt(2013, 2026)));
        for (JsonNode finding : root.path("indicateurs")) {
            ArrayNode kept = JsonMapper.shared().createArrayNode();
            for (JsonNode citation : finding.path("citations")) {
                moved.stream().filter(m -> m[0] <= citation.path("debut").asInt() && citation.path("debut").asInt() < m[1]).findFirst().ifPresent(m ->
                        kept.add(((ObjectNode) citation.deepCopy()).put("debut", m[2]).put("fin", m[3]).put("texte", text.substring(m[2], m[3]))));
            }
            ((ObjectNode) finding).set("citations", kept);
        }
        return root.toString();
    }
}
