package fr.conformite.engine.review;

import java.util.ArrayList;
import java.util.List;

/**
 * Everything people answered on one document, in the order they answered. Immutable.
 *
 * @param fichier   name of the document
 * @param sha256    hash of the document the answers are about
 * @param lectures  answers
 * @param remarques remarks
 */
public record Review(String fichier, String sha256, List<Reading> lectures, List<Remark> remarques) {

    public Review {
        lectures = List.copyOf(lectures);
        remarques = List.copyOf(remarques);
    }

    /** A review with no answer yet. */
    public static Review of(String file, String sha256) {
        return new Review(file, sha256, List.of(), List.of());
    }

    public Review with(Reading reading) {
        List<Reading> more = new ArrayList<>(lectures);
        more.add(reading);
        return new Review(fichier, sha256, more, remarques);
    }

    public Review with(Remark remark) {
        List<Remark> more = new ArrayList<>(remarques);
        more.add(remark);
        return new Review(fichier, sha256, lectures, more);
    }

    /** The answer that holds on an indicator, or null. */
    public Reading reading(int indicator) {
        return lectures.reversed().stream().filter(r -> r.numero() == indicator).findFirst().orElse(null);
    }
}
