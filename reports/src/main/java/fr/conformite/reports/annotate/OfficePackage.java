package fr.conformite.reports.annotate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** The ZIP package of an office document, of which some parts are rewritten; the others are copied compressed, as they are. */
final class OfficePackage implements AutoCloseable {

    /** A part larger than this is not the text of a contract but an attack on the memory of the reader. */
    private static final int LARGEST = 200_000_000;

    private final ZipFile zip;
    private final Map<String, byte[]> changed = new LinkedHashMap<>();
    private final Map<String, Charset> charsets = new LinkedHashMap<>();

    OfficePackage(byte[] bytes) throws IOException {
        zip = ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes)).get();
    }

    boolean has(String part) {
        return changed.containsKey(part) || zip.getEntry(part) != null;
    }

    boolean hasFolder(String folder) {
        return Collections.list(zip.getEntries()).stream().anyMatch(e -> e.getName().startsWith(folder + "/"));
    }

    /** An XML part as text, or null when there is none. */
    String read(String part) throws IOException {
        ZipArchiveEntry entry = zip.getEntry(part);
        if (entry == null) {
            return null;
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] content = in.readNBytes(LARGEST);
            Charset charset = Xml.charset(content);
            charsets.put(part, charset);
            return new String(content, charset);
        }
    }

    /** Replaces a part, in the encoding it was read in, or adds it in UTF-8. */
    void write(String part, String xml) {
        changed.put(part, xml.getBytes(charsets.getOrDefault(part, StandardCharsets.UTF_8)));
    }

    byte[] bytes() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipArchiveOutputStream(bytes)) {
            var added = new LinkedHashMap<>(changed);
            for (var entries = zip.getEntriesInPhysicalOrder(); entries.hasMoreElements(); ) {
                ZipArchiveEntry entry = entries.nextElement();
                byte[] content = added.remove(entry.getName());
                if (content == null) {
                    try (InputStream raw = zip.getRawInputStream(entry)) {
                        out.addRawArchiveEntry(entry, raw);
                    }
                } else {
                    put(out, entry.getName(), entry.getTime(), content);
                }
            }
            for (var part : added.entrySet()) {
                put(out, part.getKey(), zip.getEntry("[Content_Types].xml").getTime(), part.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static void put(ZipArchiveOutputStream out, String name, long time, byte[] content) throws IOException {
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        entry.setTime(time);
        entry.setSize(content.length);
        out.putArchiveEntry(entry);
        out.write(content);
        out.closeArchiveEntry();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
