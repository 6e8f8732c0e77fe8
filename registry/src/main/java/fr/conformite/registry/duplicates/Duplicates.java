package fr.conformite.registry.duplicates;

import fr.conformite.engine.model.ModelText;
import fr.conformite.engine.rulebase.Grid;
import fr.conformite.engine.rulebase.RuleBase;
import fr.conformite.registry.Entry;
import fr.conformite.registry.store.Registry;
import fr.conformite.registry.store.Sql;
import fr.conformite.registry.store.StoredPassage;
import fr.conformite.registry.store.Validation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds what travels in a registry. One use each. */
public final class Duplicates {

    /** Fewer words than this say nothing that could be recognised; a passage that makes a criterion fail may be shorter. */
    private static final int WORDS = 8;
    private static final int WORDS_AT_FAULT = 4;

    /** Zones whose words are the same everywhere or nowhere. */
    private static final Set<String> APART = Set.of("TITLE", "PARTIES", "SIGNATURES", "NOT_TEXT");

    /** From this many conventions on, what more than half of them have tells nothing of who copied whom. */
    private static final int MANY = 10;

    private static final double FAMILY_SHARE = 0.5;
    private static final int FAMILY_PASSAGES = 5;

    /** Of a passage and a quotation, the shorter must be covered by half for the one to be the other. */
    private static final int HALF = 2;

    private final Registry registry;
    private final Options options;
    private final Listener listener;
    private final Grid grid = RuleBase.grid();
    private final Mask mask = new Mask();
    private final List<Convention> conventions = new ArrayList<>();

    // One line a passage compared: its convention (rank in the list), rank in the document, group, likeness in thousandths, criteria, wording.
    private final IntList sources = new IntList();
    private final IntList ranks = new IntList();
    private final IntList groups = new IntList();
    private final IntList likenesses = new IntList();
    private final IntList faults = new IntList();
    private final IntList wordings = new IntList();

    private int modelGroups;
    private int groupCount;
    private int apart;

    /** Told how the work advances. */
    public interface Listener {
        /** @param conventions how many will be read */
        default void starts(int conventions) {
        }

        /** One more was read. */
        default void advances() {
        }
    }

    /** What is kept of a convention while its passages are compared. @param spans start, end, criterion of each passage quoted against it */
    private record Convention(Source source, Set<String> names, int[] spans, List<Quote> quotes) {
    }

    /** What a reviewer quoted. */
    private record Quote(String text, int criterion) {
    }

    private Duplicates(Registry registry, Options options, Listener listener) {
        this.registry = registry;
        this.options = options;
        this.listener = listener;
    }

    /** Compares the passages of the last version of each convention. Needs about 400 bytes a passage while it works. */
    public static Travels find(Registry registry, Options options, Listener listener) {
        return new Duplicates(registry, options, listener).find();
    }

    private Travels find() {
        meet();
        listener.starts(conventions.size());
        compare();
        return result();
    }

    // --- conventions -------------------------------------------------------------------------------------------------

    private void meet() {
        Map<Long, Integer> validated = new HashMap<>();
        for (Validation v : registry.validations()) {
            validated.merge(v.document(), v.year(), Math::min);
        }
        registry.each((document, json) -> {
            Entry entry = Entry.of(json);
            Integer year = entry.year() != null ? entry.year() : validated.get(document.id());
            IntList spans = new IntList();
            List<Quote> quotes = new ArrayList<>();
            faults(entry, JsonMapper.shared().readTree(json), spans, quotes);
            int[] all = new int[spans.size()];
            for (int i = 0; i < all.length; i++) {
                all[i] = spans.get(i);
            }
            conventions.add(new Convention(new Source(document.id(), document.name(), entry.departement(), year, document.added()),
                    Mask.names(entry.parties()), all, List.copyOf(quotes)));
        });
        conventions.sort(Comparator.comparing((Convention c) -> c.source().order()).thenComparing(c -> c.source().year() == null)
                .thenComparing(c -> c.source().added()).thenComparing(c -> c.source().document()));
    }

