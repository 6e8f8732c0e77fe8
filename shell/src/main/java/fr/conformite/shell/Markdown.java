package fr.conformite.shell;

import fr.conformite.reports.Style;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shows our own documentation pages in a terminal: headings, paragraphs, lists, tables, quotations and code, no more. */
final class Markdown {

    private static final Pattern BULLET = Pattern.compile("^(\\s*)([-*+]|\\d+[.)])\\s+(.*)$");
    private static final Pattern BOLD = Pattern.compile("\\*\\*(.+?)\\*\\*");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)]\\(([^)]+)\\)");

    private final int width;
    private final Style style;
    private final StringBuilder out = new StringBuilder();
    private final List<String> paragraph = new ArrayList<>();
    private final List<List<String>> table = new ArrayList<>();
    private String first = "";
    private String rest = "";

    private Markdown(int width, Style style) {
        this.width = width;
        this.style = style;
    }

    static String render(String markdown, int width, Style style) {
        return new Markdown(width, style).all(markdown);
    }

    private String all(String markdown) {
        boolean code = false;
        for (String line : markdown.lines().toList()) {
            if (line.startsWith("```")) {
                flush();
                code = !code;
            } else if (code) {
                out.append("    ").append(line).append('\n');
            } else {
                line(line);
            }
        }
        flush();
        return out.toString();
    }

    private void line(String line) {
        Matcher bullet = BULLET.matcher(line);
        if (line.isBlank()) {
            flush();
            blank();
        } else if (line.startsWith("#")) {
            flush();
            blank();
            out.append(style.bold(inline(line.replaceFirst("^#+\\s*", "")))).append('\n');
        } else if (line.strip().startsWith("|")) {
            row(line.strip());
        } else if (bullet.matches()) {
            flush();
            String mark = Character.isDigit(bullet.group(2).charAt(0)) ? bullet.group(2) : "•";
            first = "  " + bullet.group(1) + mark + " ";
            rest = " ".repeat(first.length());
            paragraph.add(bullet.group(3));
        } else if (line.startsWith(">")) {
            if (!first.startsWith("  │")) {
                flush();
            }
            first = "  │ ";
            rest = first;
            paragraph.add(line.substring(1).strip());
        } else {
            paragraph.add(line.strip());
        }
    }

    private void row(String line) {
        List<String> cells = Arrays.stream(line.replaceFirst("^\\|", "").replaceFirst("\\|$", "").split("\\|", -1))
                .map(String::strip).map(this::inline).toList();
        if (!cells.stream().allMatch(c -> c.matches(":?-+:?"))) {
            table.add(cells);
        }
    }

    private void flush() {
        if (!paragraph.isEmpty()) {
            String start = first;
            for (String part : Style.wrap(inline(String.join(" ", paragraph)), width - first.length())) {
                out.append(start).append(part).append('\n');
                start = rest;
            }
        }
        paragraph.clear();
        first = "";
        rest = "";
        flushTable();
    }

    /** Columns as wide as their longest cell, the last one taking what is left. */
    private void flushTable() {
        int columns = table.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> cells : table) {
            for (int c = 0; c < cells.size(); c++) {
                widths[c] = Math.clamp(Style.visibleLength(cells.get(c)), widths[c], Math.max(widths[c], width / 2 - 4));
            }
        }
        for (int r = 0; r < table.size(); r++) {
            List<List<String>> cells = new ArrayList<>();
            int used = 2;
            for (int c = 0; c < table.get(r).size(); c++) {
                boolean last = c == columns - 1;
                cells.add(Style.wrap(table.get(r).get(c), last ? Math.max(20, width - used) : widths[c]));
                used += widths[c] + 2;
            }
            int height = cells.stream().mapToInt(List::size).max().orElse(0);
            for (int l = 0; l < height; l++) {
                var text = new StringBuilder("  ");
                for (int c = 0; c < cells.size(); c++) {
                    String part = l < cells.get(c).size() ? cells.get(c).get(l) : "";
                    text.append(r == 0 ? style.bold(part) : part).append(" ".repeat(Math.max(0, widths[c] - Style.visibleLength(part)) + 2));
                }
                out.append(text.toString().stripTrailing()).append('\n');
            }
        }
        table.clear();
    }

    private String inline(String text) {
        String linked = LINK.matcher(text).replaceAll(m -> Matcher.quoteReplacement(
                m.group(2).startsWith("http") ? m.group(1) + " (" + m.group(2) + ")" : m.group(1)));
        String coded = CODE.matcher(linked).replaceAll(m -> Matcher.quoteReplacement(style.bold(m.group(1))));
        return BOLD.matcher(coded).replaceAll(m -> Matcher.quoteReplacement(style.bold(m.group(1))));
    }

    private void blank() {
        if (!out.isEmpty() && !out.toString().endsWith("\n\n")) {
            out.append('\n');
        }
    }
}
