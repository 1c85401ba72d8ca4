package io.docdb.exec.change;

import io.docdb.collection.DocumentCollection;
import io.docdb.exec.operator.Frame;
import io.docdb.exec.operator.Operator;
import io.docdb.exec.row.RowCursor;
import io.docdb.expr.Evaluator;
import io.docdb.value.Value;

/** Deletes documents. RETURNING sees the input's columns. */
public final class DeleteOperator extends ChangeOperator {
    private final Operator input;
    private final int rowIdPlace;
    private final boolean mayRepeat;

    /** @param mayRepeat true if the input may give a row several times: it is deleted, counted and returned once */
    public DeleteOperator(
            int id,
            DocumentCollection collection,
            Operator input,
            int rowIdPlace,
            Evaluator[] returning,
            boolean counted,
            boolean mayRepeat) {
        super(id, collection, returning, counted);
        this.input = input;
        this.rowIdPlace = rowIdPlace;
        this.mayRepeat = mayRepeat;
    }

    @Override
    void change(ChangeTarget target, Results results, Frame frame) {
        try (ChangeInput changes = new ChangeInput(frame.run().area(), rowIdPlace, mayRepeat)) {
            collect(changes, target, frame);
            if (target.collection().restrictsItself()) { // what is deleted by the same statement keeps nothing from it
                target.references().changeTogether(() -> deleteAll(changes, target, results));
            } else {
                deleteAll(changes, target, results);
            }
        }
    }

    private void deleteAll(ChangeInput changes, ChangeTarget target, Results results) {
        RowCursor rows = changes.rows();
        Value[] previous = null;
        for (Value[] row = rows.next(); row != null; row = rows.next()) {
            target.check();
            byte[] key = ChangeTarget.keyOf(row[rowIdPlace]);
            if (!changes.isSame(row, previous) && target.take(key)) {
                target.delete(key); // one that a cascade of the statement has deleted was there for it, and counts
                results.changed(row);
            }
            previous = row;
        }
    }

    private void collect(ChangeInput changes, ChangeTarget target, Frame frame) {
        try (RowCursor rows = input.open(frame)) {
            for (Value[] row = rows.next(); row != null; row = rows.next()) {
                target.check();
                if (!row[rowIdPlace].isNull()) {
                    changes.add(row);
                }
            }
        }
    }
}
