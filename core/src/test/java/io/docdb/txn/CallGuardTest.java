package io.docdb.txn;

import static io.docdb.txn.Rows.all;
import static io.docdb.txn.Rows.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A call that meets the end of its transaction hears why it ended, from the first moment of that end on. */
class CallGuardTest {
    private static final DatabaseException CLOSED =
            new DatabaseException(ErrorCode.DATABASE_STOPPED, "Database closed: the application closed it");

    private final TestDatabase database = new TestDatabase();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aCallWhileTheTransactionIsBeingEndedHearsWhy() {
        database.rows("a=1");
        Transaction transaction = database.begin(IsolationLevel.SNAPSHOT);

        assertThat(transaction.tryBeginEnd(CLOSED)).isTrue();

        assertThatThrownBy(() -> get(transaction, "a")).hasMessage(CLOSED.getMessage());
        assertThatThrownBy(() -> all(transaction)).hasMessage(CLOSED.getMessage());
        assertThatThrownBy(transaction::commit).hasMessage(CLOSED.getMessage());
        assertThatCode(transaction::close).as("nothing is left to undo").doesNotThrowAnyException();
        transaction.end(transaction.owner());
        assertThatThrownBy(() -> get(transaction, "a")).hasMessage(CLOSED.getMessage());
    }

    @Test
    void aTransactionInACallIsNotEndedFromOutside() throws InterruptedException {
        Transaction transaction = database.begin(IsolationLevel.SNAPSHOT);
        Thread another = new Thread(transaction::enter);
        another.start();
        another.join();

        assertThat(transaction.tryEnd(CLOSED)).isFalse();
        assertThatThrownBy(transaction::rollback).hasMessageContaining("in another call");

        transaction.exit();
        assertThat(transaction.tryEnd(CLOSED)).isTrue();
        assertThat(transaction.tryEnd(CLOSED)).as("it has ended").isTrue();
    }

    /** As when the JVM finds no memory for a compiled frame: the call is never left. */
    @Test
    void aCallThatWasCutOffLeavesNothingButToRollBack() {
        database.rows("a=1");
        Transaction transaction = database.begin(IsolationLevel.SNAPSHOT);
        Rows.put(transaction, "a", "2");
        transaction.enter();

        for (ThrowingCallable call : List.<ThrowingCallable>of(() -> get(transaction, "a"), transaction::commit)) {
            assertThatThrownBy(call).isInstanceOfSatisfying(DatabaseException.class, e -> assertThat(e.code())
                    .isEqualTo(ErrorCode.OUT_OF_MEMORY));
        }
        transaction.rollback();

        try (Transaction next = database.begin(IsolationLevel.SNAPSHOT)) {
            Rows.put(next, "a", "3"); // its lock is free
            next.commit();
        }
        assertThat(transaction.tryEnd(CLOSED)).as("it has ended").isTrue();
    }

    @Test
    void aCallThatMeetsTheWatchdogWaitsForItAndIsNeverRefused() throws InterruptedException {
        Transaction transaction = database.begin(IsolationLevel.SNAPSHOT);
        AtomicBoolean done = new AtomicBoolean();
        Thread watchdog = new Thread(() -> {
            while (!done.get()) {
                if (transaction.tryTend()) {
                    transaction.endTending();
                }
            }
        });
        watchdog.start();
        try {
            for (int i = 0; i < 3_000_000; i++) {
                transaction.enter();
                transaction.exit();
            }
        } finally {
            done.set(true);
            watchdog.join();
        }
    }
}
