package io.docdb.exec.aggregate;

import io.docdb.exec.operator.Frame;
import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.RowOrder;
import io.docdb.exec.row.RowSorter;
import io.docdb.exec.row.WorkArea;
import io.docdb.value.LongValue;
import io.docdb.value.Value;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Arguments of one aggregate call put off until all rows are known, then fed sorted: by group, then in the call's own order.
 * For DISTINCT they are sorted by the arguments before, so that equal ones stand together; of those the first in the call's
 * order is left.
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
        this.sorter = new RowSorter(frame.run().area(), step.distinct() ? byArguments() : byKeys());
    }

    private RowOrder byKeys() {
        return order(IntStream.rangeClosed(0, keys));
    }

    private RowOrder byArguments() {
        int arguments = step.arguments().length;
        return order(IntStream.concat(
                IntStream.concat(IntStream.of(0), IntStream.range(1 + keys, 1 + keys + arguments)),
                IntStream.rangeClosed(1, keys)));
    }

    /** By the values at these places of a row, the order keys in their own direction. */
    private RowOrder order(IntStream of) {
        int[] places = of.toArray();
        boolean[] descending = new boolean[places.length];
        boolean[] nullsFirst = new boolean[places.length];
        for (int i = 0; i < places.length; i++) {
            boolean isOrderKey = places[i] > 0 && places[i] <= keys;
            descending[i] = isOrderKey && step.descending()[places[i] - 1];
            nullsFirst[i] = !isOrderKey || step.nullsFirst()[places[i] - 1];
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
        if (!step.distinct()) {
            read(sorter, row -> pass(row, target));
        } else if (keys == 0) {
            distinct(row -> pass(row, target));
        } else {
            try (RowSorter inOrder = new RowSorter(frame.run().area(), byKeys())) {
                distinct(inOrder::add);
                sorter.close();
                read(inOrder, row -> pass(row, target));
            }
        }
    }

    private void pass(Value[] row, Target target) {
        target.feed((int) ((LongValue) row[0]).value(), Arrays.copyOfRange(row, 1 + keys, row.length));
    }

    /** The first row of each group and arguments. */
    private void distinct(Consumer<Value[]> consumer) {
        Value[][] last = new Value[1][];
        read(sorter, row -> {
            if (last[0] == null || !isSame(last[0], row)) {
                last[0] = row;
                consumer.accept(row);
            }
        });
    }

    private boolean isSame(Value[] left, Value[] right) {
        return left[0].equals(right[0]) && Arrays.equals(left, 1 + keys, left.length, right, 1 + keys, right.length);
    }

    private void read(RowSorter sorted, Consumer<Value[]> consumer) {
        int read = 0;
        try (RowCursor rows = sorted.sorted()) {
            for (Value[] row = rows.next(); row != null; row = rows.next()) {
                if ((++read & WorkArea.CHECK_MASK) == 0) {
                    frame.checkCancelled();
                }
                consumer.accept(row);
            }
        }
    }

    @Override
    public void close() {
        sorter.close();
    }
}