    /** The passages quoted for a value that makes a criterion fail: the engine's when the value is the engine's, else the reviewer's. */
    private void faults(Entry entry, JsonNode root, IntList spans, List<Quote> quotes) {
        for (int k = 0; k < grid.criteres().size(); k++) {
            Grid.Key criterion = grid.criteres().get(k);
            String value = entry.value(criterion.indicateur());
            if (value == null || criterion.satisfiedBy(value)) {
                continue;
            }
            JsonNode finding = root.path("indicateurs").path(criterion.indicateur() - 1);
            if (value.equals(finding.path("valeur").asString(""))) {
                for (JsonNode citation : finding.path("citations")) {
                    spans.add(citation.path("debut").asInt());
                    spans.add(citation.path("fin").asInt());
                    spans.add(k);
                }
            } else {
                for (JsonNode reading : root.path("revue").path("lectures")) {
                    if (reading.path("numero").asInt() == criterion.indicateur()) {
                        for (JsonNode passage : reading.path("passages")) {
                            quotes.add(new Quote(passage.asString("").strip(), k));
                        }
                    }
                }
            }
        }
    }

    private static int fault(Convention convention, StoredPassage passage) {
        int fault = 0;
        int[] spans = convention.spans();
        for (int i = 0; i < spans.length; i += 3) {
            int common = Math.min(spans[i + 1], passage.end()) - Math.max(spans[i], passage.start());
            if (common > 0 && common * HALF >= Math.min(spans[i + 1] - spans[i], passage.end() - passage.start())) {
                fault |= 1 << spans[i + 2];
            }
        }
        for (Quote quote : convention.quotes()) {
            fault |= !quote.text().isEmpty() && (passage.text().contains(quote.text()) || quote.text().contains(passage.text())) ? 1 << quote.criterion() : 0;
        }
        return fault;
    }

    // --- passages ----------------------------------------------------------------------------------------------------

    private void compare() {
        long expected = registry.read(c -> Sql.first(c, "SELECT count(*) FROM passages", r -> r.getLong(1))).orElse(0L);
        var origins = new Origins(options.likeness(), (int) Math.min(expected, 1 << 22));
        var sketcher = new Sketcher();
        for (ModelText.Article article : ModelText.current().articles()) {
            for (String paragraph : article.text().split("\n+")) {
                Masked masked = mask.of(paragraph, Set.of());
                if (masked.plain() >= WORDS) {
                    origins.add(sketcher.sketch(masked.words()), Sketcher.pairs(masked.words()), masked.decisive());
                    modelGroups++;
                }
            }
        }
        groupCount = modelGroups;
        for (int i = 0; i < conventions.size(); i++) {
            Convention convention = conventions.get(i);
            for (StoredPassage passage : registry.passages(convention.source().document())) {
                passage(origins, sketcher, i, convention, passage);
            }
            listener.advances();
        }
    }

    private void passage(Origins origins, Sketcher sketcher, int source, Convention convention, StoredPassage passage) {
        String text = passage.text().strip();
        if (APART.contains(passage.zone()) || text.regionMatches(true, 0, "vu ", 0, 3)) {
            apart++;
            return;
        }
        int fault = fault(convention, passage);
        Masked masked = mask.of(text, convention.names());
        if (masked.plain() < (fault == 0 ? WORDS : WORDS_AT_FAULT)) {
            apart++;
            return;
        }
        int[] pairs = Sketcher.pairs(masked.words());
        int[] sketch = sketcher.sketch(masked.words());
        int group = origins.nearest(sketch, pairs, masked.decisive());
        double likeness = group < 0 ? 1 : origins.likeness();
        if (group < 0) {
            group = origins.add(sketch, pairs, masked.decisive());
            groupCount++;
        }
        sources.add(source);
        ranks.add(passage.rank());
        groups.add(group);
        likenesses.add((int) Math.floor(likeness * 1000));
        faults.add(fault);
        wordings.add(masked.words().hashCode());
    }

    // --- what comes out ----------------------------------------------------------------------------------------------

    /** Passages by group, in the order they came: {@code from[g]} to {@code from[g + 1]} in {@code items}. */
    private record Members(int[] from, int[] items) {
    }

    private Members members() {
        int[] from = new int[groupCount + 1];
        for (int i = 0; i < groups.size(); i++) {
            from[groups.get(i) + 1]++;
        }
        for (int g = 0; g < groupCount; g++) {
            from[g + 1] += from[g];
        }
        int[] at = Arrays.copyOf(from, groupCount);
        int[] items = new int[groups.size()];
        for (int i = 0; i < groups.size(); i++) {
            items[at[groups.get(i)]++] = i;
        }
        return new Members(from, items);
    }

    /** A group and what it is ordered by. @param fails conventions where it makes some criterion fail, by criterion */
    private record Group(int number, int conventions, int[] fails, boolean usual) {

        int worst() {
            return Arrays.stream(fails).max().orElse(0);
        }
    }

