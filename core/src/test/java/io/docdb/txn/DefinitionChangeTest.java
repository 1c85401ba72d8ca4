package io.docdb.txn;

import static io.docdb.txn.Rows.MAP;
import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.error.DatabaseException;
import io.docdb.storage.ByteCursor;
import io.docdb.storage.Entry;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Indexes are built, replaced and dropped while others write. A catalog row names the map of the index; writers read it,
 * write rows and index entries, and must never commit with a definition that does not hold any more. At the end the index
 * holds exactly the rows.
 */
class DefinitionChangeTest {
    private static final int CATALOG = 0;
    private static final byte[] INDEX_ROW = Rows.key("index");

    private final TestDatabase database = new TestDatabase();
    private final AtomicInteger nextMap = new AtomicInteger(-1);
    private final AtomicInteger rebuilt = new AtomicInteger();
    private final AtomicInteger written = new AtomicInteger();
    private final AtomicReference<Throwable> unexpected = new AtomicReference<>();

    @ParameterizedTest
    @EnumSource
    void indexAgreesWithTheRowsHoweverOftenItIsRebuilt(IsolationLevel level) throws InterruptedException {
        long seed = System.nanoTime();
        database.commit(transaction -> {
            transaction.createMap(CATALOG);
            transaction.createMap(-1);
            putCatalog(transaction, -1);
        });
        List<Thread> threads = new ArrayList<>();
        SplittableRandom seeds = new SplittableRandom(seed);
        for (int i = 0; i < 4; i++) {
            Random random = new Random(seeds.nextLong());
            threads.add(new Thread(() -> write(level, random)));
        }
        threads.add(new Thread(() -> rebuild(level)));
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(unexpected.get()).as("seed " + seed).isNull();
        assertThat(rebuilt.get()).isEqualTo(30);
        assertThat(written.get()).isPositive();
        assertIndexAgrees(seed);
        database.close();
    }

    private static void putCatalog(Transaction transaction, int map) {
        byte[] value = ByteBuffer.allocate(Transaction.STAMP_BYTES + 4)
                .putInt(Transaction.STAMP_BYTES, map)
                .array();
        transaction.put(CATALOG, INDEX_ROW, value);
    }

    private static int indexMap(Transaction transaction) {
        return ByteBuffer.wrap(transaction.get(CATALOG, INDEX_ROW)).getInt(Transaction.STAMP_BYTES);
    }

    private void write(IsolationLevel level, Random random) {
        while (rebuilt.get() < 30 && unexpected.get() == null) {
            try (Transaction transaction = database.begin(level)) {
                for (int statement = 0; statement < 3; statement++) {
                    transaction.beginStatement();
                    int index = indexMap(transaction);
                    byte[] key = Rows.key("k" + random.nextInt(200));
                    byte[] old = transaction.lockRow(MAP, key, LockMode.UPDATE, LockWait.TIMEOUT);
                    if (old != null) {
                        transaction.delete(index, entry(old, key));
                    }
                    if (random.nextInt(3) == 0) {
                        transaction.delete(MAP, key);
                    } else {
                        byte[] value = Rows.value("v" + random.nextInt(50));
                        transaction.put(MAP, key, value);
                        transaction.put(index, entry(value, key), new byte[0]);
                    }
                }
                transaction.commit();
                written.incrementAndGet();
            } catch (DatabaseException e) {
                if (!e.isRetryable()) {
                    unexpected.set(e);
                }
            } catch (Throwable e) {
                unexpected.set(e);
            }
        }
    }

    private static byte[] entry(byte[] value, byte[] key) {
        return Rows.key(Rows.text(value) + "/" + new String(key));
    }

    private void rebuild(IsolationLevel level) {
        while (written.get() == 0 && unexpected.get() == null) {
            Thread.yield(); // else a busy machine may be done with this before a writer has begun
        }
        while (rebuilt.get() < 30 && unexpected.get() == null) {
            try (Transaction transaction = database.begin(level)) {
                transaction.beginStatement();
                transaction.lockMap(MAP, LockMode.UPDATE);
                int old = indexMap(transaction);
                int map = nextMap.decrementAndGet();
                transaction.createMap(map);
                transaction.bulkLoad(map, sortedEntries(transaction));
                if (map % 2 == 0) {
                    transaction.dropMap(old); // else it stays, and a writer that missed the change would write to it
                }
                putCatalog(transaction, map);
                transaction.commit();
                rebuilt.incrementAndGet();
            } catch (DatabaseException e) {
                if (!e.isRetryable()) {
                    unexpected.set(e);
                }
            } catch (Throwable e) {
                unexpected.set(e);
            }
        }
    }

    private static Iterator<Entry> sortedEntries(Transaction transaction) {
        List<String> entries = new ArrayList<>();
        try (ByteCursor cursor = transaction.scan(MAP, null, null, false)) {
            while (cursor.next()) {
                entries.add(new String(entry(cursor.value(), cursor.key())));
            }
        }
        java.util.Collections.sort(entries);
        Iterator<String> sorted = entries.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return sorted.hasNext();
            }

            @Override
            public Entry next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return new Entry(Rows.key(sorted.next()), new byte[0]);
            }
        };
    }

    private void assertIndexAgrees(long seed) {
        try (Transaction reader = database.begin(IsolationLevel.SNAPSHOT)) {
            List<String> expected = new ArrayList<>();
            sortedEntries(reader).forEachRemaining(entry -> expected.add(new String(entry.key())));
            List<String> found = new ArrayList<>();
            try (ByteCursor cursor = reader.scan(indexMap(reader), null, null, false)) {
                while (cursor.next()) {
                    found.add(new String(cursor.key()));
                }
            }
            assertThat(found).as("seed " + seed).isEqualTo(expected);
        }
    }
}
