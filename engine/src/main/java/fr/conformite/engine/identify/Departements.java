package fr.conformite.engine.identify;

import fr.conformite.engine.language.Fold;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Tells which département a convention concerns: the one whose prefect, council, groupement or directorate it names; failing
 * that, the one of the towns, post codes and unit numbers it gives.
 */
final class Departements {

    private static final String FILE = "/conformite/identification/departements.yaml";

    /** Bodies that carry the name of their département, whatever stands between. */
    private static final String BODY = "(?:prefet(?:e|s)?|prefecture|departement|conseil departemental|conseil general|groupement(?: de gendarmerie)?(?: departementale)?"
            + "|securite publique|police nationale|ddsp|dipn|dtpn|ggd|caisse d'allocations familiales|caf|udaf|cidff|sous-prefet|services de l'etat|plan|schema)";

    /**
     * @param code   INSEE code
     * @param nom    as exports write it
     * @param de     « of » it, in French
     * @param villes towns that tell it
     */
    record Departement(String code, String nom, String de, List<String> villes) {
    }

    private static final List<Departement> ALL = load();
    private static final Map<String, Departement> BY_NAME = new HashMap<>();
    private static final Map<String, Departement> BY_TOWN = new HashMap<>();
    private static final Map<String, Departement> BY_CODE = new HashMap<>();
    private static final Map<String, Departement> BY_FORM = new HashMap<>();
    private static final Map<String, Departement> FLAT_NAME = new HashMap<>();
    private static final Map<String, Departement> FLAT_TOWN = new HashMap<>();
    private static final Pattern OF = of();
    private static final Pattern NAMED;
    private static final Pattern TOWN;

    /** « CD 39 », « GGD39 », « préf 39 », « DDSP 48 ». */
    private static final Pattern UNIT_CODE = Pattern.compile("\\b(?:cd|cg|ggd|ddsp|dipn|dtpn|pref|udaf|groupement|adavie|passerelle|trait d'union) ?(\\d\\d|2a|2b|97\\d)\\b");

    private static final Pattern POST_CODE = Pattern.compile("\\b(\\d{5})\\b(?= +[a-z]{3})");

    static {
        for (Departement d : ALL) {
            BY_NAME.put(Fold.fold(d.nom()), d);
            BY_CODE.put(d.code().toLowerCase(java.util.Locale.ROOT), d);
            for (String town : d.villes()) {
                BY_TOWN.put(Fold.fold(town), d);
            }
        }
        ALL.forEach(d -> BY_FORM.put(flat(Fold.fold(d.de())), d));
        BY_NAME.forEach((n, d) -> FLAT_NAME.put(flat(n), d));
        BY_TOWN.forEach((n, d) -> FLAT_TOWN.put(flat(n), d));
        NAMED = Pattern.compile("(?<![\\p{L}-])(" + alternatives(BY_NAME.keySet()) + ")(?![\\p{L}]|-[a-z])");
        TOWN = Pattern.compile("(?<![\\p{L}-])(?:(?:a|au|aux|de|d'|du|en|commissariat|compagnie|brigade|ville|tribunal|[:,(]) ?)(?:l'|la |le )?(" + alternatives(BY_TOWN.keySet()) + ")(?![\\p{L}]|-[a-z])");
    }

    private Departements() {
    }

    private static List<Departement> load() {
        try (InputStream in = Departements.class.getResourceAsStream(FILE)) {
            return new YAMLMapper().readValue(in, new TypeReference<List<Departement>>() { });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Any of the names, the longest that fits first (« haute-loire » is not « loire »), written letter by letter: a text is gone through once. */
    private static String alternatives(Collection<String> names) {
        boolean ends = names.contains("");
        Map<Character, List<String>> byLetter = new TreeMap<>();
        names.stream().filter(n -> !n.isEmpty()).forEach(n -> byLetter.computeIfAbsent(n.charAt(0) == '-' ? ' ' : n.charAt(0), c -> new ArrayList<>()).add(n.substring(1)));
        if (byLetter.isEmpty()) {
            return "";
        }
        String next = String.join("|", byLetter.entrySet().stream()
                .map(e -> (e.getKey() == ' ' ? "[- ]" : Pattern.quote(e.getKey().toString())) + alternatives(e.getValue())).toList());
        return "(?:" + next + ")" + (ends ? "?" : "");
    }

    private static Pattern of() {
        List<String> forms = new ArrayList<>();
        for (Departement d : ALL) {
            forms.add(Fold.fold(d.de()));
        }
        return Pattern.compile("\\b" + BODY + "(?: [a-z'-]+){0,4}? (?:\\([^)]{1,20}\\) )?(?:du departement )?(" + alternatives(forms) + ")(?![\\p{L}]|-[a-z])");
    }

    /** Every département, in the order of the file. */
    static List<Departement> all() {
        return ALL;
    }

    /** The département of the convention, or empty when nothing tells it. */
    static Optional<Departement> find(FoldedText text) {
        Map<Departement, Double> weights = new HashMap<>();
        String s = text.folded();
        int top = Math.min(s.length(), 2500);
        Matcher m = OF.matcher(s);
        while (m.find()) {
            weights.merge(BY_FORM.get(flat(m.group(1))), m.start() < top ? 6.0 : 3.0, Double::sum);
        }
        m = NAMED.matcher(s);
        while (m.find()) {
            // « Nord », « Loire », « Manche » are also compass points, rivers and sleeves: a capital, and little weight.
            boolean name = Character.isUpperCase(text.original(m.start(1), m.start(1) + 1).charAt(0));
            boolean parenthesis = m.start() > 0 && s.charAt(m.start() - 1) == '(';
            weights.merge(FLAT_NAME.get(flat(m.group(1))), name ? parenthesis ? 4.0 : 0.5 : 0.05, Double::sum);
        }
        m = TOWN.matcher(s);
        while (m.find()) {
            boolean name = Character.isUpperCase(text.original(m.start(1), m.start(1) + 1).charAt(0));
            weights.merge(FLAT_TOWN.get(flat(m.group(1))), name ? m.start() < top ? 1.0 : 0.7 : 0.0, Double::sum);
        }
        m = UNIT_CODE.matcher(s);
        while (m.find()) {
            count(weights, m.group(1), 2.0);
        }
        m = POST_CODE.matcher(s);
        while (m.find()) {
            String code = m.group(1);
            count(weights, code.startsWith("97") ? code.substring(0, 3) : code.startsWith("20") ? code.compareTo("20200") < 0 ? "2a" : "2b" : code.substring(0, 2), 1.5);
        }
        return weights.entrySet().stream().filter(e -> e.getValue() >= 0.5).max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    private static void count(Map<Departement, Double> weights, String code, double weight) {
        Departement d = BY_CODE.get(code);
        if (d != null) {
            weights.merge(d, weight, Double::sum);
        }
    }

    private static String flat(String name) {
        return name.replace('-', ' ');
    }
}
