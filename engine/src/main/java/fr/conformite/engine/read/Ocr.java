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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
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
            var pages = pages(document, parser, context);
            var lines = new ArrayList<Line>();
            double confidence = 0;
            int known = 0;
            for (Hocr page : pages) {
                lines.addAll(page.lines);
                confidence += page.confidence;
                known += page.known;
            }
            if (lines.isEmpty()) {
                throw new UnreadableDocumentException(Code.SANS_TEXTE, "Le fichier « " + name + " » est une image où aucun texte n'a été reconnu.");
            }
            return new Recognised(sideBySide(lines), known == 0 ? 0 : (int) Math.round(confidence / known));
        } catch (TikaException | ExecutionException e) {
            throw new UnreadableDocumentException(Code.SANS_TEXTE, "La reconnaissance de caractères du fichier « " + name + " » a échoué.", e);
        }
    }

    /** Pages are drawn one after the other, PDFBox wants it so, and recognised side by side. */
    private static List<Hocr> pages(PDDocument document, TesseractOCRParser parser, ParseContext context) throws IOException, ExecutionException {
        var renderer = new PDFRenderer(document);
        int workers = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);
        // a page drawn at 300 dpi weighs 9 MB: no more of them than there are hands to read them
        var room = new Semaphore(workers + 1);
        var futures = new ArrayList<Future<Hocr>>();
        try (var executor = Executors.newFixedThreadPool(workers)) {
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                room.acquireUninterruptibly();
                BufferedImage image = renderer.renderImageWithDPI(page, DPI, ImageType.GRAY);
                int number = page + 1;
                futures.add(executor.submit(() -> {
                    try {
                        return recognise(image, number, parser, context);
                    } finally {
                        room.release();
                    }
                }));
            }
            var pages = new ArrayList<Hocr>();
            for (var future : futures) {
                pages.add(future.get());
            }
            return pages;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static Hocr recognise(BufferedImage image, int page, TesseractOCRParser parser, ParseContext context) throws IOException, TikaException, SAXException {
        var hocr = new Hocr(page);
        var png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        var metadata = new Metadata();
        metadata.set(Metadata.CONTENT_TYPE, MediaType.image("ocr-png").toString());
        try (var in = TikaInputStream.get(new ByteArrayInputStream(png.toByteArray()))) {
            parser.parse(in, hocr, metadata, context);
        }
        hocr.endLine();
        return hocr;
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

    /** Reads the hOCR of one page. */
    private static final class Hocr extends DefaultHandler {

        private static final Pattern BOX = Pattern.compile("bbox (\\d+) (\\d+) (\\d+) (\\d+)");
        private static final Pattern BASELINE = Pattern.compile("baseline -?[\\d.]+ (-?[\\d.]+)");
        private static final Pattern SURE = Pattern.compile("x_wconf (\\d+)");
        private static final float POINTS = 72f / DPI;

        final List<Line> lines = new ArrayList<>();
        double confidence;
        int known;
        private final int page;
        private List<Line.Word> words = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private float[] box;
        private float baseline;
        private float height = 10;
        private int depth;
        private int sure;

        Hocr(int page) {
            this.page = page;
        }

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
                    var base = BASELINE.matcher(title);
                    // the box of a line goes down to its lowest letter; its baseline does not
                    baseline = found[3] + (base.find() ? Float.parseFloat(base.group(1)) * POINTS : 0);
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
                if (!word.isEmpty() && !word.matches("[_|~—]+")) {
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
                repair();
                lines.add(new Line(page, baseline, List.copyOf(words)));
                words = new ArrayList<>();
            }
        }

        /** Confusions of shapes that no reader would make, and that would change a date, a heading or a list. */
        private void repair() {
            for (int i = 0; i < words.size(); i++) {
                var word = words.get(i);
                String text = word.text();
                String fixed = text.replace("'’", "’").replace("’'", "’");
                if (fixed.matches("[lI|]er[.,;:]?")) {
                    fixed = "1" + fixed.substring(1);
                } else if (i == 0 && words.size() > 1 && fixed.matches("[+*°¢©«eo]|[-–_]{2}") && Character.isLetterOrDigit(words.get(1).text().charAt(0)) && !fixed.equals("«")) {
                    fixed = "•";
                } else if (i == 1 && fixed.matches("[Il1|]{2,3}[.:)]?") && words.getFirst().text().matches("(?iU)titre|chapitre|section|partie|article|art\\.|annexe|livre")) {
                    fixed = fixed.replaceAll("[l1|]", "I");
                }
                if (!fixed.equals(text)) {
                    words.set(i, new Line.Word(fixed, word.x0(), word.x1(), word.size(), word.strong()));
                }
            }
        }

        private static float scaled(String pixels) {
            return Integer.parseInt(pixels) * POINTS;
        }
    }
}
