package io.docdb.txn;

import io.docdb.storage.ByteCursor;
import io.docdb.storage.StoreSnapshot;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToLongFunction;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;

/**
 * Measures what a transaction costs over the bare tree: point reads of random keys, scans, and a read-only transaction around
 * one read. Everything is in memory. Run by hand: {@code ReadSpeed [rows] [rounds]}.
 */
final class ReadSpeed {
    private static final int READS = 200_000;

    private ReadSpeed() {}

    public static void main(String[] arguments) {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 500_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 9;
        MVMap<byte[], byte[]> raw = MVStore.open(null)
                .openMap(
                        "raw",
                        new MVMap.Builder<byte[], byte[]>()
                                .keyType(ByteArrayDataType.INSTANCE)
                                .valueType(ByteArrayDataType.INSTANCE));
        try (TestDatabase database = new TestDatabase()) {
            for (int from = 0; from < rows; from += 10_000) {
                int first = from;
                database.commit(transaction -> {
                    for (int i = first; i < first + 10_000; i++) {
                        transaction.put(Rows.MAP, key(i), new byte[308]);
                        raw.put(key(i), new byte[308]);
                    }
                });
            }
            measure(database, raw, rows, rounds);
        }
    }

    private static void measure(TestDatabase database, MVMap<byte[], byte[]> raw, int rows, int rounds) {
        TransactionOptions readOnly = TransactionOptions.DEFAULT.withReadOnly(true);
        double[][] nanos = new double[7][rounds];
        for (int round = 0; round < rounds; round++) {
            nanos[0][round] = reads(rows, i -> raw.get(key(i)).length);
            try (StoreSnapshot snapshot = database.store.acquire()) {
                nanos[1][round] = reads(rows, i -> snapshot.get(Rows.MAP, key(i)).length);
            }
            try (Transaction transaction = database.manager.begin(TransactionOptions.DEFAULT)) {
                nanos[2][round] = reads(rows, i -> transaction.get(Rows.MAP, key(i)).length);
            }
            nanos[3][round] = reads(rows, i -> {
                try (Transaction transaction = database.manager.begin(readOnly)) {
                    return transaction.get(Rows.MAP, key(i)).length;
                }
            });
            nanos[4][round] = reads(rows, i -> {
                try (Transaction transaction = database.manager.begin(readOnly)) {
                    transaction.beginStatement();
                    return transaction.commit().sequence();
                }
            });
            nanos[5][round] = scan(new Cursor<>(raw.getRoot(), null, null, false)) / rows;
            try (Transaction transaction = database.manager.begin(readOnly)) {
                nanos[6][round] = scan(transaction) / rows;
            }
        }
        String[] names = {
            "raw get",
            "snapshot get",
            "transaction get",
            "begin, get, end",
            "begin, end",
            "raw scan",
            "transaction scan"
        };
        for (int i = 0; i < names.length; i++) {
            Arrays.sort(nanos[i]);
            System.out.printf("%-18s %7.1f ns%n", names[i], nanos[i][rounds / 2]);
        }
    }

    private static double reads(int rows, IntToLongFunction read) {
        Random random = new Random(1);
        long sum = 0;
        long start = System.nanoTime();
        for (int i = 0; i < READS; i++) {
            sum += read.applyAsLong(random.nextInt(rows));
        }
        if (sum == 0) {
            throw new IllegalStateException();
        }
        return (System.nanoTime() - start) / (double) READS;
    }

    private static double scan(Cursor<byte[], byte[]> cursor) {
        long sum = 0;
        long start = System.nanoTime();
        while (cursor.hasNext()) {
            cursor.next();
            sum += cursor.getValue().length;
        }
        return sum == 0 ? 0 : System.nanoTime() - start;
    }

    private static double scan(Transaction transaction) {
        long sum = 0;
        long start = System.nanoTime();
        try (ByteCursor cursor = transaction.scan(Rows.MAP, null, null, false)) {
            while (cursor.next()) {
                sum += cursor.value().length;
            }
        }
        return sum == 0 ? 0 : System.nanoTime() - start;
    }

    private static byte[] key(int number) {
        return ByteBuffer.allocate(16)
                .putLong(number)
                .putLong(number * 0x9E3779B97F4A7C15L)
                .array();
    }
}
