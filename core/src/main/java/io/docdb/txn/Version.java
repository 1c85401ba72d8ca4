package io.docdb.txn;

/**
 * What a transaction holds about one key of one map as of one of its operations: a value it wrote, a deletion, or (not a
 * write) the newest committed value of a row it locked. Older versions of the same key hang below, as long as a savepoint,
 * the start of the statement or an open cursor can still ask for them. Confined to one transaction.
 */
final class Version implements Undo {
    /** Memory of a version, its place in the order and its lock, beside key and value: about 200 bytes. */
    private static final int OVERHEAD_BYTES = 200;

    private final MapOverlay overlay;
    final byte[] key;

    /** Null for a deletion, or for a locked row that does not exist. */
    final byte[] value;

    /** Number of the operation that made it, counted in the transaction. */
    final long operation;

    /** False for a row that was only locked. */
    final boolean write;

    Version previous;

    /** True if the transaction held another version of the key before, whether that is kept or not. */
    boolean again;

    Version(MapOverlay overlay, byte[] key, byte[] value, long operation, boolean write) {
        this.overlay = overlay;
        this.key = key;
        this.value = value;
        this.operation = operation;
        this.write = write;
    }

    /** The version as of an operation; null if the transaction held nothing about the key then. */
    static Version asOf(Version newest, long operation) {
        Version version = newest;
        while (version != null && version.operation > operation) {
            version = version.previous;
        }
        return version;
    }

    @Override
    public long operation() {
        return operation;
    }

    /** Puts the version back that was there at the mark. The newest may have replaced this one in place. */
    @Override
    public long undo(long mark) {
        Version newest = overlay.find(key);
        Version kept = asOf(newest, mark);
        long freed = 0;
        for (Version gone = newest; gone != kept; gone = gone.previous) {
            freed += gone.bytes();
        }
        if (kept == null) {
            overlay.remove(key);
        } else {
            overlay.set(kept);
        }
        return freed;
    }

    long bytes() {
        return OVERHEAD_BYTES + key.length + (value == null ? 0 : value.length);
    }
}
