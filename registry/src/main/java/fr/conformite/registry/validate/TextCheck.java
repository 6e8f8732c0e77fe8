package fr.conformite.registry.validate;

import fr.conformite.engine.language.Fold;
import fr.conformite.engine.read.Block;
import fr.conformite.engine.read.SourceDocument;
import fr.conformite.registry.store.StoredPassage;
import fr.conformite.registry.validate.Alignment.Step;
import fr.conformite.registry.validate.Likeness.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Compares the text of a file, usually a scan of the signed version, with the text validated: real differences on one side, what the
 * reading may have made on the other, and what could not be compared.
 *
 * @param differences in the order of the validated text
 * @param doubts      words read as other words that the reading may have made by itself
 * @param notCompared what was not compared and why, French sentences
 * @param words       words of the validated text
 * @param misread     words not written alike because of the reading
 * @param unread      words validated that the file does not let anyone read; figures and negations among them count as serious
 * @param serious     true when what could not be read is too much, or too important, to call the texts the same
 */
public record TextCheck(List<Difference> differences, List<Difference> doubts, List<String> notCompared, int words, int misread, int unread,
                        boolean serious) {

    private static final Pattern PAGE_NUMBER = Pattern.compile("(?iU)\\W*(?:page|p\\.|folio)?\\s*\\d{1,3}(?:\\s*(?:/|sur|de|\\|)\\s*\\d{1,3})?\\W*");

    /** Printed on the pages by the State's transmission portal, or stamped by an office. */
    private static final Pattern STAMP = Pattern.compile(
            "(?iU)\\b(?:(?:envoy|re[cç]u|transmis|d[ée]pos|affich|publi|notifi)\\S* (?:en pr[ée]fecture |au contr[ôo]le |le\\b)|accus[ée] de r[ée]ception|s.?low\\b|id ?: ?\\d{2,3}-)");

    private static final Pattern SIGNATURES = Pattern.compile("(?iU)^\\W*fait\\W+(?:à|en|le|a)\\b.*");

    /** An added run of this many French words is a sentence, even among signatures. */
    private static final int SENTENCE = 20;

    private static final int MOVED = 4;
    private static final double MOVED_ALIKE = 0.75;
    private static final int NEAR = 100;
    private static final int LETTERS_OF_A_PAGE = 40;
    private static final int CONTEXT = 5;

    public TextCheck {
        differences = List.copyOf(differences);
        doubts = List.copyOf(doubts);
        notCompared = List.copyOf(notCompared);
    }

    /** True when nothing differs and nothing that matters was left unread. */
    public boolean same() {
        return differences.isEmpty() && !serious;
    }

    /**
     * @param text       text validated
     * @param recognised true when that text itself came from character recognition
     * @param passages   its passages, to name articles and find the signatures; empty when they are not known
     * @param file       the file as read
     */
    static TextCheck of(String text, boolean recognised, List<StoredPassage> passages, SourceDocument file) {
        return new Run(text, recognised, passages, file).check();
    }

    /** Words next to each other that differ: validated ones, and those of the file. */
    private static final class Gap {
        final List<Integer> was = new ArrayList<>();
        final List<Integer> is = new ArrayList<>();
        int wasAt;
        int isAt;

        boolean empty() {
            return was.isEmpty() && is.isEmpty();
        }
    }

    /** One comparison. */
    private static final class Run {

        private final String text;
        private final SourceDocument file;
        private final List<StoredPassage> passages;
        private final List<Word> was;
        private final List<Word> is;
        private final Likeness likeness;
        private final boolean[] signature;
        private final Set<Integer> furniture;
        private final List<Integer> unreadablePages;
        private final List<Difference> differences = new ArrayList<>();
        private final List<Difference> doubts = new ArrayList<>();
        private final Set<String> notCompared = new LinkedHashSet<>();
        private int misread;
        private int unread;
        private boolean important;
        private int signatureWords;
        private int moved;
        private int cells;
        private int stamps;

        Run(String text, boolean recognised, List<StoredPassage> passages, SourceDocument file) {
            this.text = text;
            this.file = file;
            this.passages = passages;
            this.was = Word.of(text);
            this.is = Word.of(file.text());
            Set<String> vocabulary = new HashSet<>();
            was.forEach(w -> vocabulary.add(w.key()));
            this.likeness = new Likeness(recognised || file.ocr(), vocabulary);
            this.signature = signatures();
            this.furniture = furniture();
            this.unreadablePages = unreadablePages();
        }

        TextCheck check() {
            List<Gap> gaps = gaps(Alignment.of(was, is, likeness), was, is, 0, 0);
            moved(gaps);
            rows(gaps);
            gaps.sort(java.util.Comparator.comparingInt(g -> g.wasAt));
            gaps.forEach(this::judge);
            if (signatureWords > 0 || anySignature()) {
                notCompared.add("Signatures, cachets et mentions à la main en fin de document : non comparés.");
            }
            if (stamps > 0) {
                notCompared.add(stamps == 1 ? "Un tampon de transmission ou de réception : non comparé." : stamps + " tampons de transmission ou de réception : non comparés.");
            }
            if (moved > 0) {
                notCompared.add(moved == 1 ? "Un passage est lu à un autre endroit ; ses mots ont été comparés, pas sa place."
                        : moved + " passages sont lus à un autre endroit ; leurs mots ont été comparés, pas leur place.");
            }
            if (cells > 0) {
                notCompared.add("Tableaux : " + cells + (cells == 1 ? " mot ou chiffre est là, mais sa place dans le tableau n'a pas pu être vérifiée."
                        : " mots ou chiffres sont là, mais leur place dans le tableau n'a pas pu être vérifiée."));
            }
            return new TextCheck(differences, doubts, List.copyOf(notCompared), was.size(), misread, unread,
                    unread > 0 && (important || unread * 100 > was.size()));
        }

        /** Stretches that differ; words misread and doubtful are counted on the way. */
        private List<Gap> gaps(List<Step> steps, List<Word> w, List<Word> i, int wasShift, int isShift) {
            List<Gap> gaps = new ArrayList<>();
            Gap open = null;
            for (Step step : steps) {
                if (step.kind() != Kind.DIFFERENT) {
                    open = null;
                    if (step.kind() == Kind.NOISE) {
                        misread++;
                    } else if (step.kind() == Kind.DOUBT && !signature[wasShift + step.wasFrom()]) {
                        doubts.add(difference(Difference.Kind.CHANGED, List.of(wasShift + step.wasFrom()), List.of(isShift + step.isFrom()),
                                wasShift + step.wasFrom(), isShift + step.isFrom()));
                    }
                    continue;
                }
                if (open == null) {
                    open = new Gap();
                    open.wasAt = wasShift + step.wasFrom();
                    open.isAt = isShift + step.isFrom();
                    gaps.add(open);
                }
                for (int k = step.wasFrom(); k < step.wasTo(); k++) {
                    open.was.add(wasShift + k);
                }
                for (int k = step.isFrom(); k < step.isTo(); k++) {
                    open.is.add(isShift + k);
                }
            }
            return gaps;
        }

        /** Recognition may read columns, boxes and tables in another order: the same words gone here and come there were not changed. */
        private void moved(List<Gap> gaps) {
            List<Gap> more = new ArrayList<>();
            for (Gap gone : gaps) {
                if (gone.was.size() < MOVED) {
                    continue;
                }
                for (Gap come : gaps) {
                    if (come == gone || come.is.size() < MOVED || gone.was.size() < MOVED) {
                        continue;
                    }
                    int[] a = longest(gone.was);
                    int[] b = longest(come.is);
                    if (a[1] - a[0] < MOVED || b[1] - b[0] < MOVED) {
                        continue;
                    }
                    List<Word> gw = was.subList(gone.was.get(a[0]), gone.was.get(a[1] - 1) + 1);
                    List<Word> cw = is.subList(come.is.get(b[0]), come.is.get(b[1] - 1) + 1);
                    if (Math.min(gw.size(), cw.size()) < 0.5 * Math.max(gw.size(), cw.size())) {
                        continue;
                    }
                    List<Step> steps = Alignment.of(gw, cw, likeness);
                    long alike = steps.stream().filter(s -> s.kind() == Kind.SAME || s.kind() == Kind.NOISE).count();
                    if (alike < MOVED_ALIKE * Math.max(gw.size(), cw.size())) {
                        continue;
                    }
                    moved++;
                    more.addAll(gaps(steps, gw, cw, gone.was.get(a[0]), come.is.get(b[0])));
                    gone.was.subList(a[0], a[1]).clear();
                    come.is.subList(b[0], b[1]).clear();
                }
            }
            gaps.addAll(more);
            gaps.removeIf(Gap::empty);
        }

        /** Longest run of consecutive words in a list of ranks: from, to in the list. */
        private static int[] longest(List<Integer> ranks) {
            int[] best = {0, 0};
            int from = 0;
            for (int k = 1; k <= ranks.size(); k++) {
                if (k == ranks.size() || ranks.get(k) != ranks.get(k - 1) + 1) {
                    if (k - from > best[1] - best[0]) {
                        best = new int[] {from, k};
                    }
                    from = k;
                }
            }
            return best;
        }

        /** The words of a table row may come in any order: each is looked for among those left over nearby. */
        private void rows(List<Gap> gaps) {
            for (Gap gone : gaps) {
                for (int k = gone.was.size() - 1; k >= 0; k--) {
                    Word word = was.get(gone.was.get(k));
                    if (!word.row()) {
                        continue;
                    }
                    search:
                    for (Gap come : gaps) {
                        for (int l = 0; l < come.is.size(); l++) {
                            Word other = is.get(come.is.get(l));
                            Kind kind = Math.abs(come.is.get(l) - gone.isAt) > NEAR ? Kind.DIFFERENT : likeness.of(word, other);
                            if (kind == Kind.SAME || kind == Kind.NOISE) {
                                gone.was.remove(k);
                                come.is.remove(l);
                                cells++;
                                break search;
                            }
                        }
                    }
                }
            }
            gaps.removeIf(Gap::empty);
        }

        private void judge(Gap gap) {
            boolean recognised = likeness.recognised();
            List<Word> before = gap.was.stream().map(was::get).toList();
            List<Word> after = gap.is.stream().filter(i -> !furniture.contains(is.get(i).line())).map(is::get).toList();
            if (before.stream().allMatch(Word::mark) && after.stream().allMatch(Word::mark)) {
                return;
            }
            if (inSignatures(gap)) {
                long french = after.stream().filter(w -> w.key().length() > 1 && likeness.known(w)).count();
                if (french < SENTENCE || !before.isEmpty()) {
                    signatureWords += before.size() + after.size();
                    return;
                }
            }
            if (before.isEmpty() && stamped(after)) {
                stamps++;
                return;
            }
            boolean nothingBefore = before.stream().noneMatch(w -> matters(w, recognised));
            boolean nothingAfter = after.stream().noneMatch(w -> read(w, recognised));
            if (recognised && nothingBefore && (after.isEmpty() || nothingAfter)) {
                misread += before.size();
                return;
            }
            if (before.isEmpty() && heading(gap)) {
                return;
            }
            Integer page = before.isEmpty() ? null : unreadablePage(gap);
            if (page != null && after.stream().noneMatch(w -> read(w, recognised))) {
                unread(before);
                notCompared.add("Page " + page + " : illisible ; " + before.size() + " mots du texte validé n'y ont pas pu être lus.");
                return;
            }
            if (recognised && !before.isEmpty() && !after.isEmpty()) {
                long unknown = after.stream().filter(w -> !likeness.known(w) && !w.figure()).count();
                boolean gibberish = unknown * 10 >= after.size() * 6L;
                if (gibberish && (after.size() >= 3 || before.size() >= 3)) {
                    unread(before);
                    notCompared.add(place(gap) + " : passage mal lu, non comparé (« " + cut(words(before, text)) + " », lu « " + cut(words(after, file.text())) + " »).");
                    return;
                }
                if (unknown == after.size() && before.stream().noneMatch(w -> w.figure() || Likeness.neverForgiven(w))
                        && after.stream().noneMatch(w -> w.raw().length() > 2 && Character.isUpperCase(w.raw().charAt(0)))) {
                    doubts.add(difference(Difference.Kind.CHANGED, gap.was, gap.is, gap.wasAt, gap.isAt));
                    return;
                }
            }
            Difference.Kind kind = before.isEmpty() ? Difference.Kind.ADDED : after.isEmpty() ? Difference.Kind.REMOVED : Difference.Kind.CHANGED;
            differences.add(difference(kind, gap.was, gap.is.stream().filter(i -> !furniture.contains(is.get(i).line())).toList(), gap.wasAt, gap.isAt));
        }

        private void unread(List<Word> words) {
            unread += words.size();
            important |= words.stream().anyMatch(w -> w.figure() || Likeness.neverForgiven(w));
        }

        /** A validated word whose absence is no accident of reading. */
        private boolean matters(Word word, boolean recognised) {
            return !recognised || word.figure() || word.key().length() > 1 && !word.sign() || word.key().equals("n");
        }

        /** A word of the file that somebody wrote: not a speck, a flourish or initials. */
        private boolean read(Word word, boolean recognised) {
            if (!recognised || Likeness.neverForgiven(word)) {
                return true;
            }
            if (word.figure()) {
                return word.key().length() > 1 || !edge(word);
            }
            return word.key().length() > 2 && likeness.known(word) || word.key().length() > 4 && word.key().chars().allMatch(Character::isLetter);
        }

        /** First or last on its line. */
        private boolean edge(Word word) {
            Block block = file.blocks().get(word.line());
            return file.text().substring(block.start(), word.start()).isBlank() || file.text().substring(word.end(), Math.max(word.end(), block.end())).isBlank();
        }

        private boolean stamped(List<Word> after) {
            if (after.isEmpty() || after.size() > 30) {
                return false;
            }
            return STAMP.matcher(file.text().substring(after.getFirst().start(), after.getLast().end())).find();
        }

        /** « Article 4 » that the format of the draft numbered by itself and did not write. */
        private boolean heading(Gap gap) {
            if (gap.is.isEmpty() || gap.is.size() > 3) {
                return false;
            }
            Word first = is.get(gap.is.getFirst());
            Word last = is.get(gap.is.getLast());
            Block block = file.blocks().get(first.line());
            return file.text().substring(block.start(), first.start()).isBlank() && file.text().substring(first.start(), last.end())
                    .matches("(?iU)(?:(?:article|art|titre|chapitre|section|annexe)\\W+)?(?:\\d{1,2}(?:\\W\\d{1,2})?|[IVX]{1,5}|1er)");
        }

        private boolean anySignature() {
            for (boolean s : signature) {
                if (s) {
                    return true;
                }
            }
            return false;
        }

        private boolean inSignatures(Gap gap) {
            if (!gap.was.isEmpty()) {
                return gap.was.stream().allMatch(i -> signature[i]);
            }
            int before = gap.wasAt - 1;
            return before >= 0 && signature[before] || gap.wasAt < signature.length && signature[gap.wasAt] || gap.wasAt >= was.size() && anySignature();
        }

        private boolean[] signatures() {
            var marked = new boolean[was.size()];
            List<int[]> zones = new ArrayList<>();
            passages.stream().filter(p -> p.zone().equals("SIGNATURES")).forEach(p -> zones.add(new int[] {p.start(), p.end()}));
            if (zones.isEmpty()) {
                int at = 0;
                int from = -1;
                for (String line : text.split("\n", -1)) {
                    if (at > text.length() / 2 && SIGNATURES.matcher(line).matches()) {
                        from = at;
                    }
                    at += line.length() + 1;
                }
                if (from >= 0) {
                    zones.add(new int[] {from, text.length()});
                }
            }
            for (int i = 0; i < marked.length; i++) {
                Word word = was.get(i);
                marked[i] = zones.stream().anyMatch(z -> z[0] <= word.start() && word.end() <= z[1]);
            }
            return marked;
        }

        /** Lines of the file that are page numbers, or come back at the edge of several pages. */
        private Set<Integer> furniture() {
            Set<Integer> lines = new HashSet<>();
            Map<String, List<Integer>> edges = new HashMap<>();
            List<Block> blocks = file.blocks();
            for (int i = 0; i < blocks.size(); i++) {
                Block b = blocks.get(i);
                if (b.page() == null) {
                    continue;
                }
                boolean first = i == 0 || !b.page().equals(blocks.get(i - 1).page());
                boolean last = i == blocks.size() - 1 || !b.page().equals(blocks.get(i + 1).page());
                if (!first && !last) {
                    continue;
                }
                String line = file.textOf(b);
                if (PAGE_NUMBER.matcher(line).matches()) {
                    lines.add(i);
                } else {
                    edges.computeIfAbsent(Fold.fold(line).replaceAll("[^a-z]", ""), k -> new ArrayList<>()).add(i);
                }
            }
            edges.values().stream().filter(l -> l.size() > 1).forEach(lines::addAll);
            return lines;
        }

        private List<Integer> unreadablePages() {
            if (file.pages() == null || !file.ocr()) {
                return List.of();
            }
            Map<Integer, Long> letters = new TreeMap<>();
            for (int p = 1; p <= file.pages(); p++) {
                letters.put(p, 0L);
            }
            for (Block b : file.blocks()) {
                if (b.page() != null) {
                    letters.merge(b.page(), file.textOf(b).chars().filter(Character::isLetter).count(), Long::sum);
                }
            }
            return letters.entrySet().stream().filter(e -> e.getValue() < LETTERS_OF_A_PAGE).map(Map.Entry::getKey).toList();
        }

        /** The unreadable page where the words of a gap should stand, or null. */
        private Integer unreadablePage(Gap gap) {
            int before = gap.isAt == 0 ? 1 : page(gap.isAt - 1, 1);
            int after = gap.isAt < is.size() ? page(gap.isAt, file.pages() == null ? 1 : file.pages()) : file.pages() == null ? 1 : file.pages();
            return unreadablePages.stream().filter(p -> before <= p && p <= after).findFirst().orElse(null);
        }

        private int page(int rank, int absent) {
            Integer page = file.blocks().get(is.get(rank).line()).page();
            return page == null ? absent : page;
        }

        private Difference difference(Difference.Kind kind, List<Integer> gone, List<Integer> come, int wasAt, int isAt) {
            List<Word> before = gone.stream().map(was::get).toList();
            List<Word> after = come.stream().map(is::get).toList();
            int from = gone.isEmpty() ? wasAt : gone.getFirst();
            int to = gone.isEmpty() ? wasAt : gone.getLast() + 1;
            String left = from == 0 ? "" : text.substring(was.get(Math.max(0, from - CONTEXT)).start(), gone.isEmpty() ? was.get(from - 1).end() : before.getFirst().start());
            String right = to >= was.size() ? "" : text.substring(gone.isEmpty() ? was.get(to).start() : before.getLast().end(), was.get(Math.min(was.size(), to + CONTEXT) - 1).end());
            int rank = come.isEmpty() ? Math.min(isAt, is.size() - 1) : come.getFirst();
            return new Difference(kind, words(before, text), words(after, file.text()), flat(left), flat(right), article(from),
                    rank < 0 ? null : file.blocks().get(is.get(rank).line()).page());
        }

        private String article(int rank) {
            if (was.isEmpty()) {
                return null;
            }
            int at = was.get(Math.min(rank, was.size() - 1)).start();
            return passages.stream().filter(p -> p.start() <= at && at < p.end()).map(StoredPassage::article).filter(java.util.Objects::nonNull).findFirst().orElse(null);
        }

        private String place(Gap gap) {
            String article = article(gap.was.isEmpty() ? gap.wasAt : gap.was.getFirst());
            Integer page = is.isEmpty() ? null : file.blocks().get(is.get(Math.min(gap.isAt, is.size() - 1)).line()).page();
            return page == null ? article == null ? "Un endroit" : article : article == null ? "Page " + page : article + ", page " + page;
        }

        /** The words as written, from the first to the last; those in between that are not of the list are left out. */
        private static String words(List<Word> words, String text) {
            if (words.isEmpty()) {
                return "";
            }
            var out = new StringBuilder(words.getFirst().raw());
            for (int i = 1; i < words.size(); i++) {
                String between = text.substring(Math.min(words.get(i - 1).end(), words.get(i).start()), words.get(i).start());
                out.append(between.length() <= 3 ? between : " … ".equals(between) ? between : " ").append(words.get(i).raw());
            }
            return flat(out.toString());
        }

        private static String cut(String words) {
            return words.length() <= 80 ? words : words.substring(0, 78).stripTrailing() + "…";
        }

        private static String flat(String text) {
            return text.replaceAll("\\s+", " ").strip();
        }
    }
}
