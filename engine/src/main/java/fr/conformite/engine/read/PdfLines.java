package fr.conformite.engine.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Lines of a PDF with the place, size and weight of their words, which Tika's XHTML loses. */
final class PdfLines extends PDFTextStripper {

    private final List<Line> lines = new ArrayList<>();
    private List<Line.Word> words = new ArrayList<>();
    private float y;

    private PdfLines() {
        setSortByPosition(true);
        setSuppressDuplicateOverlappingText(true);
    }

    static List<Line> of(PDDocument document) throws IOException {
        var stripper = new PdfLines();
        stripper.writeText(document, java.io.Writer.nullWriter());
        return stripper.lines;
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
        if (text.isBlank() || positions.isEmpty()) {
            return;
        }
        if (words.isEmpty()) {
            y = positions.getFirst().getYDirAdj();
        }
        // the stripper only cuts where it sees a gap; written spaces are ours to cut
        int from = 0;
        for (int i = 0; i <= positions.size(); i++) {
            if (i == positions.size() || isSpace(positions.get(i))) {
                if (i > from) {
                    add(positions.subList(from, i));
                }
                from = i + 1;
            }
        }
    }

    private static boolean isSpace(TextPosition position) {
        String unicode = position.getUnicode();
        return unicode == null || unicode.isBlank() || unicode.equals("\u00A0");
    }

    private void add(List<TextPosition> letters) {
        var text = new StringBuilder();
        letters.forEach(letter -> text.append(letter.getUnicode()));
        var first = letters.getFirst();
        var last = letters.getLast();
        // a word's weight is that of most of its letters: « Durée » bold, then a full stop that is not
        long strong = letters.stream().filter(letter -> strong(letter.getFont())).count();
        words.add(new Line.Word(text.toString(), first.getXDirAdj(), last.getXDirAdj() + last.getWidthDirAdj(), first.getFontSizeInPt(), strong * 2 > letters.size()));
    }

    @Override
    protected void writeLineSeparator() {
        end();
    }

    @Override
    protected void endPage(org.apache.pdfbox.pdmodel.PDPage page) {
        end();
    }

    private void end() {
        if (!words.isEmpty()) {
            lines.add(new Line(getCurrentPageNo(), y, List.copyOf(words)));
            words = new ArrayList<>();
        }
    }

    private static boolean strong(PDFont font) {
        String name = font.getName() == null ? "" : font.getName().toLowerCase(java.util.Locale.ROOT);
        if (name.contains("bold") || name.contains("black") || name.contains("italic") || name.contains("oblique") || name.contains("heavy")) {
            return true;
        }
        var descriptor = font.getFontDescriptor();
        return descriptor != null && (descriptor.isForceBold() || descriptor.getFontWeight() >= 600 || descriptor.isItalic());
    }
}
