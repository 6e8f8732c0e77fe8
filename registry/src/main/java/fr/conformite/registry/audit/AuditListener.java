package fr.conformite.registry.audit;

/** Told how an audit goes; called from several threads, one at a time. */
public interface AuditListener {

    /** Documents to come, known when the audit starts; archives in archives may add some. */
    void total(long documents);

    /** One more document is done, whatever came of it. */
    void step();

    /** A sentence in French about one file, or about the audit. */
    void say(String sentence);
}
