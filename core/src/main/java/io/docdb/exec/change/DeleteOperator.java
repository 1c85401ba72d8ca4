package io.docdb.exec.change;

import io.docdb.collection.DocumentCollection;
import io.docdb.exec.operator.Frame;
import io.docdb.exec.operator.Operator;
import io.docdb.exec.row.RowBuffer;
import io.docdb.exec.row.RowCursor;
import io.docdb.expr.Evaluator;
import io.docdb.value.Document;
import io.docdb.value.Value;

/** Deletes documents. RETURNING sees the input's columns. */
public final class DeleteOperator extends ChangeOperator {
    private final Operator input;
    private final int rowIdPlace;

    public DeleteOperator(
            int id,
            DocumentCollection collection,
            Operator input,
            int rowIdPlace,
            Evaluator[] returning,
            boolean counted) {
        super(id, collection, returning, counted);
        this.input = input;
        this.rowIdPlace = rowIdPlace;
    }

    /** A row that comes twice is not there any more when it comes again. */
    @Override
    void change(ChangeTarget target, Results results, Frame frame) {
        try (RowBuffer buffer = new RowBuffer(frame.run().area())) {
            buffer.addAll(input.open(frame));
            RowCursor rows = buffer.read();
            for (Value[] row = rows.next(); row != null; row = rows.next()) {
                target.check();
                if (!row[rowIdPlace].isNull()) {
                    byte[] key = ChangeTarget.keyOf(row[rowIdPlace]);
                    Document before = target.lock(key);
                    if (before != null) {
                        target.collection().delete(target.transaction(), key, before);
                        results.changed(row);
                    }
                }
            }
        }
    }
}
