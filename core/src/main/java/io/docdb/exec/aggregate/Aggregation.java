package io.docdb.exec.aggregate;

import io.docdb.exec.operator.Closing;
import io.docdb.exec.operator.Evaluators;
import io.docdb.exec.operator.Frame;
import io.docdb.exec.row.MemoryBudget;
import io.docdb.exec.row.RowSize;
import io.docdb.exec.row.RowTable;
import io.docdb.exec.row.WorkArea;
import io.docdb.expr.Accumulator;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * The groups of one pass and how rows are fed to them. Confined to one execution.
 *
 * <p>Rows go straight to a group's accumulators, but for two: calls with ORDER BY, whose rows are sorted first, and calls with
 * DISTINCT, whose rows go through a set per group. When the sets have used up the memory, what is in none of them is sorted on
 * disk too, and fed at the end ({@link LateFeed}).
 */
final class Aggregation implements AutoCloseable {
    private final AggregateStep[] steps;
    private final Frame frame;
    private final WorkArea area;
    private final MemoryBudget.Grant grant;
    private final Value[][] arguments;
    private final LateFeed[] late;
    private final boolean hasDistinct;
    private final List<Group> groups = new ArrayList<>();

    Aggregation(AggregateStep[] steps, Frame frame) {
        this.steps = steps;
        this.frame = frame;
        area = frame.run().area();
        grant = area.budget().grant();
        arguments = new Value[steps.length][];
        late = new LateFeed[steps.length];
        boolean distinct = false;
        for (int i = 0; i < steps.length; i++) {
            arguments[i] = new Value[steps[i].arguments().length];
            distinct |= steps[i].distinct();
        }
        hasDistinct = distinct;
    }

    /** What one more group costs at the least. */
    boolean hasRoomFor(Value[] key) {
        return grant.tryTake(RowSize.of(key) + RowTable.ENTRY_BYTES + Group.BYTES + 64L * steps.length);
    }

    /** Takes the room whether it is there or not. */
    void forceRoomFor(Value[] key) {
        grant.take(RowSize.of(key) + RowTable.ENTRY_BYTES + Group.BYTES + 64L * steps.length);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    Group newGroup() {
        Accumulator[] accumulators = new Accumulator[steps.length];
        RowTable<Boolean>[] seen = hasDistinct ? new RowTable[steps.length] : null;
        for (int i = 0; i < steps.length; i++) {
            accumulators[i] = steps[i].newAccumulator();
            if (steps[i].distinct() && !steps[i].isOrdered()) {
                seen[i] = new RowTable<>();
            }
        }
        Group group = new Group(groups.size(), accumulators, seen);
        groups.add(group);
        return group;
    }

    void add(Group group, Value[] row) {
        for (int i = 0; i < steps.length; i++) {
            AggregateStep step = steps[i];
            if (step.filter() != null && !Evaluators.isTrue(step.filter(), row, frame)) {
                continue;
            }
            Value[] values = arguments[i];
            for (int j = 0; j < values.length; j++) {
                values[j] = step.arguments()[j].evaluate(row, frame);
            }
            if (step.isOrdered()) {
                lateFeed(i).add(group.number, row, values);
            } else if (!step.distinct() || isNew(group, i, values)) {
                feed(group.accumulators[i], values);
            }
        }
    }

    private void feed(Accumulator accumulator, Value[] values) {
        long before = accumulator.sizeBytes();
        accumulator.add(values);
        long growth = accumulator.sizeBytes() - before;
        if (growth > 0) {
            grant.take(growth);
        }
    }

    /**
     * True if the values are new to the group and can be fed now. Once values of a step were put off, all new ones are:
     * whether they were put off before is not known until the end.
     */
    private boolean isNew(Group group, int step, Value[] values) {
        RowTable<Boolean> seen = group.seen[step];
        int hash = RowTable.hash(values);
        if (seen.find(values, hash) >= 0) {
            return false;
        }
        if (late[step] != null || !grant.tryTake(RowSize.of(values) + RowTable.ENTRY_BYTES)) {
            lateFeed(step).add(group.number, values, values);
            return false;
        }
        seen.add(values.clone(), hash, Boolean.TRUE);
        return true;
    }

    private LateFeed lateFeed(int step) {
        if (late[step] == null) {
            late[step] = new LateFeed(steps[step], frame);
        }
        return late[step];
    }

    /** To be called when all rows were added, before results are asked for. */
    void finish() {
        for (int i = 0; i < steps.length; i++) {
            if (late[i] != null) {
                int step = i;
                late[i].feed((group, values) -> feed(groups.get(group).accumulators[step], values));
                late[i].close();
                late[i] = null;
            }
        }
    }

    /** Writes the group's results into the row from that place on. */
    void results(Group group, Value[] row, int place) {
        for (int i = 0; i < steps.length; i++) {
            row[place + i] = group.accumulators[i].result();
        }
    }

    /** Forgets all groups; new ones may be made. */
    void clear() {
        groups.clear();
        grant.close();
    }

    @Override
    public void close() {
        clear();
        Closing.closeAll(late);
    }
}
