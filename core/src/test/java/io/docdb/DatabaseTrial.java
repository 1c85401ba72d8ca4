package io.docdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.error.DatabaseException;
import io.docdb.session.Result;
import io.docdb.session.ResultRows;
import io.docdb.session.Session;
import io.docdb.session.SessionOptions;
import io.docdb.storage.Store;
import io.docdb.storage.StoreOptions;
import io.docdb.storage.file.Folder;
import io.docdb.storage.file.PowerCutFolder;
import io.docdb.storage.seal.EncryptionKey;
import io.docdb.txn.IsolationLevel;
import io.docdb.wal.LogOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/**
 * Several lives of one database on a folder that loses power, or whose process is killed, in each of them. After each: it opens, CHECK DATABASE finds
 * nothing, the part of each writer is as it was acknowledged, and the audit tells of as many rows as there are.
 */
final class DatabaseTrial {
    private static final LogOptions LOG = new LogOptions(4096, 64 * 1024, 32 * 1024, 0, false);

    private final Random random;
    private final int lives;
    private final int firstCut;
    private final UnaryOperator<Folder> disk;
    private final UnaryOperator<Store> store;
    private final boolean encrypted;
    private final int longestLife;
    private final List<CrashWriter> writers = new ArrayList<>();
    private final AtomicReference<Throwable> unexpected = new AtomicReference<>();
    private long checkpoints;

    /**
     * @param longestLife of the disk's operations at most so many come before a cut
     * @param firstCut the operation at which the first life ends; 0 for any
     * @param disk wraps the folder, to break a rule on purpose
     * @param store wraps the store, likewise
     */
    DatabaseTrial(
            long seed,
            int lives,
            int longestLife,
            int firstCut,
            UnaryOperator<Folder> disk,
            UnaryOperator<Store> store) {
        random = new Random(seed);
        this.lives = lives;
        this.firstCut = firstCut;
        this.disk = disk;
        this.store = store;
        encrypted = random.nextInt(4) == 0;
        this.longestLife = longestLife;
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            writers.add(new CrashWriter(i, random.nextLong()));
        }
    }

    long transactions() {
        return writers.stream().mapToLong(CrashWriter::transactions).sum();
    }

    long checkpoints() {
        return checkpoints;
    }

    void run() {
        PowerCutFolder folder = new PowerCutFolder(random);
        for (int life = 0; life < lives; life++) {
            folder.cutAfter(life == 0 && firstCut > 0 ? firstCut : 1 + random.nextInt(longestLife));
            if (life > 0 && random.nextInt(3) == 0) {
                folder.cutAfterTurns(1 + random.nextInt(5));
            }
            live(folder);
            folder = folder.afterCrash(random);
        }
        for (int clean = 0; clean < 2; clean++) {
            try (Database database = open(folder)) {
                check(database);
            }
        }
    }

    private Database open(PowerCutFolder folder) {
        StoreOptions options = StoreOptions.defaults()
                .withCacheBytes(1 << 20)
                .withDirtyBytes(30_000L + random.nextInt(200_000), 600_000);
        if (encrypted) {
            options = options.withEncryption(EncryptionKey.ofBytes(new byte[32]));
        }
        return Database.over(
                disk.apply(folder),
                DatabaseOptions.defaults()
                        .withStore(options)
                        .withLog(LOG)
                        .withResultCacheBytes(random.nextInt(2) * 100_000L),
                store);
    }

    private void live(PowerCutFolder folder) {
        Database database = null;
        try {
            database = open(folder);
            check(database);
            work(database, folder);
        } catch (DatabaseException | PowerCutFolder.PowerCut e) {
            if (!folder.isCut()) {
                throw e;
            }
        } finally {
            folder.cutNow();
            if (database != null) {
                checkpoints += database.storeMetrics().checkpoints();
                abandon(database);
            }
        }
        if (unexpected.get() != null) {
            throw new AssertionError("while it ran", unexpected.get());
        }
    }

    private static void abandon(Database database) {
        try {
            database.close();
        } catch (DatabaseException | PowerCutFolder.PowerCut e) {
            // the power is gone: nothing can be closed
        }
    }

    private void work(Database database, PowerCutFolder folder) {
        try (Session session = database.session()) {
            CrashWriter.createLedger(session);
        }
        List<Thread> threads = new ArrayList<>();
        for (CrashWriter writer : writers) {
            threads.add(new Thread(() -> note(folder, writer.work(database, 100_000))));
        }
        threads.add(new Thread(() -> note(folder, read(database))));
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** A read meets the cut itself: on a real machine there is nobody left to be told. */
    private void note(PowerCutFolder folder, Throwable end) {
        boolean expected = end instanceof DatabaseException || end instanceof PowerCutFolder.PowerCut;
        if (!expected || !folder.isCut()) {
            unexpected.compareAndSet(null, end);
            folder.cutNow();
        }
    }

    /** A reader whose snapshot must not move while others write, checkpoint and compact. */
    private static Throwable read(Database database) {
        SessionOptions options = SessionOptions.DEFAULT.withIsolation(IsolationLevel.SNAPSHOT);
        try (Session session = database.session(options)) {
            while (true) {
                session.begin();
                String count = DatabaseTest.rows(session, "SELECT COUNT(*) FROM ledger")
                        .get(0);
                for (int i = 0; i < 3; i++) {
                    assertThat("" + countRows(session)).as("rows of a snapshot").isEqualTo(count);
                    Thread.yield();
                }
                session.commit();
                LockSupport.parkNanos(1_000_000); // leaves the processors to the writers
            }
        } catch (RuntimeException | Error e) {
            return e;
        }
    }

    private static int countRows(Session session) {
        int count = 0;
        try (Result result = session.execute("SELECT writer, number FROM ledger")) {
            ResultRows rows = result.rows().orElseThrow();
            while (rows.next()) {
                count++;
            }
        }
        return count;
    }

    private void check(Database database) {
        try (Session session = database.session()) {
            assertThat(DatabaseTest.rows(session, "CHECK DATABASE"))
                    .as("CHECK DATABASE")
                    .isEmpty();
            CrashWriter.createLedger(session);
            for (CrashWriter writer : writers) {
                writer.check(session);
            }
            assertThat(DatabaseTest.rows(
                            session, "SELECT COUNT(*) FROM audit WHERE collection = 'ledger' AND operation = 'INSERT'"))
                    .as("audited rows of the ledger")
                    .isEqualTo(DatabaseTest.rows(session, "SELECT COUNT(*) FROM ledger"));
        }
    }
}
