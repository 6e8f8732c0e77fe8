package fr.conformite.engine.structure;

import java.util.List;

/**
 * Who is who in one convention.
 *
 * @param employerTypes lexicon classes whose mentions designate the employer (for example ASSOCIATION), most probable first; may be empty
 * @param host          POLICE, GENDARMERIE, both, or none
 */
public record Actors(List<String> employerTypes, List<String> host) {

    public Actors {
        employerTypes = List.copyOf(employerTypes);
        host = List.copyOf(host);
    }
}
