package fr.conformite.registry.audit;

import fr.conformite.engine.read.Digest;
import fr.conformite.engine.read.DocumentReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Walks files, folders and zip archives, and hands over the documents one at a time, always in the same order. Nothing of an archive is
 * written outside a temporary folder of its own, whatever its entries are called, and an archive cannot fill the disk.
 */
final class Walk {

    /** What is read. */
    interface Visitor {

        /** The visitor closes the source. */
        void document(Source source) throws InterruptedException;

        /** Something that cannot be read at all. @param origin as in {@link Source}; @param sentence in French, without the name */
        void problem(String origin, String name, String sentence);

        /** A file of a kind that is not read. */
        void ignored(String extension);

        /** True when the walk must end. */
        boolean stopped();
    }

    private static final String ARCHIVE = "zip";

    /** Beyond this a file is no convention but would fill the memory: 100 MB. */
    static final long LARGEST_DOCUMENT = 100L << 20;
    /** An archive in an archive is unpacked to be read. */
    private static final long LARGEST_INNER_ARCHIVE = 1L << 30;
    /** All that one archive may unpack, document after document. */
    private static final long LARGEST_ARCHIVE = 20L << 30;
    private static final int DEEPEST = 3;

    private final Visitor visitor;
    private final Path temporary;

    /** @param temporary an existing folder for what comes out of archives */
    Walk(Visitor visitor, Path temporary) {
        this.visitor = visitor;
        this.temporary = temporary;
    }

    /** How many documents there are, archives in archives left aside; those are found on the way. */
    static long count(List<Path> roots) {
        long count = 0;
        for (Path root : roots) {
            count += count(root);
        }
        return count;
    }

    private static long count(Path path) {
        if (Files.isDirectory(path)) {
            try (DirectoryStream<Path> children = Files.newDirectoryStream(path)) {
                long count = 0;
                for (Path child : children) {
                    count += hidden(child.getFileName().toString()) || linkedFolder(child) ? 0 : count(child);
                }
                return count;
            } catch (IOException | java.nio.file.DirectoryIteratorException e) {
                return 0;
            }
        }
        String extension = extension(path.getFileName().toString());
        if (!extension.equals(ARCHIVE)) {
            return DocumentReader.EXTENSIONS.contains(extension) ? 1 : 0;
        }
        try (ZipFile zip = ZipFile.builder().setPath(path).get()) {
            return Collections.list(zip.getEntries()).stream().filter(e -> !e.isDirectory() && DocumentReader.EXTENSIONS.contains(extension(e.getName()))).count();
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }

    void visit(List<Path> roots) throws InterruptedException {
        for (Path root : roots) {
            Path path = root.toAbsolutePath().normalize();
            if (Files.isDirectory(path)) {
                folder(path);
            } else {
                file(path, true);
            }
        }
    }

    private void folder(Path folder) throws InterruptedException {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(children::add);
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            visitor.problem(origin(folder), name(folder), "ce dossier ne peut pas être lu.");
            return;
        }
        children.sort(Comparator.comparing(Path::toString));
        for (Path child : children) {
            if (visitor.stopped()) {
                return;
            }
            if (hidden(child.getFileName().toString()) || linkedFolder(child)) {
                continue;
            }
            if (Files.isDirectory(child)) {
                folder(child);
            } else {
                file(child, false);
            }
        }
    }

