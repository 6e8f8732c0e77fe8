package fr.conformite.registry.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A document met on the way.
 *
 * @param name      file name
 * @param origin    absolute path, « / » between folders, « archive.zip!/ » before an entry
 * @param modified  date of the file, or null
 * @param path      where its bytes are
 * @param sha256    their hash
 * @param bytes     their number
 * @param temporary folder to delete once it has been read, or null for a file of the user
 */
record Source(String name, String origin, Instant modified, Path path, String sha256, long bytes, Path temporary) implements AutoCloseable {

    @Override
    public void close() {
        if (temporary != null) {
            delete(temporary);
        }
    }

    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // The next audit clears what remains of this one.
        }
    }
}
