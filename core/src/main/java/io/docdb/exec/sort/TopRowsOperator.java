package io.docdb.exec.sort;

import io.docdb.exec.operator.Frame;
import io.docdb.exec.operator.Operator;
import io.docdb.exec.operator.RowCount;
import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.RowSorter;
import io.docdb.exec.row.WorkArea;
import io.docdb.expr.Evaluator;
import io.docdb.value.Value;
import java.util.List;

/**
 * The first rows of a sort: keeps only those, and stops reading an input that is in order by the first keys when no
 * later row can be among them. Past {@link #MOST_KEPT} rows it sorts all, which may spill; so it does with those that may be
 * among the first ones if more than that are equal to the last.
 */
public final class TopRowsOperator extends Operator {
    /** Some MB of rows. */
    private static final long MOST_KEPT = 20_000;

    private final Operator input;
    private final SortRows keys;
    private final Evaluator count;
    private final Evaluator offset;
    private final boolean withTies;

    /**
     * @param offset Java null for none
     * @param withTies true to give those, too, that are equal to the last one; then of no more than
     *     {@link io.docdb.plan.physical.TopN#MOST_TIED} rows
     */
    public TopRowsOperator(int id, Operator input, SortRows keys, Evaluator count, Evaluator offset, boolean withTies) {
        super(id);
        this.withTies = withTies;
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
        if (withTies || most <= MOST_KEPT && skipped <= MOST_KEPT) {
            return new HeapCursor(frame, (int) (most + skipped), (int) skipped);
        }
        return new RangeCursor(SortOperator.cursor(input, keys, frame), skipped, most);
    }

    private final class HeapCursor implements RowCursor {
        private final Frame frame;
        private final BestRows best;
        private final int most;
        private RowCursor kept; // Java null before the first row is asked for
        private int toSkip;

        HeapCursor(Frame frame, int most, int skipped) {
            this.frame = frame;
            this.most = most;
            this.best = new BestRows(keys, most, withTies);
            this.toSkip = skipped;
        }

        @Override
        public Value[] next() {
            if (kept == null) {
                kept = collect();
            }
            while (toSkip > 0) {
                toSkip = kept.next() == null ? 0 : toSkip - 1;
            }
            Value[] row = kept.next();
            return row == null ? null : keys.narrow(row);
        }

        private RowCursor collect() {
            long number = 0;
            try (RowCursor source = input.open(frame)) {
                for (Value[] row = source.next(); row != null; row = source.next()) {
                    if ((++number & WorkArea.CHECK_MASK) == 0) {
                        frame.checkCancelled();
                    }
                    if (!best.offer(keys.widen(row, frame), number)) {
                        break;
                    }
                    if (best.tied() > MOST_KEPT) {
                        return sorted(source);
                    }
                }
            }
            return new ListCursor(best.sorted());
        }

        /** Too many are equal to the last one: all that may be among the first are sorted. */
        private RowCursor sorted(RowCursor rest) {
            RowSorter sorter = new RowSorter(frame.run().area(), keys.order());
            int number = 0;
            for (Value[] row = rest.next(); row != null; row = rest.next()) {
                if ((++number & WorkArea.CHECK_MASK) == 0) {
                    frame.checkCancelled();
                }
                Value[] wide = keys.widen(row, frame);
                if (!best.isBehind(wide)) {
                    sorter.add(wide);
                }
            }
            best.sorted().forEach(sorter::add);
            return new TiesCursor(sorter, keys, most);
        }

        @Override
        public void close() {
            if (kept != null) {
                kept.close();
            }
            kept = RowCursor.empty();
        }
    }

    private static final class ListCursor implements RowCursor {
        private List<Value[]> rows;
        private int position;

        ListCursor(List<Value[]> rows) {
            this.rows = rows;
        }

        @Override
        public Value[] next() {
            return position < rows.size() ? rows.get(position++) : null;
        }

        @Override
        public void close() {
            rows = List.of();
        }
    }

    /** The first sorted rows, and those equal to the last of them. */
    private static final class TiesCursor implements RowCursor {
        private final RowSorter sorter;
        private final RowCursor rows;
        private final SortRows keys;
        private int left;
        private Value[] last;

        TiesCursor(RowSorter sorter, SortRows keys, int most) {
            this.sorter = sorter;
            this.rows = sorter.sorted();
            this.keys = keys;
            this.left = most;
        }

        @Override
        public Value[] next() {
            Value[] row = left < 0 ? null : rows.next();
            if (row != null && left > 0) {
                left--;
                last = row;
            } else if (row != null && keys.order().compare(row, last) != 0) {
                left = -1;
                row = null;
            }
            return row;
        }

        @Override
        public void close() {
            sorter.close();
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
