package io.docdb.txn;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.storage.Store;
import io.docdb.storage.file.StopSwitch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommitWaitTest {
    private static final int THREADS = 8;
    private static final int COMMITS = 100;

    private final ReentrantLock combining = new ReentrantLock();

    @ParameterizedTest
    @ValueSource(longs = {0, 1_000, 100_000, 1_000_000_000})
    void everyCommitIsAcknowledgedWhetherItsCommitterLooksOrSleeps(long forceNanos) throws InterruptedException {
        ManualLog log = new ManualLog();
        Store store = Store.inMemory();
        TransactionManager manager = new TransactionManager(
                store, log, new StopSwitch(), CommitParticipant.NONE, TransactionSettings.defaults(), 0);
        try (Transaction transaction = manager.begin(TransactionOptions.DEFAULT)) {
            transaction.createMap(Rows.MAP);
            transaction.commit();
        }
        log.takes(forceNanos);
        log.hold();
        AtomicInteger left = new AtomicInteger(THREADS);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            String name = "row" + i;
            threads.add(new Thread(() -> {
                for (int n = 0; n < COMMITS; n++) {
                    try (Transaction transaction = manager.begin(TransactionOptions.DEFAULT)) {
                        Rows.put(transaction, name, "" + n);
                        transaction.commit();
                    }
                }
                left.decrementAndGet();
            }));
        }
        threads.forEach(Thread::start);
        while (left.get() > 0) {
            log.makeDurableSoFar();
            Thread.onSpinWait();
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(manager.publishedSequence()).isEqualTo(1 + THREADS * COMMITS);
        manager.close();
        store.close();
    }

    @Test
    void whatIsSettledWhileOneLooksIsSeen() throws InterruptedException {
        combining.lock();
        PendingCommit commit = commit();
        Thread publisher = new Thread(() -> commit.state = PendingCommit.PUBLISHED);
        publisher.start();
        publisher.join();

        assertThat(new CommitWait(() -> 100_000).look(commit, combining, System.nanoTime()))
                .isTrue();
        assertThat(commit.sleeps).isFalse();
    }

    @Test
    void whoWaitsForItsPlaceGoesOnWhenNobodyIsCombining() {
        assertThat(new CommitWait(() -> 100_000).look(commit(), combining, System.nanoTime()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1_000, 10_000_000})
    void oneSleepsWhenTheDiskIsSlowOrLookingHasTakenTooLong(long forceNanos) {
        combining.lock();

        assertThat(new CommitWait(() -> forceNanos).look(commit(), combining, System.nanoTime()))
                .isFalse();
    }

    private static PendingCommit commit() {
        return new PendingCommit(null, Durability.SYNC, null, null, null, null, null, null, null, 0, null);
    }
}
