package io.docdb.exec.change;

import io.docdb.exec.operator.Frame;
import io.docdb.exec.operator.Operator;
import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.WorkArea;
import io.docdb.txn.LockMode;
import io.docdb.txn.LockWait;
import io.docdb.txn.Transaction;
import io.docdb.value.Value;
import java.util.Arrays;
import java.util.List;

/** Locks the documents of each row that passes. */
public final class RowLockOperator extends Operator {
    private final Operator input;
    private final int[] maps;
    private final int[] rowIdPlaces;
    private final List<Boolean> keys;
    private final LockMode mode;
    private final LockWait wait;

    /**
     * @param maps per lock the collection's map, and in {@code rowIdPlaces} where its key stands in the row
     * @param keys per lock whether nobody else may come to refer to the row, either
     */
    public RowLockOperator(
            int id, Operator input, int[] maps, int[] rowIdPlaces, List<Boolean> keys, LockMode mode, LockWait wait) {
        super(id);
        this.input = input;
        this.maps = maps;
        this.rowIdPlaces = rowIdPlaces;
        this.keys = keys;
        this.mode = mode;
        this.wait = wait;
    }

    @Override
    protected RowCursor start(Frame frame) {
        RowCursor rows = input.open(frame);
        return new RowCursor() {
            private int locked;

            @Override
            public Value[] next() {
                for (Value[] row = rows.next(); row != null; row = rows.next()) {
                    if ((++locked & WorkArea.CHECK_MASK) == 0) {
                        frame.checkCancelled();
                    }
                    if (lock(row, frame.run().transaction())) {
                        return row;
                    }
                }
                return null;
            }

            @Override
            public void close() {
                rows.close();
            }
        };
    }

    /** False if the row is to be left out. */
    private boolean lock(Value[] row, Transaction transaction) {
        for (int i = 0; i < maps.length; i++) {
            Value rowId = row[rowIdPlaces[i]];
            if (rowId.isNull()) {
                continue;
            }
            byte[] key = ChangeTarget.keyOf(rowId);
            byte[] read = transaction.get(maps[i], key);
            byte[] now = transaction.lockRow(maps[i], key, mode, wait);
            if (now == Transaction.SKIPPED || keys.get(i) && !transaction.lockKey(maps[i], key, wait)) {
                return false;
            }
            if (!Arrays.equals(read, now)) {
                throw new StatementOutdatedException();
            }
        }
        return true;
    }
}
