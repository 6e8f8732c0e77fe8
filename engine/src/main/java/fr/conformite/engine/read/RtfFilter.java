package fr.conformite.engine.read;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Prepares RTF for Tika's parser. Headers, footers, comments and deleted text go. Tables: keeps the rows of RTF tables, which Tika's RTF parser prints as one paragraph per cell: between {@code \trowd} and {@code \row},
 * each {@code \cell} becomes a border character and paragraph ends become spaces, so that a row arrives as a single paragraph that
 * {@link XhtmlBlocks} cuts again. Everything else passes unchanged, byte for byte.
 */
final class RtfFilter {

    private static final Set<String> ASIDE = Set.of("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf",
            "annotation", "atnid", "atnauthor");

    private RtfFilter() {
    }

    static byte[] filtered(byte[] rtf) {
        byte[] border = ("\\u" + (XhtmlBlocks.CELL - 65536) + "?").getBytes(StandardCharsets.US_ASCII);
        var out = new ByteArrayOutputStream(rtf.length + 1024);
        boolean row = false;
        int i = 0;
        while (i < rtf.length) {
            if (rtf[i] != '\\' || i + 1 == rtf.length) {
                out.write(rtf[i++]);
                continue;
            }
            int end = i + 1;
            while (end < rtf.length && Character.isLetter(rtf[end]) && rtf[end] > 0) {
                end++;
            }
            if (end == i + 1) {
                // control symbol: copied with the character it escapes
                out.write(rtf, i, 2);
                i += 2;
                continue;
            }
            String word = new String(rtf, i + 1, end - i - 1, StandardCharsets.US_ASCII);
            if (ASIDE.contains(word)) {
                // the opening brace is already out: skip to the brace that closes this group
                i = closing(rtf, end);
                continue;
            }
            int argument = end;
            while (argument < rtf.length && (rtf[argument] == '-' && argument == end || rtf[argument] >= '0' && rtf[argument] <= '9')) {
                argument++;
            }
            if (word.equals("deleted") && !(argument == end + 1 && rtf[end] == '0')) {
                // text struck out by tracked changes: the rest of its group
                i = closing(rtf, argument);
                continue;
            }
            int next = argument < rtf.length && rtf[argument] == ' ' ? argument + 1 : argument;
            if (word.equals("bin") && argument > end) {
                // raw bytes follow: skip them whole
                int length = Math.max(0, Integer.parseInt(new String(rtf, end, argument - end, StandardCharsets.US_ASCII)));
                next = Math.min(rtf.length, next + length);
            }
            if (word.equals("trowd")) {
                row = true;
            }
            if (row && word.equals("cell")) {
                out.writeBytes(border);
            } else if (row && (word.equals("par") || word.equals("line"))) {
                out.writeBytes("\\~".getBytes(StandardCharsets.US_ASCII));
            } else if (row && word.equals("row")) {
                row = false;
                out.writeBytes("\\par ".getBytes(StandardCharsets.US_ASCII));
            } else {
                out.write(rtf, i, next - i);
            }
            i = next;
        }
        return out.toByteArray();
    }

    private static int closing(byte[] rtf, int from) {
        int depth = 1;
        int i = from;
        while (i < rtf.length) {
            if (rtf[i] == '\\') {
                i += 2;
                continue;
            }
            depth += rtf[i] == '{' ? 1 : rtf[i] == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
            i++;
        }
        return i;
    }
}
