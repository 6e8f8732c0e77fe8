package fr.conformite.engine.structure;

import fr.conformite.engine.read.Block;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises what opens an article, in any numbering style. */
final class Headings {

    enum Level { PART, ARTICLE, ANNEX, RUN_IN }

    /**
     * @param label what users call it (« Article 6 », « Annexe 2 », « 5.2 », or the title itself)
     * @param title its title, or empty
     * @param alone true when the block is only a heading, false when the text of the article follows on the same line
     */
    record Heading(Level level, String label, String title, boolean alone) {
    }

    private static final String ID = "(?:\\d{1,2}|[IVXLC]{1,6})(?:\\s?(?:er|ère|ère|re)\\b)?(?:\\s(?:bis|ter|quater)\\b)?(?:[-.]\\d{1,2})*(?:\\s(?:bis|ter|quater)\\b)?";
    private static final String SEPARATOR = "\\s*(?:(?:[.:)–—]|-(?=\\s|$|\\p{Lu}))\\s*)+";

    private static final Pattern ARTICLE = Pattern.compile(
            "^(?:Articles?|ARTICLES?|Art\\.?|ART\\.?|article|art\\.)\\s*(?:n°\\s*)?(?<id>" + ID + "|(?i:premier|unique|préliminaire|liminaire))"
            + "(?<separator>" + SEPARATOR + "|\\s+|$)(?<title>.*)$");
    private static final Pattern PART = Pattern.compile(
            "^(?<label>(?i:titre|chapitre|section|partie|fiche|volet|axe|livre)(?:\\s+(?:réflexe\\s+)?(?:n°\\s*)?)(?:[IVXLC]{1,6}|\\d{1,2}|[A-Z]|(?i:premier|première|unique))\\b(?:\\s(?:bis|ter))?"
            + "|(?i:première|deuxième|seconde|troisième|quatrième|cinquième)\\s+(?i:partie))(?<separator>" + SEPARATOR + "|\\s+|$)(?<title>.*)$");
    private static final Pattern ANNEX = Pattern.compile(
            "^(?<label>(?i:annexe|appendice)s?(?:\\s+(?i:n°\\s*)?(?:\\d{1,2}|[IVX]{1,4}|[A-Z])\\b(?:\\s(?:bis|ter))?)?)(?<separator>" + SEPARATOR + "|\\s+|$)(?<title>.*)$");
    private static final Pattern DOTTED = Pattern.compile("^(?<id>(?:\\d{1,2}|[IVXLC]{1,6}|[A-Z])(?:[.-]\\d{1,2}){1,3})(?:\\s(?:bis|ter))?(?<separator>" + SEPARATOR + "|\\s+|$)(?<title>.*)$");
    private static final Pattern SIMPLE = Pattern.compile("^(?<id>(?:\\d{1,2}|[IVXLC]{1,6}|[A-Z])(?:\\s?er|°)?(?:\\s(?:bis|ter|quater))?)(?<separator>" + SEPARATOR + ")(?<title>\\S.*)$");
    private static final Pattern OPENING_LINE = Pattern.compile(
            "(?iU)^(?:entre\\b|et\\b|d['’]une part|d['’]autre part|de première part|les soussignés|et conjointement|il (?:est|a été|a|y a)\\b|ceci\\b|cela\\b|en conséquence|vu\\b|considérant|ont\\b|le présent|la présente|après avoir|sur proposition).*");
    private static final Pattern KNOWN_TITLE = Pattern.compile(
            "(?iU)^(?:préambule|exposé(?: des motifs| préalable| préliminaire)?|contexte.*|objet.*|définitions?.*|les missions.*|missions?\\b.*|signatures?|visas?|"
            + "il est préalablement exposé.*|motifs)\\s*:?$");

    private Headings() {
    }

