/**
 * The study's tables over the conventions of a registry: pure functions from entries to small immutable tables, and the forms these take
 * (text, CSV, JSON, XLSX, a page of charts). Every figure is given in conventions and in posts, and says what it is counted over.
 */
package fr.conformite.registry.statistics;
