package fr.conformite.engine.read;

import fr.conformite.engine.UnreadableDocumentException;
import fr.conformite.engine.UnreadableDocumentException.Code;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.xml.sax.SAXException;

/**
 * Reads a file into cleaned text and blocks. The format is decided by the content, whatever the name says: DOCX, DOC, ODT, RTF, PDF
 * (with text or scanned) and plain text. Thread-safe.
 */
public final class DocumentReader {

    /** Extensions of the formats that are read, in lower case: what is picked up in a folder. */
    public static final Set<String> EXTENSIONS = Set.of("docx", "doc", "odt", "rtf", "pdf", "txt");

    /** Fewer letters than this per page, and a PDF is taken for a scan. */
    private static final int LETTERS_PER_PAGE = 60;

    private final Ocr ocr = new Ocr();

    /**
     * @param file the file to read
     * @return its text, whose offsets are those of every citation
     * @throws UnreadableDocumentException with a French sentence, when there is nothing to read
     */
    public SourceDocument read(Path file) throws UnreadableDocumentException {
        String name = file.getFileName() == null ? file.toString() : file.getFileName().toString();
        byte[] bytes = bytes(file, name);
        var format = FileKind.of(bytes, name);
        var reading = switch (format) {
            case PDF -> pdf(bytes, name);
            case TXT -> new Reading(plain(bytes), null, null);
            case DOCX -> new Reading(tika(new OOXMLParser(), packaged(file, name), name), null, null);
            case ODT -> new Reading(tika(new OpenDocumentParser(), packaged(file, name), name), null, null);
            case RTF -> new Reading(tika(new RTFParser(), RtfFilter.filtered(bytes), name), null, null);
            case DOC -> new Reading(tika(new OfficeParser(), bytes, name), null, null);
        };
        var drafts = reading.drafts();
        if (drafts.stream().mapToInt(draft -> draft.text().length()).sum() < 20) {
            if (!whole(format, file, bytes, name)) {
                throw damaged(name, null);
            }
            throw new UnreadableDocumentException(Code.SANS_TEXTE, "Le fichier « " + name + " » ne contient pas de texte.");
        }
        var text = new StringBuilder();
        var blocks = new ArrayList<Block>();
        for (Draft draft : drafts) {
            if (!text.isEmpty()) {
                text.append('\n');
            }
            blocks.add(new Block(draft.kind(), text.length(), text.length() + draft.text().length(), draft.page(), draft.lead()));
            text.append(draft.text());
        }
        var doubts = Doubts.of(drafts, reading.quality());
        return new SourceDocument(name, Digest.of(bytes), format.name().toLowerCase(Locale.ROOT), reading.pages(), reading.quality() != null,
                text.toString(), blocks, doubts);
    }

    /** @param quality mean confidence of character recognition in percent, or null when the text was not recognised but read */
    private record Reading(List<Draft> drafts, Integer pages, Integer quality) {
    }

