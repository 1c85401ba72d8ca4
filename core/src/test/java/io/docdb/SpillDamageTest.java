package io.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.session.Session;
import io.docdb.storage.StoreOptions;
import io.docdb.storage.file.DataFile;
import io.docdb.storage.file.FilterFolder;
import io.docdb.storage.file.PowerCutFolder;
import io.docdb.storage.seal.EncryptionKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Temporary files of large queries go wrong: the query ends with an error that says so, the database and its session go on. */
class SpillDamageTest {
    /** A sort, a join, groups, a set, a window and a distinct aggregate, each over more than its memory. */
    private static final List<String> LARGE = List.of(
            "SELECT k, t FROM many ORDER BY t DESC, k",
            "SELECT a.k, b.t FROM many a JOIN many b ON a.k = b.id ORDER BY a.k",
            "SELECT t, count(*), sum(k) FROM many GROUP BY t ORDER BY t",
            "SELECT t FROM many EXCEPT SELECT t FROM many WHERE k < 100 ORDER BY t",
            "SELECT k, sum(k) OVER (PARTITION BY MOD(k, 7) ORDER BY t) FROM many ORDER BY k",
            "SELECT count(DISTINCT t || k) FROM many");

    /** What happens to the temporary files, from the operation on that is counted down to. */
    private static final class Faults extends FilterFolder {
        private final Random random;
        private String fault = "";
        private int countdown;
        private int operations;

        Faults(Random random) {
            super(new PowerCutFolder(random));
            this.random = random;
        }

        synchronized void arm(String what, int after) {
            fault = what;
            countdown = after;
            operations = 0;
        }

        synchronized int operations() {
            return operations;
        }

        private synchronized boolean strikes(String... kinds) {
            if (!List.of(kinds).contains(fault)) {
                return false;
            }
            operations++;
            return countdown-- == 0;
        }

        @Override
        protected DataFile wrap(String name, DataFile file) {
            if (!name.startsWith("temp/")) {
                return file;
            }
            return new FilterFile(file) {
                @Override
                public int read(ByteBuffer target, long position) throws IOException {
                    if (strikes("read fails")) {
                        throw new IOException("Input/output error");
                    }
                    int start = target.position();
                    int read = super.read(target, position);
                    if (read > 0 && strikes("bit flips")) {
                        int at = start + random.nextInt(read);
                        target.put(at, (byte) (target.get(at) ^ 1 << random.nextInt(8)));
                    }
                    return read;
                }

                @Override
                public void write(ByteBuffer source, long position) throws IOException {
                    if (strikes("write fails")) {
                        throw new IOException("Input/output error");
                    }
                    if (strikes("disk is full")) {
                        throw new IOException("No space left on device");
                    }
                    if (!strikes("write is lost")) {
                        super.write(source, position);
                    } else {
                        super.write(ByteBuffer.allocate(source.remaining()), position);
                    }
                }
            };
        }
    }

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final Faults files = new Faults(random);

    private Database open(boolean encrypted) {
        StoreOptions store = StoreOptions.defaults();
        DatabaseOptions options = DatabaseOptions.defaults()
                .withStore(encrypted ? store.withEncryption(EncryptionKey.ofBytes(new byte[32])) : store)
                .withQueryMemoryBytes(50_000)
                .withResultCacheBytes(0);
        return Database.over(files, options, UnaryOperator.identity());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFaultInATemporaryFileEndsTheQueryAndNothingElse(boolean encrypted) throws IOException {
        try (Database database = open(encrypted);
                Session session = database.session()) {
            session.execute("CREATE TABLE many (id INT PRIMARY KEY, k INT, t VARCHAR)");
            session.execute("INSERT INTO many SELECT n, MOD(n * 7919, 1500), REPEAT('text', 20) || n"
                    + " FROM generate_series(0, 1499) AS s(n)");
            List<List<String>> expected = new ArrayList<>();
            for (String sql : LARGE) {
                expected.add(DatabaseTest.rows(session, sql));
            }
            int written = 0;
            for (String fault : List.of("bit flips", "read fails", "write fails", "write is lost", "disk is full")) {
                for (int i = 0; i < LARGE.size(); i++) {
                    String sql = LARGE.get(i);
                    String where = fault + ", " + sql + ", seed " + seed;
                    files.arm(fault, Integer.MAX_VALUE);
                    assertThat(DatabaseTest.rows(session, sql)).as(where).isEqualTo(expected.get(i));
                    int operations = files.operations();
                    assertThat(operations).as(where).isPositive();
                    files.arm(fault, random.nextInt(operations));
                    expectRefusal(session, sql, fault, where);
                    files.arm("", 0);

                    session.execute("INSERT INTO many VALUES (" + (10_000 + written) + ", -1, 'after')");
                    session.execute("DELETE FROM many WHERE k = -1");
                    written++;
                    assertThat(DatabaseTest.rows(session, sql)).as(where).isEqualTo(expected.get(i));
                    assertThat(files.list("temp")).as(where).isEmpty();
                }
            }
            assertThat(database.verify()).isEmpty();
        }
    }

    private static void expectRefusal(Session session, String sql, String fault, String where) {
        DatabaseException refused =
                catchThrowableOfType(DatabaseException.class, () -> DatabaseTest.rows(session, sql));
        assertThat(refused).as(where).isNotNull();
        assertThat(refused.code())
                .as(where)
                .isEqualTo(fault.equals("disk is full") ? ErrorCode.DISK_FULL : ErrorCode.IO_ERROR);
        assertThat(refused)
                .as(where)
                .hasMessageContaining("emporary file of the query")
                .hasMessageContaining("temp/");
    }

    /** A change that reads through a temporary file leaves no trace when that goes wrong, and its transaction goes on. */
    @Test
    void aChangeThatCannotSpillIsUndoneAloneInItsTransaction() {
        try (Database database = open(false);
                Session session = database.session()) {
            session.execute("CREATE TABLE many (id INT PRIMARY KEY, k INT, t VARCHAR)");
            session.execute("CREATE TABLE copy (id INT PRIMARY KEY, t VARCHAR)");
            session.execute("INSERT INTO many SELECT n, MOD(n * 7919, 1500), REPEAT('text', 20) || n"
                    + " FROM generate_series(0, 1499) AS s(n)");
            session.begin();
            session.execute("INSERT INTO copy VALUES (-1, 'before')");
            files.arm("disk is full", 2);
            String copy = "INSERT INTO copy SELECT id, t FROM many ORDER BY t DESC";
            DatabaseException refused = catchThrowableOfType(DatabaseException.class, () -> session.execute(copy));
            assertThat(refused.code()).isEqualTo(ErrorCode.DISK_FULL);
            files.arm("", 0);
            assertThat(DatabaseTest.rows(session, "SELECT id FROM copy")).containsExactly("-1");
            session.execute(copy);
            session.commit();
            assertThat(DatabaseTest.rows(session, "SELECT count(*) FROM copy")).containsExactly("1501");
        }
    }
}
