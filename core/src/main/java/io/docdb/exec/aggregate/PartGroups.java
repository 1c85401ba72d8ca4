package io.docdb.exec.aggregate;

import io.docdb.exec.operator.Evaluators;
import io.docdb.exec.operator.Frame;
import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.RowSize;
import io.docdb.exec.row.RowTable;
import io.docdb.expr.Accumulator;
import io.docdb.value.Value;

/** The groups of one part of the input. Confined to the thread that reads the part, and then to the one that merges. */
final class PartGroups {
    private static final int ACCUMULATOR_BYTES = 80;

    private final GroupKeys keys;
    private final AggregateStep[] steps;
    private final Frame frame;
    private final RowTable<Accumulator[]> table = new RowTable<>();
    private final Value[][] arguments;
    private long bytesLeft;

    /** @param bytes how much it may keep */
    PartGroups(GroupKeys keys, AggregateStep[] steps, Frame frame, long bytes) {
        this.keys = keys;
        this.steps = steps;
        this.frame = frame;
        this.bytesLeft = bytes;
        arguments = new Value[steps.length][];
        for (int i = 0; i < steps.length; i++) {
            arguments[i] = new Value[steps[i].arguments().length];
        }
    }

    /** Groups all rows; false if there are too many groups. */
    boolean addAll(RowCursor rows) {
        Value[] all = new Value[keys.evaluators().length];
        Value[] key = new Value[keys.width()];
        for (Value[] row = rows.next(); row != null; row = rows.next()) {
            keys.evaluate(row, frame, all);
            keys.select(all, 0, key);
            int hash = RowTable.hash(key);
            int found = table.find(key, hash);
            if (found < 0) {
                bytesLeft -= RowSize.of(key) + RowTable.ENTRY_BYTES + (long) ACCUMULATOR_BYTES * steps.length;
                if (bytesLeft < 0) {
                    return false;
                }
                found = table.add(key.clone(), hash, newAccumulators());
            }
            add(table.content(found), row);
        }
        return true;
    }

    private Accumulator[] newAccumulators() {
        Accumulator[] accumulators = new Accumulator[steps.length];
        for (int i = 0; i < steps.length; i++) {
            accumulators[i] = steps[i].newAccumulator();
        }
        return accumulators;
    }

    private void add(Accumulator[] accumulators, Value[] row) {
        for (int i = 0; i < steps.length; i++) {
            AggregateStep step = steps[i];
            if (step.filter() != null && !Evaluators.isTrue(step.filter(), row, frame)) {
                continue;
            }
            Value[] values = arguments[i];
            for (int j = 0; j < values.length; j++) {
                values[j] = step.arguments()[j].evaluate(row, frame);
            }
            accumulators[i].add(values);
        }
    }

    /** Adds these groups behind those that are there; false if that is not possible, and then {@code into} is of no use. */
    boolean mergeInto(RowTable<Group> into, Aggregation aggregation) {
        for (int entry = 0; entry < table.size(); entry++) {
            Value[] key = table.key(entry);
            int found = into.find(key, table.hash(entry));
            if (found < 0) {
                if (!aggregation.hasRoomFor(key)) {
                    return false;
                }
                found = into.add(key, table.hash(entry), aggregation.newGroup());
            }
            Accumulator[] target = into.content(found).accumulators;
            Accumulator[] source = table.content(entry);
            for (int i = 0; i < source.length; i++) {
                if (!target[i].merge(source[i])) {
                    return false;
                }
            }
        }
        return true;
    }
}
