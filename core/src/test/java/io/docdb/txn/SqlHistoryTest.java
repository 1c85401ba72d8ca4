package io.docdb.txn;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.Database;
import io.docdb.error.ConstraintException;
import io.docdb.error.DatabaseException;
import io.docdb.session.Result;
import io.docdb.session.ResultRows;
import io.docdb.session.Session;
import io.docdb.session.SessionOptions;
import io.docdb.value.LongValue;
import io.docdb.value.TextValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random histories through SQL, checked as those of the bare transactions are: reads by key, by range and by an index, appends
 * by INSERT and UPDATE, savepoints, and beside them somebody who makes and drops the index and adds and drops a column.
 */
class SqlHistoryTest {
    /** Lists in use at a time; the threads move on to new ones, which at first are absent. */
    private static final int WINDOW = 6;

    private static final int APPENDS_PER_WINDOW = 120;

    private final History history = new History();
    private final AtomicInteger elements = new AtomicInteger();
    private final AtomicInteger conflicts = new AtomicInteger();
    private volatile Throwable failure;

    @ParameterizedTest
    @EnumSource
    void randomTransactionsThroughSqlShowNoAnomalyOfTheirLevel(IsolationLevel level) throws InterruptedException {
        run(level, 6, 300);
    }

    @Tag("proof")
    @ParameterizedTest
    @EnumSource
    void manyTransactionsThroughSqlShowNoAnomalyOfTheirLevel(IsolationLevel level) throws InterruptedException {
        run(level, 8, 40_000);
    }

    private void run(IsolationLevel level, int threads, int transactions) throws InterruptedException {
        long seed = System.nanoTime();
        try (Database database = Database.inMemory()) {
            try (Session session = database.session()) {
                session.execute("CREATE TABLE lists (k BIGINT PRIMARY KEY, twin BIGINT, v VARCHAR)");
            }
            List<Thread> running = new ArrayList<>();
            SplittableRandom seeds = new SplittableRandom(seed);
            for (int i = 0; i < threads; i++) {
                int number = i;
                Random random = new Random(seeds.nextLong());
                running.add(new Thread(() -> work(database, level, random, number, transactions)));
            }
            Random random = new Random(seeds.nextLong());
            running.add(new Thread(() -> redefine(database, random, transactions)));
            running.forEach(Thread::start);
            for (Thread thread : running) {
                thread.join();
            }
            assertThat(failure).as("seed " + seed).isNull();
            assertThat(history.check(level, finalLists(database)))
                    .as("seed " + seed)
                    .isEmpty();
            assertThat(conflicts.get()).as("transactions met each other").isPositive();
        }
    }

    /** Until so many transactions have committed and some have met: how threads take turns is up to the machine. */
    private boolean goesOn(int transactions) {
        int done = history.size();
        return failure == null && (done < transactions || conflicts.get() == 0 && done < 20 * transactions);
    }

    private void work(Database database, IsolationLevel level, Random random, int thread, int transactions) {
        try (Session session = database.session(SessionOptions.DEFAULT.withIsolation(level))) {
            while (goesOn(transactions)) {
                session.begin();
                try {
                    Run run = new Run(session, random, level);
                    run.statements();
                    if (random.nextInt(20) == 0) {
                        session.rollback();
                        continue;
                    }
                    session.commit();
                    history.add(new History.Committed(run.reads, thread), run.appended());
                } catch (DatabaseException e) {
                    if (!e.isRetryable() && !(e instanceof ConstraintException)) { // two have made the same list
                        throw e;
                    }
                    session.rollback();
                    conflicts.incrementAndGet();
                }
            }
        } catch (Throwable e) {
            failure = e;
        }
    }

    private void redefine(Database database, Random random, int transactions) {
        try (Session session = database.session()) {
            while (goesOn(transactions)) {
                try {
                    session.execute(
                            switch (random.nextInt(4)) {
                                case 0 -> "CREATE INDEX IF NOT EXISTS lists_twin ON lists (twin)";
                                case 1 -> "DROP INDEX IF EXISTS lists_twin";
                                case 2 -> "ALTER TABLE lists ADD COLUMN IF NOT EXISTS more INT DEFAULT 1";
                                default -> "ALTER TABLE lists DROP COLUMN IF EXISTS more";
                            });
                    Thread.sleep(random.nextInt(20));
                } catch (DatabaseException e) {
                    if (!e.isRetryable()) {
                        throw e;
                    }
                }
            }
        } catch (Throwable e) {
            failure = e;
        }
    }

