package fr.conformite.shell;

import fr.conformite.registry.store.Registry;
import fr.conformite.shell.ConformiteCommand.Option;
import java.util.List;
import org.springframework.shell.core.command.CommandContext;

/** The registry a command works on: the one of its {@code --repertoire}, else the one chosen in the interactive shell. Kept open. */
final class Registries implements AutoCloseable {

    /** To be given to the constructor of every command that works on a registry. */
    static final Option REGISTRY = new Option("repertoire", "FICHIER", List.of(),
            "le répertoire : un fichier, ou jdbc:postgresql://machine/base");

    private String chosen;
    private String location;
    private Registry registry;

    /** The registry to read or change; it must exist. Not to be closed by the command. */
    Registry existing(CommandContext context) {
        return get(wanted(context), false);
    }

    /** The registry to fill, made when it does not exist. Not to be closed by the command. */
    Registry made(CommandContext context) {
        return get(wanted(context), true);
    }

    /** Chooses the registry of the commands to come. */
    Registry choose(String wanted, boolean create) {
        Registry opened = get(Inputs.home(wanted), create);
        chosen = Inputs.home(wanted);
        return opened;
    }

    /** The one chosen, or null. */
    Registry chosen() {
        return chosen == null ? null : get(chosen, false);
    }

    /** The registry that a line being typed speaks of, for completion; null when there is none or it cannot be opened. */
    Registry at(List<String> words) {
        int option = words.indexOf("--" + REGISTRY.name());
        String named = option >= 0 && option + 1 < words.size() ? Inputs.home(words.get(option + 1)) : chosen;
        try {
            return named == null || named.isBlank() ? null : get(named, false);
        } catch (RuntimeException e) {
            return null;
        }
    }

    /** What the prompt shows: « (observatoire.db) », or nothing. */
    String shortName() {
        if (chosen == null) {
            return "";
        }
        String bare = chosen.replaceFirst("\\?.*", "").replaceFirst("//[^@/]*@", "//");
        return " (" + bare.substring(bare.lastIndexOf('/') + 1) + ")";
    }

    private String wanted(CommandContext context) {
        String given = ConformiteCommand.value(context, REGISTRY.name(), null);
        if (given != null) {
            return Inputs.home(given);
        }
        if (chosen == null) {
            throw new UsageException("Indiquez le répertoire : --repertoire FICHIER (ou, dans la console, « repertoire FICHIER » une fois pour toutes).");
        }
        return chosen;
    }

    private synchronized Registry get(String wanted, boolean create) {
        if (registry == null || !wanted.equals(location)) {
            Registry opened = create ? Registry.open(wanted) : Registry.openExisting(wanted);
            close();
            registry = opened;
            location = wanted;
        }
        return registry;
    }

    @Override
    public synchronized void close() {
        if (registry != null) {
            registry.close();
            registry = null;
            location = null;
        }
    }
}
