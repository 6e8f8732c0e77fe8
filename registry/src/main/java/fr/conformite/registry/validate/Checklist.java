package fr.conformite.registry.validate;

import fr.conformite.engine.rulebase.Grid;
import fr.conformite.engine.rulebase.RuleBase;
import fr.conformite.registry.Entry;
import fr.conformite.registry.validate.Check.Kind;
import fr.conformite.reports.view.French;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What must hold before a convention gets a number, and what the person who decides must know. Drawn from the stored assessment alone, so
 * that a certificate can be made again from the registry.
 *
 * @param json   the assessment, people's answers in the field {@code revue}
 * @param checks in the order they are shown: what blocks, then what is told
 */
public record Checklist(String json, List<Check> checks) {

    private static final Grid GRID = RuleBase.grid();
    private static final String BEST = GRID.verdict(0).libelle();

    /** Yearly euros for one full-time equivalent under which the study holds a post not viable (2021, recommendation on funding). */
    private static final BigDecimal FLOOR = new BigDecimal(50_000);

    public Checklist {
        checks = List.copyOf(checks);
    }

    /** @param json one assessment of the output contract, with or without {@code revue} */
    public static Checklist of(String json) {
        JsonNode root = JsonMapper.shared().readTree(json);
        Entry entry = Entry.of(json);
        List<Check> checks = new ArrayList<>();
        checks.add(opinion(root, entry));
        (root.has("revue") ? root.path("revue") : root).path("criteres").forEach(c -> checks.add(new Check(c.path("id").asString(),
                c.path("libelle").asString(), Kind.DEROGABLE, c.path("satisfait").asBoolean(), c.path("motif").asString())));
        checks.add(readAgain(root));
        Map<String, String> standing = MandatoryPoints.standing(root, entry.values());
        Set<String> mandatory = MandatoryPoints.mandatory();
        List<String> missing = standing.entrySet().stream().filter(p -> mandatory.contains(p.getKey())).map(Map.Entry::getValue).toList();
        if (missing.isEmpty()) {
            checks.add(new Check("points-obligatoires", "Points obligatoires", Kind.DEROGABLE, true,
                    "Les rubriques attendues d'une convention sont là."));
        }
        standing.forEach((id, message) -> {
            if (mandatory.contains(id)) {
                checks.add(new Check(id, "Point obligatoire", Kind.DEROGABLE, false, message));
            }
        });
        money(root, entry, checks);
        standing.forEach((id, message) -> {
            if (!mandatory.contains(id) && !id.equals("financement-sous-le-repere") && !id.equals("ventilation-absente")) {
                checks.add(new Check(id, "Point de vigilance", Kind.TOLD, false, message));
            }
        });
        return new Checklist(json, checks);
    }

    private static Check opinion(JsonNode root, Entry entry) {
        boolean corrected = root.has("revue") && !entry.opinion().equals(root.path("avis").asString());
        return new Check("avis", "Avis « " + BEST + " »", Kind.DEROGABLE, entry.opinion().equals(BEST), "L'avis est « " + entry.opinion() + " »"
                + (corrected ? ", après la revue (l'analyse seule donnait « " + root.path("avis").asString() + " »)." : "."));
    }

    /** Doubt about one indicator goes away with its answer; doubt about the text itself, with an answer on each key indicator. */
    private static Check readAgain(JsonNode root) {
        Set<Integer> answered = new HashSet<>();
        root.path("revue").path("lectures").forEach(r -> answered.add(r.path("numero").asInt()));
        List<String> pending = new ArrayList<>();
        root.path("indicateurs").forEach(f -> {
            if (f.path("aRelire").asBoolean() && !answered.contains(f.path("numero").asInt())) {
                pending.add(f.path("libelle").asString() + " (indicateur " + f.path("numero").asInt() + ")");
            }
        });
        List<String> said = new ArrayList<>();
        if (!pending.isEmpty()) {
            said.add("Sans réponse d'une personne : " + French.join(pending) + ".");
        }
        boolean keysAnswered = GRID.indicateurs().stream().filter(Grid.Indicator::cle).allMatch(i -> answered.contains(i.numero()));
        if (!keysAnswered) {
            root.path("doutes").forEach(d -> {
                if (!d.asString().startsWith("Indicateur ")) {
                    said.add(d.asString() + " Une personne doit répondre sur les cinq indicateurs-clés.");
                }
            });
        }
        if (said.isEmpty()) {
            return new Check("a-relire", "Rien à relire", Kind.REQUIRED, true, answered.isEmpty() ? "Aucune lecture n'est douteuse."
                    : "Tout ce qui était douteux a reçu la réponse d'une personne.");
        }
        return new Check("a-relire", "Rien à relire", Kind.REQUIRED, false, String.join(" ", said) + " La commande « revue » les enregistre.");
    }

    private static void money(JsonNode root, Entry entry, List<Check> checks) {
        BigDecimal each = entry.costPerFte();
        BigDecimal fte = number(root.path("indicateurs").path(13).path("etp"), entry.fte());
        if (each == null && entry.cost() != null && fte != null && fte.signum() > 0) {
            each = entry.cost().divide(fte, 0, java.math.RoundingMode.HALF_UP);
        }
        String why = each != null ? French.euros(each) + " par an et par équivalent temps plein" + (each.compareTo(FLOOR) >= 0
                ? ", au moins le seuil de " + French.euros(FLOOR) + "." : ", sous le seuil de " + French.euros(FLOOR) + " recommandé pour un financement viable.")
                : entry.cost() != null ? "Le coût est de " + French.euros(entry.cost()) + " par an, mais le nombre d'équivalents temps plein n'est pas écrit : "
                + "le seuil de " + French.euros(FLOOR) + " par équivalent temps plein ne peut pas être vérifié."
                : "Le coût du poste n'est pas chiffré : le seuil de " + French.euros(FLOOR) + " par équivalent temps plein ne peut pas être vérifié.";
        checks.add(new Check("financement", "Seuil de financement", Kind.TOLD, each != null && each.compareTo(FLOOR) >= 0, why));

        JsonNode parts = root.path("indicateurs").path(13).path("ventilation");
        Map<String, BigDecimal> found = new LinkedHashMap<>();
        found.put("salaire chargé", number(parts.path("salaireCharge"), null));
        found.put("frais de fonctionnement", number(parts.path("fraisFonctionnement"), null));
        found.put("frais de gestion", number(parts.path("fraisGestion"), null));
        List<String> written = new ArrayList<>();
        List<String> absent = new ArrayList<>();
        found.forEach((name, amount) -> {
            if (amount == null) {
                absent.add(name);
            } else {
                written.add(name + " " + French.euros(amount));
            }
        });
        checks.add(new Check("ventilation", "Ventilation en trois parts", Kind.TOLD, absent.isEmpty(),
                absent.isEmpty() ? French.capital(French.join(written)) + "."
                : written.isEmpty() ? "Le texte ne distingue pas salaire chargé, frais de fonctionnement et frais de gestion."
                : French.capital(French.join(written)) + " ; manque : " + French.join(absent) + "."));
    }

    private static BigDecimal number(JsonNode node, BigDecimal absent) {
        return node.isNumber() ? node.decimalValue() : absent;
    }

    /** True when no number may be given. */
    public boolean refused(boolean derogation) {
        return checks.stream().anyMatch(c -> c.blocks(derogation));
    }

    /** What blocks without a derogation. */
    public List<Check> blocking(boolean derogation) {
        return checks.stream().filter(c -> c.blocks(derogation)).toList();
    }
}
