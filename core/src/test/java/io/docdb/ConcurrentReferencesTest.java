package io.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.ConflictException;
import io.docdb.error.DatabaseException;
import io.docdb.session.Session;
import io.docdb.session.SessionOptions;
import io.docdb.txn.IsolationLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A document that begins to refer to another while that is being deleted or moved: nothing refers to nothing afterwards. */
class ConcurrentReferencesTest {
    private final Database database = Database.inMemory();
    private final Session earlier = database.session();

    @AfterEach
    void close() {
        earlier.close();
        database.close();
    }

    static List<String[]> tables() {
        List<String[]> tables = new ArrayList<>();
        for (String action :
                List.of("ON DELETE CASCADE ON UPDATE CASCADE", "ON DELETE SET NULL", "", "ON DELETE RESTRICT")) {
            for (String index : List.of("CREATE INDEX child_p ON child (p)", "SELECT 'none'")) {
                for (String change :
                        List.of("DELETE FROM parent WHERE id = 2", "UPDATE parent SET id = 7 WHERE id = 2")) {
                    tables.add(new String[] {action, index, change});
                }
            }
        }
        return tables;
    }

    @ParameterizedTest
    @MethodSource("tables")
    void whoWaitsForTheReferringTransactionFindsWhatItHasAdded(String action, String index, String change) {
        for (IsolationLevel level : IsolationLevel.values()) {
            makeTables(action, index);
            earlier.begin();
            earlier.execute("INSERT INTO child VALUES (9, 2)");
            CompletableFuture<Void> changed = new CompletableFuture<>();
            Thread thread = new Thread(() -> {
                try (Session later = session(level)) {
                    later.execute(change);
                    changed.complete(null);
                } catch (Throwable e) {
                    changed.completeExceptionally(e);
                }
            });
            thread.start();
            while (thread.getState() != Thread.State.TIMED_WAITING && !changed.isDone()) {
                Thread.onSpinWait();
            }
            earlier.commit();
            boolean follows = action.contains("CASCADE") || action.contains("SET NULL") && change.startsWith("DELETE");
            if (follows) {
                changed.join();
            } else {
                assertThatThrownBy(changed::join).cause().hasMessageContaining("still referred to");
            }
            assertNothingRefersToNothing();
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void whoHasAnOlderSnapshotIsRefusedOrFindsIt(String action, String index, String change) {
        for (IsolationLevel level : IsolationLevel.values()) {
            makeTables(action, index);
            try (Session later = session(level)) {
                later.begin();
                later.execute("SELECT * FROM parent");
                earlier.execute("INSERT INTO child VALUES (9, 2)");
                try {
                    later.execute(change);
                    later.commit();
                    assertThat(level).isEqualTo(IsolationLevel.READ_COMMITTED);
                } catch (DatabaseException e) {
                    assertThat(e instanceof ConflictException).isEqualTo(level != IsolationLevel.READ_COMMITTED);
                    later.rollback();
                }
            }
            assertNothingRefersToNothing();
        }
    }

    @ParameterizedTest
    @EnumSource(IsolationLevel.class)
    void documentsThatReferToOthersAreInNobodysWay(IsolationLevel level) {
        makeTables("", "CREATE INDEX child_p ON child (p)");
        try (Session later = session(level)) {
            later.begin();
            later.execute("SELECT 1");
            earlier.execute("INSERT INTO child VALUES (9, 3)");
            later.execute("DELETE FROM parent WHERE id = 2");
            later.commit();
        }
        assertNothingRefersToNothing();
    }

    @ParameterizedTest
    @EnumSource(IsolationLevel.class)
    void aUniqueValueThatMovesAwayIsNotReferredTo(IsolationLevel level) {
        earlier.execute("CREATE TABLE code (id INT PRIMARY KEY, c VARCHAR UNIQUE)");
        earlier.execute("CREATE TABLE coded (id INT PRIMARY KEY, c VARCHAR REFERENCES code (c))");
        earlier.execute("INSERT INTO code VALUES (1, 'a')");
        earlier.begin();
        earlier.execute("UPDATE code SET c = 'b'");
        CompletableFuture<Void> changed = CompletableFuture.runAsync(() -> {
            try (Session later = session(level)) {
                later.execute("INSERT INTO coded VALUES (1, 'a')");
            }
        });
        assertThat(changed).isNotDone();
        earlier.commit();
        assertThatThrownBy(changed::join).cause().hasMessageContaining("found no such document");
    }

    private void makeTables(String action, String index) {
        earlier.execute("DROP TABLE IF EXISTS child");
        earlier.execute("DROP TABLE IF EXISTS parent");
        earlier.execute("CREATE TABLE parent (id INT PRIMARY KEY)");
        earlier.execute("CREATE TABLE child (id INT PRIMARY KEY, p INT REFERENCES parent " + action + ")");
        earlier.execute("INSERT INTO parent VALUES (1), (2), (3)");
        earlier.execute("INSERT INTO child VALUES (1, 1)");
        earlier.execute(index);
    }

    private void assertNothingRefersToNothing() {
        assertThat(DatabaseTest.rows(earlier, "SELECT * FROM child WHERE p NOT IN (SELECT id FROM parent)"))
                .isEmpty();
    }

    private Session session(IsolationLevel level) {
        return database.session(SessionOptions.DEFAULT.withIsolation(level));
    }
}
