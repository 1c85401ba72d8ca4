package io.docdb.storage;

import java.time.Duration;

/**
 * A look at the store's bounds.
 *
 * @param appliedSequence newest applied commit
 * @param checkpointSequence newest commit that is in a durable checkpoint
 * @param dirtyBytes estimated memory of pages not yet in a checkpoint
 * @param fileBytes size of the checkpoint file, 0 in memory
 * @param checkpoints number of checkpoints since open
 * @param openSnapshots number of states that are kept by readers
 * @param oldestSnapshotAge how long ago the oldest of them was made
 */
public record StoreMetrics(
        long appliedSequence,
        long checkpointSequence,
        long dirtyBytes,
        long fileBytes,
        long checkpoints,
        int openSnapshots,
        Duration oldestSnapshotAge) {}
