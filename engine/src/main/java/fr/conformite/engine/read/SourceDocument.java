package fr.conformite.engine.read;

import java.util.List;

/**
 * A file after reading: the cleaned text that every offset of an assessment refers to, and the blocks it is made of.
 *
 * @param file   name of the file, without its folder
 * @param sha256 hash of the bytes of the file, lower-case hexadecimal
 * @param format short name of the detected format: docx, doc, odt, rtf, pdf, txt
 * @param pages  number of pages, or null where the format does not say reliably
 * @param ocr    true when the text comes from character recognition
 * @param text   cleaned text; blocks are separated by line feeds
 * @param blocks the blocks, in reading order, not overlapping
 * @param doubts reasons, in French, why the text itself may not be complete or right
 */
public record SourceDocument(String file, String sha256, String format, Integer pages, boolean ocr, String text,
                             List<Block> blocks, List<String> doubts) {

    public SourceDocument {
        blocks = List.copyOf(blocks);
        doubts = List.copyOf(doubts);
    }

    public String textOf(Block block) {
        return text.substring(block.start(), block.end());
    }
}
