package fr.conformite.engine.figures;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sum of money.
 *
 * @param start  first character
 * @param end    one past the last
 * @param euros  as written, before any conversion to a year
 * @param unit   true when the text writes the unit
 * @param per    what it is counted by
 */
record Amount(int start, int end, BigDecimal euros, boolean unit, Per per) {

    /** Period or other base. {@link #YEAR} is also used when nothing is said: conventions count by the year. */
    enum Per { YEAR, HALF, QUARTER, MONTH, WHOLE, OTHER }

    private static final Pattern EURO = Pattern.compile("^ ?(k ?€|k ?euros?|ke(?![a-z])|€|euros?(?![a-z])|eur(?![a-z])|e(?![a-z'])|milliers d'euros|m€|millions? d'euros)");
    private static final Pattern WORD_THOUSANDS = Pattern.compile("^ ?milliers");
    private static final Pattern NOT_MONEY = Pattern.compile("^ ?(?:%|pour ?cent|habitants?|personnes?|situations?|heures?|h(?![a-z])|km|kilometres|exemplaires?|entretiens?|agents?|informations?|dossiers?|ans?(?![a-z])|annees?|mois|jours?|postes?|etp|equivalents?|procedures?|appels?|femmes?|menages?|victimes?|interventions?|m2|m²|/ ?\\d|-\\d|eme|er(?![a-z])|centimes)");
    private static final Pattern REFERENCE = Pattern.compile("(?:n°|no|numero|article|art\\.|l\\.|r\\.|loi|tel\\.?|siret|page|code|bp|cs|programme|chapitre|compte|ligne)[ .:]*$");
    private static final Pattern MONEY_TOPIC = Pattern.compile("€|euros?|financ|finans|cout|subvention|participation|verse|budget|depense|salaire|charge|fonctionn|gestion|remuneration|paye|paie|contribu|prend|met |revien|apporte|frais|total|deplacement|fipd");

    /**
     * Sums in a stretch of plain text. A bare number counts where money is the subject and the number is written as sums are.
     *
     * @param context plain words that tell whether money is the subject
     */
    static List<Amount> all(String plain, int from, int to, String context) {
        List<Amount> found = new ArrayList<>();
        boolean money = MONEY_TOPIC.matcher(context).find();
        for (Numeral n : Numeral.all(plain, from, to)) {
            String after = plain.substring(n.end(), Math.min(to, n.end() + 24));
            String before = plain.substring(Math.max(from, n.start() - 16), n.start());
            Matcher m = EURO.matcher(after.replaceFirst("^ ?\\([^)]{0,3}\\)", ""));
            boolean unit = m.find();
            BigDecimal value = n.value();
            int end = n.end();
            if (unit) {
                end += Math.min(m.end(), after.length());
                if (m.group(1).startsWith("k") || m.group(1).startsWith("milliers")) {
                    value = value.multiply(BigDecimal.valueOf(1000));
                } else if (m.group(1).startsWith("m")) {
                    value = value.multiply(BigDecimal.valueOf(1_000_000));
                }
            } else {
                String written = plain.substring(n.start(), n.end());
                boolean sum = n.digits() ? written.matches("\\d{1,3}[ .]\\d{3}(?:[ .]\\d{3})?(?:,00)?") || written.matches("\\d{4,6}") && !written.matches("(?:19|20)\\d\\d")
                        : written.contains("mille");
                boolean year = value.compareTo(BigDecimal.valueOf(1900)) > 0 && value.compareTo(BigDecimal.valueOf(2100)) < 0;
                if (!money || !sum || year && !before.matches(".*(?:gestion|fonction\\w*|frais|salaire|total|depla\\w*) :? ?$") || value.compareTo(BigDecimal.valueOf(1000)) < 0 || NOT_MONEY.matcher(after).find() || REFERENCE.matcher(before).find()) {
                    continue;
                }
            }
            found.add(new Amount(n.start(), end, value, unit, per(plain, from, to, n.start(), end)));
        }
        return merged(plain, found);
    }