    private static byte[] bytes(Path file, String name) throws UnreadableDocumentException {
        if (Files.isDirectory(file)) {
            throw new UnreadableDocumentException(Code.FORMAT_NON_PRIS_EN_CHARGE, "« " + name + " » est un dossier, pas un document.");
        }
        if (!Files.exists(file)) {
            throw new UnreadableDocumentException(Code.INTROUVABLE, "Le fichier « " + file + " » est introuvable.");
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length == 0) {
                throw new UnreadableDocumentException(Code.VIDE, "Le fichier « " + name + " » est vide (0 octet).");
            }
            return bytes;
        } catch (IOException e) {
            throw new UnreadableDocumentException(Code.ILLISIBLE, "Le fichier « " + name + " » ne peut pas être ouvert : vérifiez qu'il n'est pas verrouillé et que vous avez le droit de le lire.", e);
        }
    }

    /** False when a file without text lacks a part that its format, or its name, promises: there was a text, and it is lost. */
    private static boolean whole(FileKind format, Path file, byte[] bytes, String name) throws UnreadableDocumentException {
        return switch (format) {
            // The first bytes of a PDF or of a package are a text of two or three letters.
            case TXT -> !EXTENSIONS.contains(FileKind.extension(name)) || FileKind.extension(name).equals("txt");
            case RTF -> new String(bytes, StandardCharsets.ISO_8859_1).replaceFirst("[\\s\\00]+$", "").endsWith("}");
            case DOCX -> parts(file, name).contains("_rels/.rels") && parts(file, name).stream().anyMatch(p -> p.matches("word/document\\d*\\.xml"));
            case ODT -> parts(file, name).contains("content.xml");
            case DOC, PDF -> true;
        };
    }

    private static Set<String> parts(Path file, String name) throws UnreadableDocumentException {
        try (var zip = new ZipFile(file.toFile())) {
            return zip.stream().map(ZipEntry::getName).collect(Collectors.toSet());
        } catch (IOException e) {
            throw damaged(name, e);
        }
    }

    private Reading pdf(byte[] bytes, String name) throws UnreadableDocumentException {
        try (var document = Loader.loadPDF(bytes)) {
            var lines = PdfLines.of(document);
            int pages = document.getNumberOfPages();
            long letters = lines.stream().flatMap(line -> line.words().stream()).mapToLong(word -> word.text().chars().filter(Character::isLetter).count()).sum();
            if (letters < (long) LETTERS_PER_PAGE * pages) {
                var recognised = ocr.read(document, name);
                return new Reading(LineAssembler.assemble(PageFurniture.removed(recognised.lines()), FrenchWords::contains, true), pages, recognised.quality());
            }
            return new Reading(LineAssembler.assemble(PageFurniture.removed(lines), FrenchWords::contains, false), pages, null);
        } catch (InvalidPasswordException e) {
            throw locked(name, e);
        } catch (IOException e) {
            throw damaged(name, e);
        }
    }

    private static byte[] packaged(Path file, String name) throws UnreadableDocumentException {
        try {
            return PackageFilter.withoutAsides(file);
        } catch (IOException | RuntimeException e) {
            throw damaged(name, e);
        }
    }

    private static List<Draft> tika(Parser parser, byte[] bytes, String name) throws UnreadableDocumentException {
        var config = new OfficeParserConfig();
        config.setUseSAXDocxExtractor(true);
        config.setIncludeDeletedContent(false);
        config.setIncludeMoveFromContent(false);
        config.setIncludeHeadersAndFooters(false);
        var context = new ParseContext();
        context.set(OfficeParserConfig.class, config);
        var blocks = new XhtmlBlocks();
        try (InputStream in = TikaInputStream.get(new ByteArrayInputStream(bytes))) {
            parser.parse(in, blocks, new Metadata(), context);
            return blocks.drafts();
        } catch (EncryptedDocumentException e) {
            throw locked(name, e);
        } catch (TikaException | SAXException | IOException | RuntimeException e) {
            throw damaged(name, e);
        }
    }

    private static List<Draft> plain(byte[] bytes) {
        var drafts = new ArrayList<Draft>();
        for (String paragraph : decoded(bytes).split("\\R")) {
            String line = Clean.line(paragraph);
            if (!line.isEmpty()) {
                boolean title = line.startsWith("#") || LineAssembler.HEADING.matcher(line).matches() && line.length() < 110 && !Markers.ended(line);
                drafts.add(new Draft(title ? Block.Kind.TITLE : Markers.item(line) > 0 ? Block.Kind.ITEM : Block.Kind.PARAGRAPH, line, 0, null));
            }
        }
        return drafts;
    }

    private static String decoded(byte[] bytes) {
        if (bytes.length > 1 && (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF || bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE)) {
            // « Unicode » in the Notepad of Windows; the mark says which byte of a letter comes first.
            return new String(bytes, StandardCharsets.UTF_16);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }

    static UnreadableDocumentException locked(String name, Exception cause) {
        return new UnreadableDocumentException(Code.PROTEGE, "Le fichier « " + name + " » est protégé par un mot de passe : enregistrez-en une copie sans mot de passe.", cause);
    }

    static UnreadableDocumentException damaged(String name, Exception cause) {
        return new UnreadableDocumentException(Code.ILLISIBLE, "Le fichier « " + name + " » est endommagé ou incomplet : il ne peut pas être lu.", cause);
    }
}
