package io.docdb.txn;

import static io.docdb.txn.Rows.MAP;
import static io.docdb.txn.Rows.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.ConflictException;
import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.storage.Store;
import io.docdb.storage.file.StopSwitch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Locks of commits that have returned and are not durable yet. */
class SettlingLocksTest {
    private static final TransactionOptions SYNC = TransactionOptions.DEFAULT;
    private static final TransactionOptions ASYNC = SYNC.withDurability(Durability.ASYNC);

    private static final RetryPolicy PATIENT =
            new RetryPolicy(10_000, RetryPolicy.DEFAULT.firstPause(), RetryPolicy.DEFAULT.longestPause());

    private final ManualLog log = new ManualLog();
    private final StopSwitch stop = new StopSwitch();
    private final Store store = Store.inMemory();
    private final TransactionManager manager =
            new TransactionManager(store, log, stop, CommitParticipant.NONE, TransactionSettings.defaults(), 0);

    SettlingLocksTest() {
        commit(SYNC, transaction -> transaction.createMap(MAP));
        commit(SYNC, transaction -> Rows.put(transaction, "a", "0"));
        log.hold();
    }

    @AfterEach
    void close() {
        manager.close();
        store.close();
    }

    private void commit(TransactionOptions options, Consumer<Transaction> work) {
        try (Transaction transaction = manager.begin(options)) {
            work.accept(transaction);
            transaction.commit();
        }
    }

    private static String lock(Transaction transaction, LockMode mode, LockWait wait) {
        byte[] value = transaction.lockRow(MAP, key("a"), mode, wait);
        return value == Transaction.SKIPPED ? "skipped" : Rows.text(value);
    }

    @ParameterizedTest
    @EnumSource(LockWait.class)
    void aRowJustCommittedIsFreeForTheNextAsyncTransaction(LockWait wait) {
        commit(ASYNC, transaction -> Rows.put(transaction, "a", "1"));
        commit(ASYNC, transaction -> {
            assertThat(lock(transaction, LockMode.UPDATE, wait)).isEqualTo("1");
            Rows.put(transaction, "a", "2");
        });
        commit(ASYNC, transaction -> assertThat(lock(transaction, LockMode.SHARE, wait))
                .isEqualTo("2"));
        log.makeDurable();
        commit(SYNC, transaction -> assertThat(lock(transaction, LockMode.UPDATE, LockWait.NOWAIT))
                .isEqualTo("2"));
    }

    @ParameterizedTest
    @EnumSource(LockWait.class)
    void aSyncTransactionWaitsForTheDiskAndThenFindsTheNewestValue(LockWait wait) {
        commit(ASYNC, transaction -> Rows.put(transaction, "a", "1"));
        try (Client reader = new Client(manager, SYNC.withIsolation(IsolationLevel.READ_COMMITTED))) {
            Future<String> locked = reader.start(() -> lock(reader.transaction, LockMode.UPDATE, wait));
            reader.assertWaits(locked);
            log.makeDurable();
            assertThat(Client.await(locked)).isEqualTo("1");
        }
    }

    @ParameterizedTest
    @EnumSource(LockMode.class)
    void aLockThatWasPassedStaysInTheWayOfSyncTransactionsWhenTheOneWhoPassedItHasGone(LockMode mode) {
        commit(ASYNC, transaction -> Rows.put(transaction, "a", "1"));
        try (Transaction passing = manager.begin(ASYNC)) {
            lock(passing, LockMode.UPDATE, LockWait.NOWAIT);
        }
        try (Client reader = new Client(manager, SYNC.withIsolation(IsolationLevel.READ_COMMITTED))) {
            Future<String> locked = reader.start(() -> lock(reader.transaction, mode, LockWait.NOWAIT));
            reader.assertWaits(locked);
            log.makeDurable();
            assertThat(Client.await(locked)).isEqualTo("1");
        }
    }

