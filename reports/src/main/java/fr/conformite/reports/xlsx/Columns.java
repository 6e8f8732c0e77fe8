package fr.conformite.reports.xlsx;

import fr.conformite.engine.assess.Citation;
import fr.conformite.engine.assess.Cost;
import fr.conformite.engine.assess.Criterion;
import fr.conformite.engine.assess.Finding;
import fr.conformite.engine.assess.Funding;
import fr.conformite.engine.assess.Identification;
import fr.conformite.engine.assess.Vigilance;
import fr.conformite.engine.read.SourceDocument;
import fr.conformite.engine.review.Reading;
import fr.conformite.engine.review.Reviewed;
import fr.conformite.engine.rulebase.Grid;
import fr.conformite.engine.rulebase.RuleBase;
import fr.conformite.reports.ReviewWords;
import fr.conformite.reports.view.Advice;
import fr.conformite.reports.view.French;
import fr.conformite.reports.xlsx.Cell.Format;
import fr.conformite.reports.xlsx.Cell.Look;
import fr.conformite.reports.xlsx.Column.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The columns of the sheet of conventions, from left to right. */
final class Columns {

    private static final Grid GRID = RuleBase.grid();

    /** A quotation longer than this would hide those below it in a comment, which does not scroll. */
    private static final int QUOTE = 700;

    private static final int NARROW = 12;
    private static final int USUAL = 19;
    private static final int WIDE = 34;
    private static final int PROSE = 60;

    private final List<Column> columns = new ArrayList<>();

    private Columns() {
    }

    /** The first column is the name of the convention, which stays in sight. */
    static List<Column> all() {
        var all = new Columns();
        all.opinion();
        all.identification();
        GRID.criteres().forEach(all::criterion);
        GRID.indicateurs().forEach(all::indicator);
        all.attention();
        all.review();
        all.trace();
        return List.copyOf(all.columns);
    }

    private void add(String group, String title, String about, String values, int width, Function<Row, Cell> content) {
        columns.add(new Column(group, title, about, values, width, content));
    }

    private void opinion() {
        String group = "Avis";
        add(group, "Convention", "Nom du fichier analysé.", "", WIDE, r -> Cell.of(r.assessment().convention().source().file()));
        add(group, "Avis", "Conclusion de l'analyse automatique, d'après les cinq critères-clés. Elle n'est jamais remplacée : une revue "
                + "par une personne a sa propre colonne.", values(GRID.avis().stream().map(Grid.Verdict::libelle)), USUAL, Columns::verdict);
        add(group, "À relire", "« Oui » quand une personne doit relire avant de s'appuyer sur l'avis ; le commentaire de la cellule dit pourquoi.",
                "Oui · Non", NARROW, r -> Cell.of(r.assessment().aRelire() ? "Oui" : "Non")
                        .looking(r.assessment().aRelire() ? Look.WARN : Look.PLAIN).noted(String.join("\n", r.assessment().doutes())));
        add(group, "Indicateurs à relire", "Indicateurs dont la lecture est incertaine ; leurs cellules sont sur fond jaune.", "", USUAL,
                r -> Cell.of(r.assessment().indicateurs().stream().filter(Finding::aRelire).map(f -> f.numero() + ". " + f.libelle())
                        .collect(Collectors.joining("\n"))));
    }

    private static Cell verdict(Row row) {
        String opinion = row.assessment().avis();
        Look look = switch (opinion) {
            case "Conforme" -> Look.GOOD;
            case "Conforme avec réserve" -> Look.WARN;
            default -> Look.BAD;
        };
        boolean other = row.reviewed() != null && !row.reviewed().avis().equals(opinion);
        return Cell.of(opinion).looking(look).corrected(other)
                .noted(row.reviewed() == null ? null : French.capital(ReviewWords.summary(row.reviewed())));
    }

    private void identification() {
        String group = "Identification";
        identity(group, "Département", "Département de la convention.", "", USUAL, i -> Cell.of(i.departement()));
        identity(group, "Type d'employeur", "Qui emploie l'intervenant social.", "Association · Conseil départemental · Ville/Interco", USUAL,
                i -> Cell.of(i.typeEmployeur()));
        identity(group, "Lieu d'exercice", "Service qui accueille le poste.", "Police · Gendarmerie · Mixte", NARROW, i -> Cell.of(i.lieuExercice()));
        identity(group, "Postes", "Nombre de postes que la convention couvre.", "", NARROW, i -> Cell.of(i.postes()));
        identity(group, "ETP", "Équivalents temps plein.", "", NARROW, i -> Cell.of(i.etp(), Format.GENERAL));
        identity(group, "Parties signataires", "Parties à la convention, une par ligne.", "", WIDE, i -> Cell.of(String.join("\n", i.parties())));
    }

