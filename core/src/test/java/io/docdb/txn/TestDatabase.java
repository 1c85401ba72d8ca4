package io.docdb.txn;

import io.docdb.storage.Store;
import java.util.function.Consumer;

/** A database in memory with one map, for tests. */
final class TestDatabase implements AutoCloseable {
    final Store store = Store.inMemory();
    final TransactionManager manager;

    TestDatabase() {
        this(CommitParticipant.NONE, TransactionSettings.defaults());
    }

    TestDatabase(CommitParticipant participant, TransactionSettings settings) {
        manager = TransactionManager.inMemory(store, participant, settings);
        commit(transaction -> transaction.createMap(Rows.MAP));
    }

    Transaction begin(IsolationLevel level) {
        return manager.begin(TransactionOptions.DEFAULT.withIsolation(level));
    }

    CommitResult commit(Consumer<Transaction> work) {
        try (Transaction transaction = manager.begin(TransactionOptions.DEFAULT)) {
            work.accept(transaction);
            return transaction.commit();
        }
    }

    /** Commits rows given as {@code "a=1"}. */
    void rows(String... rows) {
        commit(transaction -> {
            for (String row : rows) {
                int equals = row.indexOf('=');
                Rows.put(transaction, row.substring(0, equals), row.substring(equals + 1));
            }
        });
    }

    @Override
    public void close() {
        manager.close();
        store.close();
    }
}
