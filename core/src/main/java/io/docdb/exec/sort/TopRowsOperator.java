package io.docdb.exec.sort;

import io.docdb.exec.operator.Frame;
import io.docdb.exec.operator.Operator;
import io.docdb.exec.operator.RowCount;
import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.WorkArea;
import io.docdb.expr.Evaluator;
import io.docdb.value.Value;
import java.util.List;

/**
 * The first rows of a sort: keeps only those, and stops reading an input that is in order by the first keys when no
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

    private final class HeapCursor implements RowCursor {
        private final Frame frame;
        private final BestRows best;
        private List<Value[]> kept;
        private int position;

        HeapCursor(Frame frame, int most, int skipped) {
            this.frame = frame;
            this.best = new BestRows(keys, most);
            this.position = skipped;
        }

        @Override
        public Value[] next() {
            if (kept == null) {
                kept = collect();
            }
            return position < kept.size() ? keys.narrow(kept.get(position++)) : null;
        }

        private List<Value[]> collect() {
            long number = 0;
            try (RowCursor source = input.open(frame)) {
                for (Value[] row = source.next(); row != null; row = source.next()) {
                    if ((++number & WorkArea.CHECK_MASK) == 0) {
                        frame.checkCancelled();
                    }
                    if (!best.offer(keys.widen(row, frame), number)) {
                        break;
                    }
                }
            }
            return best.sorted();
        }

        @Override
        public void close() {
            kept = List.of();
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
