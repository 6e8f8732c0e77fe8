package fr.conformite.engine.structure;

import fr.conformite.engine.read.Block;
import fr.conformite.engine.read.Markers;
import fr.conformite.engine.read.SourceDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Cuts a document into passages that know their zone, their article and the words that introduce them. Thread-safe. */
public final class Segmenter {

    private static final Pattern PARTY = Pattern.compile(
            "(?iU).*(?:représentée?s?\\b|ci-après|dénommée?s?\\b|d['’]une part|d['’]autre part|les soussignés|dont le siège|agissant (?:au nom|en vertu|en qualité)|dûment habilitée?).*");
    private static final Pattern BETWEEN = Pattern.compile("(?iU)^(?:entre|et)\\b(?:\\s*(?:les soussignés|d['’]une part|:|,|$).*|\\s+(?:l['’]|le |la |les ).*)?$");
    private static final Pattern RECITAL = Pattern.compile("(?iU)^(?:[•·–—-]\\s*)?(?:vu|considérant)\\b.*|^visas?\\s*:?$");
    private static final Pattern AGREED = Pattern.compile(
            "(?iU)^.{0,60}\\b(?:convenu|conviennent|arrêté|arrêtent|décidé|exposé)\\b.{0,40}(?:ce qui suit|suivent|ensemble|suit|que voici)\\b.{0,12}$|^il est préalablement exposé.{0,20}$|^exposé$");
    private static final Pattern DONE = Pattern.compile(
            "(?iU)^(?:fait|signé|établi|passé)\\s+(?:à|au|aux|en|le)\\b.{0,140}$|^(?:à\\s+)?\\p{Lu}[\\p{L}' ’-]{1,40},\\s+le\\s+(?:\\d{1,2}(?:er)?|[.…_]+)\\s+\\S+(?:\\s+\\d{4})?.{0,60}$|^signatures?\\s*:?$|^les? signataires?\\s*:?$");

    /** Documents that follow the signatures without being called annexes. */
    private static final Pattern ATTACHED = Pattern.compile("(?iU)^(?:fiche|modèle|tableau|budget|plan|charte|grille|calendrier|planning|formulaire|profil|référentiel)\\b.*");

    /** A paragraph of this length that names no party is no longer about who signs. */
    private static final int LONG_ENOUGH = 160;

    /**
     * @param document a document as read
     * @return its passages in reading order, headings included; every letter of the document is in exactly one passage
     */
    public List<Passage> passages(SourceDocument document) {
        return new Walk(document).run();
    }

    /** Share of the document that ordinary prose must still hold after a date and a place for these not to end it: an exchange of letters. */
    private static final double GOES_ON = 0.1;

    /** Below this share of body and annexes, sentences were put in the wrong place. */
    private static final double TOO_LITTLE = 0.35;

    private static final Pattern RUNS_ON = Pattern.compile("\\p{Ll}{3}.*?[.;:] \\p{Lu}\\p{Ll}+ ", Pattern.DOTALL);
    private static final Pattern LISTED = Pattern.compile("[–—|·;]");
    private static final Pattern SIGNED = Pattern.compile("(?iU)(?:suivent les |ont signé|signatures?|en présence|pour (?:l['’]|le |la )|le secrétaire )");

    /** A sentence or more of ordinary prose, not the names and offices of those who sign. */
    private static boolean isProse(String text) {
        return text.length() >= LONG_ENOUGH && Character.isUpperCase(text.charAt(0)) && ".:;".indexOf(text.charAt(text.length() - 1)) >= 0
                && (RUNS_ON.matcher(text).find() || !LISTED.matcher(text).find()) && !PARTY.matcher(text).matches() && !SIGNED.matcher(text).lookingAt();
    }

    /** State of one reading, from first block to last. */
    private static final class Walk {

        private final SourceDocument document;
        private final List<Passage> passages = new ArrayList<>();
        private Zone zone = Zone.TITLE;
        private String article;
        private String title = "";
        private boolean fromHeading;
        private String stem = "";
        private String stemMarker = "";
        private String outerStem = "";
        private String outerMarker;
        private boolean stemOpen;
        private String header;
        private String tableStem = "";
        private boolean remark;
        /** Letters of prose from each block to the end or to the next annex. */
        private final int[] prose;

