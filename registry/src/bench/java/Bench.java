import fr.conformite.registry.store.Registry;
import fr.conformite.registry.store.Sql;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Helps {@code .ci/audit-10000}; not part of the build, run by {@code java Bench.java} on the class path of the program.
 *
 * <pre>
 * multiplier SOURCES DOSSIER N    makes N documents out of the conventions of SOURCES, each edited in its own way
 * comparer UN AUTRE               tells whether two registries hold the same; status 1 when they do not
 * </pre>
 */
public final class Bench {

    /** Documents in one folder: a registry of 10,000 is not kept in one. */
    private static final int IN_FOLDER = 250;

    public static void main(String[] arguments) throws IOException {
        switch (arguments[0]) {
            case "multiplier" -> multiply(Path.of(arguments[1]), Path.of(arguments[2]), Integer.parseInt(arguments[3]));
            case "comparer" -> System.exit(same(arguments[1], arguments[2]) ? 0 : 1);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void multiply(Path sources, Path target, int wanted) throws IOException {
        List<Path> originals;
        try (Stream<Path> files = Files.list(sources)) {
            originals = files.sorted().toList();
        }
        // A scan takes as long as a hundred texts, and says nothing more the second time: each is there once.
        List<Path> texts = originals.stream().filter(f -> !f.toString().endsWith(".pdf") || bytes(f).length < 100_000).toList();
        var random = new Random(20_240_501);
        for (int i = 0; i < wanted; i++) {
            Path original = i < originals.size() ? originals.get(i) : texts.get(i % texts.size());
            String name = original.getFileName().toString();
            int dot = name.lastIndexOf('.');
            Path folder = Files.createDirectories(target.resolve("lot-%03d".formatted(i / IN_FOLDER)));
            byte[] edited = i < originals.size() ? bytes(original) : edited(bytes(original), name.substring(dot + 1), i, random);
            Files.write(folder.resolve("%s-%05d%s".formatted(name.substring(0, dot), i, name.substring(dot))), edited);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] edited(byte[] file, String extension, int number, Random random) throws IOException {
        return switch (extension) {
            case "docx" -> inPackage(file, "word/document.xml", "</w:t>", number, random);
            case "odt" -> inPackage(file, "content.xml", "</text:p>", number, random);
            case "rtf" -> {
                String rtf = new String(file, StandardCharsets.ISO_8859_1);
                int end = rtf.lastIndexOf('}');
                yield (rtf.substring(0, end) + "\\par Exemplaire " + number + ".\\par" + rtf.substring(end)).getBytes(StandardCharsets.ISO_8859_1);
            }
            case "pdf" -> with(file, "\n% exemplaire " + number + "\n");
            case "txt" -> with(file, "\nExemplaire " + number + ".\n");
            default -> with(file, "\0" + number);
        };
    }

    private static byte[] with(byte[] file, String tail) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(file);
        out.write(tail.getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    /** Adds words at the end of three stretches of text drawn by chance. */
    private static byte[] inPackage(byte[] file, String part, String mark, int number, Random random) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new java.io.ByteArrayInputStream(file)); var zip = new ZipOutputStream(out)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] content = in.readAllBytes();
                if (entry.getName().equals(part)) {
                    String xml = new String(content, StandardCharsets.UTF_8);
                    for (int i = 0; i < 3; i++) {
                        int at = xml.indexOf(mark, random.nextInt(xml.length()));
                        if (at < 0) {
                            at = xml.lastIndexOf(mark);
                        }
                        xml = xml.substring(0, at) + " (exemplaire " + number + ")" + xml.substring(at);
                    }
                    content = xml.getBytes(StandardCharsets.UTF_8);
                }
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write(content);
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    /** All but dates and numbers of rows; one assessment a document says that no work was done twice. */
    private static boolean same(String one, String other) {
        List<String> ours = lines(one);
        List<String> theirs = lines(other);
        System.out.println(one + " : " + ours.size() + " documents ; " + other + " : " + theirs.size() + " documents");
        for (int i = 0; i < Math.min(ours.size(), theirs.size()); i++) {
            if (!ours.get(i).equals(theirs.get(i))) {
                System.out.println("Différence : " + ours.get(i) + "\n             " + theirs.get(i));
                return false;
            }
        }
        return ours.size() == theirs.size();
    }

    private static List<String> lines(String location) {
        try (Registry registry = Registry.openExisting(location)) {
            List<String> lines = new ArrayList<>();
            registry.read(c -> {
                Sql.each(c, "SELECT d.sha256, d.origin, d.outcome, d.opinion, d.to_read, d.modified_at, v.place, a.json, t.text,"
                        + " (SELECT count(*) FROM passages p WHERE p.document_id = d.id), (SELECT count(*) FROM assessments b WHERE b.document_id = d.id)"
                        + " FROM documents d JOIN conventions v ON v.id = d.convention_id JOIN assessments a ON a.id = d.assessment_id"
                        + " LEFT JOIN texts t ON t.document_id = d.id ORDER BY d.sha256", r -> {
                            var line = new StringBuilder();
                            for (int i = 1; i <= 7; i++) {
                                line.append(r.getString(i)).append(' ');
                            }
                            line.append(hash(r.getString(8))).append(' ').append(hash(r.getString(9))).append(' ').append(r.getInt(10)).append(' ').append(r.getInt(11));
                            lines.add(line.toString());
                        });
                return null;
            });
            try (var reader = registry.index().reader().orElseThrow()) {
                lines.add("passages dans l'index : " + reader.numDocs());
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            return lines;
        }
    }

    private static String hash(String text) {
        try {
            return text == null ? "-" : java.util.HexFormat.of().formatHex(java.security.MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8)), 0, 8);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
