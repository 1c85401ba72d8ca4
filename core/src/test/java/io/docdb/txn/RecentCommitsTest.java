package io.docdb.txn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.ConflictException;
import io.docdb.storage.Store;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RecentCommitsTest {
    private static final int MAP = 17;

    private final RecentCommits commits = new RecentCommits(10_000, 0);
    private volatile long publishedSequence;

    private static byte[] key(long sequence) {
        return ByteBuffer.allocate(8).putLong(0, sequence).array();
    }

    private static RecentCommit commit(long sequence) {
        return new RecentCommit(sequence, new int[] {MAP}, new byte[][] {key(sequence)});
    }

    private void addAndPublish(long from, long to) {
        for (long sequence = from; sequence <= to; sequence++) {
            RecentCommit commit = commit(sequence);
            commits.add(commit);
            publishedSequence = sequence; // as the store does, before the chain
            commits.publish(commit);
        }
    }

    private static ReadSet readOf(long sequence) {
        ReadSet reads = new ReadSet();
        reads.addKey(MAP, key(sequence));
        reads.seal();
        return reads;
    }

    @Test
    void nothingIsKeptWhileNobodyStands() {
        addAndPublish(1, 50);
        assertThat(commits.heldBytes())
                .as("the one that was not published when it came")
                .isLessThan(200);
    }

    @Test
    void whatIsNotPublishedIsKeptForWhoeverBeginsNext() {
        addAndPublish(1, 10);
        for (long sequence = 11; sequence <= 20; sequence++) {
            commits.add(commit(sequence));
        }
        RecentCommit from = commits.stand();
        assertThatThrownBy(() -> RecentCommits.check(from, 10, readOf(11), RowDescriber.BYTES))
                .isInstanceOf(ConflictException.class);
        assertThat(RecentCommits.check(from, 10, readOf(10), RowDescriber.BYTES).sequence)
                .isEqualTo(20);
    }

    @Test
    void whoStandsIsCheckedAgainstAllThatCameAndWhatWasKeptForItGoesWithIt() {
        addAndPublish(1, 10);
        RecentCommit from = commits.stand();
        addAndPublish(11, 60);
        assertThat(commits.heldBytes()).isGreaterThan(50 * 64);
        assertThatThrownBy(() -> RecentCommits.check(from, 10, readOf(11), RowDescriber.BYTES))
                .isInstanceOf(ConflictException.class);
        commits.leave();
        assertThat(commits.heldBytes()).isZero();
    }

    @Test
    void theOldestAreForgottenPastTheLimitAndWhoStandsThereIsRefused() {
        RecentCommit from = commits.stand();
        addAndPublish(1, 1000);
        assertThat(commits.heldBytes()).isLessThanOrEqualTo(10_100);
        assertThatThrownBy(() -> RecentCommits.check(from, 0, readOf(-1), RowDescriber.BYTES))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("took too long");
    }

    /** Transactions begin and end at any moment of the commits: each is checked against every commit after its snapshot. */
    @Test
    void whoeverBeginsAtAnyMomentMissesNoCommit() throws InterruptedException {
        RecentCommits large = new RecentCommits(1 << 30, 0);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        long last = 200_000;
        List<Thread> threads = new ArrayList<>();
        threads.add(new Thread(() -> {
            for (long sequence = 1; sequence <= last && failure.get() == null; sequence++) {
                RecentCommit commit = commit(sequence);
                large.add(commit);
                publishedSequence = sequence;
                large.publish(commit);
            }
            publishedSequence = last;
        }));
        for (int i = 0; i < 2; i++) {
            Random random = new Random(i);
            threads.add(new Thread(() -> {
                try {
                    while (publishedSequence < last) {
                        RecentCommit from = large.stand();
                        long snapshot = publishedSequence;
                        assertThat(from.sequence).isLessThanOrEqualTo(snapshot);
                        long until = snapshot + random.nextInt(20);
                        while (publishedSequence < Math.min(until, last)) {
                            Thread.onSpinWait();
                        }
                        long expected = from.sequence;
                        for (RecentCommit at = from.next(); at != null && expected < until; at = at.next()) {
                            assertThat(at.sequence).isEqualTo(++expected);
                        }
                        assertThat(expected).isGreaterThanOrEqualTo(Math.min(until, last));
                        large.leave();
                    }
                } catch (Throwable e) {
                    failure.set(e);
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failure.get()).isNull();
        assertThat(large.heldBytes()).isLessThan(200);
    }

    @Test
    void everyTransactionThatStoodLeavesHoweverItEnds() {
        TransactionOptions serializable = TransactionOptions.DEFAULT.withIsolation(IsolationLevel.SERIALIZABLE);
        try (Store store = Store.inMemory();
                TransactionManager manager =
                        TransactionManager.inMemory(store, CommitParticipant.NONE, TransactionSettings.defaults())) {
            RecentCommits recent = manager.recentCommits();
            try (Transaction transaction = manager.begin(serializable)) {
                transaction.createMap(MAP);
                transaction.commit();
            }
            try (Transaction left = manager.begin(serializable)) {
                left.get(MAP, key(1));
            }
            try (Transaction loser = manager.begin(serializable)) {
                loser.get(MAP, key(1));
                manager.transact(TransactionOptions.DEFAULT, RetryPolicy.DEFAULT, winner -> {
                    winner.put(MAP, key(1), new byte[9]);
                    return null;
                });
                assertThat(recent.heldBytes()).isPositive();
                loser.put(MAP, key(2), new byte[9]);
                assertThatThrownBy(loser::commit).isInstanceOf(ConflictException.class);
            }
            assertThat(recent.heldBytes()).isZero();
        }
    }
}
