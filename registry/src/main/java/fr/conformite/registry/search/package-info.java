/** Full-text search over the passages of a registry. */
package fr.conformite.registry.search;
