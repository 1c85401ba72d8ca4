package io.docdb.exec.scan;

import io.docdb.exec.operator.Frame;
import io.docdb.key.KeyBounds;
import io.docdb.storage.ByteCursor;
import io.docdb.txn.Transaction;
import java.util.List;

/** The entries of several ranges of a map one after the other, each opened when it is reached. Confined to one execution. */
final class RangesCursor implements ByteCursor {
    private final Transaction transaction;
    private final int map;
    private final List<KeyBounds> ranges;
    private final boolean descending;
    private int opened;
    private ByteCursor cursor = ByteCursor.empty();

    /** @param ranges ascending, not overlapping */
    RangesCursor(Transaction transaction, int map, List<KeyBounds> ranges, boolean descending) {
        this.transaction = transaction;
        this.map = map;
        this.ranges = ranges;
        this.descending = descending;
    }

    /**
     * The entries of ranges one after the other, or merged.
     *
     * @param merged of the leading parts that the order leaves out, whether they are descending; empty to merge nothing
     */
    static ByteCursor open(Frame frame, int map, List<KeyBounds> ranges, boolean descending, boolean[] merged) {
        return merged.length == 0
                ? open(frame.run().transaction(), map, ranges, descending)
                : MergedEntries.open(frame, map, ranges, descending, merged);
    }

    /** The entries of one or several ranges. */
    static ByteCursor open(Transaction transaction, int map, List<KeyBounds> ranges, boolean descending) {
        if (ranges.size() == 1) {
            KeyBounds range = ranges.get(0);
            return transaction.scanAsOfStatement(map, range.fromInclusive(), range.toExclusive(), descending);
        }
        return new RangesCursor(transaction, map, ranges, descending);
    }

    @Override
    public boolean next() {
        while (!cursor.next()) {
            if (opened == ranges.size()) {
                return false;
            }
            cursor.close();
            KeyBounds range = ranges.get(descending ? ranges.size() - 1 - opened : opened);
            opened++;
            cursor = transaction.scanAsOfStatement(map, range.fromInclusive(), range.toExclusive(), descending);
        }
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
