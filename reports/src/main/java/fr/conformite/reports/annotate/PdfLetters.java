package fr.conformite.reports.annotate;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;

/** The letters of a PDF and where each is drawn, in the order in which the engine reads them: same stripper, same settings. */
final class PdfLetters extends PDFTextStripper {

    /** A gap wider than this, in heights of letters, may separate two columns. */
    private static final float WIDE = 0.9f;

    /**
     * A letter on its page, in the coordinates of the page before it is turned for display.
     *
     * @param page   from 0
     * @param x      left end of the baseline of the letter, along its own direction
     * @param ux     direction of writing, of length 1
     * @param width  advance along that direction
     * @param height of the body of the font; upwards is always a quarter of a turn to the left of the direction
     */
    record Glyph(int page, float x, float y, float ux, float uy, float width, float height) {

        /** How far another glyph begins from the end of this one, along the line. */
        float gapTo(Glyph next) {
            return (next.x - x) * ux + (next.y - y) * uy - width;
        }

        /** How far another glyph stands above or below the line of this one. */
        float offLine(Glyph next) {
            return Math.abs((next.y - y) * ux - (next.x - x) * uy);
        }
    }

    private final Letters letters = new Letters();
    private final List<Glyph> glyphs = new ArrayList<>();
    private Glyph last;

    private PdfLetters() {
        setSortByPosition(true);
        setSuppressDuplicateOverlappingText(true);
    }

    static PdfLetters of(PDDocument document) throws IOException {
        var stripper = new PdfLetters();
        stripper.writeText(document, Writer.nullWriter());
        return stripper;
    }

    Letters letters() {
        return letters;
    }

    Glyph glyph(int index) {
        return glyphs.get(letters.origin(index));
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
        letters.space();
        for (TextPosition position : positions) {
            String unicode = position.getUnicode();
            if (unicode == null || unicode.isBlank()) {
                letters.space();
                continue;
            }
            Glyph glyph = glyph(position);
            if (last == null || last.page() != glyph.page() || last.offLine(glyph) > glyph.height() * 0.5f || Math.abs(last.gapTo(glyph)) > glyph.height() * WIDE) {
                letters.cut();
            }
            last = glyph;
            unicode.codePoints().forEach(c -> letters.add(c, glyphs.size()));
            glyphs.add(glyph);
        }
    }

    private Glyph glyph(TextPosition position) {
        PDRectangle shown = getCurrentPage().getCropBox();
        Matrix matrix = position.getTextMatrix();
        float a = matrix.getValue(0, 0);
        float b = matrix.getValue(0, 1);
        float along = (float) Math.hypot(a, b);
        float height = (float) Math.hypot(matrix.getValue(1, 0), matrix.getValue(1, 1));
        if (position.getFont() instanceof PDType3Font || height < 1 || height > 300) {
            // the space such a font is drawn in says nothing of its size
            height = Math.max(4, position.getHeightDir() * 1.3f);
        }
        return new Glyph(getCurrentPageNo() - 1, matrix.getTranslateX() + shown.getLowerLeftX(), matrix.getTranslateY() + shown.getLowerLeftY(),
                along == 0 ? 1 : a / along, along == 0 ? 0 : b / along, position.getWidthDirAdj(), height);
    }

    @Override
    protected void writeLineSeparator() {
        letters.cut();
    }

    @Override
    protected void endPage(org.apache.pdfbox.pdmodel.PDPage page) {
        letters.cut();
    }
}
