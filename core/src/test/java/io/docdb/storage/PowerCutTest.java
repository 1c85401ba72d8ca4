package io.docdb.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.error.DatabaseException;
import io.docdb.storage.file.DataFile;
import io.docdb.storage.file.FilterFolder;
import io.docdb.storage.file.Folder;
import java.io.IOException;
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
        assertCaught(ForceDataAfterControl::new, UnaryOperator.identity());
    }

    @Test
    void aCheckpointThatIsNeverForcedIsCaught() {
        assertCaught(folder -> new NeverForced(folder, StoreFiles.DATA), UnaryOperator.identity());
    }

    @Test
    void aLogThatIsNeverForcedIsCaught() {
        assertCaught(folder -> new NeverForced(folder, "log/"), UnaryOperator.identity());
    }

    @Test
    void aCheckpointAheadOfTheLogIsCaught() {
        assertCaught(UnaryOperator.identity(), PowerCutTrial::withoutWaiting);
    }

    @Test
    void aFolderThatIsNeverSyncedIsCaught() {
        assertCaught(NeverSynced::new, UnaryOperator.identity());
    }

    private static void assertCaught(UnaryOperator<Folder> disk, UnaryOperator<LogBarrier> barrier) {
        long firstSeed = System.nanoTime();
        for (long seed = firstSeed; seed < firstSeed + 300; seed++) {
            try {
                new PowerCutTrial(seed, LIVES, disk, barrier).run();
            } catch (DatabaseException | AssertionError e) {
                System.out.println("caught by trial " + (seed - firstSeed) + ": " + e.getMessage());
                return;
            }
        }
        throw new AssertionError("a broken engine passed 300 trials from seed " + firstSeed);
    }

    /** Forces of the checkpoint file are held back until the control record is written. */
    private static final class ForceDataAfterControl extends FilterFolder {
        private volatile DataFile data;

        ForceDataAfterControl(Folder folder) {
            super(folder);
        }

        @Override
        protected DataFile wrap(String name, DataFile file) {
            return new FilterFile(file) {
                @Override
                public void force(boolean metadata) throws IOException {
                    if (name.equals(StoreFiles.DATA)) {
                        data = file;
                        return;
                    }
                    super.force(metadata);
                    if (name.equals(ControlFile.NAME) && data != null) {
                        data.force(metadata);
                        data = null;
                    }
                }
            };
        }
    }

    private static final class NeverForced extends FilterFolder {
        private final String prefix;

        NeverForced(Folder folder, String prefix) {
            super(folder);
            this.prefix = prefix;
        }

        @Override
        protected DataFile wrap(String name, DataFile file) {
            if (!name.startsWith(prefix)) {
                return file;
            }
            return new FilterFile(file) {
                @Override
                public void force(boolean metadata) {
                    // lies
                }
            };
        }
    }

    private static final class NeverSynced extends FilterFolder {
        NeverSynced(Folder folder) {
            super(folder);
        }

        @Override
        public void sync(String subFolder) {
            // lies
        }
    }
}