    /** @param named true when the user named this very file: it is tried whatever its extension */
    private void file(Path file, boolean named) throws InterruptedException {
        String name = name(file);
        String extension = extension(name);
        if (extension.equals(ARCHIVE)) {
            try {
                archive(file, origin(file), 1, new long[] {LARGEST_ARCHIVE});
            } catch (IOException | RuntimeException e) {
                visitor.problem(origin(file), name, "cette archive est endommagée ou ne peut pas être ouverte.");
            }
            return;
        }
        if (!named && !DocumentReader.EXTENSIONS.contains(extension)) {
            if (!name.endsWith(".revue.json")) {
                visitor.ignored(extension);
            }
            return;
        }
        if (!Files.isRegularFile(file)) {
            visitor.problem(origin(file), name, "ce fichier est introuvable ou n'est pas un fichier ordinaire.");
            return;
        }
        Source source;
        try {
            long size = Files.size(file);
            if (size > LARGEST_DOCUMENT) {
                visitor.problem(origin(file), name, "ce fichier dépasse " + (LARGEST_DOCUMENT >> 20) + " Mo ; il n'est pas lu.");
                return;
            }
            MessageDigest digest = Digest.sha256();
            try (InputStream in = Files.newInputStream(file)) {
                copy(in, OutputStream.nullOutputStream(), digest, LARGEST_DOCUMENT);
            }
            source = new Source(name, origin(file), Files.getLastModifiedTime(file).toInstant(), file, Digest.written(digest.digest()), size, null);
        } catch (IOException e) {
            visitor.problem(origin(file), name, "ce fichier ne peut pas être ouvert : vérifiez qu'il n'est pas verrouillé et que vous avez le droit de le lire.");
            return;
        }
        visitor.document(source);
    }

