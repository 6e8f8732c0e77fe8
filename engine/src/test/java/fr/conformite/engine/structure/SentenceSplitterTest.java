package fr.conformite.engine.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SentenceSplitterTest {

    private static final SentenceSplitter SPLITTER = new SentenceSplitter();

    private static List<String> split(String text) {
        return SPLITTER.sentences(text, 0, text.length()).stream().map(s -> text.substring(s[0], s[1])).toList();
    }

    @Test
    void abbreviations_do_not_end_a_sentence() {
        assertEquals(List.of("M. Durand, D.D.S.P. de la Sarthe, applique l'art. L. 411-3 du code.", "Il signe la convention n° 12."),
                split("M. Durand, D.D.S.P. de la Sarthe, applique l'art. L. 411-3 du code. Il signe la convention n° 12."));
    }

    @Test
    void semicolons_part_clauses_but_keep_an_enumeration_whole() {
        assertEquals(List.of("L'association recrute ;", "le commissaire organise."), split("L'association recrute ; le commissaire organise."));
        assertEquals(1, split("Elle reçoit trois sortes de gens : les victimes ; les mis en cause ; les autres.").size());
    }

    @Test
    void a_number_opens_the_sentence_that_follows_it() {
        assertEquals(List.of("1. Le militaire remplit une fiche.", "L'intervenante rappelle."), split("1. Le militaire remplit une fiche. L'intervenante rappelle."));
    }
}
