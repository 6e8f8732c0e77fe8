package fr.conformite.reports.xlsx;

import fr.conformite.engine.assess.Assessment;
import fr.conformite.engine.review.Reviewed;
import java.time.ZonedDateTime;
import java.util.function.Function;

/**
 * One column of the sheet of conventions.
 *
 * @param group   what it belongs to (« Critères-clés »)
 * @param title   its header
 * @param about   what it says, for the sheet that explains the columns
 * @param values  values it may hold, or empty when they are free
 * @param width   in characters
 * @param content from a row to what its cell shows
 */
record Column(String group, String title, String about, String values, int width, Function<Row, Cell> content) {

    /**
     * One convention.
     *
     * @param path     the file as the user named it, or null
     * @param reviewed what people answered, or null
     * @param date     when it was assessed
     */
    record Row(String path, Assessment assessment, Reviewed reviewed, ZonedDateTime date) {
    }
}
