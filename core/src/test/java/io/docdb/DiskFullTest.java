package io.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.session.Session;
import io.docdb.storage.file.DataFile;
import io.docdb.storage.file.FilterFolder;
import io.docdb.storage.file.PowerCutFolder;
import io.docdb.value.LongValue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The disk is full at a random write: SQL says so, and goes on once there is room and the database was opened again. */
class DiskFullTest {
    /** A disk with room for so many bytes; what is full stays full until there is room. */
    private static final class SmallDisk extends FilterFolder {
        private long room;

        SmallDisk(Random random, long room) {
            super(new PowerCutFolder(random));
            this.room = room;
        }

        synchronized void fill() {
            room = 0;
        }

        synchronized void makeRoom() {
            room = Long.MAX_VALUE;
        }

        private synchronized void take(int bytes) throws IOException {
            if (room < bytes) {
                room = 0;
                throw new IOException("No space left on device");
            }
            room -= bytes;
        }

        @Override
        protected DataFile wrap(String name, DataFile file) {
            return new FilterFile(file) {
                @Override
                public void write(ByteBuffer source, long position) throws IOException {
                    take(source.remaining());
                    super.write(source, position);
                }
            };
        }
    }

    @Test
    void whatWasAcknowledgedBeforeTheDiskWasFullIsThereWhenThereIsRoomAgain() {
        long firstSeed = System.nanoTime();
        System.out.println("disk full first seed " + firstSeed);
        int whileItRan = 0;
        SplittableRandom seeds = new SplittableRandom(firstSeed);
        for (int i = 0; i < 12 || whileItRan == 0 && i < 200; i++) {
            long seed = seeds.nextLong();
            try {
                whileItRan += trial(new Random(seed)) ? 1 : 0;
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
        assertThat(whileItRan).isPositive();
    }

    /** @return false if not even an empty database found room */
    private static boolean trial(Random random) {
        SmallDisk disk = new SmallDisk(random, 30_000L + random.nextInt(1_500_000));
        long acknowledged = fillUp(disk, random);
        disk.makeRoom();
        try (Database database = open(disk);
                Session session = database.session()) {
            assertThat(DatabaseTest.rows(session, "CHECK DATABASE")).isEmpty();
            if (acknowledged >= 0) {
                List<String> found = DatabaseTest.rows(session, "SELECT COUNT(*), COALESCE(MAX(id), 0) FROM t");
                // The commit that met the full disk may have come to rest before it.
                assertThat(found.get(0))
                        .isIn(acknowledged + " | " + acknowledged, (acknowledged + 1) + " | " + (acknowledged + 1));
                session.execute("INSERT INTO t VALUES (-1, 'room again')");
                database.checkpoint();
                assertThat(DatabaseTest.rows(session, "SELECT id FROM t WHERE name = 'room again'"))
                        .containsExactly("-1");
                assertThat(DatabaseTest.rows(session, "CHECK DATABASE")).isEmpty();
            }
        }
        return acknowledged >= 0;
    }

    /** @return how many rows were acknowledged; -1 if the table was not made */
    private static long fillUp(SmallDisk disk, Random random) {
        long acknowledged = -1;
        try (Database database = open(disk);
                Session session = database.session()) {
            session.execute("CREATE TABLE t (id BIGINT PRIMARY KEY, name VARCHAR)");
            session.execute("CREATE INDEX t_name ON t (name)");
            acknowledged = 0;
            while (true) {
                long id = acknowledged + 1;
                session.execute(
                        "INSERT INTO t VALUES (?, REPEAT('n', " + random.nextInt(3000) + "))", LongValue.of(id));
                acknowledged = id;
                if (random.nextInt(40) == 0) {
                    session.execute("CHECKPOINT");
                }
            }
        } catch (DatabaseException e) {
            assertThat(e.code()).as(e.toString()).isEqualTo(ErrorCode.DISK_FULL);
            assertThat(e).hasMessageContaining("No space left").hasMessageContaining("/simulated");
            return acknowledged;
        }
    }

    /** Whether it is the log or the checkpoint, a commit, a statement or nobody that meets the full disk. */
    @ParameterizedTest
    @ValueSource(strings = {"INSERT INTO t VALUES (1, REPEAT('n', 5000))", "CHECKPOINT", "background"})
    void theFirstErrorOfASessionIsTheFullDiskAndTheNextTheStop(String meeting) throws InterruptedException {
        SmallDisk disk = new SmallDisk(new Random(7), Long.MAX_VALUE);
        try (Database database = open(disk);
                Session session = database.session();
                Session other = database.session();
                Session inTransaction = database.session()) {
            session.execute("CREATE TABLE t (id BIGINT PRIMARY KEY, name VARCHAR)");
            inTransaction.begin();
            inTransaction.execute("INSERT INTO t VALUES (2, 'two')");
            disk.fill();
            if (meeting.equals("background")) {
                Thread asker = new Thread(() -> {
                    try {
                        database.checkpoint();
                    } catch (DatabaseException e) {
                        assertThat(e.code()).isEqualTo(ErrorCode.DISK_FULL);
                    }
                });
                asker.start();
                asker.join();
            } else {
                assertFails(ErrorCode.DISK_FULL, () -> session.execute(meeting));
                assertFails(ErrorCode.DATABASE_STOPPED, () -> session.execute(meeting));
            }
            assertFails(ErrorCode.DISK_FULL, () -> other.execute("SELECT * FROM t"));
            assertFails(ErrorCode.DATABASE_STOPPED, () -> other.execute("SELECT * FROM t"));
            assertThatThrownBy(database::verify).as("no damage").hasMessageContaining("because the disk is full");
            assertFails(ErrorCode.DISK_FULL, inTransaction::commit);
            assertFails(ErrorCode.DATABASE_STOPPED, () -> inTransaction.execute("SELECT * FROM t"));
        }
    }

    private static void assertFails(ErrorCode code, ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .hasMessageContaining("because the disk is full")
                .hasMessageContaining("make room, then close and open it again")
                .hasMessageContaining("No space left")
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static Database open(SmallDisk disk) {
        return Database.over(disk, DatabaseOptions.defaults(), UnaryOperator.identity());
    }
}
