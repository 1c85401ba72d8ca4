package io.docdb.txn;

import io.docdb.error.ConflictException;
import io.docdb.error.ErrorCode;

/**
 * The commits of late as a chain from old to new, against which SERIALIZABLE transactions are checked. A transaction keeps
 * the link that was newest among the published ones when it began, and walks on from there; commits nobody stands before
 * are garbage. Bounded: past the limit the oldest links are cut off, and a transaction standing on one of them is refused.
 *
 * <p>{@code add} is guarded by the commit lock; walking needs no lock.
 */
final class RecentCommits {
    private final long maxBytes;
    private RecentCommit oldest;
    private RecentCommit newest;
    private long bytes;
    private volatile RecentCommit published;

    RecentCommits(long maxBytes, long sequence) {
        this.maxBytes = maxBytes;
        RecentCommit start = new RecentCommit(sequence, new int[0], new byte[0][]);
        this.oldest = start;
        this.newest = start;
        this.published = start;
    }

    void add(RecentCommit commit) {
        newest.append(commit);
        newest = commit;
        bytes += commit.bytes;
        while (bytes > maxBytes && oldest != newest) {
            RecentCommit gone = oldest;
            oldest = gone.next();
            gone.forget();
            bytes -= oldest.bytes;
        }
    }

    /** Notes that a commit, and all before it, can be seen by snapshots. */
    void publish(RecentCommit commit) {
        published = commit;
    }

    /** Where to begin the walk for any snapshot acquired after this call. */
    RecentCommit published() {
        return published;
    }

    /**
     * Checks a read set against the commits after {@code from}, up to the newest, and answers the last one it has seen: the
     * place to go on from under the commit lock.
     *
     * @param snapshotSequence what the transaction saw; commits up to it are no conflict
     * @throws ConflictException if a commit wrote what was read, or the chain does not reach back far enough
     */
    static RecentCommit check(RecentCommit from, long snapshotSequence, ReadSet reads, RowDescriber describer) {
        RecentCommit at = from;
        while (true) {
            RecentCommit next = at.next();
            if (at.isForgotten()) {
                throw new ConflictException(
                        ErrorCode.SERIALIZATION_FAILURE,
                        "Transaction took too long to be checked: too much was committed since its snapshot "
                                + snapshotSequence + "; try again");
            }
            if (next == null) {
                return at;
            }
            at = next;
            if (at.sequence > snapshotSequence) {
                refuseConflict(at, reads, describer);
            }
        }
    }

    private static void refuseConflict(RecentCommit commit, ReadSet reads, RowDescriber describer) {
        int position = commit.conflictWith(reads);
        if (position >= 0) {
            throw new ConflictException(
                    ErrorCode.SERIALIZATION_FAILURE,
                    "Not serializable: " + describer.describe(commit.map(position), commit.key(position))
                            + " was read and then changed by commit " + commit.sequence + "; try again");
        }
    }
}
