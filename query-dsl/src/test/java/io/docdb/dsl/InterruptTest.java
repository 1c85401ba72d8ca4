package io.docdb.dsl;

import static io.docdb.dsl.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.Database;
import io.docdb.DatabaseOptions;
import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.repository.DocumentRepository;
import io.docdb.repository.Repositories;
import io.docdb.storage.StoreOptions;
import io.docdb.value.LongValue;
import io.docdb.wal.LogOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Threads are interrupted at any moment of their work with the DSL, repositories, checkpoints and backups: a wait may be
 * cancelled by it (57014), nothing else happens, and the thread stays interrupted.
 */
@Timeout(120)
class InterruptTest {
    private static final int ACCOUNTS = 60;

    /** Little memory for everything: reads go to the file, queries spill, checkpoints are frequent. */
    private static final DatabaseOptions SMALL = DatabaseOptions.defaults()
            .withStore(StoreOptions.defaults().withCacheBytes(1 << 20).withDirtyBytes(200_000, 2_000_000))
            .withLog(new LogOptions(64 * 1024, 256 * 1024, 64 * 1024, 64 << 20, false))
            .withQueryMemoryBytes(50_000)
            .withResultCacheBytes(0);

    record Account(int id, long amount, String filler) {}

    record Transfer(long id, int worker) {}

    interface Transfers extends DocumentRepository<Transfer, Long> {
        List<Transfer> findByWorker(int worker);
    }

    @TempDir
    Path folder;

    private final long seed = System.nanoTime();
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicInteger backups = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private DocumentDatabase open() {
        return Docdb.open(folder.resolve("live"), SMALL);
    }

    private static void fill(DocumentDatabase db) {
        db.createCollection("account", "id");
        db.collection("account", Account.class)
                .insertMany(IntStream.range(0, ACCOUNTS)
                        .mapToObj(id -> new Account(id, 100, "x".repeat(3000)))
                        .toList());
        db.createCollection("transfers", "id");
    }

    private long transfer(DocumentDatabase db, Random random) {
        long id = numbers.incrementAndGet();
        db.transactVoid(transaction -> {
            var accounts = transaction.collection("account", Account.class);
            int amount = random.nextInt(20);
            accounts.updateById(random.nextInt(ACCOUNTS)).inc("amount", -amount).execute();
            accounts.updateById(random.nextInt(ACCOUNTS)).inc("amount", amount).execute();
            Repositories.of(transaction).create(Transfers.class).insert(new Transfer(id, 1));
        });
        acknowledged.incrementAndGet();
        return id;
    }

    /** Everything a thread does with a database, by name. */
    private Map<String, Runnable> work(DocumentDatabase db, Random random) {
        Map<String, Runnable> work = new LinkedHashMap<>();
        Transfers transfers = Repositories.of(db).create(Transfers.class);
        work.put("transfer", () -> transfer(db, random));
        work.put("save by a repository", () -> {
            transfers.save(new Transfer(numbers.incrementAndGet(), 2));
            acknowledged.incrementAndGet();
        });
        work.put("read by a repository", () -> {
            transfers.findById(1L);
            transfers.findByWorker(2);
        });
        work.put("spilling query", () -> assertThat(db.collection("account")
                        .find()
                        .orderBy("filler")
                        .orderBy("id")
                        .list())
                .hasSize(ACCOUNTS));
        work.put("scan", () -> assertThat(db.collection("account")
                        .find(where("filler").eq("none"))
                        .list())
                .isEmpty());
        work.put("sum", () -> assertThat(sum(db)).isEqualTo(100L * ACCOUNTS));
        work.put("checkpoint", () -> db.database().checkpoint());
        work.put("check", () -> assertThat(db.database().verify()).isEmpty());
        work.put("backup", () -> db.database().backup(folder.resolve("backup" + backups.incrementAndGet())));
        work.put("definitions", () -> {
            String name = "made" + numbers.incrementAndGet();
            db.createCollection(name, "id");
            db.createIndex(name, "k");
            db.dropCollection(name);
        });
        work.put("open and close", () -> {
            Path other = folder.resolve("other" + numbers.incrementAndGet());
            for (int i = 0; i < 2; i++) {
                try (Database opened = Database.open(other, SMALL)) {
                    opened.session().execute("CREATE COLLECTION IF NOT EXISTS c");
                    opened.checkpoint();
                }
            }
        });
        return work;
    }

