package io.docdb.txn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RandomHistoryTest {
    @ParameterizedTest
    @EnumSource
    void randomTransactionsShowNoAnomalyOfTheirLevel(IsolationLevel level) throws InterruptedException {
        assertNoAnomaly(level, 8, 5_000);
    }

    /** A million transactions in all, in pieces so that the check fits into memory. */
    @Tag("proof")
    @ParameterizedTest
    @EnumSource
    void millionTransactionsShowNoAnomalyOfTheirLevel(IsolationLevel level) throws InterruptedException {
        for (int i = 0; i < 10; i++) {
            assertNoAnomaly(level, 8, 34_000);
            System.out.println(level + ": " + (i + 1) * 34_000 + " transactions without an anomaly");
        }
    }

    @Test
    void checkerFindsWriteSkewInSnapshotIsolation() throws InterruptedException {
        assertThat(findsSome(IsolationLevel.SNAPSHOT, IsolationLevel.SERIALIZABLE))
                .as("SNAPSHOT allows write skew, so a checker that sees none is blind")
                .isTrue();
    }

    @Test
    void checkerFindsReadSkewInReadCommitted() throws InterruptedException {
        assertThat(findsSome(IsolationLevel.READ_COMMITTED, IsolationLevel.SNAPSHOT))
                .isTrue();
    }

    /** Whether there are anomalies of the stricter level in one of many histories: a busy machine may run one without any. */
    private static boolean findsSome(IsolationLevel level, IsolationLevel stricter) throws InterruptedException {
        for (int history = 0; history < 20; history++) {
            try (TestDatabase database = new TestDatabase()) {
                HistoryRunner runner = new HistoryRunner(database.manager, Rows.MAP, level);
                runner.run(4, 5_000, System.nanoTime());
                if (!runner.history.check(stricter, runner.finalLists()).isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void assertNoAnomaly(IsolationLevel level, int threads, int transactions)
            throws InterruptedException {
        long seed = System.nanoTime();
        try (TestDatabase database = new TestDatabase()) {
            HistoryRunner runner = new HistoryRunner(database.manager, Rows.MAP, level);
            Throwable failure = runner.run(threads, transactions, seed);
            assertThat(failure).as("seed " + seed).isNull();
            assertThat(runner.history.check(level, runner.finalLists()))
                    .as("seed " + seed)
                    .isEmpty();
            assertThat(runner.conflicts.get()).as("transactions met each other").isPositive();
        }
    }
}