        Walk(SourceDocument document) {
            this.document = document;
            var blocks = document.blocks();
            prose = new int[blocks.size() + 1];
            for (int i = blocks.size() - 1; i >= 0; i--) {
                String text = document.textOf(blocks.get(i));
                var heading = blocks.get(i).kind() == Block.Kind.TITLE ? Headings.of(text, blocks.get(i).kind(), blocks.get(i).lead()) : null;
                prose[i] = heading != null && heading.level() == Headings.Level.ANNEX ? 0
                        : prose[i + 1] + (blocks.get(i).kind() != Block.Kind.ROW && isProse(text) ? text.length() : 0);
            }
        }

        List<Passage> run() {
            var blocks = document.blocks();
            for (int i = 0; i < blocks.size(); i++) {
                Block block = blocks.get(i);
                String text = document.textOf(block);
                if (remark || opensLongRemark(text) || text.startsWith("[") && text.indexOf(']') == text.length() - 1 && Remarks.isRemark(text)) {
                    remark = !text.contains("]");
                    add(block, block.start(), block.end(), Zone.NOT_TEXT, "");
                    continue;
                }
                place(block, text, i);
            }
            return rescued();
        }

        /** When body and annexes hold too little of the text, ordinary prose found elsewhere is given back to the body. */
        private List<Passage> rescued() {
            int all = 0;
            int read = 0;
            for (Passage p : passages) {
                all += p.zone() == Zone.NOT_TEXT ? 0 : p.end() - p.start();
                read += p.zone() == Zone.BODY || p.zone() == Zone.ANNEX ? p.end() - p.start() : 0;
            }
            if (read >= all * TOO_LITTLE) {
                return passages;
            }
            return passages.stream().map(p -> {
                String text = document.text().substring(p.start(), p.end());
                boolean misplaced = p.zone() != Zone.NOT_TEXT && p.zone() != Zone.TITLE && isProse(text) && !RECITAL.matcher(text).matches();
                return misplaced ? new Passage(p.index(), p.start(), p.end(), p.page(), Zone.BODY, p.article(), p.title(), p.stem()) : p;
            }).toList();
        }

        private static boolean opensLongRemark(String text) {
            return text.startsWith("[") && !text.contains("]") && Remarks.isRemark(text + "]");
        }

        private void place(Block block, String text, int index) {
            boolean row = block.kind() == Block.Kind.ROW;
            Zone before = zone;
            if (!row) {
                header = null;
                turn(block, text, index);
            } else if (DONE.matcher(text).matches()) {
                zone = Zone.SIGNATURES;
                article = "Signatures";
                title = "";
            }
            if (zone != before) {
                closeList();
            }
            String context = row ? rowStem(text, index) : itemStem(block, text);
            if (zone == Zone.RECITALS || zone == Zone.SIGNATURES && row) {
                context = "";
            }
            int from = block.start();
            for (int[] span : row ? List.<int[]>of() : Remarks.in(text)) {
                addTrimmed(block, from, block.start() + span[0], zone, context);
                add(block, block.start() + span[0], block.start() + span[1], Zone.NOT_TEXT, "");
                from = block.start() + span[1];
            }
            addTrimmed(block, from, block.end(), zone, context);
        }

        // ---- zones and articles

