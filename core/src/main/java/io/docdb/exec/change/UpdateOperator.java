package io.docdb.exec.change;

import io.docdb.collection.DocumentCollection;
import io.docdb.exec.operator.Frame;
import io.docdb.exec.operator.Operator;
import io.docdb.exec.row.RowBuffer;
import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.RowSet;
import io.docdb.expr.Evaluator;
import io.docdb.value.Document;
import io.docdb.value.Value;
import java.util.Arrays;

/** Replaces documents. RETURNING sees the input's columns, then the document as stored. */
public final class UpdateOperator extends ChangeOperator {
    private final Operator input;
    private final int rowIdPlace;
    private final Evaluator document;
    private final boolean mayRepeat;

    /** @param mayRepeat true if the input may give a row several times: it is changed once */
    public UpdateOperator(
            int id,
            DocumentCollection collection,
            Operator input,
            int rowIdPlace,
            Evaluator document,
            Evaluator[] returning,
            boolean counted,
            boolean mayRepeat) {
        super(id, collection, returning, counted);
        this.input = input;
        this.rowIdPlace = rowIdPlace;
        this.document = document;
        this.mayRepeat = mayRepeat;
    }

    @Override
    void change(ChangeTarget target, Results results, Frame frame) {
        try (RowBuffer buffer = new RowBuffer(frame.run().area())) {
            collect(buffer, target, frame);
            RowCursor rows = buffer.read();
            for (Value[] row = rows.next(); row != null; row = rows.next()) {
                target.check();
                Value[] original = Arrays.copyOf(row, row.length - 1);
                byte[] key = ChangeTarget.keyOf(row[rowIdPlace]);
                Document before = target.lock(key);
                if (before != null) {
                    Document stored = target.collection()
                            .replace(target.transaction(), key, before, target.document(row[row.length - 1]))
                            .document();
                    results.changed(InsertOperator.with(original, stored));
                }
            }
        }
    }

    private void collect(RowBuffer buffer, ChangeTarget target, Frame frame) {
        try (RowSet seen = mayRepeat ? new RowSet(frame.run().area()) : null;
                RowCursor rows = input.open(frame)) {
            for (Value[] row = rows.next(); row != null; row = rows.next()) {
                target.check();
                Value rowId = row[rowIdPlace];
                if (!rowId.isNull() && (seen == null || seen.add(new Value[] {rowId}))) {
                    buffer.add(InsertOperator.with(row, document.evaluate(row, frame)));
                }
            }
        }
    }
}
