package io.docdb.exec.window;

import io.docdb.exec.operator.Frame;
import io.docdb.expr.WindowPartition;
import io.docdb.value.Value;

/** A call of a window function that is no aggregate. */
final class FunctionCall implements WindowCall, WindowPartition {
    private final WindowStep step;
    private final PartitionRows rows;
    private final FrameRows frameRows;
    private final Frame frame;

    FunctionCall(WindowStep step, PartitionRows rows, Frame frame) {
        this.step = step;
        this.rows = rows;
        this.frame = frame;
        this.frameRows = new FrameRows(rows, new FrameBounds(step.frame(), rows, frame));
    }

    @Override
    public void startPartition() {
        frameRows.startPartition();
    }

    @Override
    public Value result(int position) {
        return step.function().apply(this, position);
    }

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public int argumentCount() {
        return step.arguments().length;
    }

    @Override
    public Value argument(int position, int argument) {
        return step.arguments()[argument].evaluate(rows.row(position), frame);
    }

    @Override
    public int peersFrom(int position) {
        return rows.peersFrom(position);
    }

    @Override
    public int peersTo(int position) {
        return rows.peersTo(position);
    }

    @Override
    public int frameSize(int position) {
        frameRows.moveTo(position);
        return frameRows.size();
    }

    @Override
    public int frameRow(int position, int ordinal) {
        frameRows.moveTo(position);
        return frameRows.row(ordinal);
    }

    @Override
    public void close() {
        // keeps nothing
    }
}
