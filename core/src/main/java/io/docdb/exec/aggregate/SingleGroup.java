package io.docdb.exec.aggregate;

import io.docdb.exec.operator.Frame;
import io.docdb.value.BooleanValue;
import io.docdb.value.Value;

/** One aggregate over one changing set of rows, for window frames. Confined to one execution. */
public final class SingleGroup implements AutoCloseable {
    private final AggregateStep step;
    private final Frame frame;
    private final Aggregation aggregation;
    private final Value[] arguments;
    private final Value[] result = new Value[1];
    private Group group;

    public SingleGroup(AggregateStep step, Frame frame) {
        this.step = step;
        this.frame = frame;
        aggregation = new Aggregation(new AggregateStep[] {step}, frame);
        arguments = new Value[step.arguments().length];
        group = aggregation.newGroup();
    }

    /** Forgets all rows. */
    public void clear() {
        aggregation.clear();
        group = aggregation.newGroup();
    }

    public void add(Value[] row) {
        aggregation.add(group, row);
    }

    /** True if rows can be taken out one by one. */
    public boolean canRemove() {
        return canGrow() && group.accumulators[0].canRemove();
    }

    /** True if rows may be added after a result was asked for. */
    public boolean canGrow() {
        return !step.distinct() && !step.isOrdered();
    }

    /** Takes out a row that was added. */
    public void remove(Value[] row) {
        if (step.filter() != null && step.filter().evaluate(row, frame) != BooleanValue.TRUE) {
            return;
        }
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = step.arguments()[i].evaluate(row, frame);
        }
        group.accumulators[0].remove(arguments);
    }

    /** The result; if the aggregate has an order of its own, no row may be added afterwards. */
    public Value result() {
        aggregation.finish();
        aggregation.results(group, result, 0);
        return result[0];
    }

    @Override
    public void close() {
        aggregation.close();
    }
}
