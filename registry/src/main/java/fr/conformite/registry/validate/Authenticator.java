package fr.conformite.registry.validate;

import fr.conformite.engine.read.SourceDocument;
import fr.conformite.registry.store.Registry;
import fr.conformite.registry.store.StoredPassage;
import fr.conformite.registry.store.Validation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** Says whether a file is a validated convention: the same bytes, the same words, or which words differ. */
public final class Authenticator {

    /** Validated texts compared word for word, the closest ones; conventions of one département may share most of their words. */
    private static final int TRIED = 3;

    /** Part of the pairs of words of a validated text that a file must have to be held for a version of it. */
    private static final double VERSION = 0.35;

    /** Under this part of words that are French ones, nothing can be said of a text. */
    private static final double LEGIBLE = 0.5;

    private final Registry registry;

    public Authenticator(Registry registry) {
        this.registry = registry;
    }

    /** What a file turns out to be. */
    public sealed interface Answer {
    }

    /** @param validation of the closest text; @param check how the file differs from it */
    public record Compared(Validation validation, TextCheck check) implements Answer {
    }

    /** The text of the file is too badly read. */
    public record Illegible() implements Answer {
    }

    /** @param closest the least distant validated convention, or null; @param alike part of its words that the file has, from 0 to 1 */
    public record Unknown(Validation closest, double alike) implements Answer {
    }

    /** The validation of a file that has exactly these bytes. */
    public Optional<Validation> exact(String sha256) {
        return registry.validation(sha256);
    }

    /** Compares a file that has other bytes with the closest validated texts. */
    public Answer compare(SourceDocument file) {
        List<Word> words = Word.of(file.text());
        Set<String> pairs = pairs(words);
        if (file.ocr() && !legible(words)) {
            return new Illegible();
        }
        record Candidate(String sha256, double alike) {
        }
        List<Candidate> closest = new ArrayList<>();
        registry.validatedTexts((sha256, text) -> {
            Set<String> validated = pairs(Word.of(text));
            closest.add(new Candidate(sha256, validated.stream().filter(pairs::contains).count() / (double) Math.max(1, validated.size())));
            closest.sort(Comparator.comparingDouble(Candidate::alike).reversed());
            if (closest.size() > TRIED) {
                closest.removeLast();
            }
        });
        if (closest.isEmpty()) {
            return new Unknown(null, 0);
        }
        double best = closest.getFirst().alike();
        if (best < VERSION) {
            return new Unknown(registry.validation(closest.getFirst().sha256()).orElse(null), best);
        }
        return closest.stream().filter(c -> c.alike() >= best - 0.15).map(c -> compared(c.sha256(), file))
                .min(Comparator.comparingInt(c -> weight(c.check()))).orElseThrow();
    }

    private Compared compared(String sha256, SourceDocument file) {
        Validation validation = registry.validation(sha256).orElseThrow();
        List<StoredPassage> passages = registry.passages(validation.document());
        boolean still = registry.text(validation.document()).filter(validation.text()::equals).isPresent();
        boolean recognised = JsonMapper.shared().readTree(validation.json()).path("document").path("ocr").asBoolean();
        return new Compared(validation, TextCheck.of(validation.text(), recognised, still ? passages : List.of(), file));
    }

    /** Words that differ. */
    private static int weight(TextCheck check) {
        return check.unread() + check.differences().stream().mapToInt(d -> d.before().length() + d.after().length()).sum();
    }

    private static boolean legible(List<Word> words) {
        var likeness = new Likeness(true, Set.of());
        List<Word> letters = words.stream().filter(w -> w.key().length() > 1 && w.key().chars().allMatch(Character::isLetter)).toList();
        return letters.size() >= 20 && letters.stream().filter(likeness::known).count() >= LEGIBLE * letters.size();
    }

    /** Words that follow one another. */
    private static Set<String> pairs(List<Word> words) {
        Set<String> pairs = new HashSet<>();
        for (int i = 1; i < words.size(); i++) {
            pairs.add(words.get(i - 1).key() + " " + words.get(i).key());
        }
        return pairs;
    }
}
