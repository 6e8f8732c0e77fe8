package fr.conformite.engine.amend;

import fr.conformite.engine.assess.Assessment;
import fr.conformite.engine.language.Fold;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one convention calls its worker, its employer and the service that hosts the post, ready to be written in a sentence.
 *
 * <p>Placeholders of a wording: {@code {Iscg}}, {@code {iscg}} and {@code {l'iscg}} (the worker, with an article), {@code {Il}} and
 * {@code {il}}, {@code {e}} (agreement), {@code {son employeur}} (followed by a comma), {@code {du service}}, {@code {du chef}}.
 *
 * @param worker   « l'intervenante sociale »
 * @param feminine true when the worker's name is feminine in this text
 * @param employer « son employeur, l'association Relais », or « son employeur » when the text does not name it plainly
 * @param service  « du commissariat de Blois », or a general name
 * @param chief    « du commandant de la compagnie », or a general name
 * @param curled   true when this text writes its apostrophes « ’ »
 */
record Names(String worker, boolean feminine, String employer, String service, String chief, boolean curled) {

    /** Names of the worker, with the article they take; the most usual in the text is kept. */
    private static final Pattern WORKER = Pattern.compile(
            "(?iU)\\b(?:l['’](?:intervenante? sociale?|ISCG|ISC|ISG|assistante sociale|assistant social|assistante? de service social)|l[ea] (?:travailleuse sociale|travailleur social|référente? sociale?|correspondante? sociale?))\\b(?! en\\b)");

    /** What tells the gender of the person in a text that calls the post by an acronym or in the plural. */
    private static final Pattern SHE = Pattern.compile("(?U)\\b(?:[Ii]ntervenantes?|[Aa]ssistante sociale|[Tt]ravailleuse sociale|[Ll]a titulaire|ISC?G?[^.;]{0,200}[.;] Elle)\\b");
    private static final Pattern HE = Pattern.compile("(?U)\\b(?:[Ii]ntervenants?|[Aa]ssistant social|[Tt]ravailleur social|[Ll]e titulaire|ISC?G?[^.;]{0,200}[.;] Il)\\b");

    private static final Pattern CURLED = Pattern.compile("’");
    private static final Pattern STRAIGHT = Pattern.compile("'");

    private static final String NAME = "[\\p{Lu}][\\p{L}'’.-]+(?:[ -](?:(?:sur|sous|en|lès|les|la|le|de|du|des|et|l['’]|d['’]) ?)?[\\p{Lu}][\\p{L}'’-]+){0,3}";

    private static final Pattern SERVICE = Pattern.compile(
            "\\b((?:[Cc]ommissariat(?: central| de police| de secteur)?|[Hh]ôtel de police|[Cc]ompagnie(?: de gendarmerie)?(?: départementale)?|[Bb]rigade(?: territoriale)?(?: autonome)?(?: de gendarmerie)?|[Cc]ommunauté de brigades)) ((?:de |d['’]|du |des |de la )" + NAME + ")");

    private static final Pattern CHIEF = Pattern.compile(
            "\\b(?:du |le |au )((?:commissaire(?: central| de police)?|chef (?:du service de police|de la circonscription|de circonscription|du commissariat)|directeur (?:départemental de la sécurité publique|interdépartemental de la police nationale)"
            + "|commandant (?:de la compagnie|de groupement|du groupement|de la brigade|de la communauté de brigades)))\\b(?!['’ ](?:de |d['’])\\p{Ll})", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    /** Words of a name that take no capital. */
    private static final Set<String> COMMON = Set.of("ville", "commune", "communauté", "communes", "agglomération", "association", "union", "fédération", "fondation",
            "centre", "conseil", "mairie", "département", "départemental", "départementale", "communal", "métropole", "action", "sociale", "de", "du", "des", "d", "la",
            "le", "les", "l", "et", "en", "sur", "sous", "pour", "aux", "à");

    /** Seats and posts far below the top of the text name one of several places; one mention is not enough to speak for the post. */
    private static final int ENOUGH = 2;

    static Names of(Assessment assessment) {
        String text = assessment.convention().source().text().replaceAll("[ \\t\\u00a0\\u202f]+", " ");
        String worker = most(WORKER, text, 0, 1);
        worker = worker == null ? "l'intervenant social" : lower(worker).replace('’', '\'');
        boolean feminine = worker.matches("(?iU).*\\b(?:intervenante|assistante|travailleuse|référente|correspondante)\\b.*")
                || !worker.matches("(?iU).*\\b(?:assistant|travailleur|référent|correspondant)\\b.*") && count(SHE, text) > count(HE, text);
        if (feminine && worker.equals("l'intervenant social")) {
            worker = "l'intervenante sociale";
        }
        List<String> hosts = assessment.convention().actors().host();
        return new Names(worker, feminine, employer(assessment, text), service(text, hosts), chief(text, hosts), count(CURLED, text) > count(STRAIGHT, text));
    }

    private static long count(Pattern pattern, String text) {
        return pattern.matcher(text).results().count();
    }

    /** A wording with this convention's own names. */
    String fill(String wording) {
        String he = feminine ? "elle" : "il";
        String filled = wording.strip().replaceAll("\\s+", " ")
                .replace("{Iscg}", capital(worker)).replace("{iscg}", worker).replace("{l'iscg}", worker)
                .replace("{Il}", capital(he)).replace("{il}", he).replace("{e}", feminine ? "e" : "")
                .replace("{son employeur}", employer).replace("{du service}", service).replace("{du chef}", chief);
        return spelled(filled);
    }

    /** Words with this text's own apostrophes. */
    String spelled(String words) {
        return curled ? words.replace('\'', '’') : words.replace('’', '\'');
    }

    private static String employer(Assessment assessment, String text) {
        String type = assessment.identification().typeEmployeur();
        String heads = switch (type == null ? "" : type) {
            case "Association" -> "association|asso|udaf|union|federation|fondation|cidff|centre|sauvegarde|croix-rouge";
            case "Conseil départemental" -> "departement|conseil departemental|conseil general|collectivite";
            case "Ville/Interco" -> "ville|commune|communaute|metropole|ccas|cias|centre|agglomeration|mairie";
            default -> "(?!)";
        };
        List<String> parties = assessment.identification().parties().stream()
                .filter(p -> Pattern.compile("^(?:" + heads + ")\\b").matcher(Fold.fold(p)).find() && p.length() <= 70 && !p.contains(":")).toList();
        if (parties.size() != 1) {
            return "son employeur";
        }
        String party = parties.getFirst();
        Matcher written = Pattern.compile("(?iU)\\b(l['’] ?|le |la )" + Pattern.quote(party)).matcher(text);
        String article = written.find() ? written.group(1).toLowerCase().replace("’ ", "’").replace("' ", "'") : article(Fold.fold(party));
        if (article == null) {
            return "son employeur";
        }
        return "son employeur, " + article + ordinary(party);
    }

    private static String article(String folded) {
        if (folded.matches("(?:association|union|udaf|agglomeration).*")) {
            return "l'";
        }
        if (folded.matches("(?:departement|conseil|centre|ccas|cias|cidff).*")) {
            return "le ";
        }
        return folded.matches("(?:ville|commune|communaute|metropole|federation|fondation|mairie|collectivite|sauvegarde|croix-rouge)\\b.*") ? "la " : null;
    }

    /** A common noun loses the capital that opened a list, and a name written all in capitals is written as others are. */
    private static String ordinary(String party) {
        if (party.contains(" ") && party.equals(party.toUpperCase())) {
            Matcher words = Pattern.compile("(?U)\\p{L}+").matcher(party.toLowerCase());
            return words.replaceAll(w -> COMMON.contains(w.group()) ? w.group() : Matcher.quoteReplacement(capital(w.group())));
        }
        return party.matches("(?U)(?:Association|Union|Fédération|Fondation|Ville|Commune|Communauté|Centre|Conseil|Mairie)\\b.*")
                ? Character.toLowerCase(party.charAt(0)) + party.substring(1) : party;
    }

    private static String service(String text, List<String> hosts) {
        if (hosts.size() == 1) {
            String force = hosts.getFirst();
            Map<String, Integer> counts = new LinkedHashMap<>();
            Matcher m = SERVICE.matcher(text);
            while (m.find()) {
                boolean police = Fold.fold(m.group(1)).matches("(?:commissariat|hotel).*");
                if (police == force.equals("POLICE")) {
                    counts.merge(lower(m.group(1)) + " " + m.group(2), 1, Integer::sum);
                }
            }
            String best = best(counts);
            boolean alone = best != null && counts.keySet().stream().map(k -> k.replaceFirst("^.*? (?=d['’eu])", "")).distinct().count() == 1;
            if (best != null && (alone || counts.get(best) >= ENOUGH && counts.values().stream().mapToInt(n -> n).sum() < 2 * counts.get(best))) {
                return of(best);
            }
            return force.equals("POLICE") ? "du service de police" : "de l'unité de gendarmerie";
        }
        return hosts.isEmpty() ? "du service de police ou de l'unité de gendarmerie d'accueil" : "du service de police et de l'unité de gendarmerie d'accueil";
    }

    private static String chief(String text, List<String> hosts) {
        if (hosts.size() == 1) {
            boolean police = hosts.getFirst().equals("POLICE");
            Map<String, Integer> counts = new LinkedHashMap<>();
            Matcher m = CHIEF.matcher(text);
            while (m.find()) {
                if (police != m.group(1).toLowerCase().startsWith("commandant")) {
                    counts.merge(m.group(1).toLowerCase(), 1, Integer::sum);
                }
            }
            String best = best(counts);
            return "du " + (best != null && counts.get(best) >= ENOUGH ? best : police ? "chef du service de police" : "commandant de l'unité de gendarmerie");
        }
        return "du chef du service de police " + (hosts.isEmpty() ? "ou" : "et") + " du commandant de l'unité de gendarmerie"
                + (hosts.isEmpty() ? "" : ", chacun pour son service");
    }

    private static String of(String name) {
        return name.matches("(?iU)h.*") ? "de l'" + name : (name.startsWith("commissariat") ? "du " : "de la ") + name;
    }

    private static String most(Pattern pattern, String text, int group, int least) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        Matcher m = pattern.matcher(text);
        while (m.find()) {
            counts.merge(lower(m.group(group)), 1, Integer::sum);
        }
        String best = best(counts);
        return best == null || counts.get(best) < least ? null : best;
    }

    private static String best(Map<String, Integer> counts) {
        List<Map.Entry<String, Integer>> entries = new ArrayList<>(counts.entrySet());
        return entries.stream().max(Comparator.comparingInt(Map.Entry::getValue)).map(Map.Entry::getKey).orElse(null);
    }

    private static String lower(String words) {
        // Acronyms keep their capitals: « l'ISCG ».
        return words.matches("(?U).*\\p{Lu}{2,}.*") && words.length() < 7 ? Character.toLowerCase(words.charAt(0)) + words.substring(1) : words.toLowerCase();
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
