package fr.conformite.engine.amend;

import fr.conformite.engine.read.Block;
import fr.conformite.engine.read.SourceDocument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A document with changes made in it, and the way back from its offsets to those of the document as read.
 *
 * @param document the document after the changes
 */
public record Redraft(SourceDocument document, List<Stretch> stretches) {

    /** Characters {@code start..start+length} of the new text come from {@code origin} on in the old one, or are new when it is -1. */
    public record Stretch(int start, int length, int origin) {
    }

    /** Makes changes that do not overlap. */
    public static Redraft of(SourceDocument source, List<Edit> edits) {
        List<Edit> ordered = edits.stream().sorted(Comparator.comparingInt(Edit::start)).toList();
        var writer = new Writer(source);
        source.blocks().forEach(block -> writer.block(block, ordered));
        return new Redraft(new SourceDocument(source.file(), source.sha256(), source.format(), source.pages(), source.ocr(),
                writer.text.toString(), writer.blocks, source.doubts()), List.copyOf(writer.stretches));
    }

    /** Offset in the text as read of a character of the new text, or -1 when the character is new. */
    public int origin(int offset) {
        for (Stretch s : stretches) {
            if (offset >= s.start && offset < s.start + s.length) {
                return s.origin < 0 ? -1 : s.origin + offset - s.start;
            }
        }
        return -1;
    }

    private static final class Writer {

        private final SourceDocument source;
        private final StringBuilder text = new StringBuilder();
        private final List<Block> blocks = new ArrayList<>();
        private final List<Stretch> stretches = new ArrayList<>();

        Writer(SourceDocument source) {
            this.source = source;
        }

        private void block(Block block, List<Edit> edits) {
            List<Edit> inside = edits.stream().filter(e -> e.overlaps(block.start(), block.end())).toList();
            int before = blocks.size();
            int from = startBlock();
            int at = block.start();
            for (Edit edit : inside) {
                old(at, edit.start());
                if (edit.start() >= block.start()) {
                    fresh(edit.text());
                }
                at = Math.min(edit.end(), block.end());
                if (edit.text().isEmpty()) {
                    // The space that followed the deleted sentence goes with it.
                    while (at < block.end() && source.text().charAt(at) == ' ') {
                        at++;
                    }
                }
            }
            old(at, block.end());
            if (text.substring(from).isBlank()) {
                text.setLength(from);
            } else {
                boolean untouched = inside.isEmpty();
                blocks.add(new Block(block.kind(), from, text.length(), block.page(), untouched ? block.lead() : 0));
            }
            if (blocks.size() == before && from > 0) {
                text.setLength(from - 1);
            }
            for (Edit edit : edits) {
                if (edit.adds() && edit.start() == block.end()) {
                    added(Block.Kind.TITLE, edit.heading(), block.page());
                    added(Block.Kind.PARAGRAPH, edit.text(), block.page());
                }
            }
        }

        private int startBlock() {
            if (!text.isEmpty()) {
                text.append('\n');
            }
            return text.length();
        }

        private void added(Block.Kind kind, String words, Integer page) {
            if (words != null) {
                int from = startBlock();
                fresh(words);
                blocks.add(new Block(kind, from, text.length(), page, 0));
            }
        }

        private void old(int from, int to) {
            if (to > from) {
                stretches.add(new Stretch(text.length(), to - from, from));
                text.append(source.text(), from, to);
            }
        }

        private void fresh(String words) {
            if (!words.isEmpty()) {
                stretches.add(new Stretch(text.length(), words.length(), -1));
                text.append(words);
            }
        }
    }
}
