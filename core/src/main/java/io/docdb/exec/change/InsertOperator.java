package io.docdb.exec.change;

import io.docdb.collection.DocumentCollection;
import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.exec.operator.Evaluators;
import io.docdb.exec.operator.Frame;
import io.docdb.exec.operator.Operator;
import io.docdb.exec.row.RowBuffer;
import io.docdb.exec.row.RowCursor;
import io.docdb.expr.Evaluator;
import io.docdb.plan.logical.WatchedKeys;
import io.docdb.value.Document;
import io.docdb.value.NullValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.Arrays;
import java.util.Optional;

/**
 * Inserts documents. RETURNING sees the input's columns, then the stored document, with ON CONFLICT then the one that was there.
 */
public final class InsertOperator extends ChangeOperator {
    private final Operator input;
    private final Evaluator document;
    private final Evaluator text;
    private final ConflictStep onConflict;
    private final boolean streams;

    /**
     * @param text what {@code document} reads from its JSON text, and may be asked for twice; Java null if there is no such
     * @param onConflict Java null for none
     * @param streams true if the input reads no collection, so that it cannot meet what is inserted
     */
    public InsertOperator(
            int id,
            DocumentCollection collection,
            Operator input,
            Evaluator document,
            Evaluator text,
            ConflictStep onConflict,
            Evaluator[] returning,
            boolean counted,
            boolean streams) {
        super(id, collection, returning, counted);
        this.input = input;
        this.document = document;
        this.text = text;
        this.onConflict = onConflict;
        this.streams = streams;
    }

    @Override
    void change(ChangeTarget target, Results results, Frame frame) {
        if (onConflict != null && onConflict.isOnce()) { // as in UPDATE, no row is changed by what follows from another
            target.references().changeTogether(() -> insertAll(target, results, frame));
        } else {
            insertAll(target, results, frame);
        }
    }

    private void insertAll(ChangeTarget target, Results results, Frame frame) {
        if (streams) {
            try (RowCursor rows = input.open(frame)) {
                for (Value[] row = rows.next(); row != null; row = rows.next()) {
                    target.check();
                    insert(row, given(row, target, frame), target, results, frame);
                }
            }
            return;
        }
        try (RowBuffer buffer = new RowBuffer(frame.run().area())) {
            try (RowCursor rows = input.open(frame)) {
                for (Value[] row = rows.next(); row != null; row = rows.next()) {
                    target.check();
                    buffer.add(with(row, document.evaluate(row, frame)));
                }
            }
            RowCursor rows = buffer.read();
            for (Value[] row = rows.next(); row != null; row = rows.next()) {
                target.check();
                Value[] original = Arrays.copyOf(row, row.length - 1);
                insert(original, target.document(row[row.length - 1]), target, results, frame);
            }
        }
    }

    private Document given(Value[] row, ChangeTarget target, Frame frame) {
        boolean canWrite =
                !target.transaction().isReadOnly(); // else it is refused, and is to leave no field names behind
        if (canWrite && text != null && text.evaluate(row, frame) instanceof TextValue json) {
            Optional<Document> read = target.collection().read(json.value());
            if (read.isPresent()) {
                return read.get();
            }
        }
        return target.document(document.evaluate(row, frame));
    }

    private void insert(Value[] row, Document given, ChangeTarget target, Results results, Frame frame) {
        DocumentCollection collection = target.collection();
        if (onConflict == null) {
            Document stored = collection
                    .insert(target.transaction(), target.references(), given)
                    .document();
            results.changed(results.areWanted() ? with(row, stored) : row);
            return;
        }
        Document excluded = collection.complete(given);
        WatchedKeys watched = onConflict.watched();
        Optional<byte[]> inTheWay = collection.insertOrFind(
                target.transaction(),
                target.references(),
                excluded,
                onConflict.checksFirst(),
                watched.primaryKey(),
                watched::hasIndex);
        if (inTheWay.isEmpty()) {
            if (onConflict.isOnce()) {
                target.wrote(collection.keyOf(excluded));
            }
            results.changed(with(with(row, excluded), NullValue.NULL));
        } else if (onConflict.document() != null) {
            update(row, inTheWay.get(), excluded, target, results, frame);
        }
    }

    private void update(Value[] row, byte[] key, Document excluded, ChangeTarget target, Results results, Frame frame) {
        if (onConflict.isOnce() && target.hasWritten(key)) {
            throw new StatementException(
                    ErrorCode.CARDINALITY_VIOLATION,
                    "ON CONFLICT DO UPDATE expected at most one row for each document it changes, found several");
        }
        Document existing = target.lock(key);
        if (existing == null) {
            throw new StatementOutdatedException();
        }
        Value[] seen = Evaluators.concat(row, new Value[] {existing, excluded});
        if (onConflict.condition() != null && !Evaluators.isTrue(onConflict.condition(), seen, frame)) {
            return;
        }
        Document changed = target.document(onConflict.document().evaluate(seen, frame));
        DocumentCollection.Stored stored =
                target.collection().replace(target.transaction(), target.references(), key, existing, changed);
        if (onConflict.isOnce()) {
            target.wrote(stored.key());
        }
        results.changed(with(with(row, stored.document()), existing));
    }

    static Value[] with(Value[] row, Value last) {
        Value[] longer = Arrays.copyOf(row, row.length + 1);
        longer[row.length] = last;
        return longer;
    }
}
