package io.docdb.exec.window;

import io.docdb.exec.aggregate.SingleGroup;
import io.docdb.exec.operator.Frame;
import io.docdb.exec.row.WorkArea;
import io.docdb.plan.logical.WindowFrame.BoundKind;
import io.docdb.plan.logical.WindowFrame.Exclusion;
import io.docdb.value.Value;

/**
 * An aggregate over frames. Frames without exclusions move forward: rows are added at their end, and taken out at their start
 * if the aggregate can do that; if not, a frame whose start has moved is fed anew. MIN and MAX up to the end of the partition,
 * which cannot take out, are computed from the last row backward.
 */
final class AggregateWindowCall implements WindowCall {
    private final PartitionRows rows;
    private final FrameRows frameRows;
    private final Frame frame;
    private final SingleGroup group;
    private final boolean plain;
    private final boolean backward;
    private int fedFrom;
    private int fedTo;
    private boolean fed;
    private Value lastResult;
    private Value[] backwardResults;
    private int steps;

    AggregateWindowCall(WindowStep step, PartitionRows rows, Frame frame) {
        this.rows = rows;
        this.frame = frame;
        this.frameRows = new FrameRows(rows, new FrameBounds(step.frame(), rows, frame));
        this.group = new SingleGroup(step.aggregate(), frame);
        var shape = step.frame().frame();
        String name = step.aggregate().function().name();
        plain = shape.exclusion() == Exclusion.NO_OTHERS;
        backward = plain
                && shape.to().kind() == BoundKind.UNBOUNDED_FOLLOWING
                && shape.from().kind() != BoundKind.UNBOUNDED_PRECEDING
                && (name.equals("MIN") || name.equals("MAX"));
    }

    @Override
    public void startPartition() {
        frameRows.startPartition();
        fed = false;
        lastResult = null;
        backwardResults = backward ? computeBackward() : null;
    }

    private Value[] computeBackward() {
        Value[] results = new Value[rows.size()];
        group.clear();
        int start = rows.size();
        for (int position = rows.size() - 1; position >= 0; position--) {
            frameRows.moveTo(position);
            boolean grown = start == rows.size() || frameRows.start() < start;
            while (start > frameRows.start()) {
                add(--start);
            }
            results[position] = grown ? group.result() : results[position + 1];
        }
        return results;
    }

    @Override
    public Value result(int position) {
        if (backward) {
            return backwardResults[position];
        }
        frameRows.moveTo(position);
        if (!plain) {
            return feedAnew();
        }
        int from = frameRows.start();
        int to = frameRows.end();
        if (fed && from == fedFrom && to == fedTo && lastResult != null) {
            return lastResult;
        }
        boolean overlaps = fed && from >= fedFrom && from < fedTo && to >= fedTo;
        if (overlaps && (from == fedFrom ? group.canGrow() : group.canRemove())) {
            for (int i = fedFrom; i < from; i++) {
                check();
                group.remove(rows.row(i));
            }
        } else {
            group.clear();
            fedTo = from;
        }
        for (int i = fedTo; i < to; i++) {
            add(i);
        }
        fed = true;
        fedFrom = from;
        fedTo = to;
        lastResult = group.result();
        return lastResult;
    }

    private Value feedAnew() {
        group.clear();
        int size = frameRows.size();
        for (int i = 0; i < size; i++) {
            add(frameRows.row(i));
        }
        return group.result();
    }

    private void add(int position) {
        check();
        group.add(rows.row(position));
    }

    private void check() {
        if ((++steps & WorkArea.CHECK_MASK) == 0) {
            frame.checkCancelled();
        }
    }

    @Override
    public void close() {
        group.close();
    }
}