    private Travels result() {
        Members members = members();
        int criterion = criterion();
        List<Group> all = new ArrayList<>();
        boolean[] common = new boolean[groupCount];
        for (int g = 0; g < groupCount; g++) {
            Group group = group(g, members);
            boolean often = conventions.size() >= MANY && group.conventions() * 2 > conventions.size();
            common[g] = often || g < modelGroups;
            if (group.conventions() >= options.least() && (criterion < 0 || group.fails()[criterion] > 0)) {
                all.add(new Group(g, group.conventions(), group.fails(), common[g] && group.worst() == 0));
            }
        }
        int faulty = (int) all.stream().filter(g -> g.worst() > 0).count();
        int usual = (int) all.stream().filter(Group::usual).count();
        List<Group> wanted = all.stream().filter(g -> options.usual() || !g.usual())
                .sorted(Comparator.comparingInt((Group g) -> criterion < 0 ? -g.worst() : -g.fails()[criterion]).thenComparing(Group::usual)
                        .thenComparing(g -> -g.conventions()).thenComparing(Group::number)).limit(options.limit()).toList();
        return new Travels(conventions.size(), groups.size(), apart, all.size(), faulty, usual, clauses(wanted, members), families(members, common));
    }

    private int criterion() {
        List<String> ids = grid.criteres().stream().map(Grid.Key::id).toList();
        return options.criterion() == null ? -1 : ids.indexOf(options.criterion());
    }

    private Group group(int g, Members members) {
        int count = 0;
        int last = -1;
        int fault = 0;
        int[] fails = new int[grid.criteres().size()];
        for (int k = members.from()[g]; k < members.from()[g + 1]; k++) {
            int item = members.items()[k];
            if (sources.get(item) != last) {
                last = sources.get(item);
                count++;
                fault = 0;
            }
            // A convention that says it twice still is one convention.
            int news = faults.get(item) & ~fault;
            fault |= news;
            for (int c = 0; c < fails.length; c++) {
                fails[c] += news >> c & 1;
            }
        }
        return new Group(g, count, fails, false);
    }

    /** The words and places of the groups wanted, each document read once. */
    private List<Clause> clauses(List<Group> wanted, Members members) {
        Map<Integer, Integer> texts = new HashMap<>();
        Map<Integer, StoredPassage> places = new HashMap<>();
        List<Integer> items = new ArrayList<>();
        for (Group group : wanted) {
            texts.put(group.number(), shown(group, members));
            for (int k = members.from()[group.number()]; k < members.from()[group.number() + 1]; k++) {
                items.add(members.items()[k]);
            }
        }
        Set<Integer> spoken = Set.copyOf(texts.values());
        items.sort(null);
        List<StoredPassage> passages = List.of();
        int read = -1;
        for (int item : items) {
            if (sources.get(item) != read) {
                read = sources.get(item);
                passages = registry.passages(conventions.get(read).source().document());
            }
            int rank = ranks.get(item);
            // Someone may be auditing meanwhile: a passage that is gone is not told.
            passages.stream().skip(rank).findFirst().filter(p -> p.rank() == rank).ifPresent(p -> places.put(item, spoken.contains(item) ? p
                    : new StoredPassage(p.document(), p.rank(), null, p.article(), null, p.page(), p.start(), p.end(), null)));
        }
        List<Clause> clauses = new ArrayList<>();
        for (Group group : wanted) {
            StoredPassage text = places.get(texts.get(group.number()));
            if (text != null) {
                clauses.add(clause(group, members, text.text(), places));
            }
        }
        return clauses;
    }

    /** The passage whose wording is shown: the most usual one, among those at fault when there are any. */
    private int shown(Group group, Members members) {
        Map<Integer, Integer> counts = new LinkedHashMap<>();
        Map<Integer, Integer> first = new HashMap<>();
        for (int k = members.from()[group.number()]; k < members.from()[group.number() + 1]; k++) {
            int item = members.items()[k];
            if (group.worst() == 0 || faults.get(item) != 0) {
                counts.merge(wordings.get(item), 1, Integer::sum);
                first.putIfAbsent(wordings.get(item), item);
            }
        }
        int best = counts.values().stream().mapToInt(n -> n).max().orElseThrow();
        return first.get(counts.entrySet().stream().filter(e -> e.getValue() == best).findFirst().orElseThrow().getKey());
    }

