package fr.conformite.registry.store;

/**
 * A document of the registry.
 *
 * @param id         number in this registry
 * @param convention number of the convention it is a version of
 * @param sha256     hash of its bytes
 * @param name       file name
 * @param origin     path where it was first met
 * @param modified   date of the file, ISO 8601 in UTC, or null
 * @param added      when it came into the registry, ISO 8601 in UTC
 * @param outcome    what reading it gave
 * @param opinion    the opinion that holds, people's answers taken in; null when there is none
 * @param toRead     true while a person must read it
 * @param signature  engine and rules of the assessment in force; null before the first
 * @param again      true when the next audit must try again
 */
public record StoredDocument(long id, long convention, String sha256, String name, String origin, String modified, String added, Outcome outcome,
                             String opinion, boolean toRead, String signature, boolean again) {
}
