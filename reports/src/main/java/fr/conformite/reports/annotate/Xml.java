package fr.conformite.reports.annotate;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The text of a well-formed XML part and the places of its tags. Parsers and serialisers change quotes, order of attributes and
 * declarations; here only what is inserted differs from the original, to the byte.
 */
final class Xml {

    enum Kind { OPEN, CLOSE, EMPTY }

    /**
     * @param name  as written, prefix included
     * @param start place of « &lt; »
     * @param end   one past « &gt; »
     */
    record Tag(Kind kind, String name, int start, int end) {

        String local() {
            return name.substring(name.indexOf(':') + 1);
        }

        String prefix() {
            return name.substring(0, name.indexOf(':') + 1);
        }
    }

    private static final Pattern ENCODING = Pattern.compile("<\\?xml[^>]*?encoding\\s*=\\s*[\"']([\\w.-]+)[\"']");

    private Xml() {
    }

    /** The encoding of a part; OOXML allows UTF-8 and UTF-16. */
    static Charset charset(byte[] bytes) {
        if (bytes.length > 1 && (bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        if (bytes.length > 1 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        var declared = ENCODING.matcher(new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.ISO_8859_1));
        return declared.find() ? Charset.forName(declared.group(1)) : StandardCharsets.UTF_8;
    }

    /** All tags in order; comments, CDATA and processing instructions are none. */
    static List<Tag> tags(String xml) {
        List<Tag> tags = new ArrayList<>();
        int at = xml.indexOf('<');
        while (at >= 0) {
            int end;
            if (xml.startsWith("<!--", at)) {
                end = after(xml, "-->", at + 4);
            } else if (xml.startsWith("<![CDATA[", at)) {
                end = after(xml, "]]>", at);
            } else if (xml.startsWith("<?", at)) {
                end = after(xml, "?>", at);
            } else if (xml.startsWith("<!", at)) {
                throw new IllegalArgumentException("A part of an office document has no DTD");
            } else {
                end = tagEnd(xml, at);
                boolean close = xml.charAt(at + 1) == '/';
                int from = close ? at + 2 : at + 1;
                int to = from;
                while (to < end && " \t\r\n/>".indexOf(xml.charAt(to)) < 0) {
                    to++;
                }
                tags.add(new Tag(close ? Kind.CLOSE : xml.charAt(end - 2) == '/' ? Kind.EMPTY : Kind.OPEN, xml.substring(from, to), at, end));
            }
            at = xml.indexOf('<', end);
        }
        return tags;
    }

    private static int tagEnd(String xml, int at) {
        char quote = 0;
        for (int i = at; i < xml.length(); i++) {
            char c = xml.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return i + 1;
            }
        }
        throw new IllegalArgumentException("A tag is not closed");
    }

    private static int after(String xml, String mark, int from) {
        int at = xml.indexOf(mark, from);
        if (at < 0) {
            throw new IllegalArgumentException("« " + mark + " » is missing");
        }
        return at + mark.length();
    }

    /** Value of an attribute of a tag by its name as written, or null. */
    static String attribute(String xml, Tag tag, String name) {
        var found = Pattern.compile("\\s" + Pattern.quote(name) + "\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')").matcher(xml).region(tag.start(), tag.end());
        if (!found.find()) {
            return null;
        }
        String raw = found.group(1) == null ? found.group(2) : found.group(1);
        var plain = new StringBuilder();
        for (int i = 0; i < raw.length(); i = next(raw, i)) {
            plain.appendCodePoint(codePoint(raw, i));
        }
        return plain.toString();
    }

    /** The character written at a place of character data, references resolved. */
    static int codePoint(String xml, int at) {
        if (xml.charAt(at) != '&') {
            return xml.codePointAt(at);
        }
        String name = xml.substring(at + 1, xml.indexOf(';', at));
        return switch (name) {
            case "amp" -> '&';
            case "lt" -> '<';
            case "gt" -> '>';
            case "quot" -> '"';
            case "apos" -> '\'';
            default -> name.startsWith("#x") ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
        };
    }

    /** The place after the character at {@code at}. */
    static int next(String xml, int at) {
        return xml.charAt(at) == '&' ? xml.indexOf(';', at) + 1 : at + Character.charCount(xml.codePointAt(at));
    }

    /** Writes elements as the last children of the root. */
    static String append(String xml, String elements) {
        List<Tag> tags = tags(xml);
        Tag last = tags.getLast();
        if (last.kind() == Kind.EMPTY && tags.size() == 1) {
            return xml.substring(0, last.end() - 2) + ">" + elements + "</" + last.name() + ">" + xml.substring(last.end());
        }
        return xml.substring(0, last.start()) + elements + xml.substring(last.start());
    }

    /** Text as character data or attribute value; what XML cannot hold becomes a space. */
    static String escaped(String text) {
        var out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> {
                    boolean legal = c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000 || c == '\t';
                    out.appendCodePoint(legal ? c : ' ');
                }
            }
        });
        return out.toString();
    }
}
