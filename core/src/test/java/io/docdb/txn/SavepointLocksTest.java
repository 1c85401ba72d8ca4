package io.docdb.txn;

import static io.docdb.txn.Rows.MAP;
import static io.docdb.txn.Rows.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of locks when a transaction goes back to a savepoint. */
class SavepointLocksTest {
    private final TestDatabase database = new TestDatabase();

    SavepointLocksTest() {
        database.rows("a=1", "b=2", "c=3");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Client client(IsolationLevel level) {
        return new Client(
                database.manager,
                TransactionOptions.DEFAULT.withIsolation(level).withLockTimeout(Duration.ofSeconds(20)));
    }

    private Client client() {
        return client(IsolationLevel.READ_COMMITTED);
    }

    private static Savepoint savepoint(Client client) {
        return Client.await(client.start(() -> client.transaction.savepoint("s")));
    }

    private static void rollbackTo(Client client, Savepoint savepoint) {
        client.run(transaction -> transaction.rollbackTo(savepoint));
    }

    private static String lock(Client client, String row, LockMode mode) {
        return Rows.text(
                Client.await(client.start(() -> client.transaction.lockRow(MAP, key(row), mode, LockWait.NOWAIT))));
    }

    private static void assertHeld(Client by, Client other, String row, LockMode wanted) {
        assertThatThrownBy(() -> lock(other, row, wanted)).isInstanceOfSatisfying(DatabaseException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.LOCK_NOT_AVAILABLE);
            assertThat(e).hasMessageContaining("transaction " + by.transaction.id());
        });
    }

    @Test
    void rowsChangedOrLockedSinceAreFreeAndThoseLockedBeforeAreNot() {
        try (Client first = client();
                Client second = client()) {
            first.put("a", "11");
            Savepoint savepoint = savepoint(first);
            first.put("a", "111");
            first.put("b", "22");
            lock(first, "c", LockMode.SHARE);
            Future<?> waiting = second.startPut("b", "222");
            second.assertWaits(waiting);

            rollbackTo(first, savepoint);

            Client.await(waiting);
            assertThat(lock(second, "c", LockMode.UPDATE)).isEqualTo("3");
            assertHeld(first, second, "a", LockMode.SHARE);
            second.commit();
            first.beginStatement();
            assertThat(first.get("b")).isEqualTo("222");
            first.put("b", "2222");
            first.commit();
            try (Transaction after = database.begin(IsolationLevel.SNAPSHOT)) {
                assertThat(Rows.all(after)).containsExactly("a=11", "b=2222", "c=3");
            }
        }
    }

    @Test
    void aRowHeldSharedBeforeIsHeldSharedAgain() {
        try (Client first = client();
                Client sharer = client();
                Client updater = client()) {
            lock(first, "a", LockMode.SHARE);
            Savepoint savepoint = savepoint(first);
            Savepoint sharersBegin = savepoint(sharer);
            for (int again = 0; again < 2; again++) {
                first.put("a", "11");
                assertHeld(first, sharer, "a", LockMode.SHARE);

                rollbackTo(first, savepoint);

                assertThat(lock(sharer, "a", LockMode.SHARE)).isEqualTo("1");
                assertHeld(first, updater, "a", LockMode.UPDATE);
                rollbackTo(sharer, sharersBegin);
            }
        }
    }

    @Test
    void aWriterWaitsForWhoSharesTheRowStill() {
        try (Client first = client();
                Client sharer = client();
                Client updater = client()) {
            lock(first, "a", LockMode.SHARE);
            Savepoint savepoint = savepoint(first);
            first.put("a", "11");
            Future<byte[]> sharing =
                    sharer.start(() -> sharer.transaction.lockRow(MAP, key("a"), LockMode.SHARE, LockWait.TIMEOUT));
            sharer.assertWaits(sharing);
            Future<?> writing = updater.startPut("a", "9");
            updater.assertWaits(writing);

            rollbackTo(first, savepoint);

            assertThat(Rows.text(Client.await(sharing))).isEqualTo("1");
            updater.assertWaits(writing);
            sharer.commit();
            updater.assertWaits(writing);
            first.commit();
            Client.await(writing);
        }
    }

    @Test
    void theInnerOfTwoSavepointsGivesBackItsOwnAndTheOuterAll() {
        try (Client first = client();
                Client second = client()) {
            Savepoint outer = savepoint(first);
            first.put("a", "11");
            Savepoint inner = savepoint(first);
            first.put("b", "22");
            rollbackTo(first, inner);
            assertThat(lock(second, "b", LockMode.SHARE)).isEqualTo("2");
            assertHeld(first, second, "a", LockMode.SHARE);
            first.run(transaction -> transaction.release(inner));
            lock(first, "c", LockMode.UPDATE);
            rollbackTo(first, outer);
            assertThat(lock(second, "a", LockMode.UPDATE)).isEqualTo("1");
            assertThat(lock(second, "c", LockMode.UPDATE)).isEqualTo("3");
        }
    }

    @Test
    void aStatementThatIsUndoneAloneKeepsItsLocks() {
        try (Client first = client();
                Client second = client()) {
            first.put("c", "33");
            Savepoint savepoint = savepoint(first);
            first.beginStatement();
            first.put("a", "11");
            first.run(Transaction::rollbackStatement);
            assertHeld(first, second, "a", LockMode.SHARE);
            first.put("b", "22");
            first.run(transaction -> transaction.undoTo(savepoint));
            assertThat(first.get("b")).isEqualTo("2");
            assertHeld(first, second, "b", LockMode.SHARE);
            rollbackTo(first, savepoint);
            assertThat(lock(second, "a", LockMode.UPDATE)).isEqualTo("1");
            assertThat(lock(second, "b", LockMode.UPDATE)).isEqualTo("2");
            assertHeld(first, second, "c", LockMode.SHARE);
        }
    }

    @Test
    void aMapLockedOrWrittenToSinceIsFree() {
        try (Client first = client(IsolationLevel.SNAPSHOT);
                Client second = client()) {
            Savepoint savepoint = savepoint(first);
            first.run(transaction -> transaction.lockMap(MAP, LockMode.UPDATE));
            first.put("a", "11");
            rollbackTo(first, savepoint);
            second.put("a", "12");
            second.run(transaction -> transaction.lockMap(MAP, LockMode.UPDATE, LockWait.NOWAIT));
            Future<?> waiting = first.startPut("b", "22");
            first.assertWaits(waiting);
            second.run(transaction -> transaction.dropMap(MAP));
            second.commit();
            assertThatThrownBy(() -> Client.await(waiting))
                    .isInstanceOfSatisfying(DatabaseException.class, e -> assertThat(e.code())
                            .isEqualTo(ErrorCode.SERIALIZATION_FAILURE));
        }
    }

    @Test
    void aMapThatWasWrittenToBeforeStaysSharedAndItsRowsAreLockedAgain() {
        try (Client first = client();
                Client second = client()) {
            first.put("a", "11");
            Savepoint savepoint = savepoint(first);
            first.run(transaction -> transaction.lockMap(MAP, LockMode.UPDATE));
            first.put("b", "22");
            rollbackTo(first, savepoint);
            assertThat(lock(second, "b", LockMode.UPDATE)).isEqualTo("2");
            assertThatThrownBy(
                            () -> second.run(transaction -> transaction.lockMap(MAP, LockMode.UPDATE, LockWait.NOWAIT)))
                    .isInstanceOf(DatabaseException.class);
            first.put("c", "33");
            assertHeld(first, second, "c", LockMode.SHARE);
        }
    }

    @Test
    void whatOthersChangeThenIsRefusedFromSnapshotOn() {
        for (IsolationLevel level : List.of(IsolationLevel.SNAPSHOT, IsolationLevel.SERIALIZABLE)) {
            try (Client first = client(level)) {
                Savepoint savepoint = savepoint(first);
                first.put("a", "11");
                rollbackTo(first, savepoint);
                database.rows("a=2" + level);
                assertThatThrownBy(() -> first.put("a", "12"))
                        .isInstanceOfSatisfying(DatabaseException.class, e -> assertThat(e.code())
                                .isEqualTo(ErrorCode.SERIALIZATION_FAILURE));
            }
        }
    }

    /** The lock kept others from changing it; what was done knowing it would be in no serial order. */
    @Test
    void whatSerializableSawUnderALockIsCheckedAtCommit() {
        try (Client first = client(IsolationLevel.SERIALIZABLE)) {
            Savepoint savepoint = savepoint(first);
            assertThat(lock(first, "a", LockMode.UPDATE)).isEqualTo("1");
            rollbackTo(first, savepoint);
            first.put("b", "1");
            database.rows("a=2");
            assertThatThrownBy(first::commit).isInstanceOfSatisfying(DatabaseException.class, e -> assertThat(e.code())
                    .isEqualTo(ErrorCode.SERIALIZATION_FAILURE));
        }
    }

    @Test
    void aDeadlockIsFoundByTheLocksThatAreLeft() {
        try (Client first = client();
                Client second = client()) {
            first.put("a", "1");
            Savepoint savepoint = savepoint(first);
            first.put("b", "2");
            Future<?> waiting = second.startPut("b", "3");
            second.assertWaits(waiting);
            rollbackTo(first, savepoint);
            Client.await(waiting);
            Future<?> back = first.startPut("b", "4");
            first.assertWaits(back);
            assertThatThrownBy(() -> second.put("a", "5"))
                    .isInstanceOfSatisfying(
                            DatabaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DEADLOCK));
            second.rollback();
            Client.await(back);
        }
    }
}
