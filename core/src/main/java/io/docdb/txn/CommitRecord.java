package io.docdb.txn;

import java.util.List;
import java.util.Map;

/**
 * What the log keeps of one commit: the source of replay, audit, history, feed and incremental backup.
 *
 * @param sequence place in the commit order; consecutive from 1
 * @param timeMicros time of the commit in microseconds since 1970 UTC; grows strictly with the sequence
 * @param principal who; empty if nobody was named
 * @param context what the session told about the circumstances (request, application), in the order it was put
 * @param changes changes of logged maps in order of map, then key; changes of whole maps come before those of their keys
 * @param annotation bytes the {@link CommitParticipant} added; empty if none. Not copied: nobody modifies it
 */
public record CommitRecord(
        long sequence,
        long timeMicros,
        String principal,
        Map<String, String> context,
        List<Change> changes,
        byte[] annotation) {}
