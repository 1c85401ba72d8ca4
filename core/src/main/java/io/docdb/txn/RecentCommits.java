package io.docdb.txn;

import io.docdb.error.ConflictException;
import io.docdb.error.ErrorCode;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The commits of late as a chain from old to new, against which SERIALIZABLE transactions are checked. A transaction stands on
 * the link that was newest among the published ones when it began, and walks on from there.
 *
 * <p><b>What is kept.</b> A link holds the way to all later ones, so who stands on a link holds what it needs itself, whatever
 * is let go here. The chain is held from {@code oldest} on only so that it can be cut: past the limit the oldest links are
 * forgotten, and a transaction standing on one of them is refused. If nobody stands, {@code oldest} moves up to the last
 * published commit, and all before it is garbage.
 *
 * <p><b>Why a transaction that begins meanwhile loses nothing.</b> It is counted first and reads {@code published} then;
 * {@link #letGo} reads {@code published} first and the count then. If it finds nobody, the transaction is counted later and
 * reads the same link or a newer one: {@code oldest} is not past the link it stands on. Were it past it, the transaction would
 * still be checked against every commit, but its links could not be cut. Commits that are not yet published are always kept:
 * a snapshot taken now does not show them.
 *
 * <p>Thread-safe; walking needs no lock.
 */
final class RecentCommits {
    private final long maxBytes;
    private final AtomicInteger standing = new AtomicInteger();
    private RecentCommit oldest; // guarded by this
    private RecentCommit newest; // guarded by this
    private volatile RecentCommit published;

    RecentCommits(long maxBytes, long sequence) {
        this.maxBytes = maxBytes;
        RecentCommit start = new RecentCommit(sequence, new int[0], new byte[0][]);
        this.oldest = start;
        this.newest = start;
        this.published = start;
    }

    /** Adds the next commit; called in the order of the commits. */
    synchronized void add(RecentCommit commit) {
        newest.append(commit);
        newest = commit;
        letGo();
        while (heldBytes() > maxBytes && oldest != published) {
            RecentCommit gone = oldest;
            oldest = gone.next();
            gone.forget();
        }
    }

    private void letGo() {
        RecentCommit reached = published;
        if (standing.get() == 0) {
            oldest = reached;
        }
    }

    /** Notes that a commit, and all before it, can be seen by snapshots. */
    void publish(RecentCommit commit) {
        published = commit;
    }

    /** Where to begin the walk for any snapshot acquired after this call. Each call wants its {@link #leave}. */
    RecentCommit stand() {
        standing.incrementAndGet();
        return published;
    }

    /** A transaction has ended that stood. */
    void leave() {
        if (standing.decrementAndGet() == 0) {
            synchronized (this) {
                letGo();
            }
        }
    }

    /** Memory of the commits held from here, beside what transactions hold that stand on older ones. */
    synchronized long heldBytes() {
        return newest.bytesSince(oldest);
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
