package io.docdb.txn;

import java.util.Arrays;

/**
 * The part of a range that a cursor has really read: what it did not reach cannot have influenced the transaction.
 * Confined to one transaction.
 */
final class ReadRange {
    private final byte[] fromInclusive;
    private final byte[] toExclusive;
    private final boolean reverse;
    private byte[] reached;
    private boolean exhausted;

    ReadRange(byte[] fromInclusive, byte[] toExclusive, boolean reverse) {
        this.fromInclusive = fromInclusive;
        this.toExclusive = toExclusive;
        this.reverse = reverse;
    }

    static ReadRange whole(byte[] fromInclusive, byte[] toExclusive) {
        ReadRange range = new ReadRange(fromInclusive, toExclusive, false);
        range.exhausted();
        return range;
    }

    void reached(byte[] key) {
        reached = key;
    }

    void exhausted() {
        exhausted = true;
    }

    boolean isEmpty() {
        return !exhausted && reached == null;
    }

    /** Lower bound of what was read, inclusive; null is open. */
    byte[] low() {
        return reverse && !exhausted ? reached : fromInclusive;
    }

    /** Upper bound of what was read, exclusive; null is open. */
    byte[] high() {
        return reverse || exhausted ? toExclusive : Arrays.copyOf(reached, reached.length + 1);
    }
}
