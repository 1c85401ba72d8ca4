package io.docdb.exec.aggregate;

import io.docdb.exec.operator.Closing;
import io.docdb.exec.operator.Evaluators;
import io.docdb.exec.operator.Frame;
import io.docdb.exec.operator.Operator;
import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.WorkArea;
import io.docdb.expr.Evaluator;
import io.docdb.value.Value;
import java.util.Arrays;

/** Groups rows whose equal keys stand together: one group at a time. */
public final class StreamAggregateOperator extends Operator {
    private final Operator input;
    private final Evaluator[] keys;
    private final AggregateStep[] steps;

    public StreamAggregateOperator(int id, Operator input, Evaluator[] keys, AggregateStep[] steps) {
        super(id);
        this.input = input;
        this.keys = keys;
        this.steps = steps;
    }

    @Override
    protected RowCursor start(Frame frame) {
        return new Cursor(frame);
    }

    private final class Cursor implements RowCursor {
        private final Frame frame;
        private final RowCursor source;
        private final Aggregation aggregation;
        private Value[] pending;
        private Value[] pendingKey;
        private boolean started;
        private boolean ended;
        private int rows;

        Cursor(Frame frame) {
            this.frame = frame;
            source = input.open(frame);
            aggregation = new Aggregation(steps, frame);
        }

        @Override
        public Value[] next() {
            if (!started) {
                started = true;
                pull();
                if (pending == null && keys.length == 0) {
                    ended = true;
                    return result(new Value[0], aggregation.newGroup());
                }
            }
            if (ended || pending == null) {
                return null;
            }
            Value[] key = pendingKey;
            Group group = aggregation.newGroup();
            while (pending != null && Arrays.equals(key, pendingKey)) {
                aggregation.add(group, pending);
                pull();
            }
            return result(key, group);
        }

        private void pull() {
            if ((++rows & WorkArea.CHECK_MASK) == 0) {
                frame.checkCancelled();
            }
            pending = source.next();
            pendingKey = pending == null ? null : Evaluators.evaluate(keys, pending, frame);
        }

        private Value[] result(Value[] key, Group group) {
            aggregation.finish();
            Value[] row = Arrays.copyOf(key, key.length + steps.length);
            aggregation.results(group, row, key.length);
            aggregation.clear();
            return row;
        }

        @Override
        public void close() {
            pending = null;
            Closing.closeAll(source, aggregation);
        }
    }
}