    /** « cinquante-deux mille euros (52 000 €) » is one sum. */
    private static List<Amount> merged(String plain, List<Amount> found) {
        List<Amount> kept = new ArrayList<>();
        for (Amount a : found) {
            if (!kept.isEmpty()) {
                Amount last = kept.getLast();
                String gap = plain.substring(last.end, a.start);
                if (last.euros.compareTo(a.euros) == 0 && gap.matches(" ?\\( ?") && plain.indexOf(')', a.end) - a.end < 3) {
                    Per per = last.per == Per.YEAR ? a.per : last.per;
                    kept.set(kept.size() - 1, new Amount(last.start, a.end + 1, last.euros, true, per));
                    continue;
                }
            }
            kept.add(a);
        }
        return kept;
    }

    private static final Pattern SPAN = Pattern.compile("(?<![a-z\\d-])(deux|2|trois|3|quatre|4|dix-huit|18|vingt-quatre|24|trente|30|trente-six|36) (ans|annees|exercices|mois)(?![a-z])");

    /** How many years a sum for the whole period covers, as its sentence says; three when it does not. */
    static BigDecimal years(String words) {
        Matcher m = SPAN.matcher(words);
        if (!m.find()) {
            return BigDecimal.valueOf(3);
        }
        BigDecimal number = Numeral.all(m.group(1), 0, m.group(1).length()).getFirst().value();
        return m.group(2).equals("mois") ? number.divide(BigDecimal.valueOf(12), 4, java.math.RoundingMode.HALF_UP) : number;
    }

    private static Per per(String plain, int from, int to, int start, int end) {
        String after = plain.substring(end, Math.min(to, end + 40));
        String before = plain.substring(Math.max(from, start - 110), start);
        if (after.matches("(?s)[ )]*(?:par|/|le|pour chaque|la) ?(?:habitants?|heures?|h|famille|jour|nuit|km|kilometre|repas|personne|entretien|dossier|nuitee|sinistre)(?![a-z]).*")) {
            return Per.OTHER;
        }
        if (after.matches("(?s)[ )]*(?:par|/|chaque|le|mensuels?) ?mois.*|(?s)[ )]*(?:mensuel|/ ?mois).*") || before.matches("(?s).*(?:mensuel\\w*|chaque mois|tous les mois|par mois)[^.;]{0,90}")
                && !before.matches("(?s).*(?:mensuel\\w*|chaque mois|par mois)[^.;]*(?:annuel|soit|an(?:nee)?(?![a-z])|donc|douze).*")) {
            return Per.MONTH;
        }
        if (after.matches("(?s)[ )]*(?:par|chaque) trimestre.*") || before.matches("(?s).*(?:chaque trimestre|trimestriel\\w*|par trimestre)[^.;]{0,60}") && !before.contains("annuel") && !before.contains("soit")) {
            return Per.QUARTER;
        }
        if (after.matches("(?s)[ )]*(?:par|chaque) semestre.*") || before.matches("(?s).*(?:chaque semestre|semestriel\\w*|par semestre)[^.]*") && !before.matches("(?s).*(?:chaque semestre|semestriel\\w*|par semestre)[^.]*(?:annuel|soit|par an|l'an)[^.]*")) {
            return Per.HALF;
        }
        boolean yearly = after.matches("(?s)[ )]*(?:€ ?)?(?:par|/|l'|chaque|annuel|de l'|pour une|en annee).{0,3}(?:an|annee|annuels?|exercice).*") || after.matches("(?s)[ )]*(?:l'an|annuel|en annee pleine|tous les ans).*");
        if (!yearly && (before.matches("(?s).*(?:sur|pour|pendant) (?:les |la duree des? |une periode de |la periode de )?(?:(?:trois|3|deux|2|quatre|4) (?:ans|annees|exercices)|(?:dix-huit|18|vingt-quatre|24|trente|30|trente-six|36) mois)[^.;]{0,50}")
                && !before.matches("(?s).*(?:par an|annuel|chaque annee|soit|chacun)[^.;]*") || after.matches("(?s)[ )]*(?:sur|pour) (?:les |la duree des? )?(?:trois|3|deux|2|quatre|4) (?:ans|annees|exercices).*"))) {
            return Per.WHOLE;
        }
        return Per.YEAR;
    }
}