    private static Map<Integer, int[]> finalLists(Database database) {
        try (Session session = database.session()) {
            Map<Integer, int[]> lists = new HashMap<>();
            select(session, "SELECT k, v FROM lists").forEach((key, list) -> lists.put(key, list));
            return lists;
        }
    }

    private static Map<Integer, int[]> select(Session session, String sql) {
        Map<Integer, int[]> found = new HashMap<>();
        try (Result result = session.execute(sql)) {
            ResultRows rows = result.rows().orElseThrow();
            while (rows.next()) {
                int key = (int) ((LongValue) rows.value(0)).value();
                int[] list = list(((TextValue) rows.value(1)).value());
                if (found.put(key, list) != null) {
                    throw new IllegalStateException("list " + key + " twice in " + sql);
                }
            }
        }
        return found;
    }

    private static int[] list(String text) {
        String[] parts = text.split(",");
        int[] list = new int[parts.length];
        for (int i = 0; i < list.length; i++) {
            list[i] = Integer.parseInt(parts[i]);
        }
        return list;
    }

    /** One transaction on its way. */
    private final class Run {
        private final Session session;
        private final Random random;
        private final IsolationLevel level;
        private final List<History.Read> reads = new ArrayList<>();
        private final List<Integer> appended = new ArrayList<>();
        private final Set<Integer> changed = new HashSet<>();
        private final int base = elements.get() / APPENDS_PER_WINDOW * WINDOW;

        Run(Session session, Random random, IsolationLevel level) {
            this.session = session;
            this.random = random;
            this.level = level;
        }

        int[] appended() {
            return appended.stream().mapToInt(i -> i).toArray();
        }

        void statements() {
            for (int i = 1 + random.nextInt(5); i > 0; i--) {
                switch (random.nextInt(6)) {
                    case 0 -> read(anyKey(), "k");
                    case 1 -> read(anyKey(), "twin");
                    case 2 -> readRange();
                    case 3 -> appendAndUndo();
                    default -> append(anyKey());
                }
            }
        }

        private int anyKey() {
            return base + random.nextInt(WINDOW);
        }

        private int[] read(int key, String column) {
            int[] list = select(session, "SELECT k, v FROM lists WHERE " + column + " = " + key)
                    .getOrDefault(key, new int[0]);
            note(key, list);
            return list;
        }

        private void note(int key, int[] list) {
            if (!changed.contains(key)) { // what it wrote itself proves nothing about others
                int hash = 0;
                for (int element : list) {
                    hash = History.extendHash(hash, element);
                }
                reads.add(new History.Read(key, list.length, hash));
            }
        }

        private void readRange() {
            int from = anyKey();
            int to = from + random.nextInt(WINDOW);
            String column = random.nextBoolean() ? "k" : "twin";
            Map<Integer, int[]> found = select(
                    session,
                    "SELECT k, v FROM lists WHERE " + column + " BETWEEN " + from + " AND " + to + " ORDER BY k"
                            + (random.nextBoolean() ? " DESC" : ""));
            for (int key = from; key <= to; key++) {
                note(key, found.getOrDefault(key, new int[0]));
            }
        }

        private void append(int key) {
            boolean locks = level == IsolationLevel.READ_COMMITTED || random.nextBoolean();
            int[] list;
            if (locks) {
                list = select(session, "SELECT k, v FROM lists WHERE k = " + key + " FOR UPDATE")
                        .getOrDefault(key, new int[0]);
                note(key, list);
            } else {
                list = read(key, "k");
            }
            int element = elements.incrementAndGet();
            if (list.length == 0) {
                session.execute("INSERT INTO lists (k, twin, v) VALUES (" + key + ", " + key + ", '" + element + "')");
            } else {
                Result result = session.execute("UPDATE lists SET v = v || '," + element + "' WHERE k = " + key);
                if (result.changed() != 1) {
                    throw new IllegalStateException("list " + key + " updated " + result.changed() + " times");
                }
            }
            appended.add(element);
            changed.add(key);
        }

        /** Appends and goes back to a savepoint: nothing of it may ever be seen. */
        private void appendAndUndo() {
            int before = appended.size();
            Set<Integer> changedBefore = new HashSet<>(changed);
            Savepoint savepoint = session.savepoint("s");
            append(anyKey());
            append(anyKey());
            if (random.nextBoolean()) {
                session.rollbackTo(savepoint);
                appended.subList(before, appended.size()).clear();
                changed.clear();
                changed.addAll(changedBefore);
            }
        }
    }
}
