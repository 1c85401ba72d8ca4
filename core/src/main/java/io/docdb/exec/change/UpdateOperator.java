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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Replaces documents. RETURNING sees the input's columns, then the document as stored.
 *
 * <p>Uniqueness is a matter of the whole statement: {@code SET k = k + 1} meets the next row's key before that has moved on. A
 * document that collides is therefore put off and tried again behind the others, from the last back to the first, until a round
 * moves none. Two documents that swap their keys stay in each other's way; that is refused.
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
        Deque<Value[]> putOff = new ArrayDeque<>();
        ConstraintException collision = null;
        try (ChangeInput changes = new ChangeInput(frame.run().area(), rowIdPlace, mayRepeat)) {
            collect(changes, target, frame);
            RowCursor rows = changes.rows();
            Value[] previous = null;
            for (Value[] row = rows.next(); row != null; row = rows.next()) {
                target.check();
                if (!changes.isSame(row, previous)) {
                    ConstraintException refused = replace(row, target, results);
                    if (refused != null) {
                        collision = refused;
                        putOff.push(row);
                    }
                }
                previous = row;
            }
        }
        replaceAgain(putOff, collision, target, results);
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

    /** @param first what refused the first of them; Java null if none was refused */
    private void replaceAgain(
            Iterable<Value[]> refused, ConstraintException first, ChangeTarget target, Results results) {
        Iterable<Value[]> waiting = refused;
        ConstraintException collision = first;
        while (collision != null) {
            ConstraintException before = collision;
            collision = null;
            List<Value[]> still = new ArrayList<>();
            int tried = 0;
            for (Value[] row : waiting) {
                target.check();
                tried++;
                ConstraintException again = replace(row, target, results);
                if (again != null) {
                    collision = again;
                    still.add(row);
                }
            }
            if (still.size() == tried) {
                throw before;
            }
            waiting = still;
        }
    }

    /** Java null if it is done; what refused it if its keys are taken, and then nothing was written. */
    private ConstraintException replace(Value[] row, ChangeTarget target, Results results) {
        byte[] key = ChangeTarget.keyOf(row[rowIdPlace]);
        Document before = target.lock(key, readPlace < 0 ? NullValue.NULL : row[readPlace]);
        if (before == null) {
            return null;
        }
        Transaction transaction = target.transaction();
        Document given = target.document(row[row.length - 1]);
        if (!target.hasUniqueIndex() && Arrays.equals(key, target.keyAfter(before, given))) {
            store(row, key, before, given, target, results);
            return null;
        }
        Savepoint start = transaction.savepoint("");
        try {
            store(row, key, before, given, target, results);
            transaction.release(start);
            return null;
        } catch (ConstraintException refused) {
            if (refused.code() != ErrorCode.UNIQUE_VIOLATED) {
                throw refused;
            }
            transaction.rollbackTo(start);
            transaction.release(start);
            return refused;
        }
    }

    private static void store(
            Value[] row, byte[] key, Document before, Document given, ChangeTarget target, Results results) {
        Document stored = target.collection()
                .replace(target.transaction(), key, before, given)
                .document();
        Value[] returned = row.clone();
        returned[row.length - 1] = stored;
        results.changed(returned);
    }
}
