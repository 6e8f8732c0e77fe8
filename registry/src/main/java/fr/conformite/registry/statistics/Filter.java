package fr.conformite.registry.statistics;

import fr.conformite.engine.identify.InseeCodes;
import fr.conformite.engine.language.Fold;
import fr.conformite.registry.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which conventions are counted.
 *
 * @param words what the filter says, in French, or null when everything is counted
 * @param test  true for what is counted
 */
public record Filter(String words, Predicate<Entry> test) {

    public static final Filter ALL = new Filter(null, e -> true);

    private static final Pattern YEARS = Pattern.compile("(\\d{4})(?:-(\\d{4}))?");

    private static final Map<String, String> EMPLOYERS = Map.of("association", "Association", "departement", "Conseil départemental",
            "ville", "Ville/Interco");

    /** Words of {@code --employeur} that mean a type. */
    public static final List<String> EMPLOYER_TYPES = List.of("association", "departement", "ville");

    /**
     * Each argument is null when the option is not given; values are separated by commas.
     *
     * @param years        « 2021 », « 2019-2021 », « 2018,2020 », « sans » for those not dated
     * @param departements names or INSEE codes
     * @param employers    « association », « departement », « ville », or words of the name of an employer
     * @throws IllegalArgumentException with a French sentence when a value means nothing
     */
    public static Filter of(String years, String departements, String employers) {
        Predicate<Entry> test = e -> true;
        List<String> words = new ArrayList<>();
        if (years != null) {
            Set<Integer> wanted = new TreeSet<>();
            boolean undated = false;
            for (String part : parts(years)) {
                Matcher m = YEARS.matcher(part);
                if (part.equals("sans")) {
                    undated = true;
                } else if (m.matches() && (m.group(2) == null || m.group(2).compareTo(m.group(1)) >= 0)) {
                    int to = Integer.parseInt(m.group(2) == null ? m.group(1) : m.group(2));
                    for (int y = Integer.parseInt(m.group(1)); y <= to; y++) {
                        wanted.add(y);
                    }
                } else {
                    throw new IllegalArgumentException("« " + part + " » n'est pas une année : écrivez 2021, 2019-2021, 2018,2020 ou sans.");
                }
            }
            boolean none = undated;
            test = test.and(e -> e.year() == null ? none : wanted.contains(e.year()));
            words.add("signature : " + String.join(", ", parts(years)).replace("sans", "année non précisée"));
        }
        if (departements != null) {
            Set<String> codes = new TreeSet<>();
            List<String> names = new ArrayList<>();
            for (String part : parts(departements)) {
                String code = part.matches("\\d") ? "0" + part : part.toUpperCase(java.util.Locale.ROOT);
                if (!InseeCodes.all().containsKey(code)) {
                    code = InseeCodes.code(part).orElseThrow(() -> new IllegalArgumentException(
                            "« " + part + " » n'est pas un département : donnez son nom ou son code (Sarthe ou 72)."));
                }
                codes.add(code);
                names.add(InseeCodes.all().get(code));
            }
            test = test.and(e -> InseeCodes.code(e.departement()).filter(codes::contains).isPresent());
            words.add((names.size() > 1 ? "départements : " : "département : ") + String.join(", ", names));
        }
        if (employers != null) {
            List<String> wanted = parts(employers);
            test = test.and(e -> wanted.stream().anyMatch(w -> employs(e, w)));
            words.add("employeur : " + String.join(", ", wanted.stream().map(w -> EMPLOYERS.getOrDefault(Fold.fold(w), "« " + w + " »")).toList()));
        }
        return words.isEmpty() ? ALL : new Filter(String.join(" ; ", words), test);
    }

    private static boolean employs(Entry entry, String wanted) {
        String type = EMPLOYERS.get(Fold.fold(wanted));
        return type != null ? type.equals(entry.employerType())
                : entry.employer() != null && Fold.fold(entry.employer()).contains(Fold.fold(wanted));
    }

    private static List<String> parts(String value) {
        List<String> parts = java.util.Arrays.stream(value.split(",")).map(String::strip).filter(p -> !p.isEmpty()).toList();
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("Une valeur de filtre est vide.");
        }
        return parts;
    }
}
