package io.docdb.exec.aggregate;

import io.docdb.exec.operator.Closing;
import io.docdb.exec.operator.Frame;
import io.docdb.exec.operator.Operator;
import io.docdb.exec.row.MemoryBudget;
import io.docdb.exec.row.Overflow;
import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.RowSize;
import io.docdb.exec.row.RowTable;
import io.docdb.exec.row.WorkArea;
import io.docdb.expr.Evaluator;
import io.docdb.plan.logical.SetKind;
import io.docdb.value.BooleanValue;
import io.docdb.value.Value;
import java.util.Arrays;

/**
 * UNION, INTERSECT, EXCEPT. The last two count how often each left row occurs on either side; right rows that the left side
 * does not have are of no account. NULL equals NULL.
 */
public final class SetOperator extends Operator {
    private static final Evaluator[] ALL_COLUMNS = {};

    private final SetKind kind;
    private final boolean all;
    private final Operator left;
    private final Operator right;

    public SetOperator(int id, SetKind kind, boolean all, Operator left, Operator right) {
        super(id);
        this.kind = kind;
        this.all = all;
        this.left = left;
        this.right = right;
    }

    @Override
    protected RowCursor start(Frame frame) {
        if (kind == SetKind.UNION) {
            ConcatCursor both = new ConcatCursor(left, right, frame);
            return all ? both : new DistinctCursor(both, ALL_COLUMNS, frame);
        }
        return new CountingCursor(frame);
    }

    /** How often a row occurs. */
    private static final class Counts {
        static final int BYTES = 32;
        long left;
        long right;
    }

    private final class CountingCursor implements RowCursor {
        private final Frame frame;
        private final RowTable<Counts> table = new RowTable<>();
        private final MemoryBudget.Grant grant;
        private final Overflow overflow;
        private boolean started;
        private int entry;
        private long toGive;
        private int rows;

        CountingCursor(Frame frame) {
            this.frame = frame;
            grant = frame.run().area().budget().grant();
            overflow = new Overflow(frame.run().area());
        }

        @Override
        public Value[] next() {
            if (!started) {
                started = true;
                firstPass();
            }
            while (toGive == 0) {
                if (entry == table.size()) {
                    RowCursor part = overflow.nextPass();
                    if (part == null) {
                        return null;
                    }
                    furtherPass(part);
                } else {
                    toGive = timesGiven(table.content(entry));
                    if (toGive == 0) {
                        entry++;
                    }
                }
            }
            Value[] row = table.key(entry);
            if (--toGive == 0) {
                entry++;
            }
            return row;
        }

        private long timesGiven(Counts counts) {
            if (kind == SetKind.INTERSECT) {
                long both = Math.min(counts.left, counts.right);
                return all ? both : Math.min(1, both);
            }
            return all ? Math.max(0, counts.left - counts.right) : counts.right == 0 ? 1 : 0;
        }

        private void firstPass() {
            readAll(left, true);
            readAll(right, false);
        }

        private void readAll(Operator side, boolean isLeft) {
            try (RowCursor source = side.open(frame)) {
                for (Value[] row = source.next(); row != null; row = source.next()) {
                    count(row, isLeft, null);
                }
            }
        }

        /** Rows put off have their side at the end. */
        private void furtherPass(RowCursor part) {
            table.clear();
            grant.close();
            entry = 0;
            for (Value[] row = part.next(); row != null; row = part.next()) {
                boolean isLeft = row[row.length - 1] == BooleanValue.TRUE;
                count(Arrays.copyOf(row, row.length - 1), isLeft, row);
            }
        }

        private void count(Value[] row, boolean isLeft, Value[] withSide) {
            if ((++rows & WorkArea.CHECK_MASK) == 0) {
                frame.checkCancelled();
            }
            int hash = RowTable.hash(row);
            int found = table.find(row, hash);
            if (found >= 0) {
                Counts counts = table.content(found);
                counts.left += isLeft ? 1 : 0;
                counts.right += isLeft ? 0 : 1;
            } else if (overflow.isActive() || isLeft && isFull(row)) {
                overflow.add(hash, withSide != null ? withSide : withSide(row, isLeft));
            } else if (isLeft) {
                Counts counts = new Counts();
                counts.left = 1;
                table.add(row, hash, counts);
            }
        }

        private boolean isFull(Value[] row) {
            return !grant.tryTake(RowSize.of(row) + RowTable.ENTRY_BYTES + Counts.BYTES) && overflow.isAllowed();
        }

        private Value[] withSide(Value[] row, boolean isLeft) {
            Value[] longer = Arrays.copyOf(row, row.length + 1);
            longer[row.length] = BooleanValue.of(isLeft);
            return longer;
        }

        @Override
        public void close() {
            Closing.closeAll(grant, overflow);
            table.clear();
            entry = 0;
            toGive = 0;
        }
    }
}
