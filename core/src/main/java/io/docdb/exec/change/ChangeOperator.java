package io.docdb.exec.change;

import io.docdb.collection.DocumentCollection;
import io.docdb.exec.operator.Evaluators;
import io.docdb.exec.operator.Frame;
import io.docdb.exec.operator.Operator;
import io.docdb.exec.row.RowBuffer;
import io.docdb.exec.row.RowCursor;
import io.docdb.expr.Evaluator;
import io.docdb.value.Value;

/** What all changes share: they are done when opened, and give the rows of RETURNING. */
abstract class ChangeOperator extends Operator {
    private final DocumentCollection collection;
    private final Evaluator[] returning;
    private final boolean counted;

    /**
     * @param returning what is handed back per changed document; empty for nothing
     * @param counted whether the changes are the statement's own count, not those of a common table
     */
    ChangeOperator(int id, DocumentCollection collection, Evaluator[] returning, boolean counted) {
        super(id);
        this.collection = collection;
        this.returning = returning;
        this.counted = counted;
    }

    @Override
    protected final RowCursor start(Frame frame) {
        Results results = new Results(frame);
        try {
            change(new ChangeTarget(collection, frame), results, frame);
        } catch (RuntimeException | Error failure) {
            results.close();
            throw failure;
        }
        results.rows = results.returned == null ? RowCursor.empty() : results.returned.read();
        return results;
    }

    /** Does the whole change. */
    abstract void change(ChangeTarget target, Results results, Frame frame);

    /** Counts what was changed and keeps the rows handed back. Confined to one execution. */
    final class Results implements RowCursor {
        private final Frame frame;
        private RowBuffer returned;
        private RowCursor rows;

        private Results(Frame frame) {
            this.frame = frame;
        }

        /** True if anything is handed back; else the rows that are told are not looked at. */
        boolean areWanted() {
            return returning.length > 0;
        }

        /** @param row what {@code returning} is computed from */
        void changed(Value[] row) {
            if (counted) {
                frame.run().addChangedRows(1);
            }
            if (areWanted()) {
                if (returned == null) {
                    returned = new RowBuffer(frame.run().area());
                }
                returned.add(Evaluators.evaluate(returning, row, frame));
            }
        }

        @Override
        public Value[] next() {
            return rows.next();
        }

        @Override
        public void close() {
            rows = RowCursor.empty();
            if (returned != null) {
                returned.close();
            }
        }
    }
}