    /**
     * @param file   the archive
     * @param origin what to call it
     * @param depth  1 for a file of the user, 2 for an archive in it…
     * @param left   bytes that may still come out of the outermost archive
     */
    private void archive(Path file, String origin, int depth, long[] left) throws IOException, InterruptedException {
        String name = shortName(origin);
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            Map<String, ZipArchiveEntry> entries = entries(zip);
            int locked = 0;
            for (Map.Entry<String, ZipArchiveEntry> item : entries.entrySet()) {
                if (visitor.stopped()) {
                    return;
                }
                String path = item.getKey();
                ZipArchiveEntry entry = item.getValue();
                String extension = extension(path);
                boolean inner = extension.equals(ARCHIVE);
                if (!inner && !DocumentReader.EXTENSIONS.contains(extension)) {
                    if (!path.endsWith(".revue.json")) {
                        visitor.ignored(extension);
                    }
                } else if (entry.getGeneralPurposeBit().usesEncryption()) {
                    locked++;
                } else if (inner && depth >= DEEPEST) {
                    visitor.problem(origin + "!/" + path, shortName(path), "cette archive est dans une archive qui est elle-même dans une archive ; elle n'est pas ouverte.");
                } else if (!entry(zip, entry, origin + "!/" + path, entries.get(path + ".revue.json"), depth, left)) {
                    visitor.problem(origin, name, "cette archive contient plus de " + (LARGEST_ARCHIVE >> 30) + " Go une fois décompressée ; la suite n'est pas lue.");
                    return;
                }
            }
            if (locked > 0) {
                visitor.problem(origin, name, "cette archive est protégée par un mot de passe ; " + (locked == 1 ? "1 document n'est pas lu." : locked + " documents ne sont pas lus."));
            }
        }
    }

    /** Entries by name, in the order of names; of two with the same name the first is kept, as unpacking programs do. */
    private static Map<String, ZipArchiveEntry> entries(ZipFile zip) {
        List<ZipArchiveEntry> all = Collections.list(zip.getEntries());
        Map<String, ZipArchiveEntry> named = new LinkedHashMap<>();
        all.stream().filter(e -> !e.isDirectory() && !e.isUnixSymlink()).map(e -> Map.entry(name(e), e))
                .filter(e -> java.util.Arrays.stream(e.getKey().split("/")).noneMatch(s -> hidden(s) || s.equals("__MACOSX")))
                .sorted(Map.Entry.comparingByKey()).forEach(e -> named.putIfAbsent(e.getKey(), e.getValue()));
        return named;
    }

    /** @return false when the archive has given all it may */
    private boolean entry(ZipFile zip, ZipArchiveEntry entry, String origin, ZipArchiveEntry review, int depth, long[] left) throws IOException, InterruptedException {
        String name = shortName(origin);
        boolean inner = extension(name).equals(ARCHIVE);
        long most = Math.min(left[0], inner ? LARGEST_INNER_ARCHIVE : LARGEST_DOCUMENT);
        Path folder = Files.createTempDirectory(temporary, "e");
        boolean handed = false;
        try {
            Path file = folder.resolve(fileName(name));
            MessageDigest digest = Digest.sha256();
            long size;
            try (InputStream in = zip.getInputStream(entry); OutputStream out = Files.newOutputStream(file)) {
                size = copy(in, out, digest, most);
            } catch (IOException | RuntimeException e) {
                visitor.problem(origin, name, "ce fichier est endommagé dans son archive, ou compressé d'une façon inconnue.");
                return true;
            }
            left[0] -= Math.min(size, most);
            if (size > most) {
                if (left[0] <= 0) {
                    return false;
                }
                visitor.problem(origin, name, "ce fichier dépasse " + (most >> 20) + " Mo une fois décompressé ; il n'est pas lu.");
            } else if (inner) {
                try {
                    archive(file, origin, depth + 1, left);
                } catch (IOException | RuntimeException e) {
                    visitor.problem(origin, name, "cette archive est endommagée ou ne peut pas être ouverte.");
                }
            } else {
                if (review != null && !review.getGeneralPurposeBit().usesEncryption()) {
                    try (InputStream in = zip.getInputStream(review); OutputStream out = Files.newOutputStream(folder.resolve(fileName(name) + ".revue.json"))) {
                        copy(in, out, Digest.sha256(), LARGEST_DOCUMENT);
                    }
                }
                handed = true;
                visitor.document(new Source(name, origin, entry.getTime() < 0 ? null : Instant.ofEpochMilli(entry.getTime()), file,
                        Digest.written(digest.digest()), size, folder));
            }
            return true;
        } finally {
            if (!handed) {
                Source.delete(folder);
            }
        }
    }

    /** Copies at most {@code most} bytes. @return bytes read; more than {@code most} when there were more */
    private static long copy(InputStream in, OutputStream out, MessageDigest digest, long most) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            size += n;
            if (size > most) {
                return size;
            }
            digest.update(buffer, 0, n);
            out.write(buffer, 0, n);
        }
        return size;
    }

    /**
     * Name of an entry, « / » between folders; what could lead out of a folder is left out. Names that are neither marked as UTF-8 nor
     * readable as such come from an older Windows.
     */
    private static String name(ZipArchiveEntry entry) {
        String name = entry.getName();
        byte[] raw = entry.getRawName();
        if (raw != null && !entry.getGeneralPurposeBit().usesUTF8ForNames()) {
            try {
                name = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
            } catch (CharacterCodingException e) {
                name = new String(raw, Charset.forName("IBM850"));
            }
        }
        var parts = new ArrayList<String>();
        for (String part : name.replace('\\', '/').replaceAll("\\p{Cntrl}", "?").split("/")) {
            if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
                parts.add(part);
            }
        }
        return parts.isEmpty() ? "?" : String.join("/", parts);
    }

    /** A name the disk accepts; the extension is kept. */
    private static String fileName(String name) {
        String safe = name.replaceAll("[:*?\"<>|!]", "_");
        while (safe.getBytes(StandardCharsets.UTF_8).length > 200) {
            safe = safe.substring(Math.min(10, safe.length() - 1));
        }
        return safe;
    }

    private static String origin(Path path) {
        return path.toString().replace('\\', '/');
    }

    private static String name(Path path) {
        return path.getFileName() == null ? path.toString() : path.getFileName().toString();
    }

    private static String shortName(String origin) {
        return origin.substring(origin.lastIndexOf('/') + 1);
    }

    /** Hidden files, and those an office program leaves beside a document that is open. */
    private static boolean hidden(String name) {
        return name.startsWith(".") || name.startsWith("~$");
    }

    /** A link to a folder may lead back up. */
    private static boolean linkedFolder(Path path) {
        return Files.isSymbolicLink(path) && Files.isDirectory(path) && !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static String extension(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        int dot = last.lastIndexOf('.');
        return dot < 0 ? "" : last.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
