package fr.conformite.registry.store;

/** The registry cannot be opened, read or written. The message is a French sentence for the user; it never holds a password. */
public final class RegistryException extends RuntimeException {

    public RegistryException(String message) {
        super(message);
    }

    public RegistryException(String message, Throwable cause) {
        super(message, cause);
    }
}
