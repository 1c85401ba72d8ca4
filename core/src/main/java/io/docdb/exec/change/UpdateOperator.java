package io.docdb.exec.change;

import io.docdb.collection.DocumentCollection;
import io.docdb.error.ConstraintException;
import io.docdb.error.ErrorCode;
import io.docdb.exec.operator.Frame;
import io.docdb.exec.operator.Operator;
import io.docdb.exec.row.RowCursor;
import io.docdb.expr.Evaluator;
import io.docdb.txn.Savepoint;
import io.docdb.txn.Transaction;
import io.docdb.value.Document;
import io.docdb.value.NullValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Replaces documents. RETURNING sees the input's columns, then the document as stored.
 *
 * <p>Uniqueness is a matter of the whole statement: {@code SET k = k + 1} meets the next row's key before that has moved on. The
 * documents that collide are therefore put off; at the end all of them are taken out and put back changed.
 */
public final class UpdateOperator extends ChangeOperator {
    private final Operator input;
    private final int rowIdPlace;
    private final int readPlace;
    private final Evaluator document;
    private final boolean mayRepeat;

    /**
     * @param readPlace where the input has the document as it was read; below 0 if it has not
     * @param mayRepeat true if the input may give a row several times: it is changed once
     */
    public UpdateOperator(
            int id,
            DocumentCollection collection,
            Operator input,
            int rowIdPlace,
            int readPlace,
            Evaluator document,
            Evaluator[] returning,
            boolean counted,
            boolean mayRepeat) {
        super(id, collection, returning, counted);
        this.input = input;
        this.rowIdPlace = rowIdPlace;
        this.readPlace = readPlace;
        this.document = document;
        this.mayRepeat = mayRepeat;
    }

    /** The new document stands behind a row's columns. */
    @Override
    void change(ChangeTarget target, Results results, Frame frame) {
        try (ChangeInput changes = new ChangeInput(frame.run().area(), rowIdPlace, mayRepeat)) {
            collect(changes, target, frame); // may change documents itself, in a table expression
            target.references().changeTogether(() -> replaceAll(changes, target, results));
        }
    }

    private void replaceAll(ChangeInput changes, ChangeTarget target, Results results) {
        List<Value[]> putOff = new ArrayList<>();
        RowCursor rows = changes.rows();
        Value[] previous = null;
        for (Value[] row = rows.next(); row != null; row = rows.next()) {
            target.check();
            boolean taken = !changes.isSame(row, previous) && target.take(ChangeTarget.keyOf(row[rowIdPlace]));
            if (taken && !replace(row, target, results)) {
                putOff.add(row);
            }
            previous = row;
        }
        replaceTogether(putOff, target, results);
    }

    private void collect(ChangeInput changes, ChangeTarget target, Frame frame) {
        try (RowCursor rows = input.open(frame)) {
            for (Value[] row = rows.next(); row != null; row = rows.next()) {
                target.check();
                if (!row[rowIdPlace].isNull()) {
                    changes.add(InsertOperator.with(row, document.evaluate(row, frame)));
                }
            }
        }
    }

    /** Takes all of them out before the first is put back: what still collides then collides with another document. */
    private void replaceTogether(List<Value[]> rows, ChangeTarget target, Results results) {
        List<Document> before = new ArrayList<>();
        for (Value[] row : rows) {
            byte[] key = ChangeTarget.keyOf(row[rowIdPlace]);
            Document document = target.lock(key);
            before.add(document);
            if (document != null) {
                target.collection().takeOut(target.transaction(), key, document);
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            target.check();
            Value[] row = rows.get(i);
            if (before.get(i) != null) {
                Document given = target.document(row[row.length - 1]);
                Document stored = target.collection()
                        .putBack(target.transaction(), target.references(), before.get(i), given)
                        .document();
                results.changed(returned(row, stored));
            }
        }
    }

    /** False if its keys are taken: then nothing was written. */
    private boolean replace(Value[] row, ChangeTarget target, Results results) {
        byte[] key = ChangeTarget.keyOf(row[rowIdPlace]);
        Document before = target.lock(key, readPlace < 0 ? NullValue.NULL : row[readPlace]);
        if (before == null) {
            return true;
        }
        Transaction transaction = target.transaction();
        Document given = target.document(row[row.length - 1]);
        if (!target.collection().hasUniqueIndex() && target.keepsKey(before, given)) {
            store(row, key, before, given, target, results);
            return true;
        }
        Savepoint start = transaction.savepoint("");
        try {
            store(row, key, before, given, target, results);
            transaction.release(start);
            return true;
        } catch (ConstraintException refused) {
            if (refused.code() != ErrorCode.UNIQUE_VIOLATED) {
                throw refused;
            }
            transaction.undoTo(start);
            transaction.release(start);
            return false;
        }
    }

    private static void store(
            Value[] row, byte[] key, Document before, Document given, ChangeTarget target, Results results) {
        Document stored = target.collection()
                .replace(target.transaction(), target.references(), key, before, given)
                .document();
        results.changed(returned(row, stored));
    }

    private static Value[] returned(Value[] row, Document stored) {
        Value[] returned = row.clone();
        returned[row.length - 1] = stored;
        return returned;
    }
}
