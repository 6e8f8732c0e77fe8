package fr.conformite.engine.read;

import java.util.List;

/**
 * A line of a page, as laid out. Coordinates in points, y downwards.
 *
 * @param page  page from 1
 * @param y     baseline
 * @param words from left to right
 */
record Line(int page, float y, List<Word> words) {

    /** A word with its place, the size of its letters and whether they are bold or italic. */
    record Word(String text, float x0, float x1, float size, boolean strong) {
    }

    float x0() {
        return words.getFirst().x0();
    }

    float x1() {
        return words.getLast().x1();
    }

    float size() {
        float letters = 0;
        float sum = 0;
        for (Word word : words) {
            letters += word.text().length();
            sum += word.size() * word.text().length();
        }
        return letters == 0 ? 10 : sum / letters;
    }

    boolean strong() {
        return words.stream().allMatch(Word::strong);
    }

    String text() {
        return Clean.line(String.join(" ", words.stream().map(Word::text).toList()));
    }
}
