package fr.conformite.engine.identify;

import java.util.List;

/**
 * One of those who sign a convention, as the text presents it.
 *
 * @param type    who it is
 * @param name    as written, without its representative
 * @param aliases folded short names the text gives it (« codah », « les amarres »); may be empty
 * @param start   first character of its presentation in the text
 * @param end     one past the last character
 * @param employer true when the presentation itself says that it is the employer
 */
public record Party(Type type, String name, List<String> aliases, int start, int end, boolean employer) {

    public Party {
        aliases = List.copyOf(aliases);
    }

    /** Kinds of signatories the grid distinguishes. */
    public enum Type { ETAT, PROCUREUR, DEPARTEMENT, COMMUNE, ASSOCIATION, POLICE, GENDARMERIE, AUTRE }
}
