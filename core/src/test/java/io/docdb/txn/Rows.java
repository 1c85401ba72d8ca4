package io.docdb.txn;

import io.docdb.storage.ByteCursor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Rows with short texts as keys and values, for tests: {@code "a=1"}. */
final class Rows {
    static final int MAP = 17;

    private Rows() {}

    static byte[] key(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A value with room for the stamp. */
    static byte[] value(String text) {
        byte[] content = key(text);
        byte[] value = new byte[Transaction.STAMP_BYTES + content.length];
        System.arraycopy(content, 0, value, Transaction.STAMP_BYTES, content.length);
        return value;
    }

    /** The text of a value without its stamp; "-" if absent. */
    static String text(byte[] value) {
        return value == null
                ? "-"
                : new String(
                        value, Transaction.STAMP_BYTES, value.length - Transaction.STAMP_BYTES, StandardCharsets.UTF_8);
    }

    static void put(Transaction transaction, String key, String value) {
        transaction.put(MAP, key(key), value(value));
    }

    static String get(Transaction transaction, String key) {
        return text(transaction.get(MAP, key(key)));
    }

    static void delete(Transaction transaction, String key) {
        transaction.delete(MAP, key(key));
    }

    /** The rows of a range as {@code a=1}; null bounds are open. */
    static List<String> scan(Transaction transaction, String from, String to, boolean reverse) {
        List<String> rows = new ArrayList<>();
        try (ByteCursor cursor = transaction.scan(MAP, bound(from), bound(to), reverse)) {
            while (cursor.next()) {
                rows.add(row(cursor));
            }
        }
        return rows;
    }

    static List<String> all(Transaction transaction) {
        return scan(transaction, null, null, false);
    }

    static String row(ByteCursor cursor) {
        return new String(cursor.key(), StandardCharsets.UTF_8) + "=" + text(cursor.value());
    }

    static byte[] bound(String text) {
        return text == null ? null : key(text);
    }
}
