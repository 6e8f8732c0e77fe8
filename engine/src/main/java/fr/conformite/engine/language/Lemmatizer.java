package fr.conformite.engine.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import morfologik.stemming.Dictionary;
import morfologik.stemming.DictionaryLookup;
import morfologik.stemming.WordData;

/** Dictionary forms of French words, from LanguageTool's French dictionary. Thread-safe. */
public final class Lemmatizer {

    private static final String DICTIONARY = "/org/languagetool/resource/fr/french.dict";

    /** Contracted and elided words, whose parts matter more than their dictionary entry. */
    private static final Map<String, String> GIVEN = Map.ofEntries(
            Map.entry("du", "de"), Map.entry("des", "de"), Map.entry("d", "de"), Map.entry("au", "a"), Map.entry("aux", "a"),
            Map.entry("l", "le"), Map.entry("la", "le"), Map.entry("les", "le"), Map.entry("n", "ne"), Map.entry("s", "se"),
            Map.entry("c", "ce"), Map.entry("j", "je"), Map.entry("m", "me"), Map.entry("t", "te"), Map.entry("qu", "que"),
            Map.entry("jusqu", "jusque"), Map.entry("lorsqu", "lorsque"), Map.entry("puisqu", "puisque"),
            Map.entry("quoiqu", "quoique"), Map.entry("ne", "ne"), Map.entry("pas", "pas"), Map.entry("par", "par"),
            Map.entry("est", "etre"), Map.entry("sont", "etre"), Map.entry("son", "son"), Map.entry("a", "a"),
            Map.entry("ont", "avoir"), Map.entry("sous", "sous"), Map.entry("sur", "sur"), Map.entry("dans", "dans"),
            Map.entry("entre", "entre"), Map.entry("vers", "vers"), Map.entry("lui", "lui"), Map.entry("leur", "leur"));

    private final Dictionary dictionary;
    private final ThreadLocal<DictionaryLookup> lookup;
    private final Map<String, List<String>> known = new ConcurrentHashMap<>();

    public Lemmatizer() {
        try {
            dictionary = Dictionary.read(Lemmatizer.class.getResource(DICTIONARY));
        } catch (IOException e) {
            throw new UncheckedIOException("Le dictionnaire français est absent de l'installation", e);
        }
        lookup = ThreadLocal.withInitial(() -> new DictionaryLookup(dictionary));
    }

    /**
     * Lemmas of a word.
     *
     * @param word as written, with its accents
     * @return folded lemmas, at least one; the folded word itself when the dictionary does not know it
     */
    public List<String> lemmas(String word) {
        return known.computeIfAbsent(word, this::find);
    }

    /** True when the dictionary has the word as written or in lower case. */
    public boolean knows(String word) {
        return GIVEN.containsKey(Fold.fold(word)) || !entries(word.toLowerCase(Locale.FRENCH)).isEmpty();
    }

    private List<String> find(String word) {
        String folded = Fold.fold(word);
        String given = GIVEN.get(folded);
        if (given != null) {
            return List.of(given);
        }
        List<WordData> entries = entries(word.toLowerCase(Locale.FRENCH).replace('’', '\''));
        Set<String> lemmas = new LinkedHashSet<>();
        // Nouns and adjectives first: administrative prose is made of them, and « poste », « note », « agent » are nouns here.
        for (boolean nominal : new boolean[] {true, false}) {
            for (WordData entry : entries) {
                String tag = entry.getTag() == null ? "" : entry.getTag().toString();
                boolean isNominal = tag.startsWith("N") || tag.startsWith("J");
                if (isNominal == nominal && entry.getStem() != null) {
                    lemmas.add(Fold.fold(entry.getStem().toString()));
                }
            }
        }
        return lemmas.isEmpty() ? List.of(folded) : List.copyOf(lemmas);
    }

    private List<WordData> entries(String word) {
        // The lookup reuses its result objects: copy what is needed.
        List<WordData> copies = new ArrayList<>();
        for (WordData entry : lookup.get().lookup(word)) {
            copies.add(entry.clone());
        }
        return copies;
    }
}
