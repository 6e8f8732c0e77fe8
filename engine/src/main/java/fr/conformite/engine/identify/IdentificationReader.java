package fr.conformite.engine.identify;

import fr.conformite.engine.assess.Identification;
import fr.conformite.engine.identify.Party.Type;
import fr.conformite.engine.structure.Passage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What identifies a convention: where, who employs, who hosts, how many posts, who signs. */
public final class IdentificationReader {

    private static final Map<String, Integer> NUMBERS = numbers();

    private static final String COUNT = "(\\d{1,2}|un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix)";

    private static final String WORKER = "(?:postes?|emplois?|intervenant(?:e?s)?(?:\\(e\\))?(?:\\(s\\))?|isc?g?s?\\b|travailleu(?:rs?|ses?)|assistant(?:e?s)? (?:de service |territoria(?:l|ux|les) )?socia|agents? (?:departementa|communa|socia)|educat(?:eurs?|rices?))";

    private static final Pattern POSTS = Pattern.compile("(?<!\\bles )(?<!\\bces )(?<!-)\\b" + COUNT + " (?:(?:postes? d'|nouveaux |autres )?)?" + WORKER);

    /** « 0,8 ETP », « 1,5 équivalent temps plein », « deux ETP ». */
    private static final Pattern FTE = Pattern.compile("(\\d{1,2}(?:[.,]\\d{1,2})?|une?|deux|trois|quatre|cinq)(?: \\([\\d,]+\\))? ?(?:etp\\b|equivalents?[- ]temps[- ]pleins?)");

    private static final Pattern HALF = Pattern.compile("\\ba mi-temps|\\ba temps partiel \\(?50|\\bmi-temps\\b|\\bdemi-poste|\\b17 ?h(?:eures)? ?30|50 ?% d'un temps");
    private static final Pattern PERCENT = Pattern.compile("(?<![\\d,.])([1-9]\\d) ?%,? (?:d'un (?:temps|etp|equivalent)|du temps (?:plein|complet|de travail d'un))|(?:temps partiel|quotite|poste)[^.;\\n]{0,30}?(?<![\\d,.])([1-9]\\d) ?%");
    private static final Pattern FOUR_FIFTHS = Pattern.compile("quatre cinquiemes d'un|vingt-huit heures (?:par semaine|hebdomadaires)|\\b28 ?h(?:eures)? (?:par semaine|hebdomadaires)");
    private static final Pattern FULL = Pattern.compile("temps (?:est |de travail est )?(?:plein|complet)|plein temps|\\b3[59] ?h(?!\\d)|\\b3[59] heures|(?:trente-cinq|trente-neuf) heures|\\b1 ?607 ?h|\\bun etp\\b|\\b1 etp\\b");

    private IdentificationReader() {
    }

    private static Map<String, Integer> numbers() {
        Map<String, Integer> n = new LinkedHashMap<>();
        List<String> words = List.of("un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix");
        for (int i = 0; i < words.size(); i++) {
            n.put(words.get(i), i + 1);
        }
        n.put("une", 1);
        return n;
    }

    /** @param text the convention; @param passages its passages; may be empty. Fields are null when the text does not tell. */
    public static Identification read(String text, List<Passage> passages) {
        return read(Profile.of(text));
    }

    /** Same as {@link #read(String, List)}, of a text whose parties other readers ask for too. */
    public static Identification read(Profile profile) {
        FoldedText folded = profile.text();
        Integer posts = posts(folded.folded());
        List<Type> employers = profile.employers();
        return new Identification(Departements.find(folded).map(Departements.Departement::nom).orElse(null),
                employer(employers), employerName(employers, profile.parties()), host(profile.hosts()),
                posts, fte(folded.folded(), posts), names(profile.parties()));
    }

    private static String employer(List<Type> types) {
        if (types.isEmpty()) {
            return null;
        }
        return switch (types.getFirst()) {
            case ASSOCIATION -> "Association";
            case DEPARTEMENT -> "Conseil départemental";
            default -> "Ville/Interco";
        };
    }

    /** The party that employs: the one presented as the employer, else the first of its kind that has a name of its own. */
    private static String employerName(List<Type> types, List<Party> parties) {
        if (types.isEmpty()) {
            return null;
        }
        List<Party> alike = parties.stream().filter(p -> p.type() == types.getFirst()).toList();
        return alike.stream().filter(Party::employer).findFirst()
                .or(() -> alike.stream().filter(p -> p.name().strip().contains(" ")).findFirst())
                .or(() -> alike.stream().findFirst()).map(IdentificationReader::name).filter(n -> n.length() > 2 && n.length() < 160).orElse(null);
    }

