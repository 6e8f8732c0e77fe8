package fr.conformite.engine.read;

import fr.conformite.engine.UnreadableDocumentException;
import fr.conformite.engine.UnreadableDocumentException.Code;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.ocr.TesseractOCRConfig;
import org.apache.tika.parser.ocr.TesseractOCRParser;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Character recognition of scanned PDFs by Tesseract, through Tika's parser; places of words come from its hOCR output. */
final class Ocr {

    private static final int DPI = 300;
    private static final int SECONDS_PER_PAGE = 180;

    /** @param quality mean confidence that Tesseract gives to its words, in percent */
    record Recognised(List<Line> lines, int quality) {
    }

    Recognised read(PDDocument document, String name) throws UnreadableDocumentException, IOException {
        var parser = new TesseractOCRParser();
        try {
            parser.setPreloadLangs(true);
            parser.initialize(Map.of());
            if (!parser.hasTesseract()) {
                throw new UnreadableDocumentException(Code.SANS_TEXTE, "Le fichier « " + name + " » est une image numérisée, sans texte. "
                        + "Pour la lire, installez le logiciel libre Tesseract et sa langue française (paquets « tesseract-ocr » et « tesseract-ocr-fra »), "
                        + "ou fournissez le document dans son format d'origine.");
            }
            if (!parser.getLangs().isEmpty() && !parser.getLangs().contains("fra")) {
                throw new UnreadableDocumentException(Code.SANS_TEXTE, "Le fichier « " + name + " » est une image numérisée, sans texte. "
                        + "Tesseract est installé, mais sans le français : ajoutez le paquet « tesseract-ocr-fra ».");
            }
            var config = new TesseractOCRConfig();
            config.setLanguage("fra");
            config.setOutputType(TesseractOCRConfig.OUTPUT_TYPE.HOCR);
            config.setPageSegMode("3");
            config.setTimeoutSeconds(SECONDS_PER_PAGE);
            config.setSkipOcr(false);
            var context = new ParseContext();
            context.set(TesseractOCRConfig.class, config);
            var renderer = new PDFRenderer(document);
            var hocr = new Hocr();
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                hocr.page = page + 1;
                BufferedImage image = renderer.renderImageWithDPI(page, DPI, ImageType.GRAY);
                var png = new ByteArrayOutputStream();
                ImageIO.write(image, "png", png);
                var metadata = new Metadata();
                metadata.set(Metadata.CONTENT_TYPE, MediaType.image("ocr-png").toString());
                try (var in = TikaInputStream.get(new ByteArrayInputStream(png.toByteArray()))) {
                    parser.parse(in, hocr, metadata, context);
                }
                hocr.endLine();
            }
            if (hocr.lines.isEmpty()) {
                throw new UnreadableDocumentException(Code.SANS_TEXTE, "Le fichier « " + name + " » est une image où aucun texte n'a été reconnu.");
            }
            return new Recognised(sideBySide(hocr.lines), hocr.known == 0 ? 0 : (int) Math.round(hocr.confidence / hocr.known));
        } catch (TikaException | SAXException e) {
            throw new UnreadableDocumentException(Code.SANS_TEXTE, "La reconnaissance de caractères du fichier « " + name + " » a échoué.", e);
        }
    }

    /** Tesseract may read a table column by column: lines at the same height become one again. */
    private static List<Line> sideBySide(List<Line> lines) {
        var joined = new ArrayList<Line>();
        var sorted = new ArrayList<>(lines);
        sorted.sort(Comparator.comparingInt(Line::page).thenComparing(Line::y));
        for (Line line : sorted) {
            Line last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && last.page() == line.page() && Math.abs(line.y() - last.y()) < Math.min(line.size(), last.size()) * 0.45f
                    && (line.x0() > last.x1() || line.x1() < last.x0())) {
                var words = new ArrayList<>(last.words());
                words.addAll(line.words());
                words.sort(Comparator.comparing(Line.Word::x0));
                joined.set(joined.size() - 1, new Line(line.page(), last.y(), List.copyOf(words)));
            } else {
                joined.add(line);
            }
        }
        return joined;
    }

    /** Reads the hOCR of one page after the other. */
    private static final class Hocr extends DefaultHandler {

        private static final Pattern BOX = Pattern.compile("bbox (\\d+) (\\d+) (\\d+) (\\d+)");
        private static final Pattern SURE = Pattern.compile("x_wconf (\\d+)");
        private static final float POINTS = 72f / DPI;

        final List<Line> lines = new ArrayList<>();
        double confidence;
        int known;
        int page;
        private List<Line.Word> words = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private float[] box;
        private float baseline;
        private float height = 10;
        private int depth;
        private int sure;

        @Override
        public void startElement(String uri, String name, String qName, Attributes attributes) {
            if (depth > 0) {
                depth++;
                return;
            }
            String style = attributes.getValue("class");
            String title = attributes.getValue("title");
            if (style == null || title == null) {
                return;
            }
            var at = BOX.matcher(title);
            if (!at.find()) {
                return;
            }
            float[] found = {scaled(at.group(1)), scaled(at.group(2)), scaled(at.group(3)), scaled(at.group(4))};
            switch (style) {
                case "ocr_line", "ocr_header", "ocr_textfloat", "ocr_caption" -> {
                    endLine();
                    baseline = found[3];
                    height = found[3] - found[1];
                }
                case "ocrx_word" -> {
                    box = found;
                    text.setLength(0);
                    depth = 1;
                    var matcher = SURE.matcher(title);
                    sure = matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
                }
                default -> {
                }
            }
        }

        @Override
        public void endElement(String uri, String name, String qName) {
            if (depth > 0 && --depth == 0) {
                String word = Clean.line(text.toString());
                if (!word.isEmpty()) {
                    words.add(new Line.Word(word, box[0], box[2], height, false));
                    confidence += sure;
                    known++;
                }
            }
        }

        @Override
        public void characters(char[] chars, int start, int length) {
            if (depth > 0) {
                text.append(chars, start, length);
            }
        }

        void endLine() {
            if (!words.isEmpty()) {
                lines.add(new Line(page, baseline, List.copyOf(words)));
                words = new ArrayList<>();
            }
        }

        private static float scaled(String pixels) {
            return Integer.parseInt(pixels) * POINTS;
        }
    }
}
