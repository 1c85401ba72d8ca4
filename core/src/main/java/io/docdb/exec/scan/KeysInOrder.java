package io.docdb.exec.scan;

import io.docdb.exec.operator.Frame;
import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.RowOrder;
import io.docdb.exec.row.RowSorter;
import io.docdb.exec.row.WorkArea;
import io.docdb.index.IndexEntries;
import io.docdb.key.KeyBounds;
import io.docdb.storage.ByteCursor;
import io.docdb.value.BinaryValue;
import io.docdb.value.Value;
import java.util.List;

/**
 * The primary keys of the documents in some ranges of an index, ascending. Entries with equal parts stand in that order already;
 * all others are sorted first. Confined to one execution.
 */
final class KeysInOrder implements AutoCloseable {
    private final Frame frame;
    private final ByteCursor entries;
    private final RowSorter sorter; // Java null if the entries stand in order
    private RowCursor sorted;
    private int visited;

    private KeysInOrder(Frame frame, ByteCursor entries, boolean inOrder) {
        this.frame = frame;
        this.entries = entries;
        sorter = inOrder ? null : new RowSorter(frame.run().area(), RowOrder.ofLeading(1));
    }

    /** @param fixesParts true if each range has all parts of the index in common */
    static KeysInOrder open(Frame frame, int map, List<KeyBounds> bounds, boolean fixesParts) {
        return new KeysInOrder(
                frame,
                RangesCursor.open(frame.run().transaction(), map, bounds, false),
                bounds.size() == 1 && fixesParts);
    }

    /** The next key, perhaps the same again; Java null at the end. */
    byte[] next() {
        if (sorter == null) {
            return entries.next() ? key() : null;
        }
        if (sorted == null) {
            while (entries.next()) {
                sorter.add(new Value[] {BinaryValue.of(key())});
            }
            sorted = sorter.sorted();
        }
        Value[] row = sorted.next();
        return row == null ? null : ((BinaryValue) row[0]).bytes();
    }

    private byte[] key() {
        if ((++visited & WorkArea.CHECK_MASK) == 0) {
            frame.checkCancelled();
        }
        return IndexEntries.primaryKey(entries.key(), entries.value());
    }

    @Override
    public void close() {
        entries.close();
        if (sorter != null) {
            sorter.close();
            sorted = RowCursor.empty();
        }
    }
}
