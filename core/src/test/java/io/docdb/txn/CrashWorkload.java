package io.docdb.txn;

import io.docdb.storage.ByteCursor;
import io.docdb.storage.MapChange;
import io.docdb.storage.StoreSnapshot;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * What writers do while the power may go at any moment, and the check afterwards. Writer {@code w} commits transactions
 * {@code 0, 1, 2 …}; number {@code n} puts its own rows, 1 to 4 of them and at times a large one, moves its counter row to
 * {@code n}, and keeps a derived index of all rows. A participant adds an audit entry to each commit. So the counter tells
 * which transactions there must be, whole, and from the rows follow index and audit.
 */
final class CrashWorkload implements CommitParticipant {
    static final int INDEX = -2;
    static final int AUDIT = -1;

    private static final byte COUNTER = 1;
    private static final byte ROW = 2;

    /** The number of the last transaction of a writer; -1 if there is none. */
    static int counter(Transaction transaction, int writer) {
        byte[] value = transaction.get(Rows.MAP, counterKey(writer));
        return value == null ? -1 : ByteBuffer.wrap(value).getInt(Transaction.STAMP_BYTES);
    }

    static void write(Transaction transaction, int writer, int number) {
        byte[] counter = ByteBuffer.allocate(Transaction.STAMP_BYTES + 4)
                .putInt(Transaction.STAMP_BYTES, number)
                .array();
        put(transaction, counterKey(writer), counter);
        for (int row = 0; row < rowsOf(number); row++) {
            put(transaction, rowKey(writer, number, row), rowValue(writer, number, row));
        }
        if (number % 7 == 0 && number >= 7) {
            for (int row = 0; row < rowsOf(number - 7); row++) {
                byte[] key = rowKey(writer, number - 7, row);
                transaction.delete(Rows.MAP, key);
                transaction.delete(INDEX, indexKey(key));
            }
        }
    }

    private static void put(Transaction transaction, byte[] key, byte[] value) {
        transaction.put(Rows.MAP, key, value);
        transaction.put(INDEX, indexKey(key), new byte[0]);
    }

    private static int rowsOf(int number) {
        return 1 + number % 4;
    }

    private static boolean isDeleted(int number, int counter) {
        return number % 7 == 0 && number + 7 <= counter;
    }

    private static byte[] counterKey(int writer) {
        return ByteBuffer.allocate(5).put(COUNTER).putInt(writer).array();
    }

    private static byte[] rowKey(int writer, int number, int row) {
        return ByteBuffer.allocate(13)
                .put(ROW)
                .putInt(writer)
                .putInt(number)
                .putInt(row)
                .array();
    }

    private static byte[] rowValue(int writer, int number, int row) {
        int length = number % 50 == 49 ? 20_000 : 100 + number % 200;
        byte[] value = new byte[Transaction.STAMP_BYTES + length];
        new Random(writer * 1_000_003L + number * 31L + row).nextBytes(value);
        return value;
    }

    private static byte[] indexKey(byte[] key) {
        byte[] reversed = new byte[key.length];
        for (int i = 0; i < key.length; i++) {
            reversed[i] = key[key.length - 1 - i];
        }
        return reversed;
    }

    /** Creates the derived maps of a new database. */
    static void createMaps(Transaction transaction) {
        transaction.createMap(Rows.MAP);
        transaction.createMap(INDEX);
        transaction.createMap(AUDIT);
    }

    @Override
    public void derive(CommitRecord record, StoreSnapshot before, boolean replay, Consumer<MapChange> out) {
        for (Change change : record.changes()) {
            if (!replay) {
                break;
            }
            switch (change.kind()) {
                case CREATE_MAP -> {
                    out.accept(MapChange.createMap(INDEX));
                    out.accept(MapChange.createMap(AUDIT));
                }
                case PUT -> out.accept(MapChange.put(INDEX, indexKey(change.key()), new byte[0]));
                case DELETE -> out.accept(MapChange.delete(INDEX, indexKey(change.key())));
                default -> throw new IllegalStateException("" + change);
            }
        }
        byte[] key = ByteBuffer.allocate(8).putLong(record.sequence()).array();
        byte[] entry = ByteBuffer.allocate(4).putInt(record.changes().size()).array();
        out.accept(MapChange.put(AUDIT, key, entry));
    }

    /**
     * Checks a database against what was acknowledged; answers what is wrong, empty if nothing is.
     *
     * @param acknowledged number of the last acknowledged transaction by writer, -1 for none
     */
    static String check(Transaction reader, int[] acknowledged) {
        TreeMap<byte[], byte[]> expectedIndex = new TreeMap<>(Arrays::compareUnsigned);
        long rows = 0;
        for (int writer = 0; writer < acknowledged.length; writer++) {
            int counter = counter(reader, writer);
            if (counter < acknowledged[writer]) {
                return "writer " + writer + ": acknowledged " + acknowledged[writer] + ", found " + counter;
            }
            if (counter >= 0) {
                expectedIndex.put(indexKey(counterKey(writer)), new byte[0]);
                rows++;
            }
            for (int number = 0; number <= counter; number++) {
                for (int row = 0; row < rowsOf(number); row++) {
                    byte[] key = rowKey(writer, number, row);
                    byte[] value = reader.get(Rows.MAP, key);
                    if ((value == null) != isDeleted(number, counter)
                            || value != null && !hasContent(value, rowValue(writer, number, row))) {
                        return "writer " + writer + ", transaction " + number + " of " + counter + ", row " + row
                                + (value == null ? " missing" : " wrong");
                    }
                    if (value != null) {
                        expectedIndex.put(indexKey(key), new byte[0]);
                        rows++;
                    }
                }
            }
        }
        if (reader.count(Rows.MAP, null, null) != rows) {
            return "expected " + rows + " rows, found " + reader.count(Rows.MAP, null, null);
        }
        String index = checkIndex(reader, expectedIndex);
        return index.isEmpty() ? checkAudit(reader) : index;
    }

    private static boolean hasContent(byte[] found, byte[] expected) {
        int from = Transaction.STAMP_BYTES;
        return Arrays.equals(found, from, found.length, expected, from, expected.length);
    }

    private static String checkIndex(Transaction reader, TreeMap<byte[], byte[]> expected) {
        try (ByteCursor cursor = reader.scan(INDEX, null, null, false)) {
            for (byte[] key : expected.keySet()) {
                if (!cursor.next() || !Arrays.equals(cursor.key(), key)) {
                    return "index entry " + Arrays.toString(key) + " missing";
                }
            }
            return cursor.next() ? "index entry " + Arrays.toString(cursor.key()) + " too many" : "";
        }
    }

    private static String checkAudit(Transaction reader) {
        long expected = 1;
        try (ByteCursor cursor = reader.scan(AUDIT, null, null, false)) {
            while (cursor.next()) {
                long sequence = ByteBuffer.wrap(cursor.key()).getLong();
                expected = expected == 1 ? sequence : expected; // the first commit made the audit map
                if (sequence != expected++) {
                    return "audit entry " + sequence + " where " + (expected - 1) + " was expected";
                }
            }
        }
        return expected - 1 == reader.snapshotSequence() ? "" : "audit ends at " + (expected - 1);
    }

    static int[] noneAcknowledged(int writers) {
        return IntStream.generate(() -> -1).limit(writers).toArray();
    }

    static List<Integer> writers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }
}
