package io.docdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.error.DatabaseException;
import io.docdb.storage.Store;
import io.docdb.storage.file.BrokenFolders;
import io.docdb.storage.file.Folder;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Power cuts under a whole database that works through SQL: documents, indexes, definitions, large documents, the audit,
 * checkpoints, compaction and open readers. The same trials catch engines that are broken on purpose.
 */
class PowerCutDatabaseTest {
    private static final int LIVES = 6;

    @Test
    void aDatabaseHoldsWhatItAcknowledgedAfterManyPowerCuts() {
        run(14, 120, System.nanoTime());
    }

    @Tag("proof")
    @Test
    void aDatabaseHoldsWhatItAcknowledgedAfterTenThousandPowerCuts() {
        run(10_000 / LIVES + 1, 600, System.nanoTime());
    }

    /** Not at random places but at each, one after the other, from the making of the database on. */
    @Tag("proof")
    @Test
    void aDatabaseSurvivesACutAtEverySingleOperation() {
        long seed = System.nanoTime();
        System.out.println("power cut at every operation, seed " + seed);
        for (int operation = 1; operation <= 800; operation++) {
            trial(seed, 200, operation, UnaryOperator.identity(), UnaryOperator.identity());
            if (operation % 100 == 0) {
                System.out.println("cut at each of the first " + operation + " operations");
            }
        }
    }

    private static void run(int trials, int longestLife, long firstSeed) {
        long transactions = 0;
        long checkpoints = 0;
        int done = 0;
        for (long seed : seeds(firstSeed, trials)) {
            DatabaseTrial trial = trial(seed, longestLife, 0, UnaryOperator.identity(), UnaryOperator.identity());
            transactions += trial.transactions();
            checkpoints += trial.checkpoints();
            if (++done % 20 == 0) {
                System.out.println(done * LIVES + " power cuts, " + transactions + " transactions");
            }
        }
        System.out.println("database power cuts " + trials * LIVES + ", transactions " + transactions + ", checkpoints "
                + checkpoints + ", first seed " + firstSeed);
        assertThat(transactions).isGreaterThan(5L * trials);
        assertThat(checkpoints).isPositive();
    }

    private static DatabaseTrial trial(
            long seed, int longestLife, int firstCut, UnaryOperator<Folder> disk, UnaryOperator<Store> store) {
        DatabaseTrial trial = new DatabaseTrial(seed, LIVES, longestLife, firstCut, disk, store);
        try {
            trial.run();
            return trial;
        } catch (RuntimeException | Error e) {
            throw new AssertionError("seed " + seed + ", first cut " + firstCut, e);
        }
    }

    @Test
    void aControlRecordWrittenBeforeTheCheckpointIsForcedIsCaught() {
        assertCaught(BrokenFolders::forcesDataAfterControl, UnaryOperator.identity());
    }

    @Test
    void aLogThatIsNeverForcedIsCaught() {
        assertCaught(folder -> BrokenFolders.neverForces(folder, "log/"), UnaryOperator.identity());
    }

    @Test
    void aCheckpointAheadOfTheLogIsCaught() {
        assertCaught(UnaryOperator.identity(), StoreAheadOfTheLog::new);
    }

    private static void assertCaught(UnaryOperator<Folder> disk, UnaryOperator<Store> store) {
        long firstSeed = System.nanoTime();
        int trials = 0;
        for (long seed : seeds(firstSeed, 200)) {
            try {
                trials++;
                new DatabaseTrial(seed, LIVES, 200, 0, disk, store).run();
            } catch (DatabaseException | AssertionError e) {
                System.out.println("caught by trial " + trials + ": " + firstLine(e));
                return;
            }
        }
        throw new AssertionError("a broken engine passed 200 trials from seed " + firstSeed);
    }

    /** Drawn, not counted: seeds of a Random that follow each other begin alike. */
    private static long[] seeds(long first, int trials) {
        return new SplittableRandom(first).longs(trials).toArray();
    }

    private static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("");
    }
}
