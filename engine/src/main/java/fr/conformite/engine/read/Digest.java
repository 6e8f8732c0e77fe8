package fr.conformite.engine.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hash of the bytes of a file, as documents are known by: SHA-256, lower-case hexadecimal. */
public final class Digest {

    private Digest() {
    }

    public static String of(byte[] bytes) {
        return written(sha256().digest(bytes));
    }

    public static String of(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = Files.newInputStream(file)) {
            in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        }
        return written(digest.digest());
    }

    /** To be fed by those who copy what they hash. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A hash as it is written everywhere. */
    public static String written(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
