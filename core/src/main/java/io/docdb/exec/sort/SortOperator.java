package io.docdb.exec.sort;

import io.docdb.exec.operator.Frame;
import io.docdb.exec.operator.Operator;
import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.RowSorter;
import io.docdb.exec.row.WorkArea;
import io.docdb.value.Value;

/** Sorts its input, on disk past the memory budget. */
public final class SortOperator extends Operator {
    private final Operator input;
    private final SortRows keys;

    public SortOperator(int id, Operator input, SortRows keys) {
        super(id);
        this.input = input;
        this.keys = keys;
    }

    @Override
    protected RowCursor start(Frame frame) {
        return cursor(input, keys, frame);
    }

    /** The sorted rows of an input. */
    static RowCursor cursor(Operator input, SortRows keys, Frame frame) {
        return keys.orderedKeys() > 0 ? new GroupSortCursor(input, keys, frame) : new SortCursor(input, keys, frame);
    }

    /** Sorts when the first row is pulled. */
    private static final class SortCursor implements RowCursor {
        private final Operator input;
        private final SortRows keys;
        private final Frame frame;
        private final RowSorter sorter;
        private RowCursor sorted;
        private int rows;

        SortCursor(Operator input, SortRows keys, Frame frame) {
            this.input = input;
            this.keys = keys;
            this.frame = frame;
            sorter = new RowSorter(frame.run().area(), keys.order());
        }

        @Override
        public Value[] next() {
            if (sorted == null) {
                fill();
                sorted = sorter.sorted();
            }
            Value[] row = sorted.next();
            return row == null ? null : keys.narrow(row);
        }

        private void fill() {
            try (RowCursor source = input.open(frame)) {
                for (Value[] row = source.next(); row != null; row = source.next()) {
                    if ((++rows & WorkArea.CHECK_MASK) == 0) {
                        frame.checkCancelled();
                    }
                    sorter.add(keys.widen(row, frame));
                }
            }
        }

        @Override
        public void close() {
            sorter.close();
            sorted = RowCursor.empty();
        }
    }
}
