/**
 * What the public may have: statistics and open data without any name, where no small group can be told or worked out.
 *
 * <p>Three is the least size of a group ({@link fr.conformite.registry.publish.Secrecy#LEAST}). It is held in three places. In the tables, a
 * figure that counts one or two conventions is hidden, and so are those from which it could be worked out, across all tables at once. In
 * the open data, rows show together of the département, the type of employer, the year, the place and the number of posts only what at least
 * three rows show alike, and such a group never has the same unfavourable opinion throughout. Between the two, a row shows nothing that would
 * let someone count again a figure hidden in the tables. The values of the grid are not taken for identifying: whoever knows a text well enough
 * to know them learns nothing from the row; but a value held by one or two conventions in all is hidden.
 */
package fr.conformite.registry.publish;
