package fr.conformite.shell;

import org.jline.reader.History;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;
import org.springframework.shell.core.command.AbstractCommand;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.ExitStatus;

/** Commands that only make sense inside the interactive shell. */
final class SessionCommands {

    private SessionCommands() {
    }

    /** {@code historique}: the lines typed before. */
    static final class Past extends AbstractCommand {

        private final History history;

        Past(History history) {
            super("historique", "Affiche les commandes déjà tapées.", "", "Affiche les commandes déjà tapées (aussi : flèche haut, Ctrl-R).",
                    false);
            this.history = history;
        }

        @Override
        public ExitStatus doExecute(CommandContext context) {
            history.forEach(entry -> context.outputWriter().println(entry.line()));
            return ExitStatus.OK;
        }
    }

    /** {@code effacer}: an empty screen. */
    static final class Clear extends AbstractCommand {

        private final Terminal terminal;

        Clear(Terminal terminal) {
            super("effacer", "Efface l'écran.", "", "Efface l'écran (aussi : Ctrl-L).", false);
            this.terminal = terminal;
        }

        @Override
        public ExitStatus doExecute(CommandContext context) {
            terminal.puts(Capability.clear_screen);
            terminal.flush();
            return ExitStatus.OK;
        }
    }

    /** {@code quitter}: known to the help and to completion; the shell itself acts on it. */
    static final class Leave extends AbstractCommand {

        Leave() {
            super("quitter", "Ferme Conformité.", "", "Ferme Conformité (aussi : Ctrl-D).", false);
            setAliases(java.util.List.of("quit", "exit"));
        }

        @Override
        public ExitStatus doExecute(CommandContext context) {
            return ExitStatus.OK;
        }
    }
}