    private void identity(String group, String title, String about, String values, int width, Function<Identification, Cell> content) {
        add(group, title, about + " Vide quand le texte ne le dit pas.", values, width, r -> content.apply(r.assessment().identification()));
    }

    private void criterion(Grid.Key key) {
        add("Critères-clés", key.libelle(), "Repose sur l'indicateur " + key.indicateur() + ". « Non contredit » : rien dans le texte ne s'y oppose, "
                + "mais rien ne l'affirme. Le commentaire de la cellule dit pourquoi.", "Satisfait · Non contredit · Non satisfait", USUAL, r -> {
            Criterion c = on(r.assessment().criteres(), key);
            if (c == null) {
                return Cell.of((String) null);
            }
            Criterion held = r.reviewed() == null ? c : on(r.reviewed().criteres(), key);
            boolean other = !held.constat().equals(c.constat());
            return Cell.of(c.constat()).looking(!c.satisfait() ? Look.BAD : c.nonContredit() ? Look.SILENT : Look.GOOD).corrected(other)
                    .noted(c.motif() + (other ? "\nD'après la revue : " + held.constat().toLowerCase() + ". " + held.motif() : ""));
        });
    }

    /** The criterion that rests on the same indicator, or null: an assessment may come from other rules than those of today. */
    private static Criterion on(List<Criterion> criteria, Grid.Key key) {
        return criteria.stream().filter(c -> c.indicateur() == key.indicateur()).findFirst().orElse(null);
    }

    private void indicator(Grid.Indicator i) {
        String group = "Indicateurs";
        String values = values(Stream.concat(i.libre() == null ? Stream.of() : Stream.of("une valeur (" + i.libre() + ")"), i.valeurs().stream()));
        add(group, i.numero() + ". " + i.libelle(), Advice.asked(i.numero(), i.id()), values, USUAL, r -> finding(r, i.numero()));
        if (i.numero() == 13) {
            add(group, "13. Évolution", "Ce que deviennent les parts des financeurs.", "Financeur unique · Stable · Dégressive · Indéterminée", USUAL,
                    r -> Cell.of(funding(r) == null ? null : funding(r).evolution()));
            add(group, "13. Financeurs", "Chaque financeur nommé, avec sa catégorie, son montant annuel et sa part quand ils sont écrits.", "", WIDE,
                    r -> Cell.of(funding(r) == null ? null : funding(r).financeurs().stream().map(Columns::funder).collect(Collectors.joining("\n"))));
        }
        if (i.numero() == 14) {
            cost("14. Coût par ETP", "Coût annuel d'un équivalent temps plein.", Cost::coutParEtp);
            cost("14. Salaire chargé", "Part du coût annuel : salaire et charges.", c -> c.ventilation() == null ? null : c.ventilation().salaireCharge());
            cost("14. Fonctionnement", "Part du coût annuel : frais de fonctionnement.",
                    c -> c.ventilation() == null ? null : c.ventilation().fraisFonctionnement());
            cost("14. Gestion", "Part du coût annuel : frais de gestion.", c -> c.ventilation() == null ? null : c.ventilation().fraisGestion());
        }
    }

    private void cost(String title, String about, Function<Cost, BigDecimal> amount) {
        add("Indicateurs", title, about + " En euros ; vide quand le texte ne le dit pas.", "", NARROW, r -> {
            Cost cost = r.assessment().indicateur(14).cost();
            return Cell.of(cost == null ? null : amount.apply(cost), Format.AMOUNT);
        });
    }

    private static Funding funding(Row row) {
        return row.assessment().indicateur(13).funding();
    }

    private static String funder(Funding.Funder f) {
        String figures = Stream.of(French.euros(f.montant()), French.percent(f.part())).filter(x -> x != null).collect(Collectors.joining(", "));
        return f.nom() + " (" + f.categorie() + ")" + (figures.isEmpty() ? "" : " : " + figures);
    }

    private static Cell finding(Row row, int number) {
        Finding f = row.assessment().indicateur(number);
        Reading reading = row.reviewed() == null ? null : row.reviewed().review().reading(number);
        boolean corrected = reading != null && !reading.valeur().equals(f.valeur());
        List<String> note = new ArrayList<>();
        if (reading != null) {
            note.add(ReviewWords.reading(f, reading));
            reading.passages().forEach(p -> note.add("Passage retenu : " + quoted(p, null)));
        }
        note.add(f.motif());
        note.add("Confiance : " + French.probability(f.confiance()) + (f.aRelire() ? ", à relire." : "."));
        f.citations().forEach(c -> note.add(quoted(c.texte(), place(c))));
        boolean figures = f.valeur().matches("\\d+(?:\\.\\d+)?");
        Cell value = figures ? Cell.of(new BigDecimal(f.valeur()), number == 14 ? Format.AMOUNT : Format.GENERAL) : Cell.of(f.valeur());
        return value.looking(f.aRelire() ? Look.WARN : Look.PLAIN).corrected(corrected).noted(String.join("\n", note));
    }

