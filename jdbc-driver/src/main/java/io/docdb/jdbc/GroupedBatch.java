package io.docdb.jdbc;

import io.docdb.session.PreparedStatement;
import io.docdb.session.Session;
import io.docdb.txn.IsolationLevel;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * A batch in auto-commit whose entries share transactions: one wait for the disk for many entries. To the caller it is as if
 * each entry were committed alone: what came before a failing one stays, and an entry that loses against another transaction
 * is run again, alone. Used once.
 */
final class GroupedBatch {
    /** Entries of a transaction: past a thousand the wait for the disk is no longer seen, and locks are held for long. */
    private static final int GROUP = 1000;

    private final Session session;
    private final int size;
    private final DocdbStatement.BatchItem item;
    private final int[] counts;
    private int committed; // entries that are safe

    GroupedBatch(Session session, int size, DocdbStatement.BatchItem item) {
        this.session = session;
        this.size = size;
        this.item = item;
        this.counts = new int[size];
    }

    /** Above READ COMMITTED a transaction of several entries sees less, and can lose at its end. */
    static boolean fits(Session session, PreparedStatement statement, int size) {
        return size > 1
                && session.isAutoCommit()
                && !session.inTransaction()
                && statement.kind() == PreparedStatement.Kind.CHANGE
                && session.options().isolation() == IsolationLevel.READ_COMMITTED;
    }

    int[] run() throws BatchUpdateException {
        boolean done = false;
        try {
            session.begin();
            for (int i = 0; i < size; i++) {
                run(i);
                if (i + 1 - committed >= GROUP && i + 1 < size) {
                    commit(i + 1);
                    session.begin();
                }
            }
            commit(size);
            done = true;
            return counts;
        } finally {
            if (!done && session.inTransaction()) {
                session.rollback();
            }
        }
    }

    private void run(int number) throws BatchUpdateException {
        try {
            counts[number] = DocdbStatement.toInt(item.run(number));
        } catch (SQLException e) {
            commit(number);
            if (!isCrowded(e)) {
                throw DocdbStatement.batchFailure(number, e, Arrays.copyOf(counts, number));
            }
            runAlone(number);
            session.begin();
        }
    }

    private void runAlone(int number) throws BatchUpdateException {
        try {
            counts[number] = DocdbStatement.toInt(item.run(number));
            committed = number + 1;
        } catch (SQLException e) {
            throw DocdbStatement.batchFailure(number, e, Arrays.copyOf(counts, number));
        }
    }

    /** Lost against another transaction, or one too many for this one. */
    private static boolean isCrowded(SQLException e) {
        return "40001".equals(e.getSQLState()) || "54023".equals(e.getSQLState());
    }

    private void commit(int upToExclusive) throws BatchUpdateException {
        try {
            SqlErrors.translateAction(session::commit);
            committed = upToExclusive;
        } catch (SQLException e) {
            throw DocdbStatement.batchFailure(committed, e, Arrays.copyOf(counts, committed));
        }
    }
}
