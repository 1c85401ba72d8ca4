package io.docdb.txn;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.ChildJvm;
import io.docdb.storage.StoreOptions;
import io.docdb.storage.file.DiskFolder;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process in the middle of writing, again and again on the same folder, and finds every acknowledged commit. */
class KilledProcessTest {
    @TempDir
    Path root;

    @Test
    void everyAcknowledgedCommitSurvivesAndNoneIsHalf() throws Exception {
        killRepeatedly(20, 150);
    }

    @Tag("proof")
    @Test
    void everyAcknowledgedCommitSurvivesTwoHundredKills() throws Exception {
        killRepeatedly(200, 400);
    }

    private void killRepeatedly(int rounds, int millis) throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int acknowledged = 0;
        for (int threads : new int[] {1, 8}) {
            Path folder = root.resolve("threads" + threads);
            int[] last = CrashWorkload.noneAcknowledged(threads);
            for (int round = 0; round < rounds / 2; round++) {
                acknowledged += writeAndKill(folder, last, random.nextInt(millis));
                assertThat(reopenAndCheck(folder, last))
                        .as("seed " + seed + ", threads " + threads + ", round " + round)
                        .isEmpty();
            }
        }
        assertThat(acknowledged).as("commits acknowledged before the kills").isGreaterThan(rounds);
    }

    /** Answers how many commits were acknowledged; notes the last of each writer. */
    private static int writeAndKill(Path folder, int[] last, int millis) throws IOException, InterruptedException {
        Process process = ChildJvm.start(
                List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"),
                KilledWriter.class,
                folder.toString(),
                "" + last.length);
        int count = 0;
        long deadline = 0;
        try (DataInputStream in = new DataInputStream(process.getInputStream())) {
            while (true) {
                int writer = in.readInt();
                int number = in.readInt();
                assertThat(number).as("next of writer " + writer).isGreaterThan(last[writer]);
                last[writer] = number;
                deadline = count++ == 0 ? System.nanoTime() + millis * 1_000_000L : deadline;
                if (System.nanoTime() >= deadline && process.isAlive()) {
                    process.toHandle().destroyForcibly(); // SIGKILL; by the handle, so that the pipe is read on
                }
            }
        } catch (EOFException e) {
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as("killed, not failed").isIn(137, 9);
            return count;
        }
    }

    private static String reopenAndCheck(Path folder, int[] last) {
        try (DiskDatabase database = new DiskDatabase(
                        DiskFolder.open(folder),
                        StoreOptions.defaults(),
                        new CrashWorkload(),
                        CrashWorkload::createMaps);
                Transaction reader = database.manager.begin(TransactionOptions.DEFAULT)) {
            return CrashWorkload.check(reader, last);
        }
    }
}