    private void attention() {
        add("Points de vigilance", "Nombre de points de vigilance", "Points relevés dans le texte ; ils n'entrent pas dans l'avis.", "", NARROW,
                r -> Cell.of(r.assessment().pointsDeVigilance().size()));
        add("Points de vigilance", "Points de vigilance", "Chaque point sur une ligne ; le commentaire de la cellule donne sources et passages.", "", PROSE,
                Columns::points);
    }

    private static Cell points(Row row) {
        List<Vigilance> points = row.assessment().pointsDeVigilance();
        List<String> note = new ArrayList<>();
        for (Vigilance point : points) {
            note.add("• " + point.message());
            point.citations().stream().limit(1).forEach(c -> note.add(quoted(c.texte(), place(c))));
        }
        return Cell.of(points.stream().map(p -> "• " + p.message().split(" Source : ", 2)[0]).collect(Collectors.joining("\n")))
                .noted(String.join("\n", note));
    }

    private void review() {
        String group = "Revue";
        add(group, "Avis d'après la revue", "Avis qui suit des valeurs retenues par une personne (commande « revue »). Vide tant que personne n'a répondu.",
                values(GRID.avis().stream().map(Grid.Verdict::libelle)), USUAL, r -> Cell.of(r.reviewed() == null ? null : r.reviewed().avis()));
        add(group, "Corrections et remarques", "Ce que la personne a corrigé, avec qui, quand et pourquoi, et ses remarques. Les valeurs de l'analyse "
                + "restent dans leurs colonnes, en violet et soulignées là où la personne en retient une autre.", "", PROSE, r -> Cell.of(corrections(r.reviewed())));
    }

    private static String corrections(Reviewed reviewed) {
        if (reviewed == null) {
            return null;
        }
        Stream<String> readings = reviewed.corrections().stream().map(c -> ReviewWords.reading(reviewed.assessment().indicateur(c.numero()), c));
        return Stream.concat(readings, reviewed.review().remarques().stream().map(ReviewWords::remark)).collect(Collectors.joining("\n"));
    }

    private void trace() {
        String group = "Traçabilité";
        add(group, "Chemin", "Fichier tel que la commande l'a reçu.", "", WIDE, r -> Cell.of(r.path()));
        source("Format", "Format du fichier.", "", NARROW, s -> Cell.of(s.format() == null ? null : s.format().toUpperCase(java.util.Locale.ROOT)));
        source("Pages", "Nombre de pages ; vide quand le format n'en donne pas de sûr.", "", NARROW, s -> Cell.of(s.pages()));
        source("OCR", "« Oui » quand le texte vient d'une reconnaissance de caractères.", "Oui · Non", NARROW, s -> Cell.of(s.ocr() ? "Oui" : "Non"));
        source("Empreinte SHA-256", "Identifie la version exacte du fichier analysé.", "", WIDE, s -> Cell.code(s.sha256()));
        add(group, "Version du moteur", "Version du programme.", "", NARROW, r -> Cell.of(r.assessment().versions().moteur()));
        add(group, "Version des règles", "Version de la grille appliquée.", "", NARROW, r -> Cell.of(r.assessment().versions().regles()));
        add(group, "Analysé le", "Moment de l'analyse.", "", USUAL, r -> Cell.of(r.date().toLocalDateTime()));
    }

    private void source(String title, String about, String values, int width, Function<SourceDocument, Cell> content) {
        add("Traçabilité", title, about, values, width, r -> content.apply(r.assessment().convention().source()));
    }

    private static String values(Stream<String> values) {
        return values.collect(Collectors.joining(" · "));
    }

    private static String quoted(String words, String place) {
        String text = words.replaceAll("\\s+", " ").strip();
        String shown = text.length() <= QUOTE ? text : text.substring(0, Math.max(1, text.lastIndexOf(' ', QUOTE))) + " […]";
        return "«\u00a0" + shown + "\u00a0»" + (place == null ? "" : " — " + place);
    }

    private static String place(Citation c) {
        return Stream.of(c.article(), c.page() == null ? null : "page " + c.page()).filter(x -> x != null)
                .collect(Collectors.collectingAndThen(Collectors.joining(", "), s -> s.isEmpty() ? "hors article" : s));
    }
}
