package io.docdb.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.error.DatabaseException;
import io.docdb.storage.file.Damage;
import io.docdb.storage.file.Folder;
import io.docdb.storage.file.PowerCutFolder;
import io.docdb.wal.LogOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * Several lives of one database on a folder that loses power in each of them, at a random write, force or change of a name,
 * or whose process is killed there; opening again is cut as well. After each: it opens, every acknowledged commit is there, no commit is there in part, and
 * the sequences are consecutive.
 */
final class PowerCutTrial {
    private static final LogOptions LOG = new LogOptions(4096, 32 * 1024, 16 * 1024, 0, false);

    private final Random random;
    private final int lives;
    private final UnaryOperator<Folder> disk;
    private final UnaryOperator<LogBarrier> barrier;
    private final ModelDatabase model;
    private final int longestLife;
    private final boolean encrypted;
    private boolean killed;
    private long acknowledged;
    private int cuts;
    private long checkpoints;

    /**
     * @param disk wraps the folder, to break a rule on purpose
     * @param barrier wraps what the store sees of the log, likewise
     */
    PowerCutTrial(long seed, int lives, UnaryOperator<Folder> disk, UnaryOperator<LogBarrier> barrier) {
        random = new Random(seed);
        this.lives = lives;
        this.disk = disk;
        this.barrier = barrier;
        model = new ModelDatabase(random);
        encrypted = random.nextInt(4) == 0;
        longestLife = 20 + random.nextInt(400);
    }

    /** Every other life is ended by a kill at a turn, and the one after it is short. */
    PowerCutTrial killed() {
        killed = true;
        return this;
    }

    /** Answers the number of cuts; throws what went wrong. */
    int run() {
        PowerCutFolder folder = new PowerCutFolder(random);
        for (int life = 0; life < lives; life++) {
            boolean kill = killed && life % 2 == 0;
            folder.cutAfter(1 + random.nextInt(killed && !kill ? 40 : longestLife));
            if (kill || random.nextInt(3) == 0) {
                folder.cutAfterTurns(1 + random.nextInt(5));
            }
            live(folder);
            folder = kill ? folder.afterKill(random) : folder.afterCrash(random);
            cuts++;
        }
        try (LoggedStore database = open(folder)) {
            checkRecovered(database);
        }
        try (LoggedStore database = open(folder)) {
            assertThat(database.checkpointAtOpen).as("clean end").isEqualTo(model.commits());
            database.store.verify(PowerCutTrial::fail);
            database.log.verify(PowerCutTrial::fail);
            checkRecovered(database);
        }
        return cuts;
    }

    private static void fail(Damage damage) {
        throw new AssertionError(damage.toString());
    }

    long checkpoints() {
        return checkpoints;
    }

    private LoggedStore open(PowerCutFolder folder) {
        StoreOptions options = StoreOptions.defaults()
                .withCacheBytes(1 << 20)
                .withDirtyBytes(20_000L + random.nextInt(200_000), 400_000);
        if (encrypted) {
            options = options.withEncryption(EncryptedStoreTest.key(5));
        }
        return new LoggedStore(disk.apply(folder), options, LOG, barrier);
    }

    private void live(PowerCutFolder folder) {
        LoggedStore database = null;
        try {
            database = open(folder);
            checkRecovered(database);
            work(database);
        } catch (DatabaseException | PowerCutFolder.PowerCut e) {
            if (!folder.isCut()) {
                throw e;
            }
        } finally {
            folder.cutNow();
            if (database != null) {
                checkpoints += database.store.metrics().checkpoints();
                abandon(database);
            }
        }
    }

    private static void abandon(LoggedStore database) {
        try {
            database.close();
        } catch (DatabaseException | PowerCutFolder.PowerCut e) {
            // the power is gone: nothing can be closed
        }
    }

    private void checkRecovered(LoggedStore database) {
        long found = database.store.appliedSequence();
        assertThat(found).as("acknowledged commits").isGreaterThanOrEqualTo(acknowledged);
        assertThat(found).as("commits ever made").isLessThanOrEqualTo(model.commits());
        assertThat(database.log.durableSequence()).isEqualTo(found);
        model.truncate(found);
        acknowledged = found;
        try (StoreSnapshot snapshot = database.store.acquire()) {
            model.check(snapshot);
        }
    }

    private void work(LoggedStore database) {
        List<StoreSnapshot> readers = new ArrayList<>();
        while (true) {
            List<MapChange> changes = model.nextCommit();
            if (random.nextInt(3) == 0) {
                database.begin(changes);
            } else {
                acknowledged = database.commit(changes);
            }
            switch (random.nextInt(12)) {
                case 0 -> database.store.checkpoint();
                case 1 -> readers.add(database.store.acquire());
                case 2 -> load(database);
                case 3 -> {
                    for (StoreSnapshot reader : readers) {
                        model.check(reader);
                        reader.close();
                    }
                    readers.clear();
                }
                default -> {
                    // commits only
                }
            }
        }
    }

    private void load(LoggedStore database) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            entries.add(new Entry(ModelDatabase.bytes(i), new byte[200]));
        }
        database.store.bulkLoad(-1, entries.iterator());
    }

    static LogBarrier withoutWaiting(LogBarrier log) {
        return new LogBarrier() {
            @Override
            public void awaitDurable(long sequence) {
                // does not wait: the mistake this variant makes
            }

            @Override
            public long appendedBytes() {
                return log.appendedBytes();
            }

            @Override
            public long newestSegment() {
                return log.newestSegment();
            }

            @Override
            public void checkpointed(long sequence) {
                log.checkpointed(sequence);
            }
        };
    }
}
