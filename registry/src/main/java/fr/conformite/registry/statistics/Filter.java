package fr.conformite.registry.statistics;

import fr.conformite.engine.identify.InseeCodes;
import fr.conformite.registry.EmployerFilter;
import fr.conformite.registry.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which conventions are counted.
 *
 * @param words what the filter says, in French, or null when everything is counted
 * @param test  true for what is counted
 */
public record Filter(String words, Predicate<Entry> test) {

    public static final Filter ALL = new Filter(null, e -> true);

    private static final Pattern YEARS = Pattern.compile("(\\d{4})(?:-(\\d{4}))?");

    /**
     * Each argument is null when the option is not given; values are separated by commas.
     *
     * @param years        « 2021 », « 2019-2021 », « 2018,2020 », « sans » for those not dated
     * @param departements names or INSEE codes
     * @param employers    what {@link EmployerFilter#of} reads
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
            EmployerFilter wanted = EmployerFilter.of(employers);
            test = test.and(e -> wanted.test(e.employerType(), e.employer()));
            words.add("employeur : " + Stream.concat(wanted.types().stream(), wanted.names().stream().map(n -> "« " + n + " »")).collect(Collectors.joining(", ")));
        }
        return words.isEmpty() ? ALL : new Filter(String.join(" ; ", words), test);
    }

    private static List<String> parts(String value) {
        List<String> parts = java.util.Arrays.stream(value.split(",")).map(String::strip).filter(p -> !p.isEmpty()).toList();
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("Une valeur de filtre est vide.");
        }
        return parts;
    }
}
