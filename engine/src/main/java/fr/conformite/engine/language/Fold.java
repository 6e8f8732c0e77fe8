package fr.conformite.engine.language;

import java.text.Normalizer;
import java.util.Locale;

/** Case and accents put aside, so that « Hiérarchique », « HIERARCHIQUE » and a typist's « hierarchique » are one word. */
public final class Fold {

    private Fold() {
    }

    /** Lower case, no accents, straight apostrophes, ligatures opened. The length may change. */
    public static String fold(String text) {
        String lower = text.toLowerCase(Locale.FRENCH).replace('’', '\'').replace("œ", "oe").replace("æ", "ae");
        String decomposed = Normalizer.normalize(lower, Normalizer.Form.NFD);
        var out = new StringBuilder(decomposed.length());
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            if (Character.getType(c) != Character.NON_SPACING_MARK) {
                out.append(c);
            }
        }
        return out.toString();
    }
}