        private void turn(Block block, String text, int index) {
            var heading = Headings.of(text, block.kind(), block.lead());
            if (heading != null && heading.level() == Headings.Level.ANNEX) {
                open(Zone.ANNEX, heading.label(), heading.title(), true);
                return;
            }
            if (zone != Zone.TITLE && DONE.matcher(text).matches() && (zone != Zone.PARTIES || passages.size() > 5)) {
                open(Zone.SIGNATURES, "Signatures", "", true);
                return;
            }
            boolean numbered = heading != null && (heading.level() == Headings.Level.PART
                    || heading.level() == Headings.Level.ARTICLE && heading.label().matches("(?:Article .*|.*\\d.*|[IVXLC]+\\b.*|[A-Z]\\b.*)"));
            switch (zone) {
                case TITLE -> {
                    if (RECITAL.matcher(text).matches()) {
                        zone = Zone.RECITALS;
                    } else if (numbered && !(passages.isEmpty() || heading.label().matches(".*(?:AVENANT|Avenant|CONVENTION|Convention|PROJET|Projet|n°).*"))) {
                        open(Zone.BODY, heading.label(), heading.title(), true);
                    } else if (block.kind() != Block.Kind.TITLE && (PARTY.matcher(text).matches() || BETWEEN.matcher(text).matches())) {
                        zone = Zone.PARTIES;
                    } else if (block.kind() == Block.Kind.TITLE && (BETWEEN.matcher(text).matches() || text.toLowerCase(Locale.FRENCH).startsWith("entre les soussign"))) {
                        zone = Zone.PARTIES;
                    } else if (heading != null && Headings.knownTitle(text)) {
                        open(Zone.BODY, heading.label(), heading.title(), true);
                    } else if (heading != null && heading.level() == Headings.Level.RUN_IN) {
                        runIn(heading);
                    } else if (block.kind() != Block.Kind.TITLE && text.length() >= 40 && !passages.isEmpty()) {
                        zone = text.length() >= LONG_ENOUGH ? Zone.BODY : Zone.PARTIES;
                    }
                }
                case PARTIES, RECITALS -> {
                    if (RECITAL.matcher(text).matches()) {
                        zone = Zone.RECITALS;
                        if (heading != null && heading.alone()) {
                            article = heading.label();
                        }
                    } else if (numbered) {
                        open(Zone.BODY, heading.label(), heading.title(), true);
                    } else if (heading != null && heading.level() == Headings.Level.RUN_IN && !PARTY.matcher(text).matches()) {
                        runIn(heading);
                    } else if (heading != null && heading.alone() && (Headings.knownTitle(text)
                            || !PARTY.matcher(text).matches() && !text.contains(",") && text.length() <= 90 && !BETWEEN.matcher(text).matches())) {
                        open(Zone.BODY, heading.label(), heading.title(), true);
                    } else if (AGREED.matcher(text).matches()) {
                        agreed(text);
                    } else if (block.kind() == Block.Kind.PARAGRAPH && text.length() >= LONG_ENOUGH && !PARTY.matcher(text).matches()
                            && text.matches("(?s)\\p{Lu}.*[.:]$") && !stemOpen) {
                        zone = Zone.BODY;
                    }
                }
                case SIGNATURES -> {
                    if (heading != null && block.kind() == Block.Kind.TITLE && ATTACHED.matcher(text).matches()) {
                        open(Zone.ANNEX, heading.label(), heading.title(), true);
                        return;
                    }
                    if (numbered && heading.label().startsWith("Article") && heading.alone()) {
                        open(Zone.BODY, heading.label(), heading.title(), true);
                    } else if (block.kind() != Block.Kind.TITLE && isProse(text) && prose[index] >= document.text().length() * GOES_ON) {
                        // letters are dated at the top, and amendments follow the signatures of what they amend
                        open(Zone.BODY, null, "", false);
                        if (heading != null && heading.level() == Headings.Level.RUN_IN) {
                            open(Zone.BODY, heading.label(), "", false);
                        }
                    }
                }
                case ANNEX -> {
                    if (heading != null) {
                        title = heading.level() == Headings.Level.RUN_IN || heading.title().isEmpty() ? heading.label() : heading.title();
                    }
                }
                default -> {
                    if (AGREED.matcher(text).matches()) {
                        agreed(text);
                    } else if (heading == null) {
                        return;
                    } else if (heading.level() == Headings.Level.RUN_IN) {
                        if (!fromHeading) {
                            open(Zone.BODY, heading.label(), "", false);
                        }
                    } else {
                        open(Zone.BODY, heading.label(), heading.title(), true);
                    }
                }
            }
        }

        private void agreed(String text) {
            String lower = text.toLowerCase(Locale.FRENCH);
            boolean statement = lower.contains("préalablement") || lower.startsWith("exposé");
            open(Zone.BODY, statement ? "Exposé" : null, "", statement);
        }

        /** « Parties : … » and « Réf. : … » are not articles. */
        private void runIn(Headings.Heading heading) {
            String label = heading.label().toLowerCase(Locale.FRENCH);
            if (label.matches("(?:les )?(?:parties|signataires|partenaires|contractants)")) {
                open(Zone.PARTIES, null, "", false);
            } else if (label.matches("réf.*|vus?|visas?|textes.*|diffusion|objet")) {
                open(label.equals("objet") ? zone : Zone.RECITALS, null, "", false);
            } else {
                open(Zone.BODY, heading.label(), "", false);
            }
        }

