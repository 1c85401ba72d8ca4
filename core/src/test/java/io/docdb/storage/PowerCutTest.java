package io.docdb.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.error.DatabaseException;
import io.docdb.storage.file.BrokenFolders;
import io.docdb.storage.file.Folder;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Power cuts at random moments; and the same for engines broken on purpose, which must be caught. */
class PowerCutTest {
    private static final int LIVES = 5;

    @Test
    void nothingAcknowledgedIsLostInHundredsOfPowerCuts() {
        run(80, System.nanoTime());
    }

    @Test
    void nothingIsLostWhenThePowerFailsSoonAfterAKill() {
        long firstSeed = System.nanoTime();
        for (long seed = firstSeed; seed < firstSeed + 60; seed++) {
            try {
                new PowerCutTrial(seed, LIVES, UnaryOperator.identity(), UnaryOperator.identity())
                        .killed()
                        .run();
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    @Test
    @Tag("proof")
    void nothingAcknowledgedIsLostInTenThousandPowerCuts() {
        run(2000, System.nanoTime());
    }

    private static void run(int trials, long firstSeed) {
        int cuts = 0;
        long checkpoints = 0;
        for (long seed = firstSeed; seed < firstSeed + trials; seed++) {
            try {
                PowerCutTrial trial =
                        new PowerCutTrial(seed, LIVES, UnaryOperator.identity(), UnaryOperator.identity());
                cuts += trial.run();
                checkpoints += trial.checkpoints();
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
        System.out.println("power cuts " + cuts + ", checkpoints " + checkpoints + ", first seed " + firstSeed);
        assertThat(cuts).isEqualTo(trials * LIVES);
        assertThat(checkpoints).as("checkpoints among the work").isGreaterThan(trials);
    }

    @Test
    void aControlRecordWrittenBeforeTheCheckpointIsForcedIsCaught() {
        assertCaught(BrokenFolders::forcesDataAfterControl, UnaryOperator.identity());
    }

    @Test
    void aCheckpointThatIsNeverForcedIsCaught() {
        assertCaught(folder -> BrokenFolders.neverForces(folder, StoreFiles.DATA), UnaryOperator.identity());
    }

    @Test
    void aLogThatIsNeverForcedIsCaught() {
        assertCaught(folder -> BrokenFolders.neverForces(folder, "log/"), UnaryOperator.identity());
    }

    @Test
    void aCheckpointAheadOfTheLogIsCaught() {
        assertCaught(UnaryOperator.identity(), PowerCutTrial::withoutWaiting);
    }

    @Test
    void aControlRecordOfAKilledProcessThatIsNotForcedIsCaught() {
        assertCaught(BrokenFolders::trustsWhatIsSeen, UnaryOperator.identity(), PowerCutTrial::killed);
    }

    @Test
    void aFolderThatIsNeverSyncedIsCaught() {
        assertCaught(BrokenFolders::neverSyncsNames, UnaryOperator.identity());
    }

    private static void assertCaught(UnaryOperator<Folder> disk, UnaryOperator<LogBarrier> barrier) {
        assertCaught(disk, barrier, UnaryOperator.identity());
    }

    private static void assertCaught(
            UnaryOperator<Folder> disk, UnaryOperator<LogBarrier> barrier, UnaryOperator<PowerCutTrial> how) {
        long firstSeed = System.nanoTime();
        for (long seed = firstSeed; seed < firstSeed + 300; seed++) {
            try {
                how.apply(new PowerCutTrial(seed, LIVES, disk, barrier)).run();
            } catch (DatabaseException | AssertionError e) {
                System.out.println("caught by trial " + (seed - firstSeed) + ": " + e.getMessage());
                return;
            }
        }
        throw new AssertionError("a broken engine passed 300 trials from seed " + firstSeed);
    }
}
