package io.docdb.txn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.ConflictException;
import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.storage.ByteCursor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TransactionManagerTest {
    private static void awaitEnd(Transaction transaction) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (transaction.isActive()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static void assertFails(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DatabaseException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }

    @Test
    void idleTransactionIsRolledBackAndItsLocksAreFree() {
        TransactionOptions impatient = TransactionOptions.DEFAULT.withIdleTimeout(Duration.ofSeconds(1));
        try (TestDatabase database = new TestDatabase();
                Client other = new Client(database, IsolationLevel.SNAPSHOT)) {
            Transaction idle = database.manager.begin(impatient);
            Rows.put(idle, "a", "1");
            ByteCursor cursor = idle.scan(Rows.MAP, null, null, false);
            Future<?> waiting = other.startPut("a", "2");
            other.assertWaits(waiting);

            Client.await(waiting);

            awaitEnd(idle);
            assertFails(ErrorCode.IDLE_TIMEOUT, () -> Rows.get(idle, "a"));
            assertFails(ErrorCode.IDLE_TIMEOUT, idle::commit);
            assertFails(ErrorCode.IDLE_TIMEOUT, cursor::next);
            cursor.close();
            assertThat(cursor.next()).isFalse();
            idle.close();
        }
    }

    /** Found by power cuts under readers: 57 of 82 rows were read, and the end of the database was taken for their end. */
    @Test
    void aScanThatIsCutOffByTheEndOfItsTransactionIsToldAndNotTakenForItsEnd() {
        try (TestDatabase database = new TestDatabase()) {
            Transaction writer = database.begin(IsolationLevel.SNAPSHOT);
            Rows.put(writer, "a", "1");
            Rows.put(writer, "b", "2");
            writer.commit();
            Transaction reader = database.begin(IsolationLevel.SNAPSHOT);
            Transaction rolledBack = database.begin(IsolationLevel.SNAPSHOT);
            ByteCursor first = reader.scan(Rows.MAP, null, null, false);
            ByteCursor second = rolledBack.scan(Rows.MAP, null, null, true);
            assertThat(first.next()).isTrue();
            assertThat(second.next()).isTrue();

            rolledBack.rollback();
            database.manager.close();

            assertFails(ErrorCode.CLOSED, first::next);
            assertFails(ErrorCode.INVALID_TRANSACTION_STATE, second::next);
        }
    }

    @Test
    void transactionInUseIsNotIdle() {
        Duration limit = Duration.ofMillis(300);
        TransactionOptions impatient = TransactionOptions.DEFAULT.withIdleTimeout(limit);
        try (TestDatabase database = new TestDatabase()) {
            useAgainAndAgain(limit, () -> database.manager.begin(impatient), busy -> Rows.put(busy, "a", "1"));
        }
    }

    @Test
    void snapshotPastItsAgeIsEndedWithAnErrorOfItsOwn() {
        TransactionSettings settings = TransactionSettings.defaults().withMaxSnapshotAge(Duration.ofSeconds(1));
        try (TestDatabase database = new TestDatabase(CommitParticipant.NONE, settings)) {
            Transaction old = database.begin(IsolationLevel.SNAPSHOT);
            assertThat(database.manager.metrics().oldestTransaction()).isEqualTo(old.id());
            awaitEnd(old);
            assertFails(ErrorCode.SNAPSHOT_TOO_OLD, () -> Rows.get(old, "a"));
            assertThat(database.store.metrics().openSnapshots()).isZero();
            assertThat(database.manager.metrics().active()).isZero();
        }
    }

    @Test
    void readCommittedTransactionStaysYoungAsLongAsItRunsStatements() {
        Duration limit = Duration.ofMillis(300);
        TransactionSettings settings = TransactionSettings.defaults().withMaxSnapshotAge(limit);
        try (TestDatabase database = new TestDatabase(CommitParticipant.NONE, settings)) {
            useAgainAndAgain(limit, () -> database.begin(IsolationLevel.READ_COMMITTED), Transaction::beginStatement);
        }
    }

    @Test
    void readCommittedTransactionGrowsNotOldBetweenTwoStatements() {
        TransactionSettings settings = TransactionSettings.defaults().withMaxSnapshotAge(Duration.ofMillis(200));
        try (TestDatabase database = new TestDatabase(CommitParticipant.NONE, settings);
                Transaction resting = database.begin(IsolationLevel.READ_COMMITTED);
                Transaction reading = database.begin(IsolationLevel.READ_COMMITTED)) {
            resting.beginStatement();
            Rows.put(resting, "a", "1");
            resting.rest();
            reading.beginStatement();
            reading.scan(Rows.MAP, null, null, false);
            reading.rest(); // but for the cursor
            awaitEnd(reading);

            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));

            assertThat(resting.isActive()).isTrue();
            resting.beginStatement();
            assertThat(Rows.get(resting, "a")).isEqualTo("1");
            resting.commit();
        }
    }

    @Test
    void transactionAtRestKeepsNoOldSnapshot() {
        try (TestDatabase database = new TestDatabase();
                Transaction resting = database.begin(IsolationLevel.READ_COMMITTED);
                Transaction snapshot = database.begin(IsolationLevel.SNAPSHOT)) {
            resting.beginStatement();
            resting.rest();
            snapshot.rest();
            long before = snapshot.snapshotSequence();
            try (Transaction writer = database.begin(IsolationLevel.SNAPSHOT)) {
                Rows.put(writer, "a", "1");
                writer.commit();
            }
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (resting.snapshotSequence() == before && System.nanoTime() < deadline) {
                LockSupport.parkNanos(1_000_000);
            }
            assertThat(resting.snapshotSequence()).isGreaterThan(before);
            assertThat(snapshot.snapshotSequence()).isEqualTo(before);
        }
    }

    /** Twice as long as the limit in all, with short pauses; once more if the machine has made one of them too long. */
    private static void useAgainAndAgain(Duration limit, Supplier<Transaction> begin, Consumer<Transaction> use) {
        boolean done = false;
        while (!done) {
            long lastNanos = System.nanoTime();
            try (Transaction transaction = begin.get()) {
                for (int i = 0; i < 10; i++) {
                    LockSupport.parkNanos(limit.toNanos() / 5);
                    use.accept(transaction);
                    lastNanos = System.nanoTime();
                }
                transaction.commit();
                done = true;
            } catch (DatabaseException e) {
                if (System.nanoTime() - lastNanos < limit.toNanos()) {
                    throw e;
                }
            }
        }
    }

    @Test
    void serializableTransactionOlderThanTheRememberedCommitsIsRefused() {
        TransactionSettings settings = TransactionSettings.defaults().withRecentCommitBytes(2_000);
        try (TestDatabase database = new TestDatabase(CommitParticipant.NONE, settings);
                Transaction old = database.begin(IsolationLevel.SERIALIZABLE);
                Transaction writesOnly = database.begin(IsolationLevel.SNAPSHOT)) {
            Rows.get(old, "x");
            for (int i = 0; i < 100; i++) {
                database.rows("a=" + i);
            }
            Rows.put(old, "y", "1");
            assertThatThrownBy(old::commit)
                    .isInstanceOf(ConflictException.class)
                    .hasMessageContaining("too much was committed");
            Rows.put(writesOnly, "z", "1");
            writesOnly.commit();
        }
    }

    @Test
    void serializableReadOnlyTransactionIsNeverRefused() {
        TransactionSettings settings = TransactionSettings.defaults().withRecentCommitBytes(2_000);
        try (TestDatabase database = new TestDatabase(CommitParticipant.NONE, settings);
                Transaction old = database.begin(IsolationLevel.SERIALIZABLE)) {
            Rows.get(old, "a");
            for (int i = 0; i < 100; i++) {
                database.rows("a=" + i);
            }
            assertThat(Rows.get(old, "a")).isEqualTo("-");
            old.commit();
        }
    }

    @Test
    void transactRepeatsWhatLostAndKeepsWhatWon() throws InterruptedException {
        TransactionOptions serializable = TransactionOptions.DEFAULT.withIsolation(IsolationLevel.SERIALIZABLE);
        RetryPolicy patient = new RetryPolicy(1000, Duration.ofNanos(100_000), Duration.ofMillis(2));
        try (TestDatabase database = new TestDatabase()) {
            database.rows("sum=0");
            AtomicInteger runs = new AtomicInteger();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                threads.add(new Thread(() -> {
                    for (int n = 0; n < 100; n++) {
                        database.manager.transact(serializable, patient, transaction -> {
                            runs.incrementAndGet();
                            int sum = Integer.parseInt(Rows.get(transaction, "sum"));
                            Rows.put(transaction, "sum", "" + (sum + 1));
                            return sum;
                        });
                    }
                }));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            try (Transaction reader = database.begin(IsolationLevel.SNAPSHOT)) {
                assertThat(Rows.get(reader, "sum")).isEqualTo("400");
            }
            assertThat(runs.get()).isGreaterThanOrEqualTo(400);
        }
    }

    @Test
    void transactGivesUpAfterItsAttemptsAndNeverRepeatsWhatCannotHelp() {
        AtomicInteger runs = new AtomicInteger();
        RetryPolicy thrice = new RetryPolicy(3, Duration.ZERO, Duration.ZERO);
        try (TestDatabase database = new TestDatabase()) {
            assertFails(
                    ErrorCode.SERIALIZATION_FAILURE,
                    () -> database.manager.transact(TransactionOptions.DEFAULT, thrice, transaction -> {
                        runs.incrementAndGet();
                        throw new ConflictException(ErrorCode.SERIALIZATION_FAILURE, "planted");
                    }));
            assertThat(runs).hasValue(3);
            assertFails(
                    ErrorCode.INTERNAL,
                    () -> database.manager.transact(TransactionOptions.DEFAULT, thrice, transaction -> {
                        runs.incrementAndGet();
                        throw new DatabaseException(ErrorCode.INTERNAL, "planted");
                    }));
            assertThat(runs).hasValue(4);
        }
    }

    /** Twenty times if each of two, one inside the other, does so: four hundred times. */
    @Test
    void transactDoesNotWaitAgainForALockThatWasWaitedForLong() {
        try (TestDatabase database = new TestDatabase();
                Transaction outer = database.begin(IsolationLevel.READ_COMMITTED)) {
            Rows.put(outer, "a", "1");
            assertThat(runsUntilLockTimeout(database, Duration.ofMillis(1_100))).isOne();
            assertThat(runsUntilLockTimeout(database, Duration.ZERO)).isEqualTo(RetryPolicy.DEFAULT.maxAttempts());
        }
    }

    private static int runsUntilLockTimeout(TestDatabase database, Duration lockTimeout) {
        AtomicInteger runs = new AtomicInteger();
        assertFails(
                ErrorCode.LOCK_TIMEOUT,
                () -> database.manager.transact(
                        TransactionOptions.DEFAULT.withLockTimeout(lockTimeout), RetryPolicy.DEFAULT, transaction -> {
                            runs.incrementAndGet();
                            Rows.put(transaction, "a", "2");
                            return 0;
                        }));
        return runs.get();
    }

    @Test
    void closeEndsWhatIsStillActive() {
        TestDatabase database = new TestDatabase();
        Client holder = new Client(database, IsolationLevel.SNAPSHOT);
        Client waiter = new Client(database, IsolationLevel.SNAPSHOT);
        holder.put("a", "1");
        Future<?> waiting = waiter.startPut("a", "2");
        waiter.assertWaits(waiting);

        database.close();

        assertThatThrownBy(
                        () -> { // it may get the lock of the other, which ends first; then it ends itself
                            Client.await(waiting);
                            waiter.commit();
                        })
                .isInstanceOf(DatabaseException.class);
        assertFails(ErrorCode.CLOSED, () -> holder.get("a"));
        assertFails(ErrorCode.CLOSED, () -> database.manager.begin(TransactionOptions.DEFAULT));
        holder.close();
        waiter.close();
        database.close();
    }

    @Test
    void manyTransactionsAtOnceAreAllKnownAndAllForgotten() {
        try (TestDatabase database = new TestDatabase()) {
            List<Transaction> open = new ArrayList<>();
            for (int i = 0; i < 3000; i++) {
                open.add(database.begin(IsolationLevel.SNAPSHOT));
            }
            assertThat(database.manager.metrics().active()).isEqualTo(3000);
            open.forEach(Transaction::close);
            assertThat(database.manager.metrics().active()).isZero();
        }
    }
}
