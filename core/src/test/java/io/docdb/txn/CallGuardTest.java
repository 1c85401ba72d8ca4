package io.docdb.txn;

import static io.docdb.txn.Rows.all;
import static io.docdb.txn.Rows.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import java.util.concurrent.atomic.AtomicBoolean;
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
    void aTransactionInACallIsNotEndedFromOutside() {
        Transaction transaction = database.begin(IsolationLevel.SNAPSHOT);
        transaction.enter();

        assertThat(transaction.tryEnd(CLOSED)).isFalse();
        assertThatThrownBy(transaction::rollback).hasMessageContaining("in another call");

        transaction.exit();
        assertThat(transaction.tryEnd(CLOSED)).isTrue();
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
