package io.docdb.exec.aggregate;

import io.docdb.exec.operator.Frame;
import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.RowOrder;
import io.docdb.exec.row.RowSorter;
import io.docdb.exec.row.WorkArea;
import io.docdb.value.LongValue;
import io.docdb.value.Value;
import java.util.Arrays;

/**
 * Arguments of one aggregate call put off until all rows are known, then fed sorted: by group, then in the call's own order,
 * or for DISTINCT without one by the arguments themselves, so that equal ones stand together.
 *
 * <p>Sorted rows are: number of the group, order keys, arguments.
 */
final class LateFeed implements AutoCloseable {
    private final AggregateStep step;
    private final Frame frame;
    private final int keys;
    private final RowSorter sorter;

    /** Takes arguments in the right order. */
    interface Target {
        void feed(int group, Value[] arguments);
    }

    LateFeed(AggregateStep step, Frame frame) {
        this.step = step;
        this.frame = frame;
        this.keys = step.orderKeys().length;
        this.sorter = new RowSorter(frame.run().area(), order());
    }

    /** In the case of DISTINCT the arguments are the last keys: what has been fed is told by the row before. */
    private RowOrder order() {
        int byArguments = step.distinct() ? step.arguments().length : 0;
        int width = 1 + keys + byArguments;
        int[] places = new int[width];
        boolean[] descending = new boolean[width];
        boolean[] nullsFirst = new boolean[width];
        for (int i = 0; i < width; i++) {
            places[i] = i;
            boolean isOrderKey = i > 0 && i <= keys;
            descending[i] = isOrderKey && step.descending()[i - 1];
            nullsFirst[i] = !isOrderKey || step.nullsFirst()[i - 1];
        }
        return new RowOrder(places, descending, nullsFirst);
    }

    void add(int group, Value[] row, Value[] arguments) {
        Value[] sorted = new Value[1 + keys + arguments.length];
        sorted[0] = LongValue.of(group);
        for (int i = 0; i < keys; i++) {
            sorted[1 + i] = step.orderKeys()[i].evaluate(row, frame);
        }
        System.arraycopy(arguments, 0, sorted, 1 + keys, arguments.length);
        sorter.add(sorted);
    }

    void feed(Target target) {
        Value[] last = null;
        int fed = 0;
        try (RowCursor rows = sorter.sorted()) {
            for (Value[] row = rows.next(); row != null; row = rows.next()) {
                if ((++fed & WorkArea.CHECK_MASK) == 0) {
                    frame.checkCancelled();
                }
                if (step.distinct() && last != null && Arrays.equals(last, row)) {
                    continue;
                }
                last = row;
                target.feed((int) ((LongValue) row[0]).value(), Arrays.copyOfRange(row, 1 + keys, row.length));
            }
        }
    }

    @Override
    public void close() {
        sorter.close();
    }
}
