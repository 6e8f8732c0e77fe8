package fr.conformite.registry.statistics;

import fr.conformite.reports.Style;
import java.util.ArrayList;
import java.util.List;

/** Rows and columns for a terminal: cells wrap where they must, and a grid too wide for the screen becomes a list. */
final class TextGrid {

    private static final String GAP = "  ";
    /** Narrowest a text column gets; a long text needs more to be read, or the grid becomes a list. */
    private static final int LEAST = 14;
    private static final int LEAST_OF_LONG = 48;
    private static final int LONG = 150;

    private final List<String> header;
    private final List<Boolean> right;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param right for each column, true for figures, which align right and never wrap */
    TextGrid(List<String> header, List<Boolean> right) {
        this.header = header;
        this.right = right;
    }

    void row(List<String> cells) {
        rows.add(cells);
    }

    /** Lines of at most {@code width} columns, all starting with {@code indent}. */
    List<String> lines(int width, String indent, Style style) {
        int[] widths = widths(width - indent.length());
        return widths == null ? stacked(width, indent, style) : grid(widths, indent, style);
    }

    /** Natural widths, then text columns narrowed as far as words allow; null when even that is too wide. */
    private int[] widths(int available) {
        int n = header.size();
        int[] widths = new int[n];
        int[] least = new int[n];
        for (int c = 0; c < n; c++) {
            int column = c;
            int content = rows.stream().mapToInt(r -> r.get(column).length()).max().orElse(0);
            int word = longestWord(header.get(c));
            least[c] = right.get(c) ? Math.max(content, word) : Math.max(word, Math.min(content > LONG ? LEAST_OF_LONG : LEAST, content));
            widths[c] = right.get(c) ? Math.max(content, Math.min(header.get(c).length(), Math.max(word, 14))) : Math.max(content, header.get(c).length());
            for (List<String> row : rows) {
                least[c] = right.get(c) ? least[c] : Math.max(least[c], longestWord(row.get(c)));
            }
        }
        int room = available - GAP.length() * (n - 1);
        int over = java.util.Arrays.stream(widths).sum() - room;
        while (over > 0) {
            int widest = -1;
            for (int c = 0; c < n; c++) {
                if (widths[c] > least[c] && (widest < 0 || widths[c] - least[c] > widths[widest] - least[widest])) {
                    widest = c;
                }
            }
            if (widest < 0) {
                return null;
            }
            widths[widest]--;
            over--;
        }
        return widths;
    }

    private static int longestWord(String text) {
        int longest = 0;
        for (String word : text.split(" ")) {
            longest = Math.max(longest, word.length());
        }
        return longest;
    }

    private List<String> grid(int[] widths, String indent, Style style) {
        List<String> lines = new ArrayList<>();
        cells(header, widths).forEach(l -> lines.add(indent + style.dim(l)));
        for (List<String> row : rows) {
            cells(row, widths).forEach(l -> lines.add(indent + l));
        }
        return lines;
    }

    private List<String> cells(List<String> row, int[] widths) {
        List<List<String>> wrapped = new ArrayList<>();
        for (int c = 0; c < row.size(); c++) {
            wrapped.add(Style.wrap(row.get(c), widths[c]));
        }
        int height = wrapped.stream().mapToInt(List::size).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (int h = 0; h < height; h++) {
            var line = new StringBuilder();
            for (int c = 0; c < row.size(); c++) {
                List<String> cell = wrapped.get(c);
                String words = h < cell.size() ? cell.get(h) : "";
                String padding = " ".repeat(Math.max(0, widths[c] - words.length()));
                line.append(c == 0 ? "" : GAP).append(right.get(c) ? padding + words : words + padding);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    /** One line for the label, then one for each column that says something. */
    private List<String> stacked(int width, String indent, Style style) {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            Style.wrap(row.getFirst(), width - indent.length()).forEach(l -> lines.add(indent + l));
            for (int c = 1; c < row.size(); c++) {
                if (!row.get(c).isBlank() && !row.get(c).equals("–")) {
                    List<String> wrapped = Style.wrap(header.get(c) + " : " + row.get(c), width - indent.length() - 4);
                    for (int i = 0; i < wrapped.size(); i++) {
                        lines.add(indent + (i == 0 ? "  " : "    ") + wrapped.get(i));
                    }
                }
            }
        }
        return lines;
    }
}
