package fr.conformite.registry;

import fr.conformite.engine.language.Fold;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Employers that are wanted, by type or by name; case and accents do not count.
 *
 * @param types types of employer, as the grid spells them
 * @param names parts of names, as written by the user
 */
public record EmployerFilter(List<String> types, List<String> names) {

    /** Types of employer, as the grid spells them, in the order of the study. */
    public static final List<String> TYPES = List.of("Association", "Conseil départemental", "Ville/Interco");

    /** What a value may be, for the help of commands. */
    public static final String HELP = "type (" + String.join(", ", TYPES) + ") ou partie d'un nom d'employeur";

    /** Shorter beginnings of a type are too likely to be words of a name. */
    private static final int SHORTEST = 4;

    /** Short names of types that are not how they begin. */
    private static final Map<String, String> SHORT = Map.of("departement", "Conseil départemental", "interco", "Ville/Interco");

    public EmployerFilter {
        types = List.copyOf(types);
        names = List.copyOf(names);
    }

    /**
     * @param written types (or how they begin: « asso », « ville ») and parts of names, separated by commas
     * @throws IllegalArgumentException with a French sentence when there is nothing in it
     */
    public static EmployerFilter of(String written) {
        List<String> parts = Arrays.stream(written.split(",")).map(String::strip).filter(p -> !p.isEmpty()).toList();
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("Indiquez un employeur : " + HELP + ".");
        }
        return new EmployerFilter(parts.stream().flatMap(p -> type(p).stream()).distinct().toList(),
                parts.stream().filter(p -> type(p).isEmpty()).toList());
    }

    private static Optional<String> type(String part) {
        String folded = folded(part);
        return Optional.ofNullable(SHORT.get(folded))
                .or(() -> folded.length() < SHORTEST ? Optional.empty() : TYPES.stream().filter(t -> folded(t).startsWith(folded)).findFirst());
    }

    /** True for an employer of one of the types, or whose name has one of the parts. Both may be null. */
    public boolean test(String type, String name) {
        return type != null && types.contains(type) || names.stream().anyMatch(part -> has(name, part));
    }

    /** True when a name has this part. */
    public static boolean has(String name, String part) {
        return name != null && folded(name).contains(folded(part));
    }

    private static String folded(String text) {
        return Fold.fold(Objects.requireNonNull(text)).replaceAll("[\\s\\u00a0\\u202f]+", " ");
    }
}
