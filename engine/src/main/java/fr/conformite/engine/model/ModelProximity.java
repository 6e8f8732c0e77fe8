package fr.conformite.engine.model;

import fr.conformite.engine.language.Fold;
import fr.conformite.engine.model.Proximity.Match;
import fr.conformite.engine.model.Proximity.Status;
import fr.conformite.engine.structure.Passage;
import fr.conformite.engine.structure.Zone;
import fr.conformite.rules.Evidence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Indicator 11: compares a convention with the reference text by runs of three words, accents and case aside.
 *
 * <p>For each article of the reference text, the place of the convention that holds most of its runs is found; the share held
 * says whether the wording is taken over. The longest series of such places in rising order says whether the plan is kept.
 */
public final class ModelProximity {

    /** Three words in a row are seldom common by chance in administrative prose, and survive a change of name nearby. */
    private static final int RUN = 3;

    /** From here on an article counts as taken over. On the open corpus near drafts hold 0.4 to 1 of most articles, others under 0.3 of nearly all. */
    static final double TAKEN_OVER = 0.33;

    /** A run further than this many words from its neighbours is there by chance. */
    private static final int STRAY = 25;

    /** Under this share, what is common is set phrases that every convention uses. */
    static final double TRACE = 0.18;

    /** The grid's threshold: half of the articles of the reference text, in order. */
    static final double THRESHOLD = 0.5;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\d]+(?:-[\\p{L}\\d]+)*");

    private final ModelText model;

    public ModelProximity(ModelText model) {
        this.model = model;
    }

    /** A match, and the word at the middle of its runs: less moved by one stray run than its first word. */
    private record Placed(Match match, int middle) {

        Status status() {
            return match.status();
        }
    }

    private record Word(String form, int start, int end) {
    }

    /** Evidence for indicator 11: {@link #compare} as the rules weigh it. */
    public static List<Evidence> read(String text, List<Passage> passages, ModelText model) {
        return new ModelProximity(model).compare(text, passages).evidence();
    }

    /** @param text the convention; @param passages its passages, used to name articles; may be empty */
    public Proximity compare(String text, List<Passage> passages) {
        List<Word> words = words(text);
        Map<String, List<Integer>> runs = new HashMap<>();
        for (int i = 0; i + RUN <= words.size(); i++) {
            runs.computeIfAbsent(run(words, i), k -> new ArrayList<>()).add(i);
        }
        List<Placed> found = new ArrayList<>();
        for (ModelText.Article article : model.articles()) {
            found.add(place(article, words, runs, passages));
        }
        List<Match> matches = ordered(found);
        long inOrder = matches.stream().filter(m -> m.status() == Status.REPRIS).count();
        double share = (double) inOrder / matches.size();
        boolean close = share >= THRESHOLD;
        double distance = close ? (share - THRESHOLD) / (1 - THRESHOLD) : (THRESHOLD - share) / THRESHOLD;
        return new Proximity(matches, added(matches, passages, text), close, 0.5 + 0.5 * Math.min(1, distance));
    }

    private static List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        Matcher m = WORD.matcher(text);
        while (m.find()) {
            words.add(new Word(Fold.fold(m.group()), m.start(), m.end()));
        }
        return words;
    }

    private static String run(List<Word> words, int at) {
        var run = new StringBuilder();
        for (int i = at; i < at + RUN; i++) {
            run.append(words.get(i).form()).append(' ');
        }
        return run.toString();
    }

    /** Runs of an article; a blank to be filled in (« [nombre] », « [date] ») breaks them. */
    private static Set<String> runsOf(String text) {
        Set<String> runs = new LinkedHashSet<>();
        for (String part : text.split("\\[[^\\]]*\\]|…+|\\.{3,}")) {
            List<Word> words = words(part);
            for (int i = 0; i + RUN <= words.size(); i++) {
                runs.add(run(words, i));
            }
        }
        return runs;
    }

    private static Placed place(ModelText.Article article, List<Word> words, Map<String, List<Integer>> runs, List<Passage> passages) {
        Set<String> wanted = runsOf(article.text());
        record Hit(int at, String run) {
        }
        List<Hit> hits = new ArrayList<>();
        for (String run : wanted) {
            for (int at : runs.getOrDefault(run, List.of())) {
                hits.add(new Hit(at, run));
            }
        }
        hits.sort((a, b) -> Integer.compare(a.at(), b.at()));
        int reach = Math.max(60, words(article.text()).size() * 3);
        int best = 0;
        int first = -1;
        int last = -1;
        for (int i = 0; i < hits.size(); i++) {
            Set<String> distinct = new HashSet<>();
            int end = i;
            for (int j = i; j < hits.size() && hits.get(j).at() - hits.get(i).at() <= reach; j++) {
                if (distinct.add(hits.get(j).run())) {
                    end = j;
                }
            }
            if (distinct.size() > best) {
                best = distinct.size();
                first = hits.get(i).at();
                last = hits.get(end).at();
            }
        }
        int low = first;
        int high = last;
        List<Integer> inside = hits.stream().map(Hit::at).filter(at -> at >= low && at <= high).toList();
        while (inside.size() > 3 && inside.get(1) - inside.get(0) > STRAY) {
            inside = inside.subList(1, inside.size());
        }
        while (inside.size() > 3 && inside.getLast() - inside.get(inside.size() - 2) > STRAY) {
            inside = inside.subList(0, inside.size() - 1);
        }
        double coverage = wanted.isEmpty() ? 0 : (double) best / wanted.size();
        if (coverage < TRACE) {
            return new Placed(new Match(article, Status.ABSENT, coverage, -1, -1, null), -1);
        }
        int start = words.get(inside.getFirst()).start();
        int end = words.get(inside.getLast() + RUN - 1).end();
        int middle = inside.get(inside.size() / 2);
        Status status = coverage >= TAKEN_OVER ? Status.REPRIS : Status.MODIFIE;
        return new Placed(new Match(article, status, coverage, start, end, articleAt(passages, words.get(middle).start())), middle);
    }

    private static String articleAt(List<Passage> passages, int at) {
        for (Passage p : passages) {
            if (p.start() <= at && at < p.end()) {
                return p.article();
            }
        }
        return null;
    }

    /** Articles taken over that do not belong to the longest rising series are out of order. */
    private static List<Match> ordered(List<Placed> found) {
        List<Integer> taken = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).status() == Status.REPRIS) {
                taken.add(i);
            }
        }
        int[] length = new int[taken.size()];
        int[] previous = new int[taken.size()];
        Arrays.fill(previous, -1);
        int last = -1;
        for (int i = 0; i < taken.size(); i++) {
            length[i] = 1;
            for (int j = 0; j < i; j++) {
                if (found.get(taken.get(j)).middle() < found.get(taken.get(i)).middle() && length[j] + 1 > length[i]) {
                    length[i] = length[j] + 1;
                    previous[i] = j;
                }
            }
            if (last < 0 || length[i] > length[last]) {
                last = i;
            }
        }
        Set<Integer> rising = new HashSet<>();
        for (int i = last; i >= 0; i = previous[i]) {
            rising.add(taken.get(i));
        }
        List<Match> matches = new ArrayList<>(found.stream().map(Placed::match).toList());
        for (int i : taken) {
            if (!rising.contains(i)) {
                Match m = matches.get(i);
                matches.set(i, new Match(m.article(), Status.DEPLACE, m.coverage(), m.start(), m.end(), m.in()));
            }
        }
        return matches;
    }

    private static List<String> added(List<Match> matches, List<Passage> passages, String text) {
        Set<String> labels = new LinkedHashSet<>();
        for (Passage p : passages) {
            boolean body = p.zone() == Zone.BODY && p.article() != null;
            if (body) {
                String title = p.title() == null || p.title().isBlank() ? "" : " (" + p.title() + ")";
                labels.add(p.article() + title);
            }
        }
        for (Passage p : passages) {
            for (Match m : matches) {
                if (p.article() != null && m.start() >= 0 && m.start() < p.end() && p.start() < m.end()) {
                    labels.removeIf(l -> l.equals(p.article()) || l.startsWith(p.article() + " ("));
                }
            }
        }
        return List.copyOf(labels);
    }
}
