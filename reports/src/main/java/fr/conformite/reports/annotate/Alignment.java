package fr.conformite.reports.annotate;

import fr.conformite.engine.assess.Citation;
import fr.conformite.engine.read.Block;
import fr.conformite.engine.read.SourceDocument;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which letters of a file the characters of its extracted text come from. Reading changes the order (cells of a table of a PDF are read
 * column by column), drops headers and page numbers and adds bullets and numbers of lists: the text is laid block by block over the
 * letters of the file in the longest stretches that fit, each letter used once, near the stretch before.
 */
final class Alignment {

    /** So many letters in a row are hardly ever found twice side by side. */
    private static final int GRAM = 12;

    /** Longer agreement makes a place no better. */
    private static final int ENOUGH = 48;

    /** How far around the last stretch a few letters are looked for. */
    private static final int WINDOW = 1500;

    /** Letters away that outweigh one letter of agreement. */
    private static final double DISTANCE_COST = 100;

    /** Letters of agreement that a short line of a narrow column is worth more when all of it agrees. */
    private static final int WHOLE_LINE = 12;

    /** Part of a citation that must be found for the whole to be held found. */
    private static final double MOST = 0.85;

    private final SourceDocument document;
    private final Letters source;
    private final Map<String, int[]> grams = new HashMap<>();
    private final BitSet used = new BitSet();
    private final int[] first;
    private final int[] last;
    private int cursor;

    /** Where the text left off before the last jump: after a text box or a cell, it comes back there. */
    private int left;

    private Alignment(SourceDocument document, Letters source) {
        this.document = document;
        this.source = source;
        this.first = new int[document.text().length()];
        this.last = new int[document.text().length()];
        Arrays.fill(first, -1);
        Arrays.fill(last, -1);
        Map<String, IntStream.Builder> places = new HashMap<>();
        for (int i = 0; i + GRAM <= source.length(); i++) {
            places.computeIfAbsent(source.substring(i, i + GRAM), key -> IntStream.builder()).add(i);
        }
        places.forEach((gram, at) -> grams.put(gram, at.build().toArray()));
    }

    /**
     * @param document a file as read
     * @param source   the letters of the same file, in its own order
     */
    static Alignment of(SourceDocument document, Letters source) {
        var alignment = new Alignment(document, source);
        for (Block block : document.blocks()) {
            int from = block.start();
            if (block.kind() == Block.Kind.ROW) {
                for (int bar = document.text().indexOf(" | ", from); bar >= 0 && bar < block.end(); bar = document.text().indexOf(" | ", from)) {
                    alignment.lay(from, bar);
                    from = bar + 3;
                }
            }
            alignment.lay(from, block.end());
        }
        return alignment;
    }

    // ---- laying the text over the letters

    private void lay(int from, int to) {
        Letters text = Letters.of(document.text().substring(from, to), from);
        int i = 0;
        while (i < text.length()) {
            int at = place(text, i);
            if (at < 0) {
                i = text.nextWord(i);
                continue;
            }
            left = at == cursor ? left : cursor;
            do {
                use(text.origin(i), at);
                i++;
                at++;
            } while (i < text.length() && !source.isStretchStart(at) && agrees(text, i, at));
            cursor = at;
        }
    }

    private void use(int offset, int at) {
        used.set(at);
        first[offset] = first[offset] < 0 ? at : Math.min(first[offset], at);
        last[offset] = Math.max(last[offset], at);
    }

    private boolean agrees(Letters text, int i, int at) {
        return at < source.length() && text.at(i) == source.at(at) && !used.get(at);
    }

    private int agreement(Letters text, int i, int at) {
        int n = 0;
        while (n < ENOUGH && i + n < text.length() && agrees(text, i + n, at + n)) {
            n++;
        }
        return n;
    }

    /** Where the text from {@code i} on best stands, or -1. */
    private int place(Letters text, int i) {
        for (int at : new int[] {cursor, left}) {
            int n = agreement(text, i, at);
            if (n >= GRAM || n > 0 && n == text.length() - i && source.isWordStart(at + n)) {
                return at;
            }
        }
        var best = new Best(text, i);
        if (text.length() - i >= GRAM) {
            for (int at : grams.getOrDefault(text.substring(i, i + GRAM), new int[0])) {
                best.consider(at, agreement(text, i, at), ENOUGH - 3);
            }
        }
        for (int around : new int[] {cursor, left}) {
            for (int at = Math.max(0, around - WINDOW); at < Math.min(source.length(), around + WINDOW); at++) {
                if (at == around || source.isWordStart(at)) {
                    best.considerShort(at);
                }
            }
        }
        return best.at < 0 && agreement(text, i, cursor) > 3 ? cursor : best.at;
    }

    /** The best place so far for the text from {@code i} on. */
    private final class Best {

        private final Letters text;
        private final int i;
        private int at = -1;
        private double score;

        Best(Letters text, int i) {
            this.text = text;
            this.i = i;
        }

        void consider(int place, double worth, double most) {
            double here = worth - Math.min(distance(place) / DISTANCE_COST, most);
            if (here > score) {
                score = here;
                at = place;
            }
        }

        /** A few letters must end where a word does, or better a line. */
        void considerShort(int place) {
            int n = agreement(text, i, place);
            if (n == 0) {
                return;
            }
            boolean line = n > 1 && source.isStretchStart(place + n);
            if (line || source.isWordStart(place + n) && (n > 3 || n == text.length() - i)) {
                consider(place, n + (line && source.isStretchStart(place) ? WHOLE_LINE : 0), Double.MAX_VALUE);
            }
        }
    }

    /** Going back is rarer than skipping. */
    private double distance(int at) {
        return Math.min(at >= cursor ? at - cursor : 2.0 * (cursor - at), at >= left ? at - left : 2.0 * (left - at));
    }

    // ---- finding citations

    /**
     * @return letters of the file the citation is made of, in increasing order, or an empty array when it cannot be placed
     */
    int[] find(Citation citation) {
        return find(citation.debut(), citation.fin());
    }

    int[] find(int start, int end) {
        String words = Letters.folded(document.text().substring(start, end));
        if (words.isEmpty()) {
            return new int[0];
        }
        int[] found = joined(stretches(start, end));
        if (found.length >= MOST * words.length()) {
            return found;
        }
        int only = source.indexOf(words, 0);
        return only >= 0 && source.indexOf(words, only + 1) < 0 ? IntStream.range(only, only + words.length()).toArray() : new int[0];
    }

    /** Stretches {from, to} of letters, in the order of the text. */
    private List<int[]> stretches(int start, int end) {
        var stretches = new ArrayList<int[]>();
        for (int offset = start; offset < end; offset++) {
            if (first[offset] < 0) {
                continue;
            }
            if (!stretches.isEmpty() && stretches.getLast()[1] == first[offset]) {
                stretches.getLast()[1] = last[offset] + 1;
            } else {
                stretches.add(new int[] {first[offset], last[offset] + 1});
            }
        }
        // one or two letters far from everything else are those of a list number that the file does not write
        stretches.removeIf(s -> s[1] - s[0] < 4 && stretches.size() > 1 && stretches.stream().allMatch(o -> o == s || o[0] - s[1] > 60 || s[0] - o[1] > 60));
        return stretches;
    }

    private static int[] joined(List<int[]> stretches) {
        return stretches.stream().flatMapToInt(s -> IntStream.range(s[0], s[1])).sorted().distinct().toArray();
    }
}
