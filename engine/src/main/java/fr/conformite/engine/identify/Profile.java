package fr.conformite.engine.identify;

import fr.conformite.engine.identify.Party.Type;
import java.util.List;

/**
 * What several readers ask of one text, read once and on demand: its folded copy, its parties, its employer and its host.
 * Made for one analysis; not thread-safe.
 */
public final class Profile {

    private final FoldedText text;
    private List<Party> parties;
    private List<Type> employers;
    private List<Type> hosts;

    private Profile(String text) {
        this.text = new FoldedText(text);
    }

    /** @param text the convention, or one clause of it */
    public static Profile of(String text) {
        return new Profile(text);
    }

    FoldedText text() {
        return text;
    }

    /** In the order of the text; empty when it presents none. */
    List<Party> parties() {
        if (parties == null) {
            parties = List.copyOf(PartyReader.read(text));
        }
        return parties;
    }

    /** Most probable first. */
    List<Type> employers() {
        if (employers == null) {
            employers = List.copyOf(ActorResolver.employers(text, parties()));
        }
        return employers;
    }

    List<Type> hosts() {
        if (hosts == null) {
            hosts = List.copyOf(ActorResolver.hosts(text, parties()));
        }
        return hosts;
    }
}