    @Test
    void whoIsAtWorkOnTheRowIsNotWaitedForByNowaitAndSkipLocked() {
        commit(ASYNC, transaction -> Rows.put(transaction, "a", "1"));
        try (Transaction working = manager.begin(ASYNC);
                Transaction other = manager.begin(ASYNC);
                Transaction durable = manager.begin(SYNC)) {
            lock(working, LockMode.UPDATE, LockWait.NOWAIT);
            assertThat(lock(other, LockMode.UPDATE, LockWait.SKIP_LOCKED)).isEqualTo("skipped");
            assertThat(lock(durable, LockMode.UPDATE, LockWait.SKIP_LOCKED)).isEqualTo("skipped");
            assertThatThrownBy(() -> lock(durable, LockMode.UPDATE, LockWait.NOWAIT))
                    .isInstanceOfSatisfying(
                            ConflictException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LOCK_NOT_AVAILABLE))
                    .hasMessageContaining("locked by transaction " + working.id());
        }
    }

    @Test
    void aSnapshotOlderThanAPassedCommitIsRefused() {
        try (Transaction old = manager.begin(ASYNC.withIsolation(IsolationLevel.SNAPSHOT))) {
            commit(ASYNC, transaction -> Rows.put(transaction, "a", "1"));
            assertThatThrownBy(() -> Rows.put(old, "a", "2"))
                    .isInstanceOfSatisfying(ConflictException.class, e -> assertThat(e.code())
                            .isEqualTo(ErrorCode.SERIALIZATION_FAILURE));
        }
    }

    @Test
    void aRowReadBeforeACommitThatIsNotDurableYetIsOutdated() {
        try (Transaction reader = manager.begin(ASYNC.withIsolation(IsolationLevel.READ_COMMITTED))) {
            reader.beginStatement();
            commit(ASYNC, transaction -> Rows.put(transaction, "a", "1"));
            assertThat(reader.lockRead(MAP, key("a"))).isEqualTo(RowState.OUTDATED);
            assertThat(Rows.text(reader.lockRow(MAP, key("a"), LockMode.UPDATE, LockWait.TIMEOUT)))
                    .isEqualTo("1");
        }
    }

    @Test
    void aRowThatIsNotDurableYetCanBeDeletedByTheNextAsyncTransaction() {
        commit(ASYNC, transaction -> Rows.put(transaction, "b", "1"));
        commit(ASYNC, transaction -> Rows.delete(transaction, "b"));
        log.makeDurable();
        commit(SYNC, transaction -> assertThat(Rows.all(transaction)).containsExactly("a=0"));
    }

    @Test
    void aMapRedefinedByACommitThatIsNotDurableYetRefusesOlderWriters() {
        try (Transaction old = manager.begin(ASYNC)) {
            commit(ASYNC, transaction -> transaction.lockMap(MAP, LockMode.UPDATE));
            commit(ASYNC, transaction -> {
                transaction.lockMap(MAP, LockMode.UPDATE);
                Rows.put(transaction, "b", "1");
            });
            assertThatThrownBy(() -> Rows.put(old, "c", "2"))
                    .isInstanceOf(ConflictException.class)
                    .hasMessageContaining("redefined");
        }
    }

    @Test
    void ifTheLogFailsNobodyIsLeftWaiting() {
        commit(ASYNC, transaction -> Rows.put(transaction, "a", "1"));
        commit(ASYNC, transaction -> Rows.put(transaction, "a", "2"));
        try (Client reader = new Client(manager, SYNC)) {
            Future<String> locked = reader.start(() -> lock(reader.transaction, LockMode.UPDATE, LockWait.SKIP_LOCKED));
            reader.assertWaits(locked);
            stop.stop(new IllegalStateException("planted"));
            assertThatThrownBy(() -> {
                        Client.await(locked);
                        reader.put("a", "3");
                        reader.commit();
                    })
                    .isInstanceOf(DatabaseException.class);
        }
    }

    /** Threads of both kinds count up the same rows: a lost update would show in the sums. */
    @Test
    void noUpdateIsLostBetweenTransactionsOfBothKinds(@TempDir Path folder) throws Exception {
        int threads = 6;
        int rounds = 100;
        AtomicInteger skipped = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try (DiskDatabase database = new DiskDatabase(folder)) {
            List<Future<Integer>> running = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                TransactionOptions options =
                        (thread % 3 == 0 ? SYNC : ASYNC).withIsolation(IsolationLevel.values()[thread % 3]);
                running.add(pool.submit(() -> countUp(database.manager, options, rounds, skipped)));
            }
            int sum = 0;
            for (Future<Integer> one : running) {
                sum += one.get();
            }
            assertThat(sum).isEqualTo(threads * rounds - skipped.get());
            try (Transaction reader = database.manager.begin(ASYNC)) {
                int found = Rows.all(reader).stream()
                        .mapToInt(row -> Integer.parseInt(row.substring(row.indexOf('=') + 1)))
                        .sum();
                assertThat(found).isEqualTo(sum);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static int countUp(
            TransactionManager manager, TransactionOptions options, int rounds, AtomicInteger skipped) {
        int done = 0;
        for (int round = 0; round < rounds; round++) {
            byte[] key = key("k" + round % 3);
            LockWait wait = round % 2 == 0 ? LockWait.TIMEOUT : LockWait.SKIP_LOCKED;
            done += manager.transact(options, PATIENT, transaction -> {
                byte[] before = transaction.lockRow(MAP, key, LockMode.UPDATE, wait);
                if (before == Transaction.SKIPPED) {
                    skipped.incrementAndGet();
                    return 0;
                }
                int count = before == null ? 0 : Integer.parseInt(Rows.text(before));
                transaction.put(MAP, key, Rows.value(Integer.toString(count + 1)));
                return 1;
            });
        }
        return done;
    }
}
