package io.docdb.exec.scan;

import io.docdb.exec.operator.Frame;
import io.docdb.key.KeyBounds;
import io.docdb.key.KeyDecoder;
import io.docdb.storage.ByteCursor;
import io.docdb.txn.Transaction;
import java.util.Arrays;
import java.util.List;

/**
 * The entries of ranges behind leading parts that nothing is said of: for each of their combinations there are the ranges are read,
 * then the next one is jumped to. Over (country, city), {@code city = 'Oslo'} is sought in each country. Confined to one execution.
 */
final class SkippedRanges implements ByteCursor {
    private final Frame frame;
    private final Transaction transaction;
    private final int map;
    private final List<KeyBounds> ranges;
    private final boolean[] skipped;
    private byte[] prefix; // the bytes of the skipped parts, Java null before the first
    private int opened;
    private ByteCursor cursor = ByteCursor.empty();

    /**
     * @param ranges of what stands behind the skipped parts, ascending, not overlapping
     * @param skipped per part, whether it is descending
     */
    SkippedRanges(Frame frame, int map, List<KeyBounds> ranges, boolean[] skipped) {
        this.frame = frame;
        this.transaction = frame.run().transaction();
        this.map = map;
        this.ranges = ranges;
        this.skipped = skipped;
        opened = ranges.size();
    }

    @Override
    public boolean next() {
        while (!cursor.next()) {
            if (opened == ranges.size() && (ranges.isEmpty() || !findPrefix())) {
                return false;
            }
            KeyBounds range = ranges.get(opened++);
            byte[] to = range.toExclusive() == null
                    ? KeyBounds.successorOfPrefix(prefix)
                    : behindPrefix(range.toExclusive());
            byte[] from = range.fromInclusive() == null ? prefix : behindPrefix(range.fromInclusive());
            open(from, to);
        }
        return true;
    }

    private void open(byte[] from, byte[] to) {
        cursor.close();
        cursor = transaction.scanAsOfStatement(map, from, to, false);
    }

    private byte[] behindPrefix(byte[] key) {
        byte[] whole = Arrays.copyOf(prefix, prefix.length + key.length);
        System.arraycopy(key, 0, whole, prefix.length, key.length);
        return whole;
    }

    private boolean findPrefix() {
        frame.checkCancelled();
        byte[] from = prefix == null ? null : KeyBounds.successorOfPrefix(prefix);
        if (prefix != null && from == null) {
            return false;
        }
        open(from, null);
        if (!cursor.next()) {
            return false;
        }
        byte[] key = cursor.key();
        KeyDecoder decoder = new KeyDecoder(key);
        for (boolean descending : skipped) {
            decoder.skip(descending);
        }
        prefix = Arrays.copyOf(key, decoder.position());
        opened = 0;
        return true;
    }

    @Override
    public byte[] key() {
        return cursor.key();
    }

    @Override
    public byte[] value() {
        return cursor.value();
    }

    @Override
    public void close() {
        opened = ranges.size();
        cursor.close();
    }
}
