package fr.conformite.registry.validate;

import fr.conformite.engine.identify.InseeCodes;
import fr.conformite.engine.language.Fold;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** INSEE codes of the départements, on three characters as in a registration number. */
public final class DepartementCodes {

    private static final Map<String, String> CODES = new HashMap<>();
    private static final Map<String, String> NAMES = new HashMap<>();

    static {
        InseeCodes.departements().forEach((code, name) -> {
            CODES.put(Fold.fold(name), padded(code));
            NAMES.put(padded(code), name);
        });
    }

    private DepartementCodes() {
    }

    /** @param wanted a name (« Sarthe ») or a code (« 72 », « 072 », « 2a », « 971 »), or null */
    public static Optional<String> find(String wanted) {
        if (wanted == null || wanted.isBlank()) {
            return Optional.empty();
        }
        String code = padded(wanted.strip().toUpperCase(Locale.ROOT));
        return NAMES.containsKey(code) ? Optional.of(code) : Optional.ofNullable(CODES.get(Fold.fold(wanted.strip())));
    }

    /** Name of the département of a code on three characters. */
    public static String name(String code) {
        return NAMES.getOrDefault(code, code);
    }

    private static String padded(String code) {
        return "0".repeat(Math.max(0, 3 - code.length())) + code;
    }
}
