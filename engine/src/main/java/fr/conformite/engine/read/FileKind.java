package fr.conformite.engine.read;

import fr.conformite.engine.UnreadableDocumentException;
import fr.conformite.engine.UnreadableDocumentException.Code;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;

/** Formats that can be read, told by the content of the file. */
enum FileKind {
    DOCX, DOC, ODT, RTF, PDF, TXT;

    private static final class Holder {
        static final Detector DETECTOR = new DefaultDetector();
    }

    static FileKind of(byte[] bytes, String name) throws UnreadableDocumentException {
        String type;
        try (var in = TikaInputStream.get(new ByteArrayInputStream(bytes))) {
            type = Holder.DETECTOR.detect(in, new Metadata()).getBaseType().toString();
        } catch (IOException | RuntimeException e) {
            throw DocumentReader.damaged(name, e);
        }
        String extension = extension(name);
        return switch (type) {
            case "application/pdf" -> PDF;
            case "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                 "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
                 "application/vnd.ms-word.document.macroenabled.12", "application/vnd.ms-word.template.macroenabled.12" -> DOCX;
            case "application/msword" -> DOC;
            case "application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text-template" -> ODT;
            case "application/rtf", "text/rtf" -> RTF;
            case "application/x-tika-ooxml-protected" -> throw DocumentReader.locked(name, null);
            // A text under the name of a word processor is read: the reader says what remains of a damaged file.
            case "text/plain" -> TXT;
            default -> {
                boolean expected = DocumentReader.EXTENSIONS.contains(extension);
                boolean shapeless = type.equals("application/octet-stream") || type.equals("application/zip")
                        || type.equals("application/x-tika-msoffice") || type.equals("application/x-tika-ooxml");
                if (expected && shapeless) {
                    throw DocumentReader.damaged(name, null);
                }
                throw new UnreadableDocumentException(Code.FORMAT_NON_PRIS_EN_CHARGE, "Le fichier « " + name + " » est " + described(type)
                        + " : seuls les documents DOCX, DOC, ODT, RTF, PDF et TXT sont lus.");
            }
        };
    }

    /** What follows the last dot of a name, in lower case, or nothing. */
    static String extension(String name) {
        return name.contains(".") ? name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT) : "";
    }

    private static String described(String type) {
        String known = type.toLowerCase(Locale.ROOT);
        if (known.startsWith("image/")) {
            return "une image";
        }
        if (known.contains("spreadsheet") || known.contains("excel") || known.endsWith("csv")) {
            return "une feuille de calcul";
        }
        if (known.contains("presentation") || known.contains("powerpoint")) {
            return "une présentation";
        }
        if (known.contains("html")) {
            return "une page web";
        }
        if (known.startsWith("message/") || known.contains("outlook")) {
            return "un courriel";
        }
        if (known.startsWith("audio/") || known.startsWith("video/")) {
            return "un enregistrement";
        }
        if (known.contains("zip") || known.contains("tar") || known.contains("compressed") || known.contains("rar")) {
            return "une archive";
        }
        if (known.contains("executable") || known.contains("msdownload") || known.contains("dosexec") || known.contains("elf") || known.contains("sharedlib")) {
            return "un programme";
        }
        return "d'un type qui n'est pas pris en charge";
    }
}
