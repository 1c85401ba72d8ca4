package io.docdb.catalog;

import io.docdb.key.Keyspace;
import io.docdb.txn.Durability;
import io.docdb.txn.Transaction;
import io.docdb.txn.TransactionManager;
import io.docdb.txn.TransactionOptions;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongUnaryOperator;

/**
 * Hands out numbers that no rollback takes back: ids of collections and indexes, values of sequences.
 *
 * <p>Numbers are drawn in blocks by a transaction of their own, which stands in the log before every transaction that
 * uses them; a crash loses at most the rest of a block. Who shows a number to anybody without a commit that uses it waits with
 * {@link #awaitDurable}. Layout of the map: key = the counter's id in four bytes, value =
 * stamp, then the next free number in eight bytes. Thread-safe.
 */
public final class Numbers {
    /** The counter that ids of collections, indexes, views and sequences come from. */
    public static final int OBJECT_IDS = 0;

    private static final TransactionOptions AUTONOMOUS = TransactionOptions.DEFAULT.withDurability(Durability.ASYNC);

    private final TransactionManager transactions;
    private final Map<Integer, Block> blocks = new HashMap<>(); // guarded by this

    /**
     * @param next the number to give next
     * @param commit the sequence of the commit that drew it
     */
    private record Block(long next, long toExclusive, long commit) {}

    public Numbers(TransactionManager transactions) {
        this.transactions = transactions;
    }

    /** An id that no object of this database has had. */
    public int nextObjectId() {
        return Math.toIntExact(next(OBJECT_IDS, Keyspace.FIRST_COLLECTION, count -> count + 1, 1));
    }

    /**
     * The next number of a counter.
     *
     * @param first what a counter starts with
     * @param step from a number to the one {@code block} numbers later; may wrap or throw when exhausted
     * @param block how many numbers a transaction draws
     */
    public synchronized long next(int counter, long first, LongUnaryOperator step, int block) {
        Block known = blocks.get(counter);
        if (known == null || known.next() == known.toExclusive()) {
            known = draw(counter, first, step, block);
        }
        long number = known.next();
        blocks.put(counter, new Block(step.applyAsLong(number), known.toExclusive(), known.commit()));
        return number;
    }

    /** Sets what the counter gives next. */
    public synchronized void restart(int counter, long next) {
        blocks.remove(counter);
        long commit = write(counter, next);
        blocks.put(counter, new Block(next, next, commit));
    }

    /** Waits until a crash cannot make the counter give again what it has given, or forget what it was set to. */
    public void awaitDurable(int counter) {
        Block known;
        synchronized (this) {
            known = blocks.get(counter);
        }
        if (known != null) {
            transactions.awaitDurable(known.commit());
        }
    }

    /** Gives back the undrawn rest of every block; called when the database is closed in order. */
    public synchronized void close() {
        blocks.forEach((counter, block) -> {
            if (block.next() != block.toExclusive()) {
                write(counter, block.next());
            }
        });
        blocks.clear();
    }

    private Block draw(int counter, long first, LongUnaryOperator step, int block) {
        try (Transaction transaction = transactions.begin(AUTONOMOUS)) {
            byte[] stored = transaction.get(Keyspace.COUNTERS, key(counter));
            long from = stored == null ? first : ByteBuffer.wrap(stored).getLong(Transaction.STAMP_BYTES);
            long to = from;
            for (int i = 0; i < block; i++) {
                to = step.applyAsLong(to);
            }
            transaction.put(Keyspace.COUNTERS, key(counter), value(to));
            return new Block(from, to, transaction.commit().sequence());
        }
    }

    private long write(int counter, long next) {
        try (Transaction transaction = transactions.begin(AUTONOMOUS)) {
            transaction.put(Keyspace.COUNTERS, key(counter), value(next));
            return transaction.commit().sequence();
        }
    }

    private static byte[] key(int counter) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(counter).array();
    }

    private static byte[] value(long next) {
        return ByteBuffer.allocate(Transaction.STAMP_BYTES + Long.BYTES)
                .putLong(Transaction.STAMP_BYTES, next)
                .array();
    }
}