    private static String host(List<Type> hosts) {
        return hosts.isEmpty() ? null : hosts.size() > 1 ? "Mixte" : hosts.getFirst() == Type.POLICE ? "Police" : "Gendarmerie";
    }

    /** The number of posts most often written; one when posts are spoken of without a number. */
    private static Integer posts(String s) {
        Map<Integer, Integer> seen = new LinkedHashMap<>();
        Matcher m = POSTS.matcher(s);
        while (m.find()) {
            int n = number(m.group(1));
            // The first article that creates the posts weighs more than what is said of them later, one by one.
            seen.merge(n, (n > 1 ? 2 : 1) + (m.start() < s.length() / 4 ? 2 : 0), Integer::sum);
        }
        return seen.entrySet().stream().filter(e -> e.getKey() > 0 && e.getKey() < 30).max(Map.Entry.comparingByValue()).map(Map.Entry::getKey)
                .orElse(s.contains("poste") || s.contains("emploi") ? 1 : null);
    }

    private static int number(String word) {
        return NUMBERS.containsKey(word) ? NUMBERS.get(word) : Integer.parseInt(word);
    }

    /** Full-time equivalents of all the posts: as written in ETP, else from the working time. */
    private static BigDecimal fte(String s, Integer posts) {
        Map<BigDecimal, Integer> seen = new LinkedHashMap<>();
        Matcher m = FTE.matcher(s);
        while (m.find()) {
            if (s.substring(Math.max(0, m.start() - 25), m.start()).matches("(?s).*(?:par|pour|ramenes? a|soit \\d+ ?\\d* ?(?:€|euros) (?:par|pour)|rapporte a|sur la base d') ?(?:un )?$")) {
                continue;
            }
            String w = m.group(1);
            BigDecimal value = NUMBERS.containsKey(w) ? BigDecimal.valueOf(NUMBERS.get(w)) : new BigDecimal(w.replace(',', '.'));
            seen.merge(value.stripTrailingZeros(), m.group().contains("equivalents") || m.start() < s.length() / 4 ? 3 : 1, Integer::sum);
        }
        BigDecimal written = seen.entrySet().stream().filter(e -> e.getKey().signum() > 0).max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse(null);
        if (written != null) {
            boolean each = posts != null && posts > 1 && written.compareTo(BigDecimal.ONE) <= 0 && seen.keySet().stream().noneMatch(v -> v.compareTo(BigDecimal.ONE) > 0);
            if (each && written.compareTo(BigDecimal.ONE) < 0) {
                return seen.get(written) >= posts ? written.multiply(BigDecimal.valueOf(posts)) : written;
            }
            return each ? BigDecimal.valueOf(posts) : written.setScale(Math.max(1, written.scale()));
        }
        int number = posts == null ? 1 : posts;
        if (FOUR_FIFTHS.matcher(s).find() && !s.contains("cinquiemes de leur temps") && !s.contains("cinquiemes de son temps")) {
            return new BigDecimal("0.8").multiply(BigDecimal.valueOf(number));
        }
        Matcher percent = PERCENT.matcher(s);
        if (percent.find()) {
            String share = percent.group(1) != null ? percent.group(1) : percent.group(2);
            return new BigDecimal(share).movePointLeft(2).multiply(BigDecimal.valueOf(number)).stripTrailingZeros();
        }
        if (HALF.matcher(s).find() && !FULL.matcher(s).find()) {
            return new BigDecimal("0.5").multiply(BigDecimal.valueOf(number));
        }
        return FULL.matcher(s).find() ? BigDecimal.valueOf(number).setScale(1) : null;
    }

    private static List<String> names(List<Party> parties) {
        List<String> names = new ArrayList<>();
        for (Party party : parties) {
            String name = name(party);
            if (name.length() > 2 && name.length() < 160 && !names.contains(name)) {
                names.add(name);
            }
        }
        return names;
    }

    /** The name of a party without courtesy, article or representative. */
    private static String name(Party party) {
        String name = party.name().replaceFirst("(?i)^(?:pour |par )?(?:l['’] ?|le |la |les |m\\. le |mme la |monsieur le |madame la )", "")
                .replaceFirst("(?i)^(?:vice-)?présidente? (?:du |de la |de l['’]|de )(?=\\S)", "").replaceFirst("(?i)^maire (?=de |du |d['’])", "Ville ")
                .replaceFirst("(?i)^direct(?:eur|rice) (départemental|interdépartemental|territorial)e? ", "Direction $1e ").replaceFirst("(?:\\s+et|[.:])$", "").strip();
        name = name.isEmpty() ? party.name() : name;
        return name.isEmpty() ? "" : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
