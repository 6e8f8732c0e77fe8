package fr.conformite.engine.assess;

/**
 * Words of the document that justify a statement.
 *
 * @param texte   exact slice {@code debut..fin} of the extracted text
 * @param article label of the article (« Article 6 »), or null
 * @param page    page from 1, or null where the format has no reliable pages
 * @param debut   first character in the extracted text
 * @param fin     one past the last character
 */
public record Citation(String texte, String article, Integer page, int debut, int fin) {
}
