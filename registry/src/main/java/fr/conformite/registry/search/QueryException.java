package fr.conformite.registry.search;

/** A search that cannot be made. The message is a French sentence for the user. */
public final class QueryException extends RuntimeException {

    QueryException(String message) {
        super(message);
    }
}
