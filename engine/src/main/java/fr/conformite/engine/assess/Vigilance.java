package fr.conformite.engine.assess;

import java.util.List;

/** A point of attention: it does not change the opinion. */
public record Vigilance(String id, String message, List<Citation> citations) {

    public Vigilance {
        citations = List.copyOf(citations);
    }
}
