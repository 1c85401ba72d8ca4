package io.docdb.session;

import io.docdb.exec.row.RowCursor;
import io.docdb.txn.Transaction;
import io.docdb.value.Value;

/** Rows of a transaction that is not to be idle for long: while one is being computed it is not. Confined to its session. */
final class WorkingCursor implements RowCursor {
    private final RowCursor rows;
    private final Transaction transaction;

    WorkingCursor(RowCursor rows, Transaction transaction) {
        this.rows = rows;
        this.transaction = transaction;
    }

    @Override
    public Value[] next() {
        transaction.beginWork();
        try {
            return rows.next();
        } finally {
            transaction.endWork();
        }
    }

    @Override
    public void close() {
        rows.close();
    }
}
