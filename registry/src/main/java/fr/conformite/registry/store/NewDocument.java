package fr.conformite.registry.store;

import java.time.Instant;

/**
 * A document as it is met.
 *
 * @param sha256   hash of its bytes, lower-case hexadecimal
 * @param name     file name
 * @param origin   path of the file, absolute, with « / »; in an archive « /dossier/archive.zip!/entrée.docx »
 * @param modified date of the file, or null
 */
public record NewDocument(String sha256, String name, String origin, Instant modified) {
}
