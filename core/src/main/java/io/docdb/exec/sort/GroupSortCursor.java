package io.docdb.exec.sort;

import io.docdb.exec.operator.Frame;
import io.docdb.exec.operator.Operator;
import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.RowSorter;
import io.docdb.exec.row.WorkArea;
import io.docdb.value.Value;

/**
 * Sorts rows that are in order by the first keys already: only those equal in them at a time, so that the first rows come
 * before the last are read. Confined to one execution.
 */
final class GroupSortCursor implements RowCursor {
    private final Operator input;
    private final SortRows keys;
    private final Frame frame;
    private RowCursor source;
    private Value[] ahead; // the first row of the next group; Java null before the first and behind the last
    private RowSorter sorter;
    private RowCursor group = RowCursor.empty();
    private int rows;

    GroupSortCursor(Operator input, SortRows keys, Frame frame) {
        this.input = input;
        this.keys = keys;
        this.frame = frame;
    }

    @Override
    public Value[] next() {
        if (source == null) {
            source = input.open(frame);
            ahead = read();
        }
        Value[] row = group.next();
        if (row == null) {
            closeGroup();
            row = nextGroup();
        }
        return row == null ? null : keys.narrow(row);
    }

    /** Collects the next group, and gives its first row. */
    private Value[] nextGroup() {
        Value[] first = ahead;
        if (first == null) {
            return null;
        }
        ahead = read();
        if (!isInGroup(first)) {
            return first;
        }
        sorter = new RowSorter(frame.run().area(), keys.order());
        sorter.add(first);
        while (isInGroup(first)) {
            sorter.add(ahead);
            ahead = read();
        }
        group = sorter.sorted();
        return group.next();
    }

    private boolean isInGroup(Value[] first) {
        return ahead != null && keys.inputOrder().compare(first, ahead) == 0;
    }

    private Value[] read() {
        if ((++rows & WorkArea.CHECK_MASK) == 0) {
            frame.checkCancelled();
        }
        Value[] row = source.next();
        return row == null ? null : keys.widen(row, frame);
    }

    private void closeGroup() {
        group = RowCursor.empty();
        if (sorter != null) {
            sorter.close();
            sorter = null;
        }
    }

    @Override
    public void close() {
        closeGroup();
        ahead = null;
        if (source == null) {
            source = RowCursor.empty();
        }
        source.close();
    }
}
