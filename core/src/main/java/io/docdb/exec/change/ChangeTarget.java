package io.docdb.exec.change;

import io.docdb.collection.DocumentCollection;
import io.docdb.collection.PendingReferences;
import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.exec.operator.ChangedRows;
import io.docdb.exec.operator.Frame;
import io.docdb.exec.row.WorkArea;
import io.docdb.txn.RowState;
import io.docdb.txn.Transaction;
import io.docdb.value.BinaryValue;
import io.docdb.value.Document;
import io.docdb.value.FieldPath;
import io.docdb.value.NullValue;
import io.docdb.value.Value;

/** The collection a statement changes, during one execution. Confined to it. */
final class ChangeTarget {
    private final DocumentCollection collection;
    private final Frame frame;
    private final Transaction transaction;
    private final ChangedRows written = new ChangedRows();
    private int changes;

    ChangeTarget(DocumentCollection collection, Frame frame) {
        this.collection = collection;
        this.frame = frame;
        this.transaction = frame.run().transaction();
    }

    DocumentCollection collection() {
        return collection;
    }

    Transaction transaction() {
        return transaction;
    }

    /** As the other, of a row whose document was not read. */
    Document lock(byte[] key) {
        return lock(key, NullValue.NULL);
    }

    /**
     * Locks the row and answers the stored document; Java null if this statement itself has deleted it.
     *
     * @param read the document as the statement has read it, which is answered if it is still the stored one; NULL if it was
     *     not read
     * @throws StatementOutdatedException if it is not what the statement has read
     */
    Document lock(byte[] key, Value read) {
        RowState state = lockRow(key);
        if (state == RowState.AS_READ && read instanceof Document document) {
            return document;
        }
        return collection.find(transaction, key).orElse(null);
    }

    /**
     * Deletes the document, unless this statement has done so already, as a cascade may have.
     *
     * @throws StatementOutdatedException as {@link #lock}
     */
    void delete(byte[] key) {
        if (collection.deletesUnread()) {
            RowState state = lockRow(key);
            if (state == RowState.AS_READ || collection.find(transaction, key).isPresent()) {
                collection.deleteUnread(transaction, key);
            }
            return;
        }
        Document before = lock(key);
        if (before != null) {
            collection.delete(transaction, references(), key, before);
        }
    }

    private RowState lockRow(byte[] key) {
        RowState state = transaction.lockRead(collection.definition().id(), key);
        if (state == RowState.OUTDATED) {
            throw new StatementOutdatedException();
        }
        return state;
    }

    /**
     * Takes the document for a change; false if another change of this statement has taken it already: the second is not done,
     * as in PostgreSQL.
     */
    boolean take(byte[] key) {
        return frame.run().changed().isEmpty()
                || frame.run().changed().get().take(collection.definition().id(), key);
    }

    /** Remembers the document as one that this change has written. */
    void wrote(byte[] key) {
        written.take(collection.definition().id(), key);
    }

    /** True if this change has written it before. */
    boolean hasWritten(byte[] key) {
        return written.has(collection.definition().id(), key);
    }

    PendingReferences references() {
        return frame.run().context().references();
    }

    /** True if a replacement of the document is sure to have its key; false if that is not to be told before it is completed. */
    boolean keepsKey(Document before, Document given) {
        for (FieldPath path : collection.definition().primaryKey()) {
            Value part = path.get(given);
            if (part.isNull() || !part.equals(path.get(before))) {
                return false;
            }
        }
        return true;
    }

    /** To be called once per changed document. */
    void check() {
        if ((++changes & WorkArea.CHECK_MASK) == 0) {
            frame.checkCancelled();
        }
    }

    static byte[] keyOf(Value rowId) {
        return ((BinaryValue) rowId).bytes();
    }

    /** The value as a document. */
    Document document(Value value) {
        if (value instanceof Document document) {
            return document;
        }
        throw new StatementException(
                ErrorCode.TYPE_MISMATCH,
                "Collection " + collection.definition().name() + " holds documents, expected an object, found "
                        + value);
    }
}