        private void open(Zone next, String label, String heading, boolean strong) {
            zone = next;
            article = label;
            title = heading;
            fromHeading = strong;
            closeList();
        }

        // ---- lists

        private void closeList() {
            stem = "";
            stemMarker = "";
            outerStem = "";
            outerMarker = null;
            stemOpen = false;
        }

        /** The words that introduce this block, and what it introduces itself. */
        private String itemStem(Block block, String text) {
            String marker = marker(text);
            boolean introduces = text.endsWith(":") && text.length() > 8;
            if (block.kind() == Block.Kind.TITLE && !introduces) {
                closeList();
                return "";
            }
            boolean item = stemOpen && (block.kind() == Block.Kind.ITEM || !marker.isEmpty() || text.matches("(?s)(?:\\p{Ll}|[«(]\\s?\\p{Ll}).*") || text.matches("(?s).*[;,]$"));
            if (!item) {
                closeList();
                if (introduces) {
                    stem = lastSentence(text);
                    stemOpen = true;
                }
                return "";
            }
            // back from a list inside an item to the list around it
            if (outerMarker != null && marker.equals(outerMarker)) {
                stem = outerStem;
                stemMarker = outerMarker;
                outerMarker = null;
            }
            String mine = stem;
            if (introduces) {
                outerStem = stem;
                outerMarker = marker;
                stem = stem + " " + lastSentence(text.substring(Markers.item(text)));
                stemMarker = "";
            } else {
                stemMarker = marker;
                if (marker.isEmpty() && text.endsWith(".")) {
                    closeList();
                }
            }
            return mine;
        }

        private static String marker(String text) {
            int length = Markers.item(text);
            if (length == 0) {
                return "";
            }
            String marker = text.substring(0, length).strip();
            return marker.matches(".*\\d.*") ? "1" + marker.replaceAll("\\d+", "") : marker.matches(".*\\p{L}.*") ? "a" + marker.replaceAll("\\p{L}+", "") : marker;
        }

        private static String lastSentence(String text) {
            int from = 0;
            for (int i = 0; i + 2 < text.length(); i++) {
                if (".!?".indexOf(text.charAt(i)) >= 0 && text.charAt(i + 1) == ' ' && Character.isUpperCase(text.charAt(i + 2))
                        && i > 2 && Character.isLetter(text.charAt(i - 1)) && Character.isLetter(text.charAt(i - 2))) {
                    from = i + 2;
                }
            }
            return text.substring(from);
        }

        // ---- tables

        private String rowStem(String text, int index) {
            if (header == null) {
                tableStem = stemOpen ? stem : "";
                closeList();
                header = isHeader(text, index) ? text : "";
                return tableStem;
            }
            return header.isEmpty() ? tableStem : header;
        }

        private boolean isHeader(String text, int index) {
            var blocks = document.blocks();
            boolean followed = index + 1 < blocks.size() && blocks.get(index + 1).kind() == Block.Kind.ROW;
            String[] cells = text.split("\\|", -1);
            boolean figures = Pattern.compile("\\d\\s?(?:€|%|euros)|\\d{1,3}\\s\\d{3}").matcher(text).find();
            for (String cell : cells) {
                if (cell.length() > 70) {
                    return false;
                }
            }
            // two columns are a header over a list of rows only when they are named, not when they say « Quotité | 0,5 ETP »
            return followed && !figures && (cells.length > 2 || text.startsWith("|") || !text.matches(".*\\d.*") && named(cells));
        }

        private static boolean named(String[] cells) {
            for (String cell : cells) {
                if (cell.strip().split("\\s+").length > 4) {
                    return false;
                }
            }
            return true;
        }

        // ---- output

        private void addTrimmed(Block block, int from, int to, Zone where, String context) {
            String text = document.text();
            while (from < to && text.charAt(from) == ' ') {
                from++;
            }
            while (to > from && text.charAt(to - 1) == ' ') {
                to--;
            }
            // what remains around a remark may be a lone full stop
            if (text.substring(from, to).chars().anyMatch(Character::isLetterOrDigit)) {
                add(block, from, to, where, context);
            }
        }

        private void add(Block block, int from, int to, Zone where, String context) {
            passages.add(new Passage(passages.size(), from, to, block.page(), where, article, title, context));
        }
    }
}
