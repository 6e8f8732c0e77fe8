package fr.conformite.shell;

/** The command line does not say something that can be done. The message is a French sentence for the user. */
final class UsageException extends RuntimeException {

    UsageException(String message) {
        super(message);
    }
}
