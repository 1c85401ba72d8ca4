package io.docdb.exec.aggregate;

import io.docdb.exec.operator.Frame;
import io.docdb.exec.operator.Operator;
import io.docdb.exec.operator.ReadAhead;
import io.docdb.exec.row.Overflow;
import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.RowTable;
import io.docdb.exec.row.WorkArea;
import io.docdb.expr.Evaluator;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.Value;
import java.util.Arrays;

/** Groups rows in a hash table. */
public final class HashAggregateOperator extends Operator {
    private final Operator input;
    private final GroupKeys keys;
    private final AggregateStep[] steps;
    private final ParallelGrouping parallel;
    private final ReadAhead ahead;
    private final boolean withGroupingId;

    /**
     * @param members per grouping set, per key: whether the set has the key
     * @param parallel how it is tried by several threads first; Java null for not at all
     * @param ahead how it is tried next with the input read by another thread; Java null for not at all
     * @param withGroupingId whether rows end with the grouping mask
     */
    public HashAggregateOperator(
            int id,
            Operator input,
            Evaluator[] keys,
            boolean[][] members,
            AggregateStep[] steps,
            ParallelGrouping parallel,
            ReadAhead ahead,
            boolean withGroupingId) {
        super(id);
        this.input = input;
        this.keys = new GroupKeys(keys, members);
        this.steps = steps;
        this.parallel = parallel;
        this.ahead = ahead;
        this.withGroupingId = withGroupingId;
    }

    @Override
    protected RowCursor start(Frame frame) {
        return new Cursor(frame);
    }

    private final class Cursor implements RowCursor {
        private final Frame frame;
        private final RowTable<Group> table = new RowTable<>();
        private Aggregation aggregation;
        private Overflow overflow;
        private final Value[] all = new Value[keys.evaluators().length];
        private final Value[] key = new Value[keys.width()];
        private int given;
        private int rows;
        private boolean started;

        Cursor(Frame frame) {
            this.frame = frame;
            begin();
        }

        private void begin() {
            aggregation = new Aggregation(steps, frame);
            overflow = new Overflow(frame.run().area());
        }

        @Override
        public Value[] next() {
            if (!started) {
                started = true;
                firstPass();
            }
            while (given == table.size()) {
                RowCursor part = overflow.nextPass();
                if (part == null) {
                    return null;
                }
                table.clear();
                aggregation.clear();
                given = 0;
                furtherPass(part);
            }
            return result(given++);
        }

        private void firstPass() {
            addGrandTotals();
            if (frame.run().isMeasured() || !groupInParallel() && !groupAhead()) {
                groupInput();
            }
        }

        private boolean groupInParallel() {
            if (parallel == null) {
                return false;
            }
            boolean complete = parallel.group(keys, steps, frame, table, aggregation);
            if (!complete) {
                beginAgain();
            }
            return complete;
        }

        private boolean groupAhead() {
            if (ahead == null) {
                return false;
            }
            Group single = singleGroup();
            boolean complete = ahead.forEach(frame, row -> add(single, row));
            if (complete) {
                aggregation.finish();
            } else if (rows > 0) {
                beginAgain();
            }
            return complete;
        }

        private void beginAgain() {
            close();
            begin();
            addGrandTotals();
        }

        private void addGrandTotals() {
            for (int set = 0; set < keys.sets(); set++) {
                if (keys.isGrandTotal(set)) {
                    Arrays.fill(all, NullValue.NULL);
                    keys.select(all, set, key);
                    Value[] kept = key.clone();
                    aggregation.forceRoomFor(kept);
                    table.add(kept, RowTable.hash(kept), aggregation.newGroup());
                }
            }
        }

        private void groupInput() {
            Group single = singleGroup();
            try (RowCursor source = input.open(frame)) {
                for (Value[] row = source.next(); row != null; row = source.next()) {
                    add(single, row);
                }
            }
            aggregation.finish();
        }

        /** The one group that all rows go to; Java null if there may be more. */
        private Group singleGroup() {
            return keys.sets() == 1 && table.size() == 1 ? table.content(0) : null;
        }

        private void add(Group single, Value[] row) {
            if ((++rows & WorkArea.CHECK_MASK) == 0) {
                frame.checkCancelled();
            }
            if (single != null) {
                aggregation.add(single, row);
                return;
            }
            keys.evaluate(row, frame, all);
            for (int set = 0; set < keys.sets(); set++) {
                add(row, set);
            }
        }

        /** Rows put off carry the number of their grouping set at the end, if there are several. */
        private void furtherPass(RowCursor part) {
            for (Value[] row = part.next(); row != null; row = part.next()) {
                if ((++rows & WorkArea.CHECK_MASK) == 0) {
                    frame.checkCancelled();
                }
                int set = 0;
                Value[] original = row;
                if (keys.sets() > 1) {
                    set = (int) ((LongValue) row[row.length - 1]).value();
                    original = Arrays.copyOf(row, row.length - 1);
                }
                keys.evaluate(original, frame, all);
                add(original, set);
            }
            aggregation.finish();
        }

        private void add(Value[] row, int set) {
            keys.select(all, set, key);
            int hash = RowTable.hash(key);
            int found = table.find(key, hash);
            if (found >= 0) {
                aggregation.add(table.content(found), row);
                return;
            }
            if (overflow.isAllowed() && (overflow.isActive() || !aggregation.hasRoomFor(key))) {
                overflow.add(hash, keys.sets() > 1 ? withSet(row, set) : row);
                return;
            }
            if (!overflow.isAllowed()) {
                aggregation.forceRoomFor(key);
            }
            Group group = aggregation.newGroup();
            table.add(key.clone(), hash, group);
            aggregation.add(group, row);
        }

        private Value[] withSet(Value[] row, int set) {
            Value[] longer = Arrays.copyOf(row, row.length + 1);
            longer[row.length] = LongValue.of(set);
            return longer;
        }

        private Value[] result(int entry) {
            int keyCount = keys.evaluators().length;
            Value[] row = Arrays.copyOf(table.key(entry), keyCount + steps.length + (withGroupingId ? 1 : 0));
            aggregation.results(table.content(entry), row, keyCount);
            if (withGroupingId) {
                row[row.length - 1] = keys.groupingId(table.key(entry));
            }
            return row;
        }

        @Override
        public void close() {
            try {
                aggregation.close(); // first of all: what its groups take may be all there was
            } finally {
                overflow.close();
            }
            table.clear();
            given = 0;
        }
    }
}
