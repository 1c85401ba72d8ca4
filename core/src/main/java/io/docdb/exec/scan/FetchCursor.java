package io.docdb.exec.scan;

import io.docdb.exec.operator.Frame;
import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.WorkArea;
import io.docdb.txn.Transaction;
import io.docdb.value.Value;
import java.util.Arrays;

/** Fetches documents by their keys, in the order of the keys; neighbours that are equal count once. */
final class FetchCursor implements RowCursor {
    private final DocumentReader reader;
    private final DocumentReader.Bound documents;
    private final Frame frame;
    private final Transaction transaction;
    private final byte[][] keys;
    private final int count;
    private final boolean keyOnly;
    private int position;

    /** @param count how many of {@code keys} are fetched */
    FetchCursor(DocumentReader reader, Frame frame, byte[][] keys, int count) {
        this.reader = reader;
        this.documents = reader.bind(frame);
        this.frame = frame;
        this.transaction = frame.run().transaction();
        this.keys = keys;
        this.count = count;
        this.keyOnly = reader.needsKeyOnly();
    }

    @Override
    public Value[] next() {
        while (position < count) {
            byte[] key = keys[position++];
            if ((position & WorkArea.CHECK_MASK) == 0) {
                frame.checkCancelled();
            }
            if (position > 1 && Arrays.equals(key, keys[position - 2])) {
                continue;
            }
            byte[] stored = transaction.getAsOfStatement(reader.map(), key);
            Value[] row = stored == null ? null : keyOnly ? documents.readKey(key) : documents.read(key, stored);
            if (row != null) {
                return row;
            }
        }
        return null;
    }

    @Override
    public void close() {
        position = count;
    }
}
