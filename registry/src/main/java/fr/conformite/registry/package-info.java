/**
 * Many conventions at once.
 *
 * <p>{@link fr.conformite.registry.store.Registry} is the door to all of it: {@code Registry.open("conventions.db")} or
 * {@code Registry.open("jdbc:postgresql://machine/base")}. What the rest of this module asks of it:
 * <ul>
 * <li>statistics: {@code entries()}, one {@link fr.conformite.registry.Entry} a convention (its last version), people's answers
 * taken in; {@code each(…)} streams the same with the JSON of the contract;</li>
 * <li>search and shared clauses: {@code passages(document)}, {@code text(document)}, {@code conventions()}, and {@code index()}
 * ({@link fr.conformite.registry.index.PassageIndex} says its fields): {@code update()} first, then {@code reader()};</li>
 * <li>validation: {@code validate(…)} gives the number and keeps the assessment in one transaction, {@code validation(sha256)},
 * {@code validations()};</li>
 * <li>one document: {@code document(sha256)}, {@code assessment(document)} (JSON in force), {@code history(document)},
 * {@code review(document)};</li>
 * <li>filling: {@code record(NewDocument, Result)} for one just read, with {@code Result.of(json)} for an assessment made elsewhere;</li>
 * <li>anything else: {@code read(connection -> …)} and {@code write(connection -> …)}, with {@link fr.conformite.registry.store.Sql};
 * new tables come as {@code V2__….sql} beside the first migration, in SQL that both databases read ({@code ${key}} for keys).</li>
 * </ul>
 */
package fr.conformite.registry;
