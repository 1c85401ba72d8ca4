package io.docdb.exec.sort;

import io.docdb.exec.operator.Frame;
import io.docdb.exec.operator.Operator;
import io.docdb.exec.operator.RowCount;
import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.WorkArea;
import io.docdb.expr.Evaluator;
import io.docdb.value.Value;
import java.util.Arrays;
import java.util.PriorityQueue;

/**
 * The first rows of a sort: keeps only those in a heap, and stops reading an input that is in order by the first keys when no
 * later row can be among them. Past {@link #MOST_KEPT} rows it sorts all, which may spill.
 */
public final class TopRowsOperator extends Operator {
    /** Some MB of rows. */
    private static final long MOST_KEPT = 20_000;

    private final Operator input;
    private final SortRows keys;
    private final Evaluator count;
    private final Evaluator offset;

    /** @param offset Java null for none */
    public TopRowsOperator(int id, Operator input, SortRows keys, Evaluator count, Evaluator offset) {
        super(id);
        this.input = input;
        this.keys = keys;
        this.count = count;
        this.offset = offset;
    }

    @Override
    protected RowCursor start(Frame frame) {
        long most = RowCount.evaluate(count, frame, "LIMIT", Long.MAX_VALUE);
        long skipped = offset == null ? 0 : RowCount.evaluate(offset, frame, "OFFSET", 0);
        if (most == 0) {
            return RowCursor.empty();
        }
        if (most <= MOST_KEPT && skipped <= MOST_KEPT) {
            return new HeapCursor(frame, (int) (most + skipped), (int) skipped);
        }
        return new RangeCursor(SortOperator.cursor(input, keys, frame), skipped, most);
    }

    /** A row and when it came: of equal rows the first one stays. */
    private record Candidate(Value[] row, long number) {}

    private final class HeapCursor implements RowCursor {
        private final Frame frame;
        private final int most;
        private Candidate[] kept;
        private int position;

        HeapCursor(Frame frame, int most, int skipped) {
            this.frame = frame;
            this.most = most;
            this.position = skipped;
        }

        @Override
        public Value[] next() {
            if (kept == null) {
                kept = collect();
            }
            return position < kept.length ? keys.narrow(kept[position++].row()) : null;
        }

        private Candidate[] collect() {
            PriorityQueue<Candidate> worstFirst = new PriorityQueue<>(16, (a, b) -> compare(b, a));
            long number = 0;
            try (RowCursor source = input.open(frame)) {
                for (Value[] row = source.next(); row != null; row = source.next()) {
                    if ((++number & WorkArea.CHECK_MASK) == 0) {
                        frame.checkCancelled();
                    }
                    Value[] wide = keys.widen(row, frame);
                    if (worstFirst.size() < most) {
                        worstFirst.add(new Candidate(wide, number));
                    } else if (keys.order().compare(wide, worstFirst.peek().row()) < 0) {
                        worstFirst.poll();
                        worstFirst.add(new Candidate(wide, number));
                    } else if (isBehindAll(wide, worstFirst.peek().row())) {
                        break;
                    }
                }
            }
            Candidate[] sorted = worstFirst.toArray(new Candidate[0]);
            Arrays.sort(sorted, this::compare);
            return sorted;
        }

        /** True if no later row can be before the worst one kept. */
        private boolean isBehindAll(Value[] row, Value[] worst) {
            return keys.orderedKeys() > 0 && keys.inputOrder().compare(row, worst) > 0;
        }

        private int compare(Candidate left, Candidate right) {
            int comparison = keys.order().compare(left.row(), right.row());
            return comparison != 0 ? comparison : Long.compare(left.number(), right.number());
        }

        @Override
        public void close() {
            kept = new Candidate[0];
        }
    }

    /** Some rows out of the middle. */
    private static final class RangeCursor implements RowCursor {
        private final RowCursor rows;
        private long toSkip;
        private long toGive;

        RangeCursor(RowCursor rows, long toSkip, long toGive) {
            this.rows = rows;
            this.toSkip = toSkip;
            this.toGive = toGive;
        }

        @Override
        public Value[] next() {
            while (toSkip > 0 && rows.next() != null) {
                toSkip--;
            }
            return toGive-- > 0 ? rows.next() : null;
        }

        @Override
        public void close() {
            rows.close();
        }
    }
}
