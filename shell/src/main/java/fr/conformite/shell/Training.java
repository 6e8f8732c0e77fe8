package fr.conformite.shell;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * What the launcher runs once after a build while the JVM records which classes are loaded: the usual commands, on the files given, with
 * every word they say thrown away. The record makes later runs start faster.
 */
final class Training {

    private Training() {
    }

    public static void main(String[] files) {
        var nowhere = new PrintStream(OutputStream.nullOutputStream());
        var screen = new Screen(nowhere, 100, false, false, false);
        System.setOut(nowhere);
        for (List<String> options : List.of(List.of("verifier", "--format", "json"), List.of("verifier"), List.of("expliquer"),
                List.of("expliquer", "5"), List.of("version"), List.of("aide"))) {
            var words = new ArrayList<>(options);
            if (words.getFirst().equals("verifier")) {
                words.addAll(List.of(files));
            }
            Conformite.once(words, new PrintWriter(nowhere), screen);
        }
        System.exit(0);
    }
}
