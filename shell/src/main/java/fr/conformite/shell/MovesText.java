package fr.conformite.shell;

import fr.conformite.registry.audit.Move;
import fr.conformite.registry.store.Registry;
import fr.conformite.reports.Style;

/** What a change of rules moved, as text. */
final class MovesText {

    private final Style style;
    private final int columns;

    MovesText(Style style, int columns) {
        this.style = style;
        this.columns = columns;
    }

    /** @param signature only the assessments of these rules; null for those in force, whatever their rules */
    String of(Registry registry, String signature) {
        var text = new StringBuilder();
        int[] moved = new int[2];
        int compared = Move.each(registry, signature, move -> {
            moved[0]++;
            moved[1] += move.opinionChanged() ? 1 : 0;
            one(text, move);
        });
        if (compared == 0) {
            return "";
        }
        String title = moved[0] == 0 ? "Rien n'a bougé sur les " + compared + " documents relus avec d'autres règles."
                : "Ce qui a bougé avec les règles : " + moved[0] + " document" + (moved[0] > 1 ? "s" : "") + " sur " + compared
                        + (moved[1] == 0 ? ", aucun avis" : moved[1] == 1 ? ", dont un avis" : ", dont " + moved[1] + " avis");
        return style.bold(title) + "\n" + text + "\n";
    }

    private void one(StringBuilder text, Move move) {
        text.append("  ").append(move.document().name()).append(" : avis ").append(move.opinionChanged()
                ? "« " + move.before() + " » → « " + move.after() + " »" : "« " + move.after() + " », inchangé").append('\n');
        for (Move.Value value : move.values()) {
            text.append("    %2d  %s : %s → %s%n".formatted(value.number(), value.label(), value.before(), value.after()));
            text.append(Style.hanging(" ".repeat(8), value.motif(), Math.clamp(columns, 48, 100)));
        }
    }
}
