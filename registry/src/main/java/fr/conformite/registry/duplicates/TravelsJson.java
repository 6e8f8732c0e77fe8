package fr.conformite.registry.duplicates;

import java.util.ArrayDeque;
import java.util.Deque;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What travels, as JSON Lines: a first object that counts, then one a clause ({@code "type": "passage"}) and one a family
 * ({@code "type": "famille"}, the parent of each convention named by its number).
 */
public final class TravelsJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private TravelsJson() {
    }

    public static void render(Travels travels, Appendable out) throws java.io.IOException {
        out.append(JSON.createObjectNode().put("type", "bilan").put("conventions", travels.conventions()).put("passages", travels.passages())
                .put("laissesDeCote", travels.apart()).put("communs", travels.groups()).put("fontEchouerUnCritere", travels.faulty())
                .put("courants", travels.usual()).toString()).append('\n');
        for (Clause clause : travels.clauses()) {
            out.append(clause(clause).toString()).append('\n');
        }
        for (Copy family : travels.families()) {
            out.append(family(family).toString()).append('\n');
        }
    }

    private static ObjectNode clause(Clause clause) {
        ObjectNode node = JSON.createObjectNode().put("type", "passage").put("texte", clause.text()).put("conventions", clause.conventions());
        clause.departements().forEach(node.putArray("departements")::add);
        node.put("premiereAnnee", clause.firstYear()).put("derniereAnnee", clause.lastYear()).put("redactions", clause.wordings())
                .put("modeleType", clause.model()).put("courant", clause.usual()).put("origineSure", clause.sameYear() == 1);
        ObjectNode fails = node.putObject("faitEchouer");
        clause.fails().forEach(fails::put);
        ArrayNode all = node.putArray("occurrences");
        for (Occurrence o : clause.occurrences()) {
            ObjectNode one = source(all.addObject(), o.source()).put("article", o.article()).put("page", o.page()).put("debut", o.start())
                    .put("fin", o.end()).put("ressemblance", o.likeness());
            o.fails().forEach(one.putArray("faitEchouer")::add);
        }
        return node;
    }

    private static ObjectNode source(ObjectNode node, Source source) {
        return node.put("document", source.document()).put("fichier", source.file()).put("departement", source.departement())
                .put("annee", source.year()).put("ajout", source.added());
    }

    private static ObjectNode family(Copy root) {
        ObjectNode node = JSON.createObjectNode().put("type", "famille").put("conventions", root.size());
        ArrayNode all = node.putArray("membres");
        source(all.addObject(), root.source()).putNull("reprend");
        // Copies of copies may go deep: no recursion.
        Deque<Copy> parents = new ArrayDeque<>();
        parents.add(root);
        while (!parents.isEmpty()) {
            Copy parent = parents.remove();
            for (Copy copy : parent.copies()) {
                source(all.addObject(), copy.source()).put("reprend", parent.source().document()).put("communs", copy.shared()).put("passages", copy.of())
                        .put("part", copy.percent());
                parents.add(copy);
            }
        }
        return node;
    }
}
