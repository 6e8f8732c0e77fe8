package fr.conformite.reports.annotate;

import fr.conformite.engine.read.SourceDocument;
import fr.conformite.reports.annotate.Notes.Note;
import fr.conformite.reports.annotate.Notes.Tone;
import fr.conformite.reports.annotate.PdfLetters.Glyph;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Comparator;
import java.util.GregorianCalendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationHighlight;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationMarkup;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationPopup;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;

/** Highlights and notes in a PDF, written behind the original bytes, which stay as they are. */
final class PdfCopy {

    /** A gap in a line wider than this, in heights of letters, is not highlighted. */
    private static final float GAP = 3;

    private static final float BELOW = 0.24f;
    private static final float ABOVE = 0.80f;
    private static final float POPUP_WIDTH = 240;
    private static final float POPUP_HEIGHT = 150;

    private final PDDocument document;
    private final Calendar at;
    private final Map<Integer, List<PDAnnotation>> added = new LinkedHashMap<>();

    private PdfCopy(PDDocument document, ZonedDateTime at) {
        this.document = document;
        this.at = GregorianCalendar.from(at);
    }

    static byte[] of(byte[] original, SourceDocument source, Notes notes, ZonedDateTime at) throws CannotAnnotateException {
        if (source.ocr()) {
            throw new CannotAnnotateException("« " + source.file() + " » est un PDF numérisé : ses pages sont des images, sans texte à surligner.");
        }
        try (PDDocument document = Loader.loadPDF(original)) {
            if (document.isEncrypted()) {
                throw new CannotAnnotateException("« " + source.file() + " » est protégé : il ne peut pas recevoir de notes.");
            }
            if (!document.getSignatureDictionaries().isEmpty()) {
                throw new CannotAnnotateException("« " + source.file() + " » est signé électroniquement : y ajouter des notes romprait la signature.");
            }
            PdfLetters letters = PdfLetters.of(document);
            new PdfCopy(document, at).annotate(notes, Alignment.of(source, letters.letters()), letters);
            return written(document, letters.letters().toString());
        } catch (IOException | RuntimeException e) {
            throw new CannotAnnotateException("La copie annotée de « " + source.file() + " » n'a pas pu être faite.", e);
        }
    }

    /** A file whose table of objects is damaged opens all the same, but nothing can be written behind it: it is written anew. */
    private static byte[] written(PDDocument document, String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        document.saveIncremental(bytes);
        try (PDDocument copy = Loader.loadPDF(bytes.toByteArray())) {
            if (PdfLetters.of(copy).letters().toString().equals(text) && copy.getPage(0).getAnnotations().size() == document.getPage(0).getAnnotations().size()) {
                return bytes.toByteArray();
            }
        } catch (IOException e) {
            // written anew below
        }
        bytes.reset();
        document.save(bytes);
        return bytes.toByteArray();
    }

    /** The stretches of lines a note is about. */
    private record Place(int[] letters, List<Note> notes) {
    }

    private void annotate(Notes notes, Alignment alignment, PdfLetters letters) throws IOException {
        List<Note> unplaced = new ArrayList<>();
        Map<String, Place> places = new LinkedHashMap<>();
        for (Note note : notes.placed()) {
            int[] found = alignment.find(note.citation());
            if (found.length == 0) {
                unplaced.add(note);
            } else {
                // two highlights on the same words would hide each other
                places.computeIfAbsent(Arrays.toString(found), key -> new Place(found, new ArrayList<>())).notes().add(note);
            }
        }
        // of two highlights that overlap, the shorter lies on top and can be clicked
        places.values().stream().sorted(Comparator.comparingInt((Place p) -> -p.letters().length)).forEach(place -> highlight(place, letters));
        Note general = notes.generalWith(unplaced);
        PDRectangle shown = document.getPage(0).getCropBox();
        PDAnnotationText sign = new PDAnnotationText();
        sign.setName(PDAnnotationText.NAME_NOTE);
        sign.setRectangle(new PDRectangle(shown.getLowerLeftX() + 14, shown.getUpperRightY() - 34, 20, 20));
        add(sign, 0, general.tone(), general.title(), general.text());
        for (var page : added.entrySet()) {
            List<PDAnnotation> all = document.getPage(page.getKey()).getAnnotations();
            all.addAll(page.getValue());
            document.getPage(page.getKey()).setAnnotations(all);
        }
    }

