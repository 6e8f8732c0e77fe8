package fr.conformite.shell;

import fr.conformite.engine.language.Fold;
import fr.conformite.engine.rulebase.Grid;
import fr.conformite.engine.rulebase.Grid.Indicator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The documentation of the indicators: one Markdown page each, in the folder of the rule base that holds all about it. */
final class GridPages {

    private final Grid grid;

    GridPages(Grid grid) {
        this.grid = grid;
    }

    /** The page of an indicator, if it has one. */
    static Optional<String> page(Indicator indicator) {
        return resource(indicator.folder() + "/" + indicator.id() + ".md");
    }

    /** The page on the grid as a whole: criteria, opinion, reasons for doubt. */
    static Optional<String> general() {
        return resource("grille.md");
    }

    /** True when the page on the whole grid speaks of this. */
    static boolean generalHas(String asked) {
        List<String> words = words(asked);
        return !words.isEmpty() && general().filter(page -> containsAll(page, words)).isPresent();
    }

    private static Optional<String> resource(String name) {
        try (InputStream in = GridPages.class.getResourceAsStream("/conformite/" + name)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The indicators someone may mean: the one with this number or identifier, else those whose name has all the words, else those whose
     * page has them all.
     */
    List<Indicator> find(String asked) {
        String folded = Fold.fold(asked).strip();
        List<Indicator> all = grid.indicateurs();
        for (Indicator indicator : all) {
            if (folded.equals(String.valueOf(indicator.numero())) || folded.equals(indicator.id())) {
                return List.of(indicator);
            }
        }
        List<String> words = words(asked);
        if (words.isEmpty()) {
            return List.of();
        }
        List<Indicator> named = all.stream().filter(i -> containsAll(i.libelle() + " " + i.id(), words)).toList();
        return named.isEmpty()
                ? all.stream().filter(i -> containsAll(page(i).orElse("") + " " + String.join(" ", i.valeurs()), words)).toList() : named;
    }

    private static List<String> words(String asked) {
        return Arrays.stream(Fold.fold(asked).split("[^a-z0-9]+")).filter(w -> w.length() > 2).toList();
    }

    private static boolean containsAll(String text, List<String> words) {
        String folded = Fold.fold(text);
        return words.stream().allMatch(folded::contains);
    }
}
