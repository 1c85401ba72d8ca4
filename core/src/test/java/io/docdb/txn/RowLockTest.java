package io.docdb.txn;

import static io.docdb.txn.Rows.MAP;
import static io.docdb.txn.Rows.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RowLockTest {
    private final TestDatabase database = new TestDatabase();

    RowLockTest() {
        database.rows("a=1", "b=2", "c=3");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Client client(String principal) {
        return new Client(
                database.manager,
                TransactionOptions.DEFAULT.withPrincipal(principal).withLockTimeout(Duration.ofSeconds(20)));
    }

    private static Callable<byte[]> lock(Client client, String row, LockMode mode, LockWait wait) {
        return () -> client.transaction.lockRow(MAP, key(row), mode, wait);
    }

    private static byte[] locked(Client client, String row, LockMode mode) {
        return Client.await(client.start(lock(client, row, mode, LockWait.TIMEOUT)));
    }

    private static void assertFails(ErrorCode code, Runnable call, String... words) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(DatabaseException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            for (String word : words) {
                assertThat(e.getMessage()).contains(word);
            }
        });
    }

    @Test
    void aRowLockedAfterItWasReadTellsWhetherItIsStillTheSame() {
        try (Client reader = client("ada")) {
            reader.put("c", "33");
            reader.beginStatement();
            reader.put("a", "11");
            database.rows("b=22");

            assertThat(lockRead(reader, "a")).as("written by this statement").isEqualTo(RowState.OWN);
            assertThat(lockRead(reader, "b")).as("committed by another").isEqualTo(RowState.OUTDATED);
            assertThat(lockRead(reader, "c")).as("written by an earlier one").isEqualTo(RowState.AS_READ);
            assertThat(lockRead(reader, "d")).as("never there").isEqualTo(RowState.AS_READ);
            reader.beginStatement();
            assertThat(lockRead(reader, "a")).isEqualTo(RowState.AS_READ);
            assertThat(lockRead(reader, "b")).isEqualTo(RowState.AS_READ);
        }
    }

    @Test
    void aRowThatOthersHaveChangedSinceItWasReadIsRefusedFromSnapshotOn() {
        for (IsolationLevel level : List.of(IsolationLevel.SNAPSHOT, IsolationLevel.SERIALIZABLE)) {
            try (Client reader = new Client(database, level)) {
                reader.beginStatement();
                database.rows("b=2" + level);

                assertFails(ErrorCode.SERIALIZATION_FAILURE, () -> lockRead(reader, "b"), "was changed");
                assertThat(lockRead(reader, "a")).isEqualTo(RowState.AS_READ);
            }
        }
    }

    @Test
    void aRowLockedAfterItWasReadIsLocked() {
        try (Client first = client("ada");
                Client second = client("bob")) {
            first.beginStatement();
            lockRead(first, "a");
            Future<?> waiting = second.startPut("a", "9");
            second.assertWaits(waiting);
            first.commit();
            Client.await(waiting);
        }
    }

    @Test
    void aWaitEndsWithItsStatementAndThatOfTheCommitDoesNot() {
        DatabaseException over = new DatabaseException(ErrorCode.CANCELLED, "Time is over");
        try (Client first = client("ada");
                Client second = client("bob")) {
            first.put("a", "2");
            second.run(transaction -> transaction.beginStatement(() -> {
                throw over;
            }));
            assertFails(
                    ErrorCode.CANCELLED,
                    () -> Client.await(second.startPut("a", "3")),
                    "Time is over",
                    "(bob) waits for",
                    "locked by");
            second.run(Transaction::endStatement);
            Future<?> waiting = second.startPut("a", "3");
            second.assertWaits(waiting);
            first.commit();
            Client.await(waiting);
        }
    }

    private static RowState lockRead(Client client, String row) {
        return Client.await(client.start(() -> client.transaction.lockRead(MAP, key(row))));
    }

    @Test
    void sharersShareAndAnUpdaterWaitsForAllOfThem() {
        try (Client t1 = client("ada");
                Client t2 = client("bob");
                Client t3 = client("eve")) {
            assertThat(Rows.text(locked(t1, "a", LockMode.SHARE))).isEqualTo("1");
            assertThat(Rows.text(locked(t2, "a", LockMode.SHARE))).isEqualTo("1");
            Future<?> blocked = t3.startPut("a", "9");
            t3.assertWaits(blocked);
            t1.rollback();
            t3.assertWaits(blocked);
            t2.rollback();
            Client.await(blocked);
        }
    }

    @Test
    void sharerThatComesAfterAWaitingUpdaterWaitsBehindIt() {
        try (Client t1 = client("ada");
                Client t2 = client("bob");
                Client t3 = client("eve")) {
            locked(t1, "a", LockMode.SHARE);
            Future<?> updater = t2.startPut("a", "9");
            t2.assertWaits(updater);
            Future<byte[]> sharer = t3.start(lock(t3, "a", LockMode.SHARE, LockWait.TIMEOUT));
            t3.assertWaits(sharer);
            t1.commit();
            Client.await(updater);
            t3.assertWaits(sharer);
            t2.commit();
            assertThat(Rows.text(Client.await(sharer))).isEqualTo("9");
        }
    }

    @Test
    void onlySharerUpgradesAtOnceAndAheadOfTheQueue() {
        try (Client t1 = client("ada");
                Client t2 = client("bob")) {
            locked(t1, "a", LockMode.SHARE);
            Future<?> waiting = t2.startPut("a", "9");
            t2.assertWaits(waiting);
            t1.put("a", "8");
            t1.commit();
            Client.await(waiting);
        }
    }

    @Test
    void twoUpgradesAreADeadlock() {
        try (Client t1 = client("ada");
                Client t2 = client("bob")) {
            locked(t1, "a", LockMode.SHARE);
            locked(t2, "a", LockMode.SHARE);
            Future<?> first = t1.startPut("a", "8");
            t1.assertWaits(first);
            assertFails(ErrorCode.DEADLOCK, () -> t2.put("a", "9"), "ada", "bob");
            t2.rollback();
            Client.await(first);
        }
    }

    @Test
    void deadlockIsFoundAtOnceAndNamesBothSides() {
        try (Client t1 = client("ada");
                Client t2 = client("bob")) {
            t1.put("a", "10");
            t2.put("b", "20");
            Future<?> first = t1.startPut("b", "11");
            t1.assertWaits(first);
            long start = System.nanoTime();
            assertFails(
                    ErrorCode.DEADLOCK,
                    () -> t2.put("a", "21"),
                    "transaction " + t1.transaction.id() + " (ada)",
                    "transaction " + t2.transaction.id() + " (bob)",
                    "key 61 of map 17",
                    "key 62 of map 17");
            assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
            t2.rollback();
            Client.await(first);
            t1.commit();
            assertThat(database.manager.metrics().deadlocks()).isEqualTo(1);
        }
    }

    @Test
    void deadlockOfThreeIsFound() {
        try (Client t1 = client("ada");
                Client t2 = client("bob");
                Client t3 = client("eve")) {
            t1.put("a", "1");
            t2.put("b", "2");
            t3.put("c", "3");
            Future<?> first = t1.startPut("b", "1");
            t1.assertWaits(first);
            Future<?> second = t2.startPut("c", "2");
            t2.assertWaits(second);
            assertFails(ErrorCode.DEADLOCK, () -> t3.put("a", "3"), "ada", "bob", "eve");
            t3.rollback();
            Client.await(second);
            t2.commit();
            Client.await(first);
        }
    }

    @Test
    void deadlockThroughAWaitingUpdaterIsFound() {
        try (Client t1 = client("ada");
                Client t2 = client("bob");
                Client t3 = client("eve")) {
            locked(t1, "a", LockMode.SHARE);
            locked(t3, "b", LockMode.UPDATE);
            Future<?> updater = t2.startPut("a", "2");
            t2.assertWaits(updater);
            Future<byte[]> behind = t3.start(lock(t3, "a", LockMode.SHARE, LockWait.TIMEOUT));
            t3.assertWaits(behind);
            assertFails(ErrorCode.DEADLOCK, () -> locked(t1, "b", LockMode.UPDATE), "ada", "bob", "eve");
            t1.rollback();
            Client.await(updater);
        }
    }

    @Test
    void deadlockBetweenARowAndAMapIsFound() {
        try (Client t1 = client("ada");
                Client t2 = client("bob")) {
            t1.put("a", "1");
            t2.put("b", "2");
            Future<?> ddl = t2.startRun(tx -> tx.lockMap(MAP, LockMode.UPDATE));
            t2.assertWaits(ddl);
            assertFails(ErrorCode.DEADLOCK, () -> t1.put("b", "1"), "map 17");
            t1.rollback();
            Client.await(ddl);
        }
    }

    @Test
    void noWaitFailsAtOnceAndNamesTheHolder() {
        try (Client t1 = client("ada");
                Client t2 = client("bob")) {
            t1.put("a", "1");
            assertFails(
                    ErrorCode.LOCK_NOT_AVAILABLE,
                    () -> Client.await(t2.start(lock(t2, "a", LockMode.SHARE, LockWait.NOWAIT))),
                    "(ada)");
            assertThat(t2.get("a")).as("the transaction lives on").isEqualTo("1");
        }
    }

    @Test
    void skipLockedAnswersSkipped() {
        try (Client t1 = client("ada");
                Client t2 = client("bob")) {
            t1.put("a", "1");
            byte[] skipped = Client.await(t2.start(lock(t2, "a", LockMode.UPDATE, LockWait.SKIP_LOCKED)));
            assertThat(skipped).isSameAs(Transaction.SKIPPED);
            byte[] free = Client.await(t2.start(lock(t2, "b", LockMode.UPDATE, LockWait.SKIP_LOCKED)));
            assertThat(Rows.text(free)).isEqualTo("2");
        }
    }

    @Test
    void waitEndsWithTheLockTimeout() {
        try (Client t1 = client("ada");
                Client t2 = new Client(
                        database.manager, TransactionOptions.DEFAULT.withLockTimeout(Duration.ofMillis(50)))) {
            t1.put("a", "1");
            assertFails(ErrorCode.LOCK_TIMEOUT, () -> t2.put("a", "2"), "(ada)", "50 ms");
            t2.put("b", "2");
            t2.commit();
        }
    }

    @Test
    void waitEndsWhenItIsCancelled() {
        try (Client t1 = client("ada");
                Client t2 = client("bob")) {
            t1.put("a", "1");
            Future<?> blocked = t2.startPut("a", "2");
            t2.assertWaits(blocked);
            t2.transaction.cancel();
            assertFails(ErrorCode.CANCELLED, () -> Client.await(blocked));
        }
    }

    @Test
    void interruptEndsAWaitAndStaysSet() {
        try (Client t1 = client("ada");
                Client t2 = client("bob")) {
            t1.put("a", "1");
            Future<Boolean> blocked = t2.start(() -> {
                Thread.currentThread().interrupt();
                try {
                    Rows.put(t2.transaction, "a", "2");
                    return false;
                } catch (DatabaseException e) {
                    return e.code() == ErrorCode.CANCELLED && Thread.interrupted();
                }
            });
            assertThat(Client.await(blocked)).isTrue();
        }
    }

    @Test
    void ddlWaitsForWritersAndKeepsOthersOutUntilItCommits() {
        try (Client writer = client("ada");
                Client ddl = client("bob");
                Client later = client("eve")) {
            writer.put("a", "1");
            Future<?> locking = ddl.startRun(tx -> tx.lockMap(MAP, LockMode.UPDATE));
            ddl.assertWaits(locking);
            later.beginStatement();
            Future<?> blocked = later.startPut("b", "3");
            later.assertWaits(blocked);
            assertThat(later.transaction.isActive()).isTrue();
            writer.commit();
            Client.await(locking);
            ddl.put("z", "seen");
            ddl.commit();
            assertFails(ErrorCode.SERIALIZATION_FAILURE, () -> Client.await(blocked), "redefined");
            later.beginStatement();
            later.put("b", "3");
            later.commit();
        }
    }

    @Test
    void lockStaysAfterTheStatementIsRolledBack() {
        try (Client t1 = client("ada");
                Client t2 = client("bob")) {
            t1.beginStatement();
            t1.put("a", "10");
            t1.run(Transaction::rollbackStatement);
            Future<?> blocked = t2.startPut("a", "2");
            t2.assertWaits(blocked);
            t1.rollback();
            Client.await(blocked);
        }
    }

    @Test
    void secondThreadIsRefused() {
        try (Client t1 = client("ada");
                Client t2 = client("bob")) {
            t1.put("a", "1");
            Future<?> blocked = t2.startPut("a", "2");
            t2.assertWaits(blocked);
            assertFails(ErrorCode.INVALID_TRANSACTION_STATE, () -> Rows.get(t2.transaction, "a"), "in another call");
        }
    }
}