    private void highlight(Place place, PdfLetters letters) {
        Map<Integer, List<float[]>> pages = new LinkedHashMap<>();
        Glyph last = null;
        for (int letter : place.letters()) {
            Glyph glyph = letters.glyph(letter);
            if (glyph.equals(last)) {
                continue;
            }
            List<float[]> quads = pages.computeIfAbsent(glyph.page(), key -> new ArrayList<>());
            boolean same = last != null && last.page() == glyph.page() && last.offLine(glyph) < glyph.height() * 0.3f
                    && last.gapTo(glyph) < glyph.height() * GAP && last.gapTo(glyph) > -glyph.height() * 0.6f;
            if (same) {
                extend(quads.getLast(), glyph);
            } else {
                quads.add(quad(glyph));
            }
            last = glyph;
        }
        Tone tone = place.notes().stream().map(Note::tone).min(Comparator.naturalOrder()).orElseThrow();
        String title = place.notes().getFirst().title();
        String text = String.join("\n\n", place.notes().stream().map(Note::text).toList());
        boolean first = true;
        for (var page : pages.entrySet()) {
            PDAnnotationHighlight highlight = new PDAnnotationHighlight();
            float[] points = flat(page.getValue());
            highlight.setQuadPoints(points);
            highlight.setRectangle(bounds(points));
            add(highlight, page.getKey(), tone, title, first ? text : "(suite du passage de la page précédente)\n" + text);
            first = false;
        }
    }

    private void add(PDAnnotationMarkup note, int number, Tone tone, String subject, String text) {
        PDPage page = document.getPage(number);
        note.setPage(page);
        note.setTitlePopup(AnnotatedCopy.AUTHOR);
        note.setSubject(subject);
        note.setContents(text);
        note.setColor(colour(tone));
        note.setPrinted(true);
        note.setCreationDate(at);
        note.setModifiedDate(at);
        note.setAnnotationName("conformite-" + number + "-" + added.getOrDefault(number, List.of()).size());
        note.constructAppearances(document);
        PDAnnotationPopup popup = new PDAnnotationPopup();
        PDRectangle shown = page.getCropBox();
        float top = Math.clamp(note.getRectangle().getUpperRightY(), shown.getLowerLeftY() + POPUP_HEIGHT, shown.getUpperRightY());
        popup.setRectangle(new PDRectangle(shown.getUpperRightX() - POPUP_WIDTH, top - POPUP_HEIGHT, POPUP_WIDTH, POPUP_HEIGHT));
        popup.setParent(note);
        popup.setPage(page);
        popup.setOpen(false);
        note.setPopup(popup);
        List<PDAnnotation> here = added.computeIfAbsent(number, key -> new ArrayList<>());
        here.add(note);
        here.add(popup);
    }

    private static PDColor colour(Tone tone) {
        float[] rgb = switch (tone) {
            case GAP -> new float[] {1f, 0.70f, 0.66f};
            case FINDING -> new float[] {1f, 0.92f, 0.50f};
            case ATTENTION -> new float[] {0.70f, 0.86f, 1f};
            case GENERAL -> new float[] {0.80f, 0.80f, 0.95f};
        };
        return new PDColor(rgb, PDDeviceRGB.INSTANCE);
    }

    // ---- geometry: upper left, upper right, lower left, lower right, the order that readers expect

    private static float[] quad(Glyph g) {
        float ax = -g.uy() * g.height() * ABOVE;
        float ay = g.ux() * g.height() * ABOVE;
        float bx = g.uy() * g.height() * BELOW;
        float by = -g.ux() * g.height() * BELOW;
        float ex = g.x() + g.ux() * g.width();
        float ey = g.y() + g.uy() * g.width();
        return new float[] {g.x() + ax, g.y() + ay, ex + ax, ey + ay, g.x() + bx, g.y() + by, ex + bx, ey + by};
    }

    private static void extend(float[] quad, Glyph glyph) {
        float[] end = quad(glyph);
        System.arraycopy(end, 2, quad, 2, 2);
        System.arraycopy(end, 6, quad, 6, 2);
    }

    private static float[] flat(List<float[]> quads) {
        float[] points = new float[quads.size() * 8];
        for (int i = 0; i < quads.size(); i++) {
            System.arraycopy(quads.get(i), 0, points, i * 8, 8);
        }
        return points;
    }

    private static PDRectangle bounds(float[] points) {
        float left = Float.MAX_VALUE;
        float bottom = Float.MAX_VALUE;
        float right = -Float.MAX_VALUE;
        float top = -Float.MAX_VALUE;
        for (int i = 0; i < points.length; i += 2) {
            left = Math.min(left, points[i]);
            right = Math.max(right, points[i]);
            bottom = Math.min(bottom, points[i + 1]);
            top = Math.max(top, points[i + 1]);
        }
        return new PDRectangle(left, bottom, right - left, top - bottom);
    }
}
