package io.docdb.txn;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.error.DatabaseException;
import io.docdb.storage.StoreOptions;
import io.docdb.storage.file.PowerCutFolder;
import io.docdb.wal.LogOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Several writers on a folder that loses power, several lives long: after each cut every acknowledged transaction is there,
 * none is there in part, index and audit agree with the rows, and the sequences have no gap.
 */
class TransactionPowerCutTest {
    private static final LogOptions SMALL_LOG = new LogOptions(4096, 64 * 1024, 16 * 1024, 0, false);

    @Test
    void acknowledgedTransactionsSurvivePowerCuts() throws InterruptedException {
        cutPower(30);
    }

    @Tag("proof")
    @Test
    void acknowledgedTransactionsSurviveThousandsOfPowerCuts() throws InterruptedException {
        cutPower(2000);
    }

    private static void cutPower(int trials) throws InterruptedException {
        long seed = System.nanoTime();
        long acknowledged = 0;
        for (long each : new SplittableRandom(seed).longs(trials).toArray()) {
            acknowledged += new Trial(each).run();
        }
        assertThat(acknowledged)
                .as("transactions acknowledged between the cuts")
                .isGreaterThan(trials);
    }

    private static final class Trial {
        private final long seed;
        private final Random random;
        private final int[] last;
        private final AtomicReference<Throwable> unexpected = new AtomicReference<>();

        Trial(long seed) {
            this.seed = seed;
            random = new Random(seed);
            last = CrashWorkload.noneAcknowledged(1 + random.nextInt(4));
        }

        /** Answers the number of acknowledged transactions. */
        long run() throws InterruptedException {
            PowerCutFolder folder = new PowerCutFolder(random);
            for (int life = 0; life < 5; life++) {
                folder.cutAfter(10 + random.nextInt(300));
                live(folder);
                folder = folder.afterCrash(random);
            }
            try (DiskDatabase database = open(folder)) {
                check(database);
            }
            long sum = 0;
            for (int number : last) {
                sum += number + 1;
            }
            return sum;
        }

        private DiskDatabase open(PowerCutFolder folder) {
            StoreOptions options = StoreOptions.defaults()
                    .withCacheBytes(1 << 20)
                    .withDirtyBytes(20_000L + random.nextInt(200_000), 400_000);
            return new DiskDatabase(folder, options, SMALL_LOG, new CrashWorkload(), CrashWorkload::createMaps);
        }

        private void check(DiskDatabase database) {
            try (Transaction reader = database.manager.begin(TransactionOptions.DEFAULT)) {
                assertThat(CrashWorkload.check(reader, last)).as("seed " + seed).isEmpty();
            }
        }

        private void live(PowerCutFolder folder) throws InterruptedException {
            DiskDatabase database = null;
            try {
                database = open(folder);
                check(database);
                write(database);
            } catch (DatabaseException | PowerCutFolder.PowerCut e) {
                if (!folder.isCut()) {
                    throw e;
                }
            } finally {
                folder.cutNow();
                if (database != null) {
                    abandon(database);
                }
            }
            assertThat(unexpected.get()).as("seed " + seed).isNull();
        }

        private void write(DiskDatabase database) throws InterruptedException {
            List<Thread> threads = new ArrayList<>();
            for (int writer : CrashWorkload.writers(last.length)) {
                Thread thread = new Thread(() -> writeUntilCut(database, writer));
                thread.start();
                threads.add(thread);
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }

        private void writeUntilCut(DiskDatabase database, int writer) {
            try {
                int number;
                try (Transaction reader = database.manager.begin(TransactionOptions.DEFAULT)) {
                    number = CrashWorkload.counter(reader, writer);
                }
                while (true) {
                    number++;
                    try (Transaction transaction = database.manager.begin(TransactionOptions.DEFAULT)) {
                        CrashWorkload.write(transaction, writer, number);
                        transaction.commit();
                        last[writer] = number;
                    }
                }
            } catch (DatabaseException e) {
                if (!database.stop.isStopped()) {
                    unexpected.set(e);
                }
            } catch (Throwable e) {
                unexpected.set(e);
            }
        }

        private static void abandon(DiskDatabase database) {
            try {
                database.close();
            } catch (DatabaseException | PowerCutFolder.PowerCut e) {
                // the power is gone: nothing can be closed
            }
        }
    }
}