    private Clause clause(Group group, Members members, String text, Map<Integer, StoredPassage> places) {
        List<Occurrence> occurrences = new ArrayList<>();
        Set<Integer> different = new TreeSet<>();
        Set<String> departements = new TreeSet<>();
        Integer first = null;
        Integer last = null;
        for (int k = members.from()[group.number()]; k < members.from()[group.number() + 1]; k++) {
            int item = members.items()[k];
            Source source = conventions.get(sources.get(item)).source();
            different.add(wordings.get(item));
            if (source.departement() != null) {
                departements.add(source.departement());
            }
            if (source.year() != null) {
                first = first == null ? source.year() : Math.min(first, source.year());
                last = last == null ? source.year() : Math.max(last, source.year());
            }
            StoredPassage place = places.get(item);
            if (place != null) {
                occurrences.add(new Occurrence(source, place.article(), place.page(), place.start(), place.end(), likenesses.get(item) / 1000.0,
                        criteria(faults.get(item))));
            }
        }
        int order = occurrences.getFirst().source().order();
        int sameYear = (int) occurrences.stream().map(Occurrence::source).filter(s -> s.order() == order).distinct().count();
        SequencedMap<String, Integer> fails = new LinkedHashMap<>();
        for (int rank = 0; rank < group.fails().length; rank++) {
            int most = -1;
            for (int c = 0; c < group.fails().length; c++) {
                if (group.fails()[c] > 0 && !fails.containsKey(grid.criteres().get(c).id()) && (most < 0 || group.fails()[c] > group.fails()[most])) {
                    most = c;
                }
            }
            if (most >= 0) {
                fails.put(grid.criteres().get(most).id(), group.fails()[most]);
            }
        }
        return new Clause(text, group.conventions(), List.copyOf(departements), different.size(), fails, sameYear, first, last,
                group.number() < modelGroups, group.usual(), occurrences);
    }

    private List<String> criteria(int fault) {
        List<String> ids = new ArrayList<>();
        for (int c = 0; c < grid.criteres().size(); c++) {
            if ((fault >> c & 1) == 1) {
                ids.add(grid.criteres().get(c).id());
            }
        }
        return ids;
    }

    // --- families ----------------------------------------------------------------------------------------------------

    /** Each convention under the earlier one that has most of its passages, when that is half of them. */
    private List<Copy> families(Members members, boolean[] common) {
        int n = conventions.size();
        int[] parents = new int[n];
        int[] shared = new int[n];
        int[] own = new int[n];
        Arrays.fill(parents, -1);
        int[] counts = new int[n];
        int from = 0;
        for (int c = 0; c < n; c++) {
            int to = from;
            Set<Integer> its = new TreeSet<>();
            for (; to < sources.size() && sources.get(to) == c; to++) {
                if (!common[groups.get(to)]) {
                    its.add(groups.get(to));
                }
            }
            from = to;
            own[c] = its.size();
            for (int g : its) {
                int last = -1;
                for (int k = members.from()[g]; k < members.from()[g + 1] && sources.get(members.items()[k]) < c; k++) {
                    int other = sources.get(members.items()[k]);
                    if (other != last) {
                        counts[other]++;
                        last = other;
                    }
                }
            }
            for (int other = 0; other < c; other++) {
                // Ties go to the earliest.
                if (counts[other] > shared[c]) {
                    shared[c] = counts[other];
                    parents[c] = other;
                }
                counts[other] = 0;
            }
            if (shared[c] < FAMILY_PASSAGES || shared[c] < FAMILY_SHARE * own[c]) {
                parents[c] = -1;
                shared[c] = 0;
            }
        }
        return trees(parents, shared, own);
    }

    private List<Copy> trees(int[] parents, int[] shared, int[] own) {
        Map<Integer, List<Copy>> copies = new TreeMap<>();
        // A copy comes after what it copies: from the last to the first, the copies of each are complete when its turn comes.
        for (int c = parents.length - 1; c >= 0; c--) {
            List<Copy> its = copies.remove(c);
            if (parents[c] >= 0 || its != null) {
                var copy = new Copy(conventions.get(c).source(), shared[c], own[c],
                        1 + (its == null ? 0 : its.stream().mapToInt(Copy::size).sum()), its == null ? List.of() : its);
                copies.computeIfAbsent(parents[c], p -> new ArrayList<>()).addFirst(copy);
            }
        }
        List<Copy> roots = new ArrayList<>(copies.getOrDefault(-1, List.of()));
        roots.sort(Comparator.comparingInt(Copy::size).reversed());
        return roots;
    }
}
