package io.docdb.txn;

import io.docdb.error.DatabaseException;
import io.docdb.storage.ByteCursor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets threads run random transactions of list reads, range reads and appends, with savepoints and roll-backs among them, and
 * records what the committed ones saw. Lists are short: after a while the threads move on to new ones, which at first are
 * absent, so that ranges meet phantoms all the time.
 */
final class HistoryRunner {
    /** Small enough that neighbours in time meet in the same lists. */
    private static final int WINDOW = 8;

    private static final int APPENDS_PER_WINDOW = 160;

    private final TransactionManager manager;
    private final int map;
    private final IsolationLevel level;
    private final AtomicInteger elements = new AtomicInteger();
    final History history = new History();
    final AtomicInteger conflicts = new AtomicInteger();

    HistoryRunner(TransactionManager manager, int map, IsolationLevel level) {
        this.manager = manager;
        this.map = map;
        this.level = level;
    }

    /**
     * Runs until so many transactions have committed and some have met: how threads take turns is up to the machine. Answers the
     * first unexpected error of a thread, or null.
     */
    Throwable run(int threads, int transactions, long seed) throws InterruptedException {
        Throwable[] failure = new Throwable[1];
        List<Thread> running = new ArrayList<>();
        CountDownLatch started = new CountDownLatch(threads);
        SplittableRandom seeds = new SplittableRandom(seed);
        for (int i = 0; i < threads; i++) {
            int number = i;
            Random random = new Random(seeds.nextLong());
            Thread thread = new Thread(() -> {
                try {
                    started.countDown();
                    started.await();
                    while (goesOn(transactions) && failure[0] == null) {
                        runOne(random, number);
                    }
                } catch (Throwable e) {
                    failure[0] = e;
                }
            });
            thread.start();
            running.add(thread);
        }
        for (Thread thread : running) {
            thread.join();
        }
        return failure[0];
    }

    private boolean goesOn(int transactions) {
        int done = history.size();
        return done < transactions || conflicts.get() == 0 && done < 20 * transactions;
    }

    private void runOne(Random random, int thread) {
        TransactionOptions options =
                TransactionOptions.DEFAULT.withIsolation(level).withReadOnly(random.nextInt(10) == 0);
        try (Transaction transaction = manager.begin(options)) {
            Run run = new Run(transaction, random);
            run.statements();
            if (random.nextInt(20) == 0) {
                return; // rolls back
            }
            transaction.commit();
            history.add(new History.Committed(run.reads, thread), run.appended());
        } catch (DatabaseException e) {
            if (!e.isRetryable()) {
                throw e;
            }
            conflicts.incrementAndGet();
        }
    }

    /** The final lists by key. */
    Map<Integer, int[]> finalLists() {
        Map<Integer, int[]> lists = new HashMap<>();
        try (Transaction reader = manager.begin(TransactionOptions.DEFAULT);
                ByteCursor cursor = reader.scan(map, null, null, false)) {
            while (cursor.next()) {
                lists.put(ByteBuffer.wrap(cursor.key()).getInt(), list(cursor.value()));
            }
        }
        return lists;
    }

    static int[] list(byte[] value) {
        if (value == null) {
            return new int[0];
        }
        int[] list = new int[(value.length - Transaction.STAMP_BYTES) / Integer.BYTES];
        ByteBuffer.wrap(value)
                .position(Transaction.STAMP_BYTES)
                .slice()
                .asIntBuffer()
                .get(list);
        return list;
    }

    private static byte[] key(int number) {
        return ByteBuffer.allocate(4).putInt(number).array();
    }

    /** One transaction on its way. */
    private final class Run {
        private final Transaction transaction;
        private final Random random;
        private final List<History.Read> reads = new ArrayList<>();
        private final List<Integer> appended = new ArrayList<>();
        private final Set<Integer> changed = new HashSet<>();
        private final int base;

        Run(Transaction transaction, Random random) {
            this.transaction = transaction;
            this.random = random;
            base = elements.get() / APPENDS_PER_WINDOW * WINDOW;
        }

        int[] appended() {
            return appended.stream().mapToInt(i -> i).toArray();
        }

        void statements() {
            for (int i = 1 + random.nextInt(5); i > 0; i--) {
                transaction.beginStatement();
                switch (random.nextInt(transaction.isReadOnly() ? 3 : 6)) {
                    case 0 -> read(anyKey());
                    case 1 -> readRange(false);
                    case 2 -> readRange(true);
                    case 3 -> appendAndUndo();
                    default -> append(anyKey());
                }
                if (random.nextInt(8) == 0) {
                    Thread.yield();
                }
            }
        }

        private int anyKey() {
            return base + random.nextInt(WINDOW);
        }

        private void read(int key) {
            note(key, transaction.get(map, key(key)));
        }

        private void note(int key, byte[] value) {
            if (!changed.contains(key)) { // what it wrote itself proves nothing about others
                int[] list = list(value);
                int hash = 0;
                for (int element : list) {
                    hash = History.extendHash(hash, element);
                }
                reads.add(new History.Read(key, list.length, hash));
            }
        }

        private void readRange(boolean reverse) {
            int from = anyKey();
            int to = from + 1 + random.nextInt(WINDOW);
            Map<Integer, byte[]> found = new HashMap<>();
            int previous = reverse ? Integer.MAX_VALUE : -1;
            try (ByteCursor cursor = transaction.scan(map, key(from), key(to), reverse)) {
                while (cursor.next()) {
                    int key = ByteBuffer.wrap(cursor.key()).getInt();
                    if (key < from || key >= to || (reverse ? key >= previous : key <= previous)) {
                        throw new IllegalStateException("key " + key + " after " + previous);
                    }
                    previous = key;
                    found.put(key, cursor.value());
                }
            }
            if (random.nextInt(4) == 0 && level != IsolationLevel.READ_COMMITTED) {
                long count = transaction.count(map, key(from), key(to));
                if (count != found.size()) {
                    throw new IllegalStateException("count " + count + " of " + found.size() + " rows");
                }
            }
            for (int key = from; key < to; key++) {
                note(key, found.get(key));
            }
        }

        private void append(int key) {
            byte[] old = level == IsolationLevel.READ_COMMITTED || random.nextBoolean()
                    ? transaction.lockRow(map, key(key), LockMode.UPDATE, LockWait.TIMEOUT)
                    : transaction.get(map, key(key));
            note(key, old);
            int element = elements.incrementAndGet();
            int[] list = list(old);
            ByteBuffer value = ByteBuffer.allocate(Transaction.STAMP_BYTES + Integer.BYTES * (list.length + 1));
            value.position(Transaction.STAMP_BYTES);
            Arrays.stream(list).forEach(value::putInt);
            transaction.put(map, key(key), value.putInt(element).array());
            appended.add(element);
            changed.add(key);
        }

        /** Appends and goes back to a savepoint: nothing of it may ever be seen. */
        private void appendAndUndo() {
            int before = appended.size();
            Set<Integer> changedBefore = new HashSet<>(changed);
            Savepoint savepoint = transaction.savepoint("s");
            append(anyKey());
            append(anyKey());
            if (random.nextBoolean()) {
                transaction.rollbackTo(savepoint);
                appended.subList(before, appended.size()).clear();
                changed.clear();
                changed.addAll(changedBefore);
            }
        }
    }
}
