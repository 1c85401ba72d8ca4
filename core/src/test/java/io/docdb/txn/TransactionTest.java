package io.docdb.txn;

import static io.docdb.txn.Rows.MAP;
import static io.docdb.txn.Rows.all;
import static io.docdb.txn.Rows.delete;
import static io.docdb.txn.Rows.get;
import static io.docdb.txn.Rows.key;
import static io.docdb.txn.Rows.put;
import static io.docdb.txn.Rows.row;
import static io.docdb.txn.Rows.scan;
import static io.docdb.txn.Rows.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.storage.ByteCursor;
import io.docdb.storage.Entry;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionTest {
    private final TestDatabase database = new TestDatabase();

    @AfterEach
    void close() {
        database.close();
    }

    private Transaction begin() {
        return database.begin(IsolationLevel.SNAPSHOT);
    }

    @Test
    void readsItsOwnWritesAndOthersDoNot() {
        database.rows("a=1", "b=2", "c=3");
        try (Transaction writer = begin();
                Transaction other = begin()) {
            put(writer, "b", "20");
            put(writer, "bb", "25");
            delete(writer, "c");

            assertThat(get(writer, "b")).isEqualTo("20");
            assertThat(get(writer, "c")).isEqualTo("-");
            assertThat(all(writer)).containsExactly("a=1", "b=20", "bb=25");
            assertThat(scan(writer, null, null, true)).containsExactly("bb=25", "b=20", "a=1");
            assertThat(writer.count(MAP, null, null)).isEqualTo(3);
            assertThat(writer.count(MAP, key("b"), key("c"))).isEqualTo(2);
            assertThat(writer.count(MAP, key("c"), null)).isZero();
            assertThat(all(other)).containsExactly("a=1", "b=2", "c=3");
        }
        try (Transaction later = begin()) {
            assertThat(all(later)).containsExactly("a=1", "b=2", "c=3");
        }
    }

    @Test
    void commitStampsEveryValueWithItsSequence() {
        database.rows("a=1");
        CommitResult result = database.commit(transaction -> put(transaction, "b", "2"));

        try (Transaction reader = begin()) {
            assertThat(ByteBuffer.wrap(reader.get(MAP, key("b"))).getLong()).isEqualTo(result.sequence());
            assertThat(ByteBuffer.wrap(reader.get(MAP, key("a"))).getLong()).isEqualTo(result.sequence() - 1);
            assertThat(reader.lastChange(MAP)).isEqualTo(result.sequence());
            assertThat(reader.snapshotSequence()).isEqualTo(result.sequence());
        }
    }

    @Test
    void cursorDoesNotShowWhatIsWrittenAfterItWasOpened() {
        database.rows("a=1", "c=3", "e=5");
        for (boolean reverse : new boolean[] {false, true}) {
            try (Transaction transaction = begin()) {
                put(transaction, "b", "2");
                put(transaction, "c", "30");
                delete(transaction, "e");
                List<String> seen = new ArrayList<>();
                try (ByteCursor cursor = transaction.scan(MAP, null, null, reverse)) {
                    while (cursor.next()) {
                        seen.add(row(cursor));
                        for (String key : new String[] {"a", "aa", "b", "bb", "c", "d", "e", "f"}) {
                            put(transaction, key, "late");
                        }
                        delete(transaction, "c");
                    }
                }
                List<String> expected = new ArrayList<>(List.of("a=1", "b=2", "c=30"));
                if (reverse) {
                    java.util.Collections.reverse(expected);
                }
                assertThat(seen).isEqualTo(expected);
            }
        }
    }

    @Test
    void failedStatementLeavesNoTraceAndTheTransactionLivesOn() {
        database.rows("a=1", "b=2");
        try (Transaction transaction = begin()) {
            put(transaction, "a", "10");
            transaction.beginStatement();
            put(transaction, "a", "11");
            put(transaction, "a", "12");
            delete(transaction, "b");
            put(transaction, "c", "3");
            transaction.rollbackStatement();

            assertThat(all(transaction)).containsExactly("a=10", "b=2");
            put(transaction, "d", "4");
            transaction.commit();
        }
        try (Transaction reader = begin()) {
            assertThat(all(reader)).containsExactly("a=10", "b=2", "d=4");
        }
    }

    @Test
    void savepointsNestAndComeBack() {
        try (Transaction transaction = begin()) {
            put(transaction, "a", "1");
            Savepoint first = transaction.savepoint("first");
            put(transaction, "a", "2");
            Savepoint second = transaction.savepoint("second");
            transaction.beginStatement();
            put(transaction, "a", "3");
            put(transaction, "b", "3");
            transaction.rollbackTo(second);
            assertThat(all(transaction)).containsExactly("a=2");
            put(transaction, "b", "4");
            transaction.rollbackTo(first);
            assertThat(all(transaction)).containsExactly("a=1");
            assertThatThrownBy(() -> transaction.rollbackTo(second))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("second");
            put(transaction, "c", "5");
            transaction.rollbackTo(first);
            transaction.release(first);
            assertThat(all(transaction)).containsExactly("a=1");
        }
    }

    @Test
    void createdMapIsThereAtOnceAndGoesWithTheRollBack() {
        try (Transaction transaction = begin()) {
            transaction.createMap(20);
            transaction.put(20, key("x"), value("1"));
            assertThat(transaction.hasMap(20)).isTrue();
            assertThat(transaction.count(20, null, null)).isEqualTo(1);
            transaction.dropMap(MAP);
            assertThat(transaction.hasMap(MAP)).isFalse();
        }
        try (Transaction reader = begin()) {
            assertThat(reader.hasMap(20)).isFalse();
            assertThat(reader.hasMap(MAP)).isTrue();
        }
    }

    @Test
    void droppedMapIsGoneAfterTheCommitAndBackAfterAStatementRollBack() {
        database.rows("a=1");
        try (Transaction transaction = begin()) {
            transaction.beginStatement();
            transaction.dropMap(MAP);
            assertThat(all(transaction)).isEmpty();
            transaction.rollbackStatement();
            assertThat(all(transaction)).containsExactly("a=1");
            transaction.lockMap(MAP, LockMode.UPDATE);
            transaction.dropMap(MAP);
            transaction.commit();
        }
        try (Transaction reader = begin()) {
            assertThat(reader.hasMap(MAP)).isFalse();
        }
    }

    private static Iterator<Entry> numbered(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Entry(ByteBuffer.allocate(4).putInt(i).array(), new byte[0]))
                .iterator();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, BulkLoads.SMALL_LOAD, BulkLoads.SMALL_LOAD + 1, 3 * BulkLoads.SMALL_LOAD})
    void bulkLoadedMapIsThereAfterTheCommitAndAtOnceIfItIsSmall(int count) {
        boolean small = count <= BulkLoads.SMALL_LOAD;
        try (Transaction transaction = begin()) {
            transaction.createMap(-5);
            transaction.bulkLoad(-5, numbered(count));
            assertThat(transaction.isReadable(-5)).isEqualTo(small);
            if (small) {
                assertThat(transaction.count(-5, null, null)).isEqualTo(count);
            } else {
                assertThatThrownBy(() -> transaction.count(-5, null, null)).isInstanceOf(DatabaseException.class);
            }
            transaction.put(-5, key("more"), new byte[0]);
            transaction.delete(-5, ByteBuffer.allocate(4).putInt(0).array());
            transaction.commit();
        }
        try (Transaction reader = begin()) {
            assertThat(reader.count(-5, null, null)).isEqualTo(Math.max(0, count - 1) + 1);
        }
    }

    @Test
    void bulkLoadThatIsRolledBackLeavesNothing() {
        for (int round = 0; round < 2; round++) {
            try (Transaction transaction = begin()) {
                transaction.beginStatement();
                transaction.createMap(-5);
                transaction.bulkLoad(-5, numbered(3 * BulkLoads.SMALL_LOAD));
                transaction.rollbackStatement();
                assertThat(transaction.hasMap(-5)).isFalse();
                transaction.createMap(-5);
                transaction.bulkLoad(-5, numbered(10));
                transaction.rollback();
            }
        }
        try (Transaction reader = begin()) {
            assertThat(reader.hasMap(-5)).isFalse();
        }
    }

    @Test
    void loadRolledBackIsNotTakenForALaterMapOfTheSameNumber() {
        try (Transaction transaction = begin()) {
            transaction.beginStatement();
            transaction.createMap(-5);
            transaction.bulkLoad(-5, numbered(3 * BulkLoads.SMALL_LOAD));
            transaction.rollbackStatement();
            transaction.createMap(-5);
            transaction.bulkLoad(-5, numbered(10));
            transaction.commit();
        }
        try (Transaction reader = begin()) {
            assertThat(reader.count(-5, null, null)).isEqualTo(10);
        }
    }

    @Test
    void insertingAndDeletingTheSameRowCommitsNothing() {
        database.rows("a=1");
        try (Transaction transaction = begin()) {
            put(transaction, "b", "2");
            delete(transaction, "b");
            delete(transaction, "never");
            assertThat(transaction.commit().changed()).isFalse();
        }
    }

    @Test
    void readOnlyTransactionRefusesToWrite() {
        try (Transaction transaction = database.manager.begin(TransactionOptions.DEFAULT.withReadOnly(true))) {
            assertThatThrownBy(() -> put(transaction, "a", "1"))
                    .isInstanceOfSatisfying(DatabaseException.class, e -> assertThat(e.code())
                            .isEqualTo(ErrorCode.READ_ONLY_TRANSACTION));
        }
    }

    @Test
    void transactionLargerThanTheLimitIsRefusedAndLivesOn() {
        try (TestDatabase small = new TestDatabase(
                CommitParticipant.NONE, TransactionSettings.defaults().withMaxTransactionBytes(4000))) {
            try (Transaction transaction = small.begin(IsolationLevel.SNAPSHOT)) {
                put(transaction, "a", "1");
                assertThatThrownBy(() -> put(transaction, "b", "x".repeat(4000)))
                        .isInstanceOfSatisfying(DatabaseException.class, e -> assertThat(e.code())
                                .isEqualTo(ErrorCode.TRANSACTION_TOO_LARGE));
                transaction.commit();
            }
            try (Transaction reader = small.begin(IsolationLevel.SNAPSHOT)) {
                assertThat(all(reader)).containsExactly("a=1");
            }
        }
    }

    @Test
    void rowWrittenManyTimesCostsTheMemoryOfOne() {
        try (TestDatabase small = new TestDatabase(
                        CommitParticipant.NONE, TransactionSettings.defaults().withMaxTransactionBytes(4000));
                Transaction transaction = small.begin(IsolationLevel.SNAPSHOT)) {
            transaction.savepoint("start");
            for (int i = 0; i < 10_000; i++) {
                transaction.beginStatement();
                put(transaction, "a", "" + i);
                put(transaction, "a", "" + i);
            }
            assertThat(get(transaction, "a")).isEqualTo("9999");
        }
    }

    @Test
    void endedTransactionRefusesEveryCall() {
        Transaction transaction = begin();
        ByteCursor cursor = transaction.scan(MAP, null, null, false);
        transaction.rollback();
        transaction.close();
        cursor.close();
        assertThat(transaction.isActive()).isFalse();
        assertThat(cursor.next()).isFalse();
        assertThatThrownBy(() -> get(transaction, "a"))
                .isInstanceOfSatisfying(DatabaseException.class, e -> assertThat(e.code())
                        .isEqualTo(ErrorCode.INVALID_TRANSACTION_STATE));
        assertThatThrownBy(transaction::commit).isInstanceOf(DatabaseException.class);
    }

    @Test
    void whatATransactionAddsAndDeletesAgainIsNoChange() {
        database.commit(transaction -> transaction.createMap(-5));
        CommitResult result = database.commit(transaction -> {
            put(transaction, "a", "1");
            transaction.put(-5, key("1a"), new byte[0]);
            transaction.delete(-5, key("1a"));
            transaction.delete(MAP, key("a"));
        });
        assertThat(result.changed()).isFalse();
    }

    @Test
    void anEntryOfAStoredRowIsDeletedWithIt() {
        database.commit(transaction -> {
            transaction.createMap(-5);
            put(transaction, "a", "1");
            transaction.put(-5, key("1a"), new byte[0]);
            transaction.put(-5, key("1b"), new byte[0]);
        });
        database.commit(transaction -> {
            transaction.delete(-5, key("1a"));
            transaction.delete(-5, key("1b"));
            transaction.put(-5, key("1b"), new byte[0]);
            Savepoint savepoint = transaction.savepoint("");
            transaction.delete(-5, key("1b"));
            transaction.rollbackTo(savepoint);
            transaction.delete(MAP, key("a"));
        });
        try (Transaction reader = database.begin(IsolationLevel.SNAPSHOT)) {
            assertThat(reader.get(-5, key("1a"))).isNull();
            assertThat(reader.get(-5, key("1b"))).isEmpty();
            assertThat(all(reader)).isEmpty();
        }
    }
}
