package fr.conformite.registry.audit;

import fr.conformite.engine.Assessor;
import fr.conformite.engine.model.ModelText;
import fr.conformite.engine.rulebase.RuleBase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an assessment depends on besides the document: version of the engine, version and exact content of the rule base, and the reference
 * text a user may have put in the place of the one shipped. A case added without a new version number changes it all the same. Compiled
 * classes are left out: two builds of the same sources need not have the same bytes, and machines that share a registry would read
 * everything again in turn.
 *
 * @param engine version of the engine
 * @param rules  version of the rules
 * @param value  all of it, in short
 */
public record Signature(String engine, String rules, String value) {

    private static final String FOLDER = "conformite";

    /** The signature of the engine and rules of this program. */
    public static Signature current() {
        String rules = RuleBase.grid().version();
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Path home = RuleBase.home();
            if (Files.isDirectory(home)) {
                add(digest, home);
            } else {
                try (FileSystem jar = FileSystems.newFileSystem(home)) {
                    add(digest, jar.getPath("/"));
                }
            }
            String model = System.getProperty(ModelText.PROPERTY);
            if (model != null && !model.isBlank()) {
                add(digest, "trame", Path.of(model));
            }
            return new Signature(Assessor.VERSION, rules, Assessor.VERSION + " " + rules + " " + HexFormat.of().formatHex(digest.digest(), 0, 8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(MessageDigest digest, Path root) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(root.resolve(FOLDER))) {
            files = all.filter(Files::isRegularFile).filter(f -> !f.toString().endsWith(".class"))
                    .sorted(java.util.Comparator.comparing(f -> name(root, f))).toList();
        }
        for (Path file : files) {
            add(digest, name(root, file), file);
        }
    }

    private static String name(Path root, Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    private static void add(MessageDigest digest, String name, Path file) throws IOException {
        digest.update((name + "\n" + Files.size(file) + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }
}
