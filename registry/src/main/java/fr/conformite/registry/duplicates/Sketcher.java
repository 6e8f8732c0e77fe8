package fr.conformite.registry.duplicates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.minhash.MinHashFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * From words to what can be compared fast: the set of their pairs, and its MinHash sketch by Lucene (one hash, a bucket a value, empty
 * buckets filled from their neighbours). Not thread-safe.
 */
final class Sketcher {

    static final int BUCKETS = 64;

    private static final int SEED = 20061221;

    private final Pairs pairs = new Pairs();
    private final MinHashFilter filter = new MinHashFilter(pairs, 1, BUCKETS, 1, true);
    private final CharTermAttribute term = filter.getAttribute(CharTermAttribute.class);

    /** The pairs of neighbouring words, hashed, in order, each once. */
    static int[] pairs(List<String> words) {
        int[] all = new int[Math.max(0, words.size() - 1)];
        for (int i = 0; i < all.length; i++) {
            var pair = new BytesRef(words.get(i) + " " + words.get(i + 1));
            all[i] = StringHelper.murmurhash3_x86_32(pair, SEED);
        }
        Arrays.sort(all);
        int n = 0;
        for (int i = 0; i < all.length; i++) {
            if (i == 0 || all[i] != all[i - 1]) {
                all[n++] = all[i];
            }
        }
        return Arrays.copyOf(all, n);
    }

    /** One number a bucket. */
    int[] sketch(List<String> words) {
        int[] sketch = new int[BUCKETS];
        pairs.words = words;
        try {
            filter.reset();
            for (int bucket = 0; bucket < BUCKETS && filter.incrementToken(); bucket++) {
                // A hash comes as the characters of a term.
                int hash = 0;
                for (int i = 0; i < term.length(); i++) {
                    hash = 31 * hash + term.charAt(i);
                }
                sketch[bucket] = hash;
            }
            filter.end();
            filter.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sketch;
    }

    /** Pairs of words as the tokens that Lucene hashes. */
    private static final class Pairs extends TokenStream {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private List<String> words = List.of();
        private int at;

        @Override
        public boolean incrementToken() {
            if (at + 1 >= words.size()) {
                return false;
            }
            clearAttributes();
            term.append(words.get(at)).append(' ').append(words.get(at + 1));
            at++;
            return true;
        }

        @Override
        public void reset() throws IOException {
            super.reset();
            at = 0;
        }
    }
}
