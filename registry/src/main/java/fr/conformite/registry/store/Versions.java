package fr.conformite.registry.store;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which documents are versions of one convention, told from their names alone so that anyone can foresee it: same folder, and same name
 * once the extension and a version mark at its end are put aside. « Convention Nantes v2.docx » and « Convention Nantes signée.pdf » are
 * versions of « Convention Nantes »; « D01.docx » and « D02.docx » are two conventions.
 *
 * @param place what they share: folder and bare name
 * @param name  the bare name
 * @param rank  order among them: no mark, then « v1 », « v2 »…, then a final text, then a signed one
 */
record Versions(String place, String name, int rank) {

    private static final int FINAL = 10_000;
    private static final int SIGNED = 20_000;

    private static final Pattern MARK = Pattern.compile(
            "(?iu)^(.*?)[\\s_.(-]+(?:(?:v|version)[\\s_.-]*(\\d{1,3})|(vf|vd[eé]f|version finale|version d[eé]finitive|finale?|d[eé]finitif|d[eé]finitive)|(sign[eé]e?))\\)?$");

    /** @param origin path of the file, « / » between folders, « ! » after an archive */
    static Versions of(String origin) {
        int cut = origin.lastIndexOf('/') + 1;
        String file = origin.substring(cut);
        int dot = file.lastIndexOf('.');
        String bare = (dot > 0 ? file.substring(0, dot) : file).strip();
        int rank = 0;
        // « projet v2 signé »: marks are taken off from the end, and each counts.
        for (Matcher m = MARK.matcher(bare); m.matches() && !m.group(1).isBlank(); m = MARK.matcher(bare)) {
            rank += m.group(2) != null ? Integer.parseInt(m.group(2)) : m.group(3) != null ? FINAL : SIGNED;
            bare = m.group(1).strip();
        }
        String folded = Normalizer.normalize(bare, Normalizer.Form.NFC).toLowerCase(Locale.FRENCH);
        return new Versions(origin.substring(0, cut) + folded, bare, rank);
    }
}
