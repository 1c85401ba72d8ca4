package io.docdb.exec.join;

import io.docdb.exec.row.MemoryBudget;
import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.RowSize;
import io.docdb.exec.row.RowTable;
import io.docdb.exec.row.WorkArea;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a query gives for values it depends on, kept for when they come again. Of values that are equal but differ in form
 * ({@code 1} and {@code 1.0}) the first is known; the other is asked anew each time. Where the budget ends, nothing more is kept.
 * Confined to one cursor.
 */
final class RememberedRows implements AutoCloseable {
    /** Of the budget, which others need that cannot do without. */
    private static final int PART = 4;

    private final RowTable<List<Value[]>> answers = new RowTable<>();
    private final MemoryBudget.Grant grant;
    private final long mostBytes;
    private boolean isFull;

    RememberedRows(WorkArea area) {
        grant = area.budget().grant();
        mostBytes = area.budget().limitBytes() / PART;
    }

    private boolean mayTake(long bytes) {
        return grant.heldBytes() + bytes <= mostBytes && grant.tryTake(bytes);
    }

    /** @param query gives the rows for these values */
    RowCursor open(Value[] values, Supplier<RowCursor> query) {
        int hash = RowTable.hash(values);
        int found = answers.find(values, hash);
        if (found >= 0) {
            return RowTable.haveSameForm(answers.key(found), values, values.length)
                    ? new Replay(answers.content(found))
                    : query.get();
        }
        return isFull ? query.get() : new Recording(values.clone(), hash, query.get());
    }

    @Override
    public void close() {
        grant.close();
    }

    private static final class Replay implements RowCursor {
        private final List<Value[]> rows;
        private int next;

        Replay(List<Value[]> rows) {
            this.rows = rows;
        }

        @Override
        public Value[] next() {
            return next < rows.size() ? rows.get(next++) : null;
        }

        @Override
        public void close() {}
    }

    /** Keeps the rows once all of them have been read. */
    private final class Recording implements RowCursor {
        private final Value[] values;
        private final int hash;
        private final RowCursor source;
        private List<Value[]> rows = new ArrayList<>(); // Java null if they are too many, or known

        Recording(Value[] values, int hash, RowCursor source) {
            this.values = values;
            this.hash = hash;
            this.source = source;
        }

        @Override
        public Value[] next() {
            Value[] row = source.next();
            if (rows == null) {
                return row;
            }
            if (row == null) {
                keep();
            } else if (mayTake(RowSize.of(row))) {
                rows.add(row);
            } else {
                isFull = true;
                rows = null;
            }
            return row;
        }

        private void keep() {
            if (mayTake(RowSize.of(values) + RowTable.ENTRY_BYTES)) {
                answers.add(values, hash, rows);
            } else {
                isFull = true;
            }
            rows = null;
        }

        @Override
        public void close() {
            source.close();
        }
    }
}
