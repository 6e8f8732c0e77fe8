package fr.conformite.registry.duplicates;

import fr.conformite.engine.language.Fold;
import fr.conformite.engine.language.Lemmatizer;
import fr.conformite.engine.rulebase.RuleBase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Takes out of a passage what changes from one convention to another when a clause is copied: parties, towns, départements, persons,
 * amounts, dates; and the gender and number of the rest. What a law is called by (« 226-13 du code pénal ») stays.
 */
final class Mask {

    static final String NAME = "@";
    static final String FIGURE = "#";

    private static final String PLACES = "/conformite/identification/departements.yaml";

    private static final Pattern WORD = Pattern.compile("\\p{L}+(?:-\\p{L}+)*|\\d+(?:[ \\u00a0\\u202f.,/-]?\\d+)*");

    /** Numbers of articles of law, which are no figures of this convention. */
    private static final Pattern LAW = Pattern.compile(
            "(?iu)\\b(?:articles?|art\\.?)\\s+(?:[LRD]\\.?\\s*)?\\d[\\d-]*(?:\\s*(?:,|et|à|ou)\\s*(?:[LRD]\\.?\\s*)?\\d[\\d-]*)*"
            + "(?=\\s+(?:du|de la|de l['’])\\s*(?:code|loi|décret|cpp|cp|casf)\\b)|\\b[LRD]\\.?\\s*\\d{2,}-\\d[\\d-]*|\\b22[36]-\\d+");

    private static final Set<String> MONTHS = Set.of("janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre",
            "novembre", "decembre");

    private static final Set<String> NUMBERS = Set.of("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
            "quatorze", "quinze", "seize", "vingt", "trente", "quarante", "cinquante", "soixante", "cent", "mille", "million");

    /** Words of a party's name that say what it is, not which one: the police and an association must never become one name. */
    private static final Set<String> KINDS = Set.of("association", "asso", "union", "federation", "fondation", "centre", "conseil", "departement",
            "departemental", "departementale", "general", "prefet", "prefete", "prefecture", "etat", "procureur", "procureure", "republique", "tribunal",
            "judiciaire", "grande", "instance", "ville", "commune", "communes", "communaute", "agglomeration", "metropole", "urbaine", "intercommunal",
            "intercommunale", "action", "social", "sociale", "ccas", "cias", "gendarmerie", "national", "nationale", "police", "groupement", "region",
            "regional", "regionale", "securite", "public", "publique", "direction", "directeur", "directrice", "interdepartemental",
            "interdepartementale", "ddsp", "dipn", "commissariat", "commissaire", "compagnie", "brigade", "commandant", "colonel", "ministere",
            "interieur", "service", "services", "maire", "mairie", "president", "presidente", "caisse", "allocations", "familiales", "caf", "collectivite",
            "representant", "represente", "monsieur", "madame", "intervenant", "intervention", "syndicat", "mixte", "pays", "canton", "victime",
            "victimes", "aide", "circonscription", "hotel", "les", "des", "sur", "par", "pour", "aux");

    /** Acronyms that name a function or a scheme, beside those of the lexicon; the others name someone. */
    private static final Set<String> ACRONYMS = Set.of("iscg", "isc", "isg", "crip", "fipd", "fipdr", "clspd", "cispd", "vif", "caf", "etp", "cipdr",
            "cipd", "deass", "dees", "decesf", "tisf", "ddsp", "dipn", "epci", "ccas", "cias", "rgpd", "cnil", "ase", "pmi", "mds", "cpp", "casf", "ipn");

    private static final Map<String, String> ONE_WORD = Map.ofEntries(Map.entry("intervenante", "intervenant"), Map.entry("travailleuse", "travailleur"),
            Map.entry("assistante", "assistant"), Map.entry("educatrice", "educateur"), Map.entry("professionnelle", "professionnel"),
            Map.entry("elle", "il"), Map.entry("elles", "il"), Map.entry("ils", "il"), Map.entry("celle", "celui"), Map.entry("isc", "iscg"),
            Map.entry("isg", "iscg"), Map.entry("employeuse", "employeur"), Map.entry("salariee", "salarie"), Map.entry("prefete", "prefet"),
            Map.entry("directrice", "directeur"), Map.entry("presidente", "president"));

