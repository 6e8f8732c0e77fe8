package fr.conformite.engine.read;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.XMLEvent;

/**
 * Takes out of a DOCX or ODT package what is not text of the convention and that Tika would nevertheless print: reviewers' comments,
 * deleted text kept by ODT change tracking, headers and footers of ODT page styles, images (never needed here, often heavy).
 */
final class PackageFilter {

    /** Elements dropped with all they contain, by local name; these names mean nothing else in either format. */
    private static final Set<String> DROPPED = Set.of("annotation", "annotation-end", "tracked-changes", "master-styles", "comment");

    /** A part larger than this is not the text of a contract but an attack on the memory of the reader. */
    private static final long LARGEST = 200_000_000;

    private PackageFilter() {
    }

    static byte[] withoutAsides(Path file) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipFile(file.toFile()); var out = new ZipOutputStream(bytes)) {
            var entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                String name = entry.getName();
                if (entry.isDirectory() || name.matches("(?i).*\\.(png|jpe?g|gif|emf|wmf|tiff?|bmp|svg|bin|odttf)")) {
                    continue;
                }
                out.putNextEntry(new ZipEntry(name));
                try (InputStream in = zip.getInputStream(entry)) {
                    byte[] content = in.readNBytes((int) LARGEST);
                    if (name.matches("word/comments[^/]*\\.xml|content\\.xml|styles\\.xml")) {
                        content = filter(content);
                    }
                    out.write(content);
                }
                out.closeEntry();
            }
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] filter(byte[] xml) throws XMLStreamException {
        var inputs = XMLInputFactory.newFactory();
        inputs.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        inputs.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        var bytes = new ByteArrayOutputStream(xml.length);
        XMLEventReader reader = inputs.createXMLEventReader(new ByteArrayInputStream(xml));
        XMLEventWriter writer = XMLOutputFactory.newFactory().createXMLEventWriter(bytes, "UTF-8");
        int depth = 0;
        while (reader.hasNext()) {
            XMLEvent event = reader.nextEvent();
            if (event.isStartElement() && (depth > 0 || DROPPED.contains(event.asStartElement().getName().getLocalPart()))) {
                depth++;
            } else if (event.isEndElement() && depth > 0) {
                depth--;
            } else if (depth == 0) {
                writer.add(event);
            }
        }
        writer.close();
        return bytes.toByteArray();
    }
}
