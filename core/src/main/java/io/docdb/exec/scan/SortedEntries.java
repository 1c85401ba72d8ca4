package io.docdb.exec.scan;

import io.docdb.exec.operator.Frame;
import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.RowOrder;
import io.docdb.exec.row.RowSorter;
import io.docdb.exec.row.WorkArea;
import io.docdb.storage.ByteCursor;
import io.docdb.value.BinaryValue;
import io.docdb.value.Value;
import java.util.Arrays;
import java.util.function.ToIntFunction;

/** Entries sorted by the rest of their keys, on disk past the memory budget. Confined to one execution. */
final class SortedEntries implements ByteCursor {
    private final RowSorter sorter;
    private final RowCursor sorted;
    private Value[] entry; // what it is sorted by, key, value

    private SortedEntries(RowSorter sorter) {
        this.sorter = sorter;
        this.sorted = sorter.sorted();
    }

    /**
     * Reads the entries to their end, and closes them.
     *
     * @param start where in a key begins what counts
     */
    static SortedEntries of(Frame frame, ByteCursor entries, boolean descending, ToIntFunction<byte[]> start) {
        RowOrder order = new RowOrder(new int[1], new boolean[] {descending}, new boolean[1]);
        RowSorter sorter = new RowSorter(frame.run().area(), order);
        frame.run().closeAtEnd(sorter);
        try (entries) {
            int visited = 0;
            while (entries.next()) {
                if ((++visited & WorkArea.CHECK_MASK) == 0) {
                    frame.checkCancelled();
                }
                byte[] key = entries.key();
                byte[] rest = Arrays.copyOfRange(key, start.applyAsInt(key), key.length);
                sorter.add(new Value[] {BinaryValue.of(rest), BinaryValue.of(key), BinaryValue.of(entries.value())});
            }
        }
        return new SortedEntries(sorter);
    }

    @Override
    public boolean next() {
        entry = sorted.next();
        return entry != null;
    }

    @Override
    public byte[] key() {
        return ((BinaryValue) entry[1]).bytes();
    }

    @Override
    public byte[] value() {
        return ((BinaryValue) entry[2]).bytes();
    }

    @Override
    public void close() {
        sorter.close();
        entry = null;
    }
}
