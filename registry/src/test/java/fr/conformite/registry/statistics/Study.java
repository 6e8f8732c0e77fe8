package fr.conformite.registry.statistics;

import fr.conformite.engine.identify.InseeCodes;
import fr.conformite.engine.rulebase.Grid;
import fr.conformite.engine.rulebase.RuleBase;
import fr.conformite.registry.Entry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Made-up conventions, one post each, that have the figures the study publishes on its 184. Where the study contradicts itself a choice is made:
 * 19 prosecutors sign and not 29 (165 + 29 exceed 184), and criteria fail 128 times as its tables add up, so that 21 conventions and not
 * 7 have three failing criteria.
 */
public final class Study {

    private static final Grid GRID = RuleBase.grid();

    private final List<SequencedMap<Integer, String>> values = new ArrayList<>();
    private final String[] employers = new String[184];
    private final String[] places = new String[184];
    private final String[] evolutions = new String[184];
    private final String[] payers = new String[184];
    private final BigDecimal[] costs = new BigDecimal[184];

    private Study() {
        for (int i = 0; i < 184; i++) {
            values.add(new LinkedHashMap<>());
        }
        // 61 conventions with one failing criterion (0 to 60), 2 with two (61, 62), 21 with three (63 to 83): 61 + 4 + 63 = 128.
        // Public is numbered first: 0-36 victims, 37-58 ambiguous, 59 minors; then authorities, ethics, post and qualification take their turn.
        int[] room = new int[184];
        for (int i = 0; i < 84; i++) {
            room[i] = i < 61 ? 1 : i < 63 ? 2 : 3;
        }
        // Where three fail, the public always does: 23 restricted or ambiguous publics lie in 61-83, the others among the first.
        List<String> publics = repeat("Victimes seulement", 37, "Ambiguïté du texte", 22, "Mineurs seulement", 1);
        List<Integer> order = new ArrayList<>();
        for (int i = 61; i < 84; i++) {
            order.add(i);
        }
        for (int i = 0; i < 61; i++) {
            order.add(i);
        }
        fail(3, "Tous publics", publics, order, room);
        fail(6, "Sécurisée", repeat("Contre-sens", 24), order, room);
        fail(5, "Conforme", repeat("Confuse", 18, "Inversée", 2), order, room);
        fail(1, "Oui", repeat("Partiellement", 18, "Non", 1), order, room);
        fail(7, "Précisée et conforme", repeat("Non-précisée", 3, "Imprécision dommageable", 2), order, room);
        over(6, "Sécurisée", repeat("Ambiguïté", 23, "Non-précisé", 6));
        fill(2, "Inscrits", repeat("Ambiguïté", 13, "Non-précisé", 1));
        fill(8, "Prévu", repeat("Non-prévu", 20));
        fill(9, "Triennale", repeat("Annuelle", 70));
        fill(12, "Absent", repeat("Présent", 19));
        where();
        when();
        situations();
        model();
        money();
    }

    /** The 184 conventions. */
    public static List<Entry> entries() {
        return new Study().made();
    }

