/**
 * Clauses that travel from one convention to another, and conventions copied from one another.
 *
 * <p>{@link fr.conformite.registry.duplicates.Duplicates#find} reads the passages of a registry once, convention by convention from the
 * earliest, with names, amounts and dates masked. Each passage joins the group whose first passage it resembles most, or opens its own: a
 * group is a star around its origin, so that no chain of small changes can link two passages that differ. Candidates come from MinHash
 * sketches cut in bands; likeness is then measured exactly.
 */
package fr.conformite.registry.duplicates;
