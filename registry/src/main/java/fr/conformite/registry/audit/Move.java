package fr.conformite.registry.audit;

import fr.conformite.registry.store.Registry;
import fr.conformite.registry.store.StoredDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a change of rules or of engine moved on one document.
 *
 * @param document the document
 * @param before   opinion before, or what stood in its place (« illisible », « pas une convention »)
 * @param after    opinion now, or what stands in its place
 * @param values   indicators whose value changed
 */
public record Move(StoredDocument document, String before, String after, List<Value> values) {

    /**
     * An indicator whose value changed.
     *
     * @param number indicator
     * @param label  its name
     * @param before value before
     * @param after  value now
     * @param motif  why it has this value now
     * @param rules  the rules that led to it
     */
    public record Value(int number, String label, String before, String after, String motif, List<String> rules) {
    }

    public Move {
        values = List.copyOf(values);
    }

    public boolean opinionChanged() {
        return !before.equals(after);
    }

    /**
     * Hands over the documents whose assessment in force differs from the one that other rules or another engine gave before.
     *
     * @param signature only those whose assessment in force has this signature; null for all
     * @return documents compared, moved or not
     */
    public static int each(Registry registry, String signature, Consumer<Move> consumer) {
        int[] compared = new int[1];
        registry.successions((document, before, after) -> {
            if (signature == null || signature.equals(document.signature())) {
                compared[0]++;
                Move move = between(document, JsonMapper.shared().readTree(before), JsonMapper.shared().readTree(after));
                if (move.opinionChanged() || !move.values().isEmpty()) {
                    consumer.accept(move);
                }
            }
        });
        return compared[0];
    }

    private static Move between(StoredDocument document, JsonNode before, JsonNode after) {
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < after.path("indicateurs").size() && !before.has("erreur"); i++) {
            JsonNode old = before.path("indicateurs").path(i);
            JsonNode now = after.path("indicateurs").path(i);
            if (!old.path("valeur").asString("").equals(now.path("valeur").asString(""))) {
                List<String> rules = new ArrayList<>();
                now.path("regles").forEach(r -> rules.add(r.asString()));
                values.add(new Value(now.path("numero").asInt(), now.path("libelle").asString(""), old.path("valeur").asString(""),
                        now.path("valeur").asString(""), now.path("motif").asString(""), rules));
            }
        }
        return new Move(document, opinion(before), opinion(after), values);
    }

    private static String opinion(JsonNode root) {
        if (!root.has("erreur")) {
            return root.path("avis").asString("");
        }
        return root.path("erreur").path("code").asString("").equals("pas-une-convention") ? "pas une convention" : "illisible";
    }
}
