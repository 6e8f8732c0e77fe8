package fr.conformite.reports.view;

import fr.conformite.reports.view.ReportView.Fact;
import fr.conformite.reports.view.ReportView.Tone;
import java.util.List;

/**
 * What a validation certificate shows, every sentence already written in French.
 *
 * @param number     registration number
 * @param file       name of the file validated
 * @param sentence   when and by whom, in one sentence
 * @param facts      opinion, département, employer, parties…
 * @param derogation who allowed an exception and why, or null
 * @param checks     what was checked before the number was given
 * @param told       what was told to whoever decided, and stops nothing
 * @param trace      hash, versions, date
 * @param engine     version of the program
 * @param date       of the validation
 */
public record CertificateView(String number, String file, String sentence, List<Fact> facts, Derogation derogation, List<Line> checks,
                              List<Line> told, List<Fact> trace, String engine, String date) {

    /** An exception, named and reasoned. */
    public record Derogation(String by, String reason) {
    }

    /** One check. @param status « Rempli », « Non rempli »… */
    public record Line(String label, Tone tone, String status, String why) {
    }
}
