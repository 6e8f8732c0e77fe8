package fr.conformite.registry.audit;

import java.util.Map;
import java.util.SequencedMap;

/**
 * What an audit met and did. Every document met is counted once in {@code analysed}, {@code already}, {@code seen}, {@code unreadable} or
 * {@code others}; the last two count those known from an earlier audit too.
 *
 * @param analysed    conventions assessed now, those assessed again included
 * @param again       of these, the ones that other rules or another engine had assessed before
 * @param already     conventions that were there under the same hash and the same rules
 * @param seen        copies, to the byte, of a document met earlier in this audit
 * @param unreadable  files nothing could be read from, by reason
 * @param others      documents that are not conventions
 * @param ignored     files of a kind that is not read, by extension
 * @param opinions    conventions met (assessed now or already there) by opinion, people's answers taken in
 * @param toRead      of these, the ones a person must read
 * @param reviews     documents whose answers by people were new or had changed
 * @param interrupted true when it was stopped before the end
 */
public record AuditSummary(int analysed, int again, int already, int seen, SequencedMap<String, Integer> unreadable, int others,
                           SequencedMap<String, Integer> ignored, SequencedMap<String, Integer> opinions, int toRead, int reviews,
                           boolean interrupted) {

    /** Files nothing could be read from. */
    public int unreadableFiles() {
        return unreadable.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Sum of a count. */
    public static int total(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
