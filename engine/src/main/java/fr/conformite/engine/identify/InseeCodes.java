package fr.conformite.engine.identify;

import fr.conformite.engine.language.Fold;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** INSEE codes of the départements and of the overseas collectivities (code officiel géographique). */
public final class InseeCodes {

    /** No département, but posts exist there: the study counts Nouvelle-Calédonie and Polynésie française. */
    private static final Map<String, String> COLLECTIVITIES = Map.of("975", "Saint-Pierre-et-Miquelon", "977", "Saint-Barthélemy",
            "978", "Saint-Martin", "986", "Wallis-et-Futuna", "987", "Polynésie française", "988", "Nouvelle-Calédonie");

    private static final Map<String, String> DEPARTEMENTS = names(Departements.all());
    private static final Map<String, String> NAMES = names();
    private static final Map<String, String> CODES = codes();

    private InseeCodes() {
    }

    private static Map<String, String> names(List<Departements.Departement> departements) {
        Map<String, String> names = new LinkedHashMap<>();
        departements.forEach(d -> names.put(d.code(), d.nom()));
        return Collections.unmodifiableMap(names);
    }

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>(DEPARTEMENTS);
        COLLECTIVITIES.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(e -> names.put(e.getKey(), e.getValue()));
        return Collections.unmodifiableMap(names);
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new LinkedHashMap<>();
        NAMES.forEach((code, name) -> codes.put(key(name), code));
        return codes;
    }

    private static String key(String name) {
        return Fold.fold(name).replaceAll("[^a-z]", "");
    }

    /** Code of a département by its name; case, accents and hyphens do not matter. */
    public static Optional<String> code(String name) {
        return name == null ? Optional.empty() : Optional.ofNullable(CODES.get(key(name)));
    }

    /** Names of the départements alone by code, in the order of the codes. */
    public static Map<String, String> departements() {
        return DEPARTEMENTS;
    }

    /** Names by code, in the order of the codes. */
    public static Map<String, String> all() {
        return NAMES;
    }
}
