package fr.conformite.registry.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.conformite.engine.Assessor;
import fr.conformite.engine.assess.Assessment;
import fr.conformite.engine.read.Digest;
import fr.conformite.registry.store.NewDocument;
import fr.conformite.registry.store.Registry;
import fr.conformite.registry.store.Result;
import fr.conformite.registry.store.Validation;
import fr.conformite.registry.validate.Authenticator.Compared;
import fr.conformite.registry.validate.Authenticator.Unknown;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes back from the signature beside what was validated: the same convention, as a text and as a scan. */
class AuthenticatorTest {

    private static final Path SAMPLES = Path.of("..", "corpus-samples", "docs");
    private static final Assessor ASSESSOR = Assessor.load();

    @TempDir
    Path folder;

    private Registry registry;
    private String text;

    @BeforeEach
    void validated() throws Exception {
        registry = Registry.open(folder.resolve("r.db").toString());
        for (String sample : List.of("D29.docx", "D03.docx")) {
            Assessment a = ASSESSOR.assess(SAMPLES.resolve(sample));
            registry.record(new NewDocument(a.convention().source().sha256(), sample, "/" + sample, null), Result.of(a, "s"));
            registry.validate(registry.document(a.convention().source().sha256()).orElseThrow().id(), 2027, sample.equals("D29.docx") ? "047" : "072",
                    null, "A. Martin", v -> { });
        }
        text = registry.validations().getFirst().text();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private TextCheck check(Path file) throws Exception {
        Compared compared = assertInstanceOf(Compared.class, new Authenticator(registry).compare(ASSESSOR.read(file)));
        assertEquals("2027-047-0001", compared.validation().number());
        return compared.check();
    }

    private Path written(String name, String words) throws IOException {
        return Files.writeString(folder.resolve(name), words);
    }

    private String with(String old, String fresh) {
        assertTrue(text.contains(old), old);
        return text.replace(old, fresh);
    }

    @Test
    void theSameBytesAreKnownAndTypographyIsNoDifference() throws Exception {
        Validation exact = new Authenticator(registry).exact(Digest.of(SAMPLES.resolve("D29.docx"))).orElseThrow();
        assertEquals("2027-047-0001", exact.number());
        TextCheck check = check(written("copie.txt", text.replace('’', '\'').replace("«", "\"").replace("•", "-")));
        assertTrue(check.same(), check.toString());
        assertTrue(check.differences().isEmpty());
    }

    @Test
    void aWordAFigureAClauseAreTold() throws Exception {
        Difference figure = check(written("a.txt", with("45", "40"))).differences().getFirst();
        assertEquals("45→40", figure.before() + "→" + figure.after());
        Difference negation = check(written("b.txt", with("ne comporte aucun", "comporte aucun"))).differences().getFirst();
        assertEquals(Difference.Kind.REMOVED, negation.kind());
        assertEquals("ne", negation.before());
        Difference added = check(written("c.txt", with("titulaires du diplôme", "titulaires ou non du diplôme"))).differences().getFirst();
        assertEquals("ou non", added.after());
        String clause = text.lines().filter(l -> l.contains("Chacune des parties peut la résilier")).findFirst().orElseThrow();
        Difference gone = check(written("d.txt", with(clause + "\n", ""))).differences().getFirst();
        assertEquals(Difference.Kind.REMOVED, gone.kind());
        assertTrue(gone.before().contains("moyennant un préavis de six mois"), gone.before());
    }

    @Test
    void anotherConventionIsNotTakenForAVersion() throws Exception {
        assertInstanceOf(Unknown.class, new Authenticator(registry).compare(ASSESSOR.read(SAMPLES.resolve("D06.pdf"))));
    }

    @Test
    void aScanIsReadWithItsNoiseAndItsRealDifferencesStandOut() throws Exception {
        assumeTrue(tesseract(), "tesseract absent");
        TextCheck same = check(scan("signee.pdf", text));
        assertEquals(List.of(), same.differences());
        assertTrue(same.same(), same.toString());
        assertTrue(same.notCompared().stream().anyMatch(s -> s.startsWith("Signatures")), same.toString());

        String changed = with("ne comporte aucun", "comporte aucun").replace("FIPD : 45", "FIPD : 40").replace("préavis de six mois", "préavis de deux mois");
        List<String> differences = check(scan("changee.pdf", changed)).differences().stream().map(d -> d.before() + "→" + d.after()).toList();
        assertEquals(List.of("ne→", "45→40", "six→deux"), differences);
    }

    private static boolean tesseract() {
        try {
            var process = new ProcessBuilder("tesseract", "--list-langs").redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes()).contains("fra") && process.waitFor() == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    /** Two pages printed small, turned by half a degree, grainy, at 200 dpi. */
    private Path scan(String name, String words) throws IOException {
        Path file = folder.resolve(name);
        var grain = new Random(7);
        try (PDDocument printed = printed(words); PDDocument scanned = new PDDocument()) {
            var renderer = new PDFRenderer(printed);
            for (int p = 0; p < printed.getNumberOfPages(); p++) {
                BufferedImage page = renderer.renderImageWithDPI(p, 200, ImageType.GRAY);
                var turned = new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
                Graphics2D g = turned.createGraphics();
                g.setColor(Color.WHITE);
                g.fillRect(0, 0, page.getWidth(), page.getHeight());
                g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
                g.rotate(Math.toRadians(0.5), page.getWidth() / 2.0, page.getHeight() / 2.0);
                g.drawImage(page, 0, 0, null);
                g.dispose();
                var raster = turned.getRaster();
                for (int y = 0; y < turned.getHeight(); y++) {
                    for (int x = 0; x < turned.getWidth(); x++) {
                        raster.setSample(x, y, 0, Math.clamp((int) (raster.getSample(x, y, 0) + 12 * grain.nextGaussian()), 0, 255));
                    }
                }
                var sheet = new PDPage(PDRectangle.A4);
                scanned.addPage(sheet);
                try (var content = new PDPageContentStream(scanned, sheet)) {
                    content.drawImage(JPEGFactory.createFromImage(scanned, turned, 0.6f), 0, 0, PDRectangle.A4.getWidth(), PDRectangle.A4.getHeight());
                }
            }
            scanned.save(file.toFile());
        }
        return file;
    }

    private static PDDocument printed(String words) throws IOException {
        var pdf = new PDDocument();
        var font = PDType0Font.load(pdf, AuthenticatorTest.class.getResourceAsStream("/liberation/LiberationSerif-Regular.ttf"));
        float size = 10;
        PDPageContentStream content = null;
        float y = 0;
        for (String paragraph : words.split("\n")) {
            var line = new StringBuilder();
            for (String word : (paragraph + " \n").split(" ")) {
                boolean end = word.equals("\n");
                if (end || font.getStringWidth(line + " " + word.replace("\u00a0", " ")) / 1000 * size > 485) {
                    if (content == null || y < 45) {
                        if (content != null) {
                            content.close();
                        }
                        var page = new PDPage(PDRectangle.A4);
                        pdf.addPage(page);
                        content = new PDPageContentStream(pdf, page);
                        y = 800;
                    }
                    content.beginText();
                    content.setFont(font, size);
                    content.newLineAtOffset(55, y);
                    content.showText(line.toString());
                    content.endText();
                    y -= size * 1.25f;
                    line.setLength(0);
                }
                if (!end) {
                    line.append(line.isEmpty() ? "" : " ").append(word.replace("\u00a0", " "));
                }
            }
            y -= 3;
        }
        content.close();
        return pdf;
    }
}