    /** Words that turn a clause round; the words of one line say the same thing. */
    private static final Map<String, Integer> DECISIVE = bits(List.of("ne pas ni aucun jamais nul", "sans", "sauf hormis", "seul seulement uniquement exclusivement",
            "systematiquement systematique obligatoirement", "hierarchique hierarchiquement", "fonctionnel fonctionnellement", "technique", "nominatif",
            "anonyme", "interdit"));

    /** The same, where the passage speaks of who commands; elsewhere « police » and « employeur » decide nothing. */
    private static final Map<String, Integer> COMMANDING = Map.of("gendarmerie", 1 << 30, "police", 1 << 30, "commissaire", 1 << 30, "commandant", 1 << 30,
            "employeur", 1 << 29, "association", 1 << 29);
    private static final Set<String> AUTHORITY = Set.of("hierarchique", "hierarchiquement", "fonctionnel", "autorite", "hierarchie", "chef", "superieur");

    private static final Set<String> BEFORE_NAMES = Set.of("de", "le", "a", "en");
    private static final Set<String> TITLES = Set.of("m", "mme", "mr", "monsieur", "madame", "mlle");

    private final Lemmatizer lemmatizer = new Lemmatizer();
    private final Set<String> lexicon = RuleBase.lexicon().words();
    private final Map<String, List<String[]>> places = new HashMap<>();
    private final Map<String, String> lemmas = new HashMap<>();

    /** As the rule base writes it. */
    private record Place(String code, String nom, String de, List<String> villes) {
    }