    private static long sum(DocumentDatabase db) {
        return ((LongValue) db.sql("SELECT SUM(amount) AS s FROM account")
                        .list()
                        .get(0)
                        .get("s"))
                .value();
    }

    @Test
    void aThreadThatIsInterruptedAlreadyDoesItsWorkAndStaysInterrupted() {
        try (DocumentDatabase db = open()) {
            fill(db);
            work(db, new Random(seed)).forEach((name, work) -> {
                Thread.currentThread().interrupt();
                try {
                    work.run();
                } finally {
                    assertThat(Thread.interrupted()).as(name).isTrue();
                }
            });
            check(db);
            Thread.currentThread().interrupt();
        }
        assertThat(Thread.interrupted()).as("close").isTrue();
        try (DocumentDatabase db = open()) {
            check(db);
        }
    }

    /** One thread, and the note whether it was interrupted since it last looked. */
    private static final class Target {
        private final Thread thread;
        private boolean interrupted;

        Target(Thread thread) {
            this.thread = thread;
        }

        synchronized void interrupt() {
            interrupted = true;
            thread.interrupt();
        }

        /** The interrupt must still be there if there was one. */
        synchronized void look(String after) {
            boolean kept = Thread.interrupted();
            assertThat(kept).as("interrupted after " + after).isEqualTo(interrupted);
            interrupted = false;
        }
    }

    @Test
    void interruptsAtAnyMomentLoseNothingAndStopNothing() throws Exception {
        try (DocumentDatabase db = open()) {
            fill(db);
            List<Target> targets = new ArrayList<>();
            SplittableRandom seeds = new SplittableRandom(seed);
            for (int i = 0; i < 3; i++) {
                Random random = new Random(seeds.nextLong());
                AtomicReference<Target> self = new AtomicReference<>();
                self.set(new Target(new Thread(() -> repeat(db, random, self.get()))));
                targets.add(self.get());
            }
            targets.forEach(target -> target.thread.start());
            Random random = new Random(seeds.nextLong());
            while (targets.stream().anyMatch(target -> target.thread.isAlive())) {
                targets.get(random.nextInt(targets.size())).interrupt();
                LockSupport.parkNanos(random.nextInt(2_000_000));
            }
            assertThat(failure.get()).as("seed " + seed).isNull();
            check(db);
        }
        try (DocumentDatabase db = open()) {
            check(db);
        }
        for (int i = 1; i <= backups.get(); i++) {
            Path backup = folder.resolve("backup" + i);
            if (java.nio.file.Files.exists(backup)) {
                try (DocumentDatabase db = Docdb.open(backup)) {
                    assertThat(db.database().verify()).isEmpty();
                    assertThat(sum(db)).isEqualTo(100L * ACCOUNTS);
                }
            }
        }
    }

    private void repeat(DocumentDatabase db, Random random, Target self) {
        try {
            List<Map.Entry<String, Runnable>> work = new ArrayList<>();
            self.look("the start");
            for (int i = 0; i < 60 && failure.get() == null; i++) {
                if (work.isEmpty()) {
                    try {
                        work.addAll(work(db, random).entrySet());
                    } catch (DatabaseException e) {
                        assertThat(e.code()).as(e.toString()).isIn(ErrorCode.CANCELLED, ErrorCode.DEADLOCK);
                        continue;
                    }
                }
                boolean often = random.nextInt(3) > 0;
                Map.Entry<String, Runnable> next = work.get(often ? random.nextInt(6) : random.nextInt(work.size()));
                try {
                    next.getValue().run();
                } catch (DatabaseException e) {
                    assertThat(e.code())
                            .as(next.getKey() + ": " + e)
                            .isIn(
                                    ErrorCode.CANCELLED,
                                    ErrorCode.SERIALIZATION_FAILURE,
                                    ErrorCode.DEADLOCK,
                                    ErrorCode.LOCK_TIMEOUT);
                }
                self.look(next.getKey());
            }
        } catch (Throwable e) {
            failure.compareAndSet(null, e);
        }
    }

    private void check(DocumentDatabase db) {
        assertThat(db.database().verify()).isEmpty();
        assertThat(sum(db)).isEqualTo(100L * ACCOUNTS);
        assertThat(db.collection("transfers").count()).isEqualTo(acknowledged.get());
        assertThat(db.collection("account").find().list())
                .allSatisfy(
                        account -> assertThat(account.get("filler").toString()).hasSizeGreaterThanOrEqualTo(3000));
    }
}
