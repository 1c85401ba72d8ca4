package io.docdb.txn;

/**
 * The keys one commit wrote, and the way to the commit after it: a link of {@link RecentCommits}. Immutable but for the way
 * on. Thread-safe.
 */
final class RecentCommit {
    final long sequence;
    private final long bytes;
    private final int[] maps;
    private final byte[][] keys;

    /** The bytes of all commits up to this one, since the chain began; set when it is appended. */
    private long through;

    private volatile RecentCommit next;
    private volatile boolean forgotten;

    /** @param keys by change; null for a change of the whole map */
    RecentCommit(long sequence, int[] maps, byte[][] keys) {
        this.sequence = sequence;
        this.maps = maps;
        this.keys = keys;
        long sum = 64;
        for (byte[] key : keys) {
            sum += 24 + (key == null ? 0 : key.length);
        }
        this.bytes = sum;
    }

    RecentCommit next() {
        return next;
    }

    /** Guarded by the chain, as is {@link #bytesSince}. */
    void append(RecentCommit later) {
        later.through = through + later.bytes;
        next = later;
    }

    /** The bytes of the commits after {@code earlier}, up to this one. */
    long bytesSince(RecentCommit earlier) {
        return through - earlier.through;
    }

    /** Cuts the way on, so that a reader standing here does not hold all later commits in memory. */
    void forget() {
        forgotten = true;
        next = null;
    }

    boolean isForgotten() {
        return forgotten;
    }

    /** The position of the first change that something in the read set depends on; -1 if there is none. */
    int conflictWith(ReadSet reads) {
        for (int i = 0; i < maps.length; i++) {
            if (reads.contains(maps[i], keys[i])) {
                return i;
            }
        }
        return -1;
    }

    int map(int position) {
        return maps[position];
    }

    byte[] key(int position) {
        return keys[position];
    }
}
