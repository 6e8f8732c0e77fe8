package fr.conformite.registry.statistics;

import fr.conformite.reports.Style;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The statistics for a terminal. */
public final class StatisticsText {

    private static final int BAR = 16;

    private final int width;
    private final Style style;

    /**
     * @param columns width of the terminal
     * @param colours true to use bold and colours
     */
    public StatisticsText(int columns, boolean colours) {
        this.width = Math.clamp(columns, 50, 140);
        this.style = new Style(colours);
    }

    /** The whole of the statistics, with a line feed at the end. */
    public String render(Statistics statistics) {
        var out = new StringBuilder();
        wrapped(out, "", style.bold("Statistiques de " + Shown.count(statistics.total())));
        introduction(statistics).forEach(s -> wrapped(out, "", s));
        for (Section section : statistics.sections()) {
            if (section.tables().stream().allMatch(Table::empty)) {
                continue;
            }
            out.append('\n').append(style.bold(section.title().toUpperCase(java.util.Locale.FRENCH))).append('\n');
            section.tables().stream().filter(t -> !t.empty()).forEach(t -> table(out, t));
        }
        return out.toString();
    }

    /** What a reader must know before the figures. */
    static List<String> introduction(Statistics statistics) {
        List<String> sentences = new ArrayList<>();
        if (statistics.publication()) {
            sentences.add("Publication anonyme : aucun nom, et aucun effectif de moins de trois conventions.");
            sentences.add(Shown.SECRET_NOTE);
        }
        if (statistics.filter() != null) {
            sentences.add("Conventions retenues – " + statistics.filter() + ".");
        }
        sentences.add("L'étude de 2021 compte des postes ; chaque tableau compte les deux. « sur » dit à quoi un chiffre se rapporte.");
        if (statistics.toRead().conventions() > 0 && !statistics.publication()) {
            sentences.add("À relire par une personne : " + Shown.conventions(statistics.toRead().conventions()) + ", comptées avec la valeur trouvée.");
        }
        if (statistics.notAnalysed() > 0 && !statistics.publication()) {
            sentences.add("Documents non analysés : " + statistics.notAnalysed() + ", comptés nulle part ailleurs.");
        }
        if (statistics.repeated() > 0 && !statistics.publication()) {
            sentences.add((statistics.repeated() > 1 ? statistics.repeated() + " conventions ont la même empreinte qu'une autre ; elles sont comptées."
                    : "Une convention a la même empreinte qu'une autre ; elle est comptée."));
        }
        return sentences;
    }

    private void table(StringBuilder out, Table table) {
        out.append('\n');
        wrapped(out, "  ", style.bold(table.title()));
        wrapped(out, "  ", style.dim(Shown.denominator(table)));
        switch (table) {
            case CountTable t when t.columns().size() == 1 -> distribution(t).lines(width, "    ", style).forEach(l -> line(out, l));
            case CountTable t -> {
                if (t.onePostEach()) {
                    line(out, "    " + style.dim("conventions (chacune un poste)"));
                    cross(t, false).lines(width, "    ", style).forEach(l -> line(out, l));
                } else {
                    line(out, "    " + style.dim("en conventions"));
                    cross(t, false).lines(width, "    ", style).forEach(l -> line(out, l));
                    line(out, "    " + style.dim("en postes"));
                    cross(t, true).lines(width, "    ", style).forEach(l -> line(out, l));
                }
            }
            case FactTable t -> facts(t).lines(width, "    ", style).forEach(l -> line(out, l));
        }
        table.notes().forEach(n -> wrapped(out, "  ", style.dim(n)));
    }

    private TextGrid distribution(CountTable table) {
        boolean own = Shown.ownDenominators(table);
        boolean bars = width >= 90 && !own;
        List<String> header = new ArrayList<>(List.of(table.head(), "Conventions", "%"));
        List<Boolean> right = new ArrayList<>(List.of(false, true, true));
        if (own) {
            header.add("sur");
            right.add(true);
        }
        header.addAll(List.of("Postes", "%"));
        right.addAll(List.of(true, true));
        if (own) {
            header.add("sur");
            right.add(true);
        }
        if (bars) {
            header.add("");
            right.add(false);
        }
        var grid = new TextGrid(header, right);
        for (CountTable.Row row : table.rows()) {
            Figure f = row.figure();
            List<String> cells = new ArrayList<>(List.of(row.label(), Shown.conventions(f), Shown.percent(f.share())));
            if (own) {
                cells.add(Shown.conventions(row.of()));
            }
            cells.addAll(List.of(Shown.posts(f), Shown.percent(f.shareOfPosts())));
            if (own) {
                cells.add(Shown.posts(row.of()));
            }
            if (bars) {
                cells.add(bar(f.share()));
            }
            grid.row(cells);
        }
        return grid;
    }

    private static String bar(BigDecimal share) {
        return share == null ? "" : "█".repeat(share.multiply(BigDecimal.valueOf(BAR)).divide(BigDecimal.valueOf(100), 0, java.math.RoundingMode.HALF_UP).intValue());
    }

    private static TextGrid cross(CountTable table, boolean posts) {
        List<String> header = new ArrayList<>(List.of(table.head()));
        header.addAll(table.columns());
        List<Boolean> right = new ArrayList<>(List.of(false));
        table.columns().forEach(c -> right.add(true));
        boolean own = Shown.ownDenominators(table);
        if (own) {
            header.add("sur");
            right.add(true);
        }
        var grid = new TextGrid(header, right);
        for (CountTable.Row row : table.rows()) {
            List<String> cells = new ArrayList<>(List.of(row.label()));
            row.figures().forEach(f -> cells.add(Shown.both(f, posts)));
            if (own) {
                cells.add(posts ? Shown.posts(row.of()) : Shown.conventions(row.of()));
            }
            grid.row(cells);
        }
        return grid;
    }

    private static TextGrid facts(FactTable table) {
        var grid = new TextGrid(table.columns().stream().map(FactTable.Column::title).toList(),
                table.columns().stream().map(c -> c.kind() != FactTable.Kind.TEXT).toList());
        for (List<Object> row : table.rows()) {
            List<String> cells = new ArrayList<>();
            for (int c = 0; c < row.size(); c++) {
                cells.add(FactTable.shown(row.get(c), table.columns().get(c).kind()));
            }
            grid.row(cells);
        }
        return grid;
    }

    private void wrapped(StringBuilder out, String indent, String text) {
        Style.wrap(text, width - indent.length()).forEach(l -> line(out, indent + l));
    }

    private static void line(StringBuilder out, String line) {
        out.append(line.stripTrailing()).append('\n');
    }
}
