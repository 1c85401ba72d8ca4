package io.docdb.exec.window;

import io.docdb.exec.operator.Closing;
import io.docdb.exec.operator.Evaluators;
import io.docdb.exec.operator.Frame;
import io.docdb.exec.operator.Operator;
import io.docdb.exec.row.RowBuffer;
import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.WorkArea;
import io.docdb.expr.Evaluator;
import io.docdb.value.Value;
import java.util.Arrays;

/** Adds window results to sorted rows, one partition at a time. */
public final class WindowOperator extends Operator {
    private final Operator input;
    private final int width;
    private final Evaluator[] partitionBy;
    private final Evaluator[] orderBy;
    private final WindowStep[] steps;
    private final KeptStep kept; // Java null if all rows are

    /**
     * @param width of the input's rows
     * @param kept Java null if all rows are
     */
    public WindowOperator(
            int id,
            Operator input,
            int width,
            Evaluator[] partitionBy,
            Evaluator[] orderBy,
            WindowStep[] steps,
            KeptStep kept) {
        super(id);
        this.input = input;
        this.width = width;
        this.partitionBy = partitionBy;
        this.orderBy = orderBy;
        this.steps = steps;
        this.kept = kept;
    }

    @Override
    protected RowCursor start(Frame frame) {
        return new Cursor(frame);
    }

    private final class Cursor implements RowCursor {
        private final Frame frame;
        private final RowCursor source;
        private final RowBuffer buffer;
        private final PartitionRows partition;
        private final WindowCall[] calls = new WindowCall[steps.length];
        private final KeptStep.Counter counter; // Java null if all rows are kept
        private Value[] pending;
        private Value[] pendingKey;
        private boolean started;
        private int position;
        private int rows;

        Cursor(Frame frame) {
            this.frame = frame;
            source = input.open(frame);
            buffer = new RowBuffer(frame.run().area());
            partition = new PartitionRows(buffer, width, orderBy.length);
            counter = kept == null ? null : kept.open(frame, width);
            for (int i = 0; i < steps.length; i++) {
                calls[i] = steps[i].aggregate() == null
                        ? new FunctionCall(steps[i], partition, frame)
                        : new AggregateWindowCall(steps[i], partition, frame);
            }
        }

        @Override
        public Value[] next() {
            while (position == buffer.size()) {
                if (!nextPartition()) {
                    return null;
                }
            }
            if ((++rows & WorkArea.CHECK_MASK) == 0) {
                frame.checkCancelled();
            }
            Value[] row = Arrays.copyOf(buffer.get(position), width + steps.length);
            for (int i = 0; i < calls.length; i++) {
                row[width + i] = calls[i].result(position);
            }
            position++;
            return row;
        }

        private boolean nextPartition() {
            if (!started) {
                started = true;
                pull();
            }
            buffer.clear();
            position = 0;
            if (pending == null) {
                return false;
            }
            Value[] key = pendingKey;
            if (counter != null) {
                counter.startPartition();
            }
            while (pending != null && Arrays.equals(key, pendingKey)) {
                Value[] row = withOrderKeys(pending);
                if (counter != null && !counter.keeps(row)) {
                    passOver(key);
                    break;
                }
                buffer.add(row);
                pull();
            }
            partition.findGroups();
            for (WindowCall call : calls) {
                call.startPartition();
            }
            return true;
        }

        /** The rest of a partition; nothing is read if there is no other one. */
        private void passOver(Value[] key) {
            if (partitionBy.length == 0) {
                pending = null;
                return;
            }
            while (pending != null && Arrays.equals(key, pendingKey)) {
                pull();
            }
        }

        private void pull() {
            if ((++rows & WorkArea.CHECK_MASK) == 0) {
                frame.checkCancelled();
            }
            pending = source.next();
            pendingKey = pending == null ? null : Evaluators.evaluate(partitionBy, pending, frame);
        }

        private Value[] withOrderKeys(Value[] row) {
            Value[] wide = Arrays.copyOf(row, width + orderBy.length);
            for (int i = 0; i < orderBy.length; i++) {
                wide[width + i] = orderBy[i].evaluate(row, frame);
            }
            return wide;
        }

        @Override
        public void close() {
            pending = null;
            Closing.closeAll(source, buffer);
            Closing.closeAll(calls);
        }
    }
}
