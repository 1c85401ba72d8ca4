package io.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.session.PreparedStatement;
import io.docdb.session.Result;
import io.docdb.session.Session;
import io.docdb.storage.Store;
import io.docdb.storage.file.DataFile;
import io.docdb.storage.file.FilterFolder;
import io.docdb.storage.file.MemoryShortage;
import io.docdb.storage.file.PowerCutFolder;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.Value;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a database when memory is short. */
class ShortMemoryTest {
    @TempDir
    Path folder;

    /** The first write of a checkpoint finds no memory. */
    private static final class NoMemory extends FilterFolder {
        private final AtomicBoolean armed = new AtomicBoolean();

        NoMemory() {
            super(new PowerCutFolder(new Random(1)));
        }

        @Override
        protected DataFile wrap(String name, DataFile file) {
            if (!name.equals("docdb.data")) {
                return file;
            }
            return new FilterFile(file) {
                @Override
                public void write(ByteBuffer source, long position) throws IOException {
                    if (armed.getAndSet(false)) {
                        throw new OutOfMemoryError("on purpose");
                    }
                    super.write(source, position);
                }
            };
        }
    }

    @Test
    void aCheckpointThatRunsOutOfMemoryEndsTheSessionsAndTheNextOneFindsEverything() {
        NoMemory files = new NoMemory();
        try (Database database = Database.over(files, DatabaseOptions.defaults(), UnaryOperator.identity());
                Session first = database.session()) {
            first.execute("CREATE TABLE t (id BIGINT PRIMARY KEY)");
            first.execute("INSERT INTO t VALUES (1), (2)");
            files.armed.set(true);
            assertThatThrownBy(database::checkpoint)
                    .isInstanceOfSatisfying(
                            DatabaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DATABASE_STOPPED));
            assertThatThrownBy(() -> first.execute("SELECT * FROM t"))
                    .isInstanceOfSatisfying(
                            DatabaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DATABASE_STOPPED));
            try (Session second = database.session()) {
                assertThat(DatabaseTest.rows(second, "SELECT id FROM t ORDER BY id"))
                        .containsExactly("1", "2");
                second.execute("INSERT INTO t VALUES (3)");
            }
            database.checkpoint();
            assertThat(database.verify()).isEmpty();
        }
    }

    @Test
    void aStoreThatFindsNoMemoryToBeClosedKeepsNobodyOutOfTheFolder() {
        AtomicBoolean unlocked = new AtomicBoolean();
        UnaryOperator<Store> wrap = store -> (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    Object answer = method.invoke(store, arguments);
                    if (method.getName().equals("close")) {
                        throw new OutOfMemoryError("on purpose");
                    }
                    return answer;
                });
        Instance instance = new Instance(
                Optional.of(new NoMemory()), "test", DatabaseOptions.defaults(), () -> unlocked.set(true), wrap);
        assertThatThrownBy(instance::close).hasRootCauseInstanceOf(OutOfMemoryError.class);
        assertThat(unlocked).isTrue();
    }

    /** So the JVM tells a lack of memory where it was about to link a lambda. */
    @Test
    void aLackOfMemoryInOtherWordsIsToldAsOne() {
        InternalError error = new InternalError("linking", new OutOfMemoryError("on purpose"));
        assertThat(MemoryShortage.isBehind(error)).isTrue();
        assertThat(MemoryShortage.isBehind(new InternalError("another", new IOException("disk"))))
                .isFalse();
        try (Database database = Database.inMemory();
                Session session = database.session()) {
            session.begin();
            session.execute("CREATE TABLE t (id INT PRIMARY KEY)");
            PreparedStatement query = session.prepare("SELECT id FROM t WHERE id = ?");
            List<Runnable> failing = List.of(
                    () -> {
                        throw error;
                    },
                    () -> {
                        throw new IllegalArgumentException("Self-suppression not permitted", error);
                    });
            for (Runnable each : failing) {
                assertThatThrownBy(() -> query.execute(new FailingList(each)))
                        .isInstanceOfSatisfying(DatabaseException.class, e -> assertThat(e.code())
                                .isEqualTo(ErrorCode.OUT_OF_MEMORY));
            }
            assertThat(DatabaseTest.rows(session, "SELECT * FROM t")).isEmpty();
        }
    }

    /** Parameters that fail when they are looked at. */
    private static final class FailingList extends AbstractList<Value> {
        private final Runnable failing;

        FailingList(Runnable failing) {
            this.failing = failing;
        }

        @Override
        public Value get(int index) {
            failing.run();
            return NullValue.NULL;
        }

        @Override
        public int size() {
            return 1;
        }
    }

    @Test
    void aFirstStatementThatFindsNoMemoryIsNotTheLast() throws Exception {
        System.out.println(ChildJvm.run(0, "64m", FirstStatement.class));
    }

    /** The child: with ever more free memory the same statement is tried, until it finds enough; then others are. */
    static final class FirstStatement {
        private static final int BLOCK_BYTES = 20_000;

        private FirstStatement() {}

        public static void main(String[] arguments) {
            List<byte[]> taken = new ArrayList<>(10_000);
            int failures = 0;
            try (Database database = Database.inMemory();
                    Session session = database.session()) {
                takeAll(taken);
                while (!runs(session, taken)) {
                    failures++;
                    taken.remove(taken.size() - 1);
                }
                taken.clear();
                for (String sql :
                        List.of("SELECT LOWER('A') || 1 + 1", "SELECT COUNT(*) FROM generate_series(1, 9) AS s(n)")) {
                    DatabaseTest.rows(session, sql);
                }
            }
            System.out.println("first statement after " + failures + " that found no memory");
        }

        private static void takeAll(List<byte[]> taken) {
            try {
                while (true) {
                    taken.add(new byte[BLOCK_BYTES]);
                }
            } catch (OutOfMemoryError e) {
                // the rest is less than a block
            }
        }

        /** False if it found no memory; throws what is no lack of memory, such as a class that is lost for good. */
        private static boolean runs(Session session, List<byte[]> taken) {
            try {
                return !taken.isEmpty()
                        && DatabaseTest.rows(session, "SELECT UPPER('a')").size() == 1;
            } catch (OutOfMemoryError e) {
                return false;
            } catch (DatabaseException e) {
                if (e.code() == ErrorCode.OUT_OF_MEMORY) {
                    return false;
                }
                throw e;
            }
        }
    }

    @Tag("proof")
    @Test
    void queriesThatBlowTheHeapLoseNothingAndTheDatabaseWorksOn() throws Exception {
        System.out.println(ChildJvm.run(0, "64m", HeapBlower.class, folder.toString()));
    }

    /** The child: writers commit and checkpoints go on while another thread fills the heap again and again. */
    static final class HeapBlower {
        private static final int ROUNDS = 40;

        private HeapBlower() {}

        public static void main(String[] arguments) throws InterruptedException {
            AtomicBoolean done = new AtomicBoolean();
            AtomicInteger stops = new AtomicInteger();
            AtomicInteger acknowledged = new AtomicInteger();
            try (Database database = Database.open(Path.of(arguments[0]))) {
                try (Session session = database.session()) {
                    session.execute("CREATE TABLE t (id BIGINT PRIMARY KEY, filler VARCHAR)");
                    session.execute("CREATE INDEX t_filler ON t (filler)");
                }
                Thread writer = new Thread(() -> {
                    while (!done.get()) {
                        try {
                            write(database, done, acknowledged);
                        } catch (DatabaseException | OutOfMemoryError e) {
                            if (e instanceof DatabaseException known && known.code() == ErrorCode.DATABASE_STOPPED) {
                                stops.incrementAndGet();
                            }
                        }
                    }
                });
                writer.setDaemon(true);
                writer.start();
                for (int round = 0; round < ROUNDS; round++) {
                    try {
                        blow();
                    } catch (OutOfMemoryError e) {
                        // it may also hit whoever leaves compiled code, past the catch that is there
                    }
                    Thread.sleep(100);
                }
                done.set(true);
                writer.join();
                check(database, acknowledged.get());
            }
            System.out.println("rounds " + ROUNDS + ", acknowledged " + acknowledged + ", stopped and opened again "
                    + stops + " times");
        }

        private static void write(Database database, AtomicBoolean done, AtomicInteger acknowledged) {
            try (Session session = database.session()) {
                long next = Long.parseLong(DatabaseTest.rows(session, "SELECT COALESCE(MAX(id), 0) FROM t")
                                .get(0))
                        + 1;
                for (long id = next; !done.get(); id++) {
                    session.execute("INSERT INTO t VALUES (?, REPEAT('x', 700))", LongValue.of(id));
                    acknowledged.set((int) id);
                }
            }
        }

        private static void blow() {
            try {
                List<byte[]> taken = new ArrayList<>();
                while (true) {
                    taken.add(new byte[10_000]);
                }
            } catch (OutOfMemoryError e) {
                // what was taken is free again
            }
        }

        private static void check(Database database, long acknowledged) {
            try (Session session = database.session()) {
                long found = Long.parseLong(
                        DatabaseTest.rows(session, "SELECT MAX(id) FROM t").get(0));
                long count = Long.parseLong(
                        DatabaseTest.rows(session, "SELECT COUNT(*) FROM t").get(0));
                if (found < acknowledged || count != found) {
                    throw new AssertionError("acknowledged " + acknowledged + ", last " + found + ", rows " + count);
                }
            }
            if (!database.verify().isEmpty()) {
                throw new AssertionError(database.verify().toString());
            }
        }
    }

    /** Statements that take all memory, in transactions of their own, while a writer commits. */
    @Tag("proof")
    @Test
    void statementsThatTakeAllMemoryEndAloneAndAreTold() throws Exception {
        System.out.println(ChildJvm.run(0, "64m", HungryStatements.class, folder.toString()));
    }

    static final class HungryStatements {
        private static final List<String> STATEMENTS = List.of(
                "SELECT JSON_ARRAYAGG(REPEAT('x', 100000) || n) FROM generate_series(1, 100000) AS s(n)",
                "SELECT STRING_AGG(REPEAT('x', 100000), ',') FROM generate_series(1, 100000) AS s(n)",
                "SELECT ARRAY_AGG(n) FROM generate_series(1, 100000000) AS s(n)",
                "SELECT LENGTH(REPEAT('a,', 30000000) || REPEAT('b', 30000000))",
                "SELECT REGEXP_REPLACE(REPEAT('a', 10000000), 'a', 'bbbbbbbbbbbbbb', 'g')",
                "UPDATE t SET filler = REPEAT(filler, 20000)",
                "INSERT INTO t SELECT 1000000 + n, REPEAT('y', 1000000) FROM generate_series(1, 1000) AS s(n)",
                "CREATE TABLE made AS SELECT n, REPEAT('x', 1000000) AS t FROM generate_series(1, 1000) AS s(n)");

        private HungryStatements() {}

        public static void main(String[] arguments) throws InterruptedException {
            AtomicBoolean done = new AtomicBoolean();
            AtomicInteger acknowledged = new AtomicInteger();
            AtomicInteger stops = new AtomicInteger();
            try (Database database = Database.open(Path.of(arguments[0]))) {
                try (Session session = database.session()) {
                    session.execute("CREATE TABLE t (id BIGINT PRIMARY KEY, filler VARCHAR)");
                }
                Thread writer = new Thread(() -> {
                    while (!done.get()) {
                        try {
                            HeapBlower.write(database, done, acknowledged);
                        } catch (DatabaseException e) {
                            stops.incrementAndGet();
                        } catch (RuntimeException | Error e) {
                            if (!MemoryShortage.isBehind(e)) {
                                throw e;
                            }
                            stops.incrementAndGet();
                        }
                    }
                });
                writer.setDaemon(true);
                writer.start();
                for (String sql : STATEMENTS) {
                    try (Session session = database.session()) {
                        starve(session, sql);
                    }
                }
                done.set(true);
                writer.join();
                HeapBlower.check(database, acknowledged.get());
            }
            System.out.println(
                    "acknowledged " + acknowledged + ", the writer met a lack of memory " + stops + " times");
        }

        /**
         * The transaction goes on after the statement that failed, and keeps what it did before; unless memory was so short that
         * not even the error that says so found room.
         */
        private static void starve(Session session, String sql) {
            session.begin();
            session.execute("CREATE TABLE before (id INT PRIMARY KEY)");
            try {
                Result result = session.execute(sql);
                while (result.rows().isPresent() && result.rows().get().next()) {
                    // too large to be looked at
                }
                throw new AssertionError("expected a lack of memory: " + sql);
            } catch (DatabaseException e) {
                if (e.code() != ErrorCode.OUT_OF_MEMORY && e.code() != ErrorCode.TRANSACTION_TOO_LARGE) {
                    throw e;
                }
                DatabaseTest.rows(session, "SELECT * FROM before");
            } catch (OutOfMemoryError e) {
                // the JVM's own, which needs none
            }
            session.rollback();
        }
    }

    @Tag("proof")
    @Test
    void anIndexOverACollectionLargerThanMemoryIsMadeAgainAfterAKill() throws Exception {
        ChildJvm.run(IndexMaker.KILLED, "64m", IndexMaker.class, folder.toString());
        System.out.println(ChildJvm.run(0, "64m", IndexChecker.class, folder.toString()));
    }

    /** The child: ends at the very moment the index is acknowledged, with the index in the log alone. */
    static final class IndexMaker {
        static final int KILLED = 7;
        static final int DOCUMENTS = 150_000;

        private IndexMaker() {}

        public static void main(String[] arguments) {
            Database database = Database.open(Path.of(arguments[0]));
            try (Session session = database.session()) {
                session.execute("CREATE TABLE t (id BIGINT PRIMARY KEY, name VARCHAR)");
                for (int from = 0; from < DOCUMENTS; from += 10_000) {
                    session.execute(
                            "INSERT INTO t WITH RECURSIVE s (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM s WHERE i < 9999)"
                                    + " SELECT ? + i, REPEAT('n', 200) || MOD(CAST(? + i AS BIGINT) * 7919, 1000003) FROM s",
                            LongValue.of(from),
                            LongValue.of(from));
                }
                session.execute("CREATE INDEX t_name ON t (name)");
                Runtime.getRuntime().halt(KILLED);
            }
        }
    }

    static final class IndexChecker {
        private IndexChecker() {}

        public static void main(String[] arguments) {
            long start = System.nanoTime();
            try (Database database = Database.open(Path.of(arguments[0]));
                    Session session = database.session()) {
                System.out.println(
                        "opened after " + (System.nanoTime() - start) / 1_000_000 + " ms, " + database.storeMetrics());
                if (!DatabaseTest.rows(session, "SELECT COUNT(*) FROM t").equals(List.of("" + IndexMaker.DOCUMENTS))
                        || !database.verify().isEmpty()) {
                    throw new AssertionError("documents or index entries are missing");
                }
            }
        }
    }
}
