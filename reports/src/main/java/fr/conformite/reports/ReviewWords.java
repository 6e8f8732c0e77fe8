package fr.conformite.reports;

import fr.conformite.engine.assess.Finding;
import fr.conformite.engine.review.Reading;
import fr.conformite.engine.review.Remark;
import fr.conformite.engine.review.Reviewed;
import fr.conformite.reports.view.French;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** The sentences that every report uses about a review. */
public final class ReviewWords {

    private ReviewWords() {
    }

    /** « avis « Conforme » après correction (l'analyse donnait « Avis réservé ») ; 2 corrections, 3 confirmations. » */
    public static String summary(Reviewed reviewed) {
        String machine = reviewed.assessment().avis();
        String opinion = reviewed.avis().equals(machine) ? "l'avis « " + machine + " » est maintenu"
                : "avis « " + reviewed.avis() + " » d'après les corrections, l'analyse donnant « " + machine + " »";
        long answered = reviewed.assessment().indicateurs().stream().filter(f -> reviewed.review().reading(f.numero()) != null).count();
        long corrected = reviewed.corrections().size();
        return opinion + " ; " + counted(corrected, "indicateur corrigé", "indicateurs corrigés", "aucun indicateur corrigé") + ", "
                + counted(answered - corrected, "confirmé", "confirmés", "aucun confirmé")
                + (reviewed.aRelire() ? " ; des indicateurs restent à relire." : ".");
    }

    /** « Indicateur 5, Répartition des autorités : « Confuse » devient « Conforme », correction de …, le … — raison » */
    public static String reading(Finding finding, Reading reading) {
        boolean changed = !reading.valeur().equals(finding.valeur());
        String value = changed ? "« " + finding.valeur() + " » devient « " + reading.valeur() + " », correction de " : "« " + reading.valeur() + " », valeur confirmée par ";
        return "Indicateur " + finding.numero() + ", " + finding.libelle() + " : " + value + by(reading.par(), reading.quand())
                + (reading.raison() == null ? "." : " — " + reading.raison());
    }

    /** « Remarque de …, le …, sur l'indicateur 5 : … » */
    public static String remark(Remark remark) {
        return "Remarque de " + by(remark.par(), remark.quand()) + (remark.numero() == 0 ? "" : ", sur l'indicateur " + remark.numero()) + " : "
                + remark.texte();
    }

    private static String by(String who, String when) {
        try {
            return who + ", le " + French.dateTime(OffsetDateTime.parse(when).toZonedDateTime());
        } catch (DateTimeParseException e) {
            return who;
        }
    }

    private static String counted(long n, String one, String many, String none) {
        return n == 0 ? none : n == 1 ? "1 " + one : n + " " + many;
    }
}
