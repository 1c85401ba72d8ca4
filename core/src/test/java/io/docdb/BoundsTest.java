package io.docdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.session.PreparedStatement;
import io.docdb.session.Result;
import io.docdb.session.Session;
import io.docdb.session.SessionOptions;
import io.docdb.storage.ByteCursor;
import io.docdb.storage.Store;
import io.docdb.storage.StoreSnapshot;
import io.docdb.storage.file.DiskFolder;
import io.docdb.txn.Durability;
import io.docdb.value.LongValue;
import io.docdb.value.TextValue;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a database takes of memory, disk and time, however much is written: each measured in a process of its own. */
@Tag("proof")
class BoundsTest {
    private static final long MB = 1 << 20;

    private static final SessionOptions ASYNC = SessionOptions.DEFAULT.withDurability(Durability.ASYNC);

    /** Makes documents of about 300 bytes. */
    private static final String FILLER = "f".repeat(240);

    @TempDir
    Path folder;

    @Test
    void tenMillionDocumentsAreLoadedWithin256Megabytes() throws Exception {
        int documents = Integer.getInteger("docdb.bounds.documents", 10_000_000);
        System.out.println(ChildJvm.run(0, "256m", Loading.class, folder.toString(), Integer.toString(documents)));
    }

    /** Loads documents of 300 bytes into a table with a secondary index, a thousand a transaction. */
    static final class Loading {
        private Loading() {}

        public static void main(String[] arguments) {
            int documents = Integer.parseInt(arguments[1]);
            long start = System.nanoTime();
            try (Database database = Database.open(Path.of(arguments[0]));
                    Session session = database.session(ASYNC)) {
                session.execute("CREATE TABLE t (id BIGINT PRIMARY KEY, n BIGINT, filler VARCHAR)");
                session.execute("CREATE INDEX t_n ON t (n)");
                load(session, documents, FILLER);
                long loaded = System.nanoTime();
                List<String> counted = DatabaseTest.rows(session, "SELECT COUNT(*), MIN(n), MAX(n) FROM t");
                System.out.println(documents + " documents: " + documents * 1_000_000_000L / (loaded - start)
                        + " a second, " + database.storeMetrics() + ", counted " + counted + " after "
                        + (System.nanoTime() - loaded) / 1_000_000 + " ms");
                if (!counted.get(0).startsWith(Integer.toString(documents))) {
                    throw new AssertionError(counted.toString());
                }
            }
        }
    }

    private static void load(Session session, int documents, String filler) {
        PreparedStatement insert = session.prepare("INSERT INTO t VALUES (?, ?, ?)");
        for (long id = 0; id < documents; ) {
            session.begin();
            for (long end = Math.min(documents, id + 1000); id < end; id++) {
                insert.execute(LongValue.of(id), LongValue.of(id * 7919 % 1_000_003), new TextValue(filler));
            }
            session.commit();
            if (id % 1_000_000 == 0) {
                System.err.println(id + " loaded");
            }
        }
    }

    @Test
    void aMillionUpdatesOf25DocumentsWhileReadersComeAndGo() throws Exception {
        churn(25);
    }

    @Test
    void aMillionRandomUpdatesOfAMillionDocuments() throws Exception {
        churn(1_000_000);
    }

    private void churn(int documents) throws Exception {
        int updates = Integer.getInteger("docdb.bounds.updates", 1_000_000);
        System.out.println(ChildJvm.run(
                0, "512m", Churn.class, folder.toString(), Integer.toString(documents), Integer.toString(updates)));
    }

    /** Updates single documents, each in a transaction, with five readers open that are replaced all the time. */
    static final class Churn {
        private static final int READERS = 5;

        private Churn() {}

