/**
 * A copy of the document that was submitted, with the findings as comments on the words they quote. Nothing else of it changes: parts
 * and bytes that carry no comment are copied as they are.
 */
package fr.conformite.reports.annotate;
