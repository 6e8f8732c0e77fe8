package fr.conformite.engine.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Removes what belongs to the page and not to the text: headers and footers repeated from page to page, page numbers. */
final class PageFurniture {

    /** How many lines from the top or bottom of a page may be furniture. */
    private static final int DEPTH = 4;

    /** Text in the first two centimetres of a page, in points. */
    private static final float MARGIN = 57;

    private static final Pattern PAGE_NUMBER = Pattern.compile(
            "(?i)^(?:[-–—|\\s]*(?:page|p\\.|pg)?[\\s.:]*\\d{1,3}(?:\\s*(?:/|sur|de|of)\\s*\\d{1,3})?[-–—|\\s]*|.{0,80}\\bpages?\\s*:?\\s*\\d{1,3}(?:\\s*(?:/|sur|de)\\s*\\d{1,3})?)$");

    private PageFurniture() {
    }

    static List<Line> removed(List<Line> lines) {
        Map<Integer, List<Line>> pages = new TreeMap<>();
        for (Line line : lines) {
            pages.computeIfAbsent(line.page(), page -> new ArrayList<>()).add(line);
        }
        Map<String, Set<Integer>> seen = new HashMap<>();
        for (var page : pages.entrySet()) {
            var list = page.getValue();
            for (int i = 0; i < list.size(); i++) {
                if (atEdge(i, list.size())) {
                    seen.computeIfAbsent(shape(list.get(i), i < list.size() / 2), key -> new HashSet<>()).add(page.getKey());
                }
            }
        }
        float body = (float) lines.stream().mapToDouble(Line::size).sorted().skip(lines.size() / 2).findFirst().orElse(10);
        // a short document may carry its header on one page in two only (« first page different »)
        int enough = Math.max(2, (pages.size() + 1) / 3);
        var kept = new ArrayList<Line>(lines.size());
        for (var list : pages.values()) {
            int top = 0;
            while (top < list.size() && top < DEPTH && isFurniture(list.get(top), true, top, list.size(), seen, enough)) {
                top++;
            }
            // a lone line in the top margin is a header even where there is no second page to repeat it
            if (top == 0 && list.size() > 3 && list.getFirst().y() < MARGIN && list.get(1).y() - list.getFirst().y() > body * 3.5f) {
                top = 1;
            }
            int bottom = list.size();
            while (bottom > top && list.size() - bottom < DEPTH && isFurniture(list.get(bottom - 1), false, list.size() - bottom, list.size(), seen, enough)) {
                bottom--;
            }
            kept.addAll(list.subList(top, bottom));
        }
        return kept;
    }

    private static boolean atEdge(int index, int size) {
        return index < DEPTH || index >= size - DEPTH;
    }

    private static boolean isFurniture(Line line, boolean top, int depth, int size, Map<String, Set<Integer>> seen, int enough) {
        String text = line.text();
        if (seen.getOrDefault(shape(line, top), Set.of()).size() >= enough && size > 1) {
            return true;
        }
        // page numbers count whatever they say, but only as the outermost line, and an amount or an article number is not one
        return depth == 0 && PAGE_NUMBER.matcher(text).matches();
    }

    private static String shape(Line line, boolean top) {
        return (top ? "^" : "$") + line.text().replaceAll("\\d+", "0");
    }
}
