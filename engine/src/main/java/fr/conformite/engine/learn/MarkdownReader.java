package fr.conformite.engine.learn;

import fr.conformite.engine.read.Block;
import fr.conformite.engine.read.Block.Kind;
import fr.conformite.engine.read.SourceDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the labelled conventions of {@code corpus-samples/lues}: titles (#), list items (-), rows (|), bold openings, paragraphs. */
final class MarkdownReader {

    private static final Pattern TITLE = Pattern.compile("#+\\s+(.*)");
    private static final Pattern ITEM = Pattern.compile("[-*•]\\s+(.*)");
    private static final Pattern RULE = Pattern.compile("-{3,}|\\|[-:| ]+\\|?");
    private static final Pattern OPENING = Pattern.compile("\\*\\*(.+?)\\*\\*.*");

    private MarkdownReader() {
    }

    static SourceDocument read(Path file) throws IOException {
        var text = new StringBuilder();
        List<Block> blocks = new ArrayList<>();
        for (String line : Files.readString(file).lines().map(String::strip).toList()) {
            if (line.isEmpty() || RULE.matcher(line).matches()) {
                continue;
            }
            Matcher title = TITLE.matcher(line);
            Matcher item = ITEM.matcher(line);
            Matcher opening = OPENING.matcher(line);
            boolean row = line.startsWith("|");
            Kind kind = title.matches() ? Kind.TITLE : row ? Kind.ROW : item.matches() ? Kind.ITEM : Kind.PARAGRAPH;
            String words = plain(switch (kind) {
                case TITLE -> title.group(1);
                case ITEM -> item.group(1);
                case ROW -> String.join(" | ", Arrays.stream(line.split("\\|")).map(String::strip).filter(cell -> !cell.isEmpty()).toList());
                case PARAGRAPH -> line;
            });
            int lead = kind == Kind.PARAGRAPH && opening.matches() ? plain(opening.group(1)).length() : 0;
            text.append(text.isEmpty() ? "" : "\n");
            blocks.add(new Block(kind, text.length(), text.length() + words.length(), null, lead));
            text.append(words);
        }
        return new SourceDocument(file.getFileName().toString(), "", "md", null, false, text.toString(), blocks, List.of());
    }

    private static String plain(String words) {
        return words.replace("**", "").replace("*", "").replaceAll("\\s+", " ").strip();
    }
}
