package fr.conformite.engine.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.conformite.engine.UnreadableDocumentException;
import fr.conformite.engine.UnreadableDocumentException.Code;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be read says why, in French. */
class BadInputTest {

    private static final Path SAMPLES = Path.of("src/test/resources/lecture");

    @TempDir
    Path folder;

    private Code refused(Path file) {
        var refusal = assertThrows(UnreadableDocumentException.class, () -> new DocumentReader().read(file));
        assertTrue(refusal.getMessage().contains(file.getFileName().toString()) && refusal.getMessage().endsWith("."), refusal.getMessage());
        return refusal.code();
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    @Test
    void missing_empty_or_unknown_files() throws IOException {
        assertEquals(Code.INTROUVABLE, refused(folder.resolve("absent.docx")));
        assertEquals(Code.VIDE, refused(file("vide.docx", new byte[0])));
        assertEquals(Code.FORMAT_NON_PRIS_EN_CHARGE, refused(folder));
        assertEquals(Code.FORMAT_NON_PRIS_EN_CHARGE, refused(file("image.pdf", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13})));
        assertEquals(Code.SANS_TEXTE, refused(file("blanc.txt", "  \n\n ".getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void damaged_files() throws IOException {
        byte[] docx = Files.readAllBytes(SAMPLES.resolve("avenant-suivi.docx"));
        assertEquals(Code.ILLISIBLE, refused(file("tronque.docx", Arrays.copyOf(docx, docx.length / 2))));
        assertEquals(Code.ILLISIBLE, refused(file("debut.docx", Arrays.copyOf(docx, 2))));
        var random = new byte[5000];
        new Random(5).nextBytes(random);
        assertEquals(Code.ILLISIBLE, refused(file("hasard.docx", random)));
        assertEquals(Code.ILLISIBLE, refused(without(docx, "word/document.xml")));
        assertEquals(Code.ILLISIBLE, refused(without(docx, "_rels/.rels")));
        byte[] rtf = Files.readAllBytes(SAMPLES.resolve("cadre.rtf"));
        assertEquals(Code.ILLISIBLE, refused(file("tronque.rtf", Arrays.copyOf(rtf, 200))));
        byte[] doc = Files.readAllBytes(SAMPLES.resolve("protocole.doc"));
        assertEquals(Code.ILLISIBLE, refused(file("tronque.doc", Arrays.copyOf(doc, doc.length / 2))));
        byte[] pdf = Files.readAllBytes(SAMPLES.resolve("annexes.pdf"));
        assertEquals(Code.ILLISIBLE, refused(file("tronque.pdf", Arrays.copyOf(pdf, pdf.length / 3))));
    }

    /** The package without one of its parts. */
    private Path without(byte[] docx, String part) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(docx)); var out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.getName().equals(part)) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    in.transferTo(out);
                }
            }
        }
        return file("sans.docx", bytes.toByteArray());
    }

    @Test
    void texts_of_Windows_are_read_whatever_their_encoding() throws Exception {
        String text = "Convention relative à l’intervenant social.\nArticle 1 – Objet";
        for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16, Charset.forName("windows-1252"))) {
            assertEquals(text, new DocumentReader().read(file("texte.txt", text.getBytes(charset))).text());
        }
    }

    @Test
    void the_content_decides_not_the_name() throws Exception {
        var renamed = Files.copy(SAMPLES.resolve("annexes.pdf"), folder.resolve("annexes.docx"));
        assertEquals("pdf", new DocumentReader().read(renamed).format());
    }

    @Test
    void a_password_is_said() throws IOException {
        Path locked = folder.resolve("protege.pdf");
        try (var document = Loader.loadPDF(SAMPLES.resolve("annexes.pdf").toFile())) {
            document.protect(new StandardProtectionPolicy("proprietaire", "lecteur", new AccessPermission()));
            document.save(locked.toFile());
        }
        assertEquals(Code.PROTEGE, refused(locked));
    }

    @Test
    void three_hundred_pages_are_read_in_seconds() throws IOException {
        Path long300 = folder.resolve("long.pdf");
        try (var source = Loader.loadPDF(SAMPLES.resolve("annexes.pdf").toFile()); var document = new PDDocument()) {
            for (int i = 0; i < 60; i++) {
                for (var page : source.getPages()) {
                    document.importPage(page);
                }
            }
            document.save(long300.toFile());
        }
        var read = assertTimeoutPreemptively(Duration.ofSeconds(60), () -> new DocumentReader().read(long300));
        assertEquals(300, read.pages());
    }
}
