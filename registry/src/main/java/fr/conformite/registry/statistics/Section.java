package fr.conformite.registry.statistics;

import java.util.List;

/** Tables that belong together. */
public record Section(String id, String title, List<Table> tables) {

    public Section {
        tables = List.copyOf(tables);
    }
}
