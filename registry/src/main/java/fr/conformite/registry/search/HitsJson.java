package fr.conformite.registry.search;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a search found, as one JSON object on one line; names follow the output contract, offsets are those of the text of the document. */
public final class HitsJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private HitsJson() {
    }

    public static String render(Hits hits) {
        ObjectNode root = JSON.createObjectNode();
        root.put("recherche", hits.question()).put("passages", hits.passages()).put("conventions", hits.conventions());
        hits.unknown().forEach(root.putArray("motsAbsents")::add);
        ArrayNode all = root.putArray("resultats");
        for (Hit hit : hits.shown()) {
            ObjectNode node = all.addObject();
            node.putObject("document").put("fichier", hit.file()).put("sha256", hit.sha256());
            node.put("departement", hit.departement()).put("annee", hit.year()).put("typeEmployeur", hit.employer()).put("avis", hit.opinion());
            node.put("article", hit.article()).put("titre", hit.title()).put("page", hit.page()).put("texte", hit.text())
                    .put("debut", hit.start()).put("fin", hit.start() + hit.text().length());
            ArrayNode marks = node.putArray("trouve");
            hit.marks().forEach(m -> marks.addObject().put("texte", hit.text().substring(m.start(), m.end()))
                    .put("debut", hit.start() + m.start()).put("fin", hit.start() + m.end()));
            ArrayNode cites = node.putArray("citePour");
            hit.cites().forEach(cites::add);
        }
        return root + "\n";
    }
}