    private static List<String> repeat(Object... pairs) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            all.addAll(java.util.Collections.nCopies((Integer) pairs[i + 1], (String) pairs[i]));
        }
        return all;
    }

    /** Gives failing values to conventions that still have a criterion to fail, those with most of them first. */
    private void fail(int indicator, String usual, List<String> failing, List<Integer> order, int[] room) {
        List<Integer> by = new ArrayList<>(order);
        by.sort((a, b) -> room[b] - room[a]);
        for (int i = 0; i < failing.size(); i++) {
            values.get(by.get(i)).put(indicator, failing.get(i));
            if (room[by.get(i)]-- == 0) {
                throw new IllegalStateException("no room left for indicator " + indicator);
            }
        }
        values.forEach(v -> v.putIfAbsent(indicator, usual));
    }

    /** Replaces a usual value from the end of the list, where everything complies. */
    private void over(int indicator, String usual, List<String> others) {
        int at = 183;
        for (String other : others) {
            while (!values.get(at).get(indicator).equals(usual)) {
                at--;
            }
            values.get(at).put(indicator, other);
        }
    }

    private void fill(int indicator, String usual, List<String> others) {
        values.forEach(v -> v.put(indicator, usual));
        over(indicator, usual, others);
    }

    private List<Integer> with(int indicator, String value) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < 184; i++) {
            if (value.equals(values.get(i).get(indicator))) {
                found.add(i);
            }
        }
        return found;
    }

    /** 37 for victims only: 23 carried by départements, 12 by associations, 2 by towns; 18 mixed, 11 police, 8 gendarmerie. */
    private void where() {
        List<Integer> victims = with(3, "Victimes seulement");
        spread(victims, employers, repeat("Conseil départemental", 23, "Association", 12, "Ville/Interco", 2));
        spread(victims, places, repeat("Mixte", 18, "Police", 11, "Gendarmerie", 8));
        rest(employers, repeat("Association", 69, "Conseil départemental", 50, "Ville/Interco", 28));
        rest(places, repeat("Gendarmerie", 80, "Police", 39, "Mixte", 28));
    }

    private static void spread(List<Integer> at, String[] target, List<String> what) {
        for (int i = 0; i < at.size(); i++) {
            target[at.get(i)] = what.get(i);
        }
    }

    private static void rest(String[] target, List<String> what) {
        int next = 0;
        for (int i = 0; i < target.length; i++) {
            if (target[i] == null) {
                target[i] = what.get(next++);
            }
        }
        if (next != what.size()) {
            throw new IllegalStateException("the study's figures do not fill 184");
        }
    }

    /** 33 before 2019, 30 in 2019, 74 in 2020, 47 in 2021, of which 8, 8, 16 and 5 for victims only. */
    private void when() {
        String[] years = new String[184];
        spread(with(3, "Victimes seulement"), years, repeat("2018", 8, "2019", 8, "2020", 16, "2021", 5));
        rest(years, repeat("2017", 25, "2019", 22, "2020", 58, "2021", 42));
        for (int i = 0; i < 184; i++) {
            values.get(i).put(10, years[i]);
            values.get(i).put(11, "Proche");
        }
    }

    /** 102 are far from the model, 46 of them signed in 2020 or 2021; 38 hold the four principles all the same. */
    private void model() {
        int early = far(false, false, 56);
        int earlyWithPrinciples = far(false, true, 56 - early);
        int lateWithPrinciples = far(true, true, 38 - earlyWithPrinciples);
        far(true, false, 46 - lateWithPrinciples);
    }

    /** Puts at most so many conventions far from the model. @return how many */
    private int far(boolean late, boolean principles, int atMost) {
        int done = 0;
        for (SequencedMap<Integer, String> v : values) {
            boolean holds = v.get(1).equals("Oui") && v.get(3).equals("Tous publics") && v.get(4).equals("Toutes situations") && v.get(5).equals("Conforme");
            if (done < atMost && Integer.parseInt(v.get(10)) >= 2020 == late && holds == principles && v.get(11).equals("Proche")) {
                v.put(11, "Éloignée");
                done++;
            }
        }
        return done;
    }

    /** VIF: 16 départements, 4 associations, 1 town; couples: 8 associations, 2 towns. */
    private void situations() {
        values.forEach(v -> v.put(4, "Toutes situations"));
        limit("VIF", "Conseil départemental", 16);
        limit("VIF", "Association", 4);
        limit("VIF", "Ville/Interco", 1);
        limit("Violences conjugales", "Association", 8);
        limit("Violences conjugales", "Ville/Interco", 2);
    }

    private void limit(String value, String employer, int times) {
        int left = times;
        for (int i = 0; i < 184 && left > 0; i++) {
            if (employers[i].equals(employer) && values.get(i).get(4).equals("Toutes situations")) {
                values.get(i).put(4, value);
                left--;
            }
        }
    }

    /** 150 tell who pays: 8 the State alone, 7 the département alone, 28 degressive, 107 stable. 80 tell the cost: 26 under 50 000 €, 33 up to 55 000 €, 21 above. */
    private void money() {
        List<String> ways = repeat("État", 8, "Département", 7, "Dégressive", 28, "Stable", 107);
        for (int i = 0; i < 184; i++) {
            String way = i < ways.size() ? ways.get(i) : null;
            values.get(i).put(13, way == null ? "Non-mentionnée" : "Mentionnée");
            boolean single = way != null && !way.equals("Dégressive") && !way.equals("Stable");
            evolutions[i] = single ? "Financeur unique" : way;
            payers[i] = single ? way : "État";
        }
        int associations = 12;
        int councils = 7;
        int towns = 2;
        int known = 0;
        for (int i = 0; i < 184; i++) {
            boolean dear = switch (employers[i]) {
                case "Association" -> associations-- > 0;
                case "Conseil départemental" -> councils-- > 0;
                default -> towns-- > 0;
            };
            costs[i] = dear ? new BigDecimal(i == 0 ? 65_000 : 58_000) : null;
            if (!dear && known < 59) {
                costs[i] = new BigDecimal(known == 0 ? 40_000 : known < 26 ? 45_000 : 52_000);
                known++;
            }
            values.get(i).put(14, costs[i] == null ? "Non-précisé" : costs[i].toPlainString());
        }
    }

    private List<Entry> made() {
        List<String> departements = List.copyOf(InseeCodes.all().values());
        int[] seen = new int[3];
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 184; i++) {
            SequencedMap<Integer, String> v = new LinkedHashMap<>();
            for (int n = 1; n <= 14; n++) {
                v.put(n, values.get(i).get(n));
            }
            List<String> failed = GRID.criteres().stream().filter(k -> !k.satisfiedBy(v.get(k.indicateur()))).map(Grid.Key::id).toList();
            int type = List.of("Association", "Conseil départemental", "Ville/Interco").indexOf(employers[i]);
            // 81 posts for 47 associations, 73 for 29 councils, 30 for 28 towns.
            int structure = seen[type]++ % List.of(47, 29, 28).get(type);
            List<Entry.Funder> funders = evolutions[i] == null ? List.of() : List.of(new Entry.Funder(payers[i], payers[i], null, null));
            entries.add(new Entry("convention-" + i + ".docx", null, departements.get(structure), employers[i], employers[i] + " numéro " + structure, places[i], 1,
                    BigDecimal.ONE, List.of(), v, evolutions[i], funders, costs[i], costs[i], failed, GRID.verdict(failed.size()).libelle(), false));
        }
        return entries;
    }
}