    Mask() {
        try (InputStream in = Mask.class.getResourceAsStream(PLACES)) {
            for (Place p : new YAMLMapper().readValue(in, new TypeReference<List<Place>>() { })) {
                place(p.nom());
                p.villes().forEach(this::place);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        places.values().forEach(l -> l.sort((a, b) -> b.length - a.length));
    }

    private static Map<String, Integer> bits(List<String> lines) {
        Map<String, Integer> bits = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            for (String word : lines.get(i).split(" ")) {
                bits.put(word, 1 << i);
            }
        }
        return bits;
    }

    private void place(String name) {
        String[] words = Fold.fold(name).split("[ '-]+");
        places.computeIfAbsent(words[0], k -> new ArrayList<>()).add(words);
    }

    /** The words of the parties of a convention that name them. */
    static Set<String> names(Collection<String> parties) {
        Set<String> names = new HashSet<>();
        for (String party : parties) {
            Matcher m = WORD.matcher(party);
            while (m.find()) {
                String word = Fold.fold(m.group());
                if (Character.isUpperCase(m.group().charAt(0)) && word.length() > 2 && !KINDS.contains(word)) {
                    names.addAll(Arrays.asList(word.split("-")));
                    names.add(word);
                }
            }
        }
        return names;
    }

    /**
     * @param text  a passage
     * @param names folded words that name the parties of its convention
     */
    Masked of(String text, Set<String> names) {
        List<int[]> laws = new ArrayList<>();
        if (text.chars().anyMatch(Character::isDigit)) {
            Matcher law = LAW.matcher(text);
            while (law.find()) {
                laws.add(new int[] {law.start(), law.end()});
            }
        }
        List<String> words = new ArrayList<>();
        Matcher m = WORD.matcher(text);
        int covered = 0;
        while (m.find()) {
            if (m.start() < covered) {
                continue;
            }
            String word = m.group();
            if (Character.isDigit(word.charAt(0))) {
                boolean law = laws.stream().anyMatch(l -> l[0] <= m.start() && m.start() < l[1]);
                // « Espoir 61 », « UDAF 72 »: the number of the département is part of the name.
                boolean named = !words.isEmpty() && words.getLast().equals(NAME) && word.length() <= 3;
                add(words, law ? word : named ? NAME : FIGURE);
                continue;
            }
            int place = Character.isUpperCase(word.charAt(0)) ? place(text, m.start()) : -1;
            if (place > 0) {
                covered = place;
                add(words, NAME);
            } else {
                word(words, word, names);
            }
        }
        int decisive = 0;
        int plain = 0;
        boolean authority = words.stream().anyMatch(AUTHORITY::contains);
        for (String word : words) {
            decisive |= DECISIVE.getOrDefault(word, 0) | (authority ? COMMANDING.getOrDefault(word, 0) : 0);
            plain += word.equals(NAME) || word.equals(FIGURE) ? 0 : 1;
        }
        return new Masked(words, plain, decisive);
    }

    private void word(List<String> words, String word, Set<String> names) {
        String folded = Fold.fold(word);
        boolean capital = Character.isUpperCase(word.charAt(0));
        String last = words.isEmpty() ? "" : words.getLast();
        if (capital && (names.contains(folded) || TITLES.contains(last) && word.length() > 1 || name(word, folded))) {
            add(words, NAME);
        } else if (word.indexOf('-') > 0 && !lemmatizer.knows(word)) {
            for (String part : word.split("-")) {
                add(words, lemma(part, Fold.fold(part)));
            }
        } else if (last.equals(FIGURE) && (MONTHS.contains(folded) || folded.equals("er") || folded.equals("e"))) {
            return;
        } else {
            add(words, NUMBERS.contains(folded) || MONTHS.contains(folded) ? FIGURE : lemma(word, folded));
        }
    }

    /** A capital on a word that the dictionary does not have. */
    private boolean name(String word, String folded) {
        if (TITLES.contains(folded) || lexicon.contains(folded) || ACRONYMS.contains(folded) || word.length() < 2 || lemmatizer.knows(word)) {
            return false;
        }
        int hyphen = word.indexOf('-');
        // « Commissaire-adjoint » and « Est-il » are words; « Saint-Nazaire » and « Bourg-en-Bresse » are names.
        return hyphen < 0 || word.substring(hyphen + 1).chars().anyMatch(Character::isUpperCase);
    }

    private String lemma(String word, String folded) {
        return lemmas.computeIfAbsent(word, w -> {
            String one = ONE_WORD.get(folded);
            String lemma = one != null ? one : lemmatizer.lemmas(w.toLowerCase(Locale.FRENCH)).getFirst();
            return ONE_WORD.getOrDefault(lemma, lemma);
        });
    }

    private static void add(List<String> words, String word) {
        boolean mask = word.equals(NAME) || word.equals(FIGURE);
        if (word.equals(NAME)) {
            // « de la Sarthe », « du Nord », « d'Amiens »: the article goes with the name.
            while (!words.isEmpty() && BEFORE_NAMES.contains(words.getLast())) {
                words.removeLast();
            }
        }
        if (!mask || words.isEmpty() || !words.getLast().equals(word)) {
            words.add(word);
        }
    }

    /** One past the town or département that begins here, or -1. */
    private int place(String text, int start) {
        int first = start;
        while (first < text.length() && Character.isLetter(text.charAt(first))) {
            first++;
        }
        for (String[] name : places.getOrDefault(Fold.fold(text.substring(start, first)), List.of())) {
            int end = matches(text, first, name);
            if (end > 0) {
                return end;
            }
        }
        return -1;
    }

    private static int matches(String text, int from, String[] name) {
        int at = from;
        for (int i = 1; i < name.length; i++) {
            int start = at;
            while (start < text.length() && " -'’\u00a0".indexOf(text.charAt(start)) >= 0) {
                start++;
            }
            int end = start;
            while (end < text.length() && Character.isLetter(text.charAt(end))) {
                end++;
            }
            if (start == at || !Fold.fold(text.substring(start, end)).equals(name[i])) {
                return -1;
            }
            at = end;
        }
        return at < text.length() && (Character.isLetter(text.charAt(at)) || text.charAt(at) == '-' && at + 1 < text.length()
                && Character.isLetter(text.charAt(at + 1))) ? -1 : at;
    }
}