        public static void main(String[] arguments) {
            int documents = Integer.parseInt(arguments[1]);
            int updates = Integer.parseInt(arguments[2]);
            Store[] store = new Store[1];
            try (Database database =
                            Database.over(DiskFolder.open(Path.of(arguments[0])), DatabaseOptions.defaults(), made -> {
                                store[0] = made;
                                return made;
                            });
                    Session session = database.session(ASYNC)) {
                session.execute("CREATE TABLE t (id BIGINT PRIMARY KEY, n BIGINT, filler VARCHAR)");
                load(session, documents, FILLER);
                PreparedStatement update = session.prepare("UPDATE t SET n = ? WHERE id = ?");
                SplittableRandom random = new SplittableRandom(1);
                ArrayDeque<Reader> readers = new ArrayDeque<>();
                double worst = 0;
                String atWorst = "";
                for (int i = 1; i <= updates; i++) {
                    update.execute(LongValue.of(i), LongValue.of(random.nextInt(documents)));
                    if (i % 2_000 == 0) {
                        readers.add(new Reader(database));
                        if (readers.size() > READERS) {
                            readers.remove().close();
                        }
                    }
                    if (i % (updates / 20) == 0) {
                        long live = liveBytes(store[0]);
                        long file = database.storeMetrics().fileBytes();
                        double part = (double) file / (2 * live + 64 * MB);
                        if (part > worst) {
                            worst = part;
                            atWorst = "after " + i + " updates file " + file / MB + " MB, live " + live / MB + " MB";
                        }
                        System.err.println(i + " updates, file " + file / MB + " MB, live " + live / MB + " MB");
                    }
                }
                readers.forEach(Reader::close);
                System.out.printf("%d documents: at most %.2f of 2 x live + 64 MB: %s%n", documents, worst, atWorst);
                if (worst > 1) {
                    throw new AssertionError("file too large: " + atWorst);
                }
            }
        }

        /** Keys and values of all maps, the audit among them. */
        private static long liveBytes(Store store) {
            long bytes = 0;
            try (StoreSnapshot snapshot = store.acquire()) {
                for (int map = -100; map < 100; map++) {
                    try (ByteCursor cursor = snapshot.cursor(map, null, null, false)) {
                        while (cursor.next()) {
                            bytes += cursor.key().length + cursor.value().length;
                        }
                    }
                }
            }
            return bytes;
        }
    }

    /** A query that is not read to its end. */
    private static final class Reader {
        private final Session session;
        private final Result result;

        Reader(Database database) {
            session = database.session();
            result = session.execute("SELECT id, filler FROM t");
            result.rows().orElseThrow().next();
        }

        void close() {
            result.close();
            session.close();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 1000, 5000})
    void openingAfterAKillTakesNoLongerForALargerFile(int megabytes) throws Exception {
        ChildJvm.run(Killed.EXIT, "512m", Killed.class, folder.toString(), Integer.toString(megabytes));
        System.out.println(ChildJvm.run(0, "512m", Opened.class, folder.toString()));
    }

    /** Fills the file, makes a checkpoint, writes 2,000 documents more and ends as if killed. */
    static final class Killed {
        static final int EXIT = 7;
        private static final int DOCUMENT_BYTES = 8_000;

        private Killed() {}

        public static void main(String[] arguments) {
            int documents = (int) (Integer.parseInt(arguments[1]) * MB / DOCUMENT_BYTES);
            Database database = Database.open(Path.of(arguments[0]));
            try (Session session = database.session(ASYNC)) {
                session.execute("CREATE TABLE t (id BIGINT PRIMARY KEY, n BIGINT, filler VARCHAR)");
                session.execute("CREATE INDEX t_n ON t (n)");
                load(session, documents, "g".repeat(DOCUMENT_BYTES));
            }
            database.checkpoint();
            try (Session session = database.session()) {
                PreparedStatement insert = session.prepare("INSERT INTO t VALUES (?, ?, ?)");
                for (int i = 1; i <= 2_000; i++) {
                    insert.execute(LongValue.of(-i), LongValue.of(i), new TextValue(FILLER));
                }
                Runtime.getRuntime().halt(EXIT);
            }
        }
    }

    static final class Opened {
        private Opened() {}

        public static void main(String[] arguments) {
            ThreadMXBean clock = ManagementFactory.getThreadMXBean();
            long start = System.nanoTime();
            long startOfWork = clock.getCurrentThreadCpuTime();
            try (Database database = Database.open(Path.of(arguments[0]));
                    Session session = database.session()) {
                long opened = System.nanoTime();
                long work = clock.getCurrentThreadCpuTime() - startOfWork;
                List<String> last = DatabaseTest.rows(session, "SELECT n FROM t WHERE id = -2000");
                System.out.println("file " + database.storeMetrics().fileBytes() / MB + " MB: opened after "
                        + (opened - start) / 1_000_000 + " ms, of them at work " + work / 1_000_000
                        + " ms, first answer " + last + " after "
                        + (System.nanoTime() - opened) / 1_000_000 + " ms more");
                assertThat(last).containsExactly("2000");
            }
        }
    }
}
