package fr.conformite.engine.read;

import fr.conformite.engine.language.Lemmatizer;

/** French dictionary, loaded the first time a word is asked for: most documents never need it to be read. */
final class FrenchWords {

    private FrenchWords() {
    }

    private static final class Holder {
        static final Lemmatizer LEMMATIZER = new Lemmatizer();
    }

    static boolean contains(String word) {
        return Holder.LEMMATIZER.knows(word);
    }
}
