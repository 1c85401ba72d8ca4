package io.docdb.exec.row;

/**
 * The heap one query may use for what it keeps: hash tables, sort runs, buffers. Confined to one query.
 *
 * <p>Operators draw from it by {@link Grant}s. Each grant may always hold a small share, however much the others hold: an
 * operator that cannot keep a few rows cannot work at all. The first row is always granted.
 */
public final class MemoryBudget {
    /** So that a spilling operator still works on batches worth a disk write, of a default budget of some 64 MB. */
    private static final long MOST_GUARANTEED_BYTES = 256 * 1024;

    private static final int SMALLEST_SHARE = 16;

    private final long limitBytes;
    private final long guaranteedBytes;
    private long usedBytes;

    public MemoryBudget(long limitBytes) {
        this.limitBytes = limitBytes;
        this.guaranteedBytes = Math.min(MOST_GUARANTEED_BYTES, limitBytes / SMALLEST_SHARE);
    }

    public long limitBytes() {
        return limitBytes;
    }

    public long usedBytes() {
        return usedBytes;
    }

    public Grant grant() {
        return new Grant();
    }

    /** What one operator holds. */
    public final class Grant implements AutoCloseable {
        private long heldBytes;

        private Grant() {}

        /** Takes the bytes; false, and nothing taken, if the budget does not hold them: then spill. */
        public boolean tryTake(long bytes) {
            boolean guaranteed = heldBytes == 0 || heldBytes + bytes <= guaranteedBytes;
            if (!guaranteed && usedBytes + bytes > limitBytes) {
                return false;
            }
            take(bytes);
            return true;
        }

        /** Takes the bytes whether they are there or not: for what cannot be spilled. */
        public void take(long bytes) {
            heldBytes += bytes;
            usedBytes += bytes;
        }

        public void release(long bytes) {
            heldBytes -= bytes;
            usedBytes -= bytes;
        }

        public long heldBytes() {
            return heldBytes;
        }

        /** Gives all back; the grant may be used again. */
        @Override
        public void close() {
            usedBytes -= heldBytes;
            heldBytes = 0;
        }
    }
}
