package io.docdb.wal;

/**
 * What a backup holds.
 *
 * @param checkpointSequence newest commit in its checkpoint; it can be restored to this one and any later
 * @param lastSequence newest commit in its log
 */
public record BackupReport(long checkpointSequence, long lastSequence) {}