    /**
     * @param text text of the block
     * @param kind what it looks like
     * @param lead length of its bold opening
     * @return the heading, or null when the block opens nothing
     */
    static Heading of(String text, Block.Kind kind, int lead) {
        String bare = text.replaceFirst("^#{1,6}\\s*", "");
        lead = Math.max(0, lead - (text.length() - bare.length()));
        if (kind == Block.Kind.ROW || bare.isEmpty() || bare.startsWith("(") && bare.endsWith(")")) {
            return null;
        }
        boolean titled = kind == Block.Kind.TITLE || text.startsWith("#");
        Matcher m = ANNEX.matcher(bare);
        if (m.matches() && annex(bare, titled, lead, m)) {
            String label = capitalised(m.group("label"));
            boolean separated = !m.group("separator").isBlank() || m.group("title").isEmpty() || label.matches(".*\\s.*");
            return new Heading(Level.ANNEX, separated ? label : sentenceCase(bare), separated ? m.group("title") : "", true);
        }
        m = ARTICLE.matcher(bare);
        if (m.matches()) {
            boolean marked = !m.group("separator").isBlank();
            boolean open = m.group("title").isEmpty() || !Character.isLowerCase(m.group("title").charAt(0));
            if (Character.isUpperCase(bare.charAt(0)) && (titled || lead >= m.end("id") || marked && open || m.group("title").isEmpty())) {
                String label = "Article " + m.group("id").toLowerCase(Locale.FRENCH).replaceAll("\\s+er\\b", "er");
                label = romans(label, m.group("id"));
                return split(Level.ARTICLE, label, m.group("title"), titled, lead - m.start("title"));
            }
        }
        m = PART.matcher(bare);
        if (m.matches() && (titled || lead >= m.end("label") || bare.length() < 120 && !bare.matches(".*[.;,]$") && !m.group("separator").isBlank())) {
            return new Heading(Level.PART, romans(capitalised(m.group("label")), m.group("label")), m.group("title"), true);
        }
        m = DOTTED.matcher(bare);
        if (m.matches() && !m.group("title").matches("^(?:[%€°/]|\\p{Ll}).*") && (titled || !m.group("title").isEmpty())) {
            return split(Level.ARTICLE, m.group("id"), m.group("title"), titled, lead - m.start("title"));
        }
        m = SIMPLE.matcher(bare);
        if (m.matches()) {
            boolean roman = m.group("id").matches("[IVXLC]+");
            if (titled && !bare.matches(".{60,}[.;]$") && !m.group("title").matches("^[%€\\d].*")) {
                return new Heading(Level.ARTICLE, shortened(bare), m.group("title"), true);
            }
            if (kind != Block.Kind.ITEM && (lead >= m.end("id") || roman && m.group("id").length() > 1 || roman && m.group("id").matches("[IVX]"))
                    && Character.isUpperCase(m.group("title").codePointAt(0))) {
                return split(Level.ARTICLE, m.group("id"), m.group("title"), titled, lead - m.start("title"));
            }
            if (kind == Block.Kind.ITEM && lead >= m.end("id") && lead > 0 && Character.isUpperCase(m.group("title").codePointAt(0))) {
                return split(Level.ARTICLE, m.group("id"), m.group("title"), false, lead - m.start("title"));
            }
        }
        if (titled && bare.length() <= 120 && !OPENING_LINE.matcher(bare).matches()) {
            return new Heading(Level.ARTICLE, shortened(sentenceCase(bare.replaceFirst("\\s*[:.]$", ""))), "", true);
        }
        if (KNOWN_TITLE.matcher(bare).matches() && bare.length() < 60) {
            return new Heading(Level.ARTICLE, sentenceCase(bare.replaceFirst("\\s*[:.]$", "")), "", true);
        }
        if (kind == Block.Kind.PARAGRAPH && lead >= 3 && lead < bare.length() && lead <= 90) {
            String head = bare.substring(0, lead).strip();
            String rest = bare.substring(lead).strip();
            boolean closed = head.matches(".*[.:–—]$") || rest.matches("^[.:–—].*");
            String label = head.replaceFirst("\\s*[.:–—]+$", "");
            if (closed && !OPENING_LINE.matcher(bare).matches() && !label.isEmpty() && Character.isUpperCase(label.charAt(0))) {
                return new Heading(Level.RUN_IN, label, "", false);
            }
        }
        return null;
    }

    static boolean knownTitle(String text) {
        return KNOWN_TITLE.matcher(text).matches();
    }

    private static boolean annex(String bare, boolean titled, int lead, Matcher m) {
        if (bare.matches(".*[;,]$")) {
            return false;
        }
        boolean capital = Character.isUpperCase(bare.charAt(0));
        boolean numbered = m.group("label").contains(" ");
        return capital && bare.length() < 160 && (titled || lead >= m.end("label") || m.group("title").isEmpty()
                || numbered && !m.group("separator").isBlank() && !bare.matches(".{40,}\\.$"));
    }

    /** « Article 2 – Missions » has a title; « Article 2 – L'intervenant social accueille… » has not. */
    private static Heading split(Level level, String label, String rest, boolean titled, int lead) {
        if (titled || rest.isEmpty()) {
            return new Heading(level, label, rest.replaceFirst("\\s*[:.]$", ""), true);
        }
        if (lead > 2 && lead < rest.length()) {
            String head = rest.substring(0, lead).strip();
            if (head.matches(".*[.:–—]$") || rest.substring(lead).strip().matches("^[.:–—].*")) {
                return new Heading(level, label, head.replaceFirst("\\s*[.:–—]+$", ""), false);
            }
        }
        if (lead >= rest.length()) {
            return new Heading(level, label, rest.replaceFirst("\\s*[:.]$", ""), rest.length() < 160);
        }
        boolean shortTitle = rest.length() < 90 && !rest.matches(".*[.;:]$");
        // « Mineurs. Dès lors qu'un enfant… »
        Matcher inner = Pattern.compile("^(\\p{Lu}[\\p{L}' ’-]{2,40})\\.\\s+\\p{Lu}.*$").matcher(rest);
        String title = shortTitle ? rest : inner.matches() && inner.group(1).split(" ").length <= 4 ? inner.group(1) : "";
        return new Heading(level, label, title, shortTitle);
    }

    private static String shortened(String text) {
        if (text.length() <= 80) {
            return text;
        }
        int space = text.lastIndexOf(' ', 77);
        return text.substring(0, space > 40 ? space : 77) + "…";
    }

    private static String capitalised(String text) {
        String lower = text.toLowerCase(Locale.FRENCH).replaceAll("\\s+", " ");
        return romans(Character.toUpperCase(lower.charAt(0)) + lower.substring(1), text);
    }

    /** Numbers keep their capitals: « Titre II », « Annexe A ». */
    private static String romans(String label, String original) {
        Matcher m = Pattern.compile("\\b(?:[IVXLC]{1,6}|[A-Z])(?=$|[-.\\s])").matcher(original);
        String out = label;
        while (m.find()) {
            out = out.replaceFirst("(?<=^|\\s)" + m.group().toLowerCase(Locale.ROOT) + "(?=$|[-.\\s])", m.group());
        }
        return out;
    }

    /** Titles in capitals are easier to recognise in sentence case. */
    private static String sentenceCase(String text) {
        if (text.length() > 3 && text.equals(text.toUpperCase(Locale.FRENCH))) {
            String lower = text.toLowerCase(Locale.FRENCH);
            return Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
        }
        return text;
    }
}
