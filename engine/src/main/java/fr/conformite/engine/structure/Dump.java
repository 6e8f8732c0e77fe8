package fr.conformite.engine.structure;

import fr.conformite.engine.UnreadableDocumentException;
import fr.conformite.engine.read.DocumentReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Prints how files are read and cut, one passage a line: kind and page of blocks, zone, article, title, stem, text. For developers. */
final class Dump {

    private Dump() {
    }

    public static void main(String[] args) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var reader = new DocumentReader();
        var splitter = new SentenceSplitter();
        for (String arg : args) {
            try {
                var document = reader.read(Path.of(arg));
                out.println("==== " + document.file() + " " + document.format() + " pages=" + document.pages() + " ocr=" + document.ocr() + " " + document.doubts());
                var detector = new ConventionDetector();
                var cut = new Segmenter().passages(document);
                out.println("V|" + detector.refusal(document, cut) + "|" + detector.doubts(document, cut));
                for (var block : document.blocks()) {
                    out.println("B|" + block.kind() + "|" + block.page() + "|" + block.lead() + "|" + document.textOf(block));
                }
                for (var p : new Segmenter().passages(document)) {
                    out.println("P|" + p.zone() + "|" + p.article() + "|" + p.title() + "|" + p.stem() + "|" + document.text().substring(p.start(), p.end()));
                    for (int[] s : splitter.sentences(document.text(), p.start(), p.end())) {
                        out.println("S|" + document.text().substring(s[0], s[1]));
                    }
                }
            } catch (UnreadableDocumentException e) {
                out.println("==== " + arg + " " + e.code().label() + " : " + e.getMessage());
            }
        }
    }
}
