package io.docdb.exec.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.storage.Store;
import io.docdb.txn.CommitParticipant;
import io.docdb.txn.IsolationLevel;
import io.docdb.txn.Transaction;
import io.docdb.txn.TransactionManager;
import io.docdb.txn.TransactionOptions;
import io.docdb.txn.TransactionSettings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DocumentsAheadTest {
    private static final int MAP = 7;

    private final Store store = Store.inMemory();
    private final TransactionManager transactions =
            TransactionManager.inMemory(store, CommitParticipant.NONE, TransactionSettings.defaults());

    @AfterEach
    void close() {
        transactions.close();
        store.close();
    }

    @Test
    void documentsComeInTheOrderInWhichTheirKeysWereAdded() {
        Random random = new Random(3);
        List<byte[]> keys = new ArrayList<>();
        for (int i = 0; i < 6_000; i++) {
            keys.add(ByteBuffer.allocate(12).putInt(1).putLong(i).array()); // what differs stands behind what does not
            keys.add(("order-of-the-year-" + i).getBytes(StandardCharsets.UTF_8));
            keys.add(Arrays.copyOf(new byte[] {(byte) (i >> 8), (byte) i}, 1 + i % 2));
        }
        write(transaction -> {
            for (int i = 0; i < keys.size(); i += 1 + random.nextInt(3)) { // others are missing
                transaction.put(MAP, keys.get(i), stored(i, 4));
            }
        });
        for (List<byte[]> asked : List.of(keys, keys.subList(0, 3_000), keys.subList(0, 3), keys.subList(0, 0))) {
            List<byte[]> shuffled = new ArrayList<>(asked);
            Collections.shuffle(shuffled, random);
            try (Transaction transaction = begin(IsolationLevel.READ_COMMITTED)) {
                List<byte[]> expected = shuffled.stream()
                        .map(key -> transaction.getAsOfStatement(MAP, key))
                        .toList();
                assertThat(read(transaction, shuffled))
                        .usingRecursiveComparison()
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void theFirstComesAloneAndThenEverMoreAtOnce() {
        List<byte[]> keys = numbers(3_000);
        write(transaction -> keys.forEach(key -> transaction.put(MAP, key, stored(number(key), 4))));
        try (Transaction transaction = begin(IsolationLevel.READ_COMMITTED)) {
            DocumentsAhead ahead = new DocumentsAhead(transaction, MAP);
            Iterator<byte[]> next = keys.iterator();
            List<Integer> sizes = new ArrayList<>();
            while (next.hasNext()) {
                sizes.add(fill(ahead, next));
            }
            assertThat(sizes).startsWith(1, 4, 8, 16, 32, 64, 128, 256, 512, 1024);
        }
    }

    @Test
    void largeDocumentsAreFetchedFewAtATime() {
        List<byte[]> keys = numbers(100);
        write(transaction -> keys.forEach(key -> transaction.put(MAP, key, stored(number(key), 300_000))));
        try (Transaction transaction = begin(IsolationLevel.READ_COMMITTED)) {
            DocumentsAhead ahead = new DocumentsAhead(transaction, MAP);
            Iterator<byte[]> next = keys.iterator();
            while (next.hasNext()) {
                assertThat(fill(ahead, next)).isLessThanOrEqualTo(8);
                while (ahead.next()) {
                    assertThat(ahead.document()).hasSize(Transaction.STAMP_BYTES + 300_000);
                    assertThat(numberOf(ahead.document())).isEqualTo(number(ahead.key()));
                }
            }
        }
    }

    @Test
    void whatTheTransactionHasWrittenItselfIsSeen() {
        List<byte[]> keys = numbers(50);
        write(transaction -> keys.forEach(key -> transaction.put(MAP, key, stored(number(key), 4))));
        try (Transaction transaction = begin(IsolationLevel.READ_COMMITTED)) {
            transaction.put(MAP, keys.get(30), stored(-1, 4));
            transaction.delete(MAP, keys.get(31));
            transaction.beginStatement();
            List<byte[]> found = read(transaction, keys);
            assertThat(numberOf(found.get(29))).isEqualTo(29);
            assertThat(numberOf(found.get(30))).isEqualTo(-1);
            assertThat(found.get(31)).isNull();
        }
    }

    @Test
    void noConflictComesOfDocumentsThatNobodyAskedFor() {
        List<byte[]> keys = numbers(50);
        write(transaction -> keys.forEach(key -> transaction.put(MAP, key, stored(number(key), 4))));
        try (Transaction transaction = begin(IsolationLevel.SERIALIZABLE)) {
            DocumentsAhead ahead = new DocumentsAhead(transaction, MAP);
            fill(ahead, keys.iterator());
            fill(ahead, keys.iterator());
            assertThat(ahead.next()).isTrue();
            assertThat(numberOf(ahead.document())).isZero();
            write(other -> other.put(MAP, keys.get(1), stored(-1, 4)));
            transaction.put(MAP, keys.get(40), stored(-2, 4));
            transaction.commit(); // else a conflict
        }
    }

    private static int number(byte[] key) {
        return ByteBuffer.wrap(key).getInt();
    }

    private static byte[] stored(int number, int sizeBytes) {
        return ByteBuffer.allocate(Transaction.STAMP_BYTES + sizeBytes)
                .putInt(Transaction.STAMP_BYTES, number)
                .array();
    }

    private static int numberOf(byte[] stored) {
        return ByteBuffer.wrap(stored).getInt(Transaction.STAMP_BYTES);
    }

    private static List<byte[]> numbers(int count) {
        List<byte[]> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            keys.add(ByteBuffer.allocate(4).putInt(i).array());
        }
        return keys;
    }

    private static List<byte[]> read(Transaction transaction, List<byte[]> keys) {
        DocumentsAhead ahead = new DocumentsAhead(transaction, MAP);
        Iterator<byte[]> next = keys.iterator();
        List<byte[]> found = new ArrayList<>();
        while (ahead.next() || fill(ahead, next) > 0 && ahead.next()) {
            assertThat(ahead.key()).isSameAs(keys.get(found.size()));
            found.add(ahead.document());
        }
        return found;
    }

    /** @return how many */
    private static int fill(DocumentsAhead ahead, Iterator<byte[]> keys) {
        int count = 0;
        ahead.clear();
        while (!ahead.isFull() && keys.hasNext()) {
            ahead.add(keys.next());
            count++;
        }
        ahead.fetch();
        return count;
    }

    private Transaction begin(IsolationLevel level) {
        return transactions.begin(TransactionOptions.DEFAULT.withIsolation(level));
    }

    private void write(Consumer<Transaction> work) {
        try (Transaction transaction = begin(IsolationLevel.READ_COMMITTED)) {
            if (!transaction.hasMap(MAP)) {
                transaction.createMap(MAP);
            }
            work.accept(transaction);
            transaction.commit();
        }
    }
}
