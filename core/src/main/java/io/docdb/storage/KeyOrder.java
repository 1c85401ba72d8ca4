package io.docdb.storage;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The order of keys, that of their unsigned bytes; {@link Arrays#compareUnsigned(byte[], byte[])} in other words, which for
 * keys of ten or twenty bytes spends most of its time on finding out how to compare many at once.
 */
public final class KeyOrder {
    private static final VarHandle BIG_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private KeyOrder() {}

    public static int compare(byte[] a, byte[] b) {
        if (a.length >= Long.BYTES && b.length >= Long.BYTES) {
            int order = Long.compareUnsigned((long) BIG_ENDIAN.get(a, 0), (long) BIG_ENDIAN.get(b, 0));
            return order != 0 ? order : compareRest(a, b);
        }
        return Arrays.compareUnsigned(a, b);
    }

    /** Of keys whose first eight bytes are the same. */
    private static int compareRest(byte[] a, byte[] b) {
        if (a.length >= 2 * Long.BYTES && b.length >= 2 * Long.BYTES) {
            int order =
                    Long.compareUnsigned((long) BIG_ENDIAN.get(a, Long.BYTES), (long) BIG_ENDIAN.get(b, Long.BYTES));
            return order != 0
                    ? order
                    : Arrays.compareUnsigned(a, 2 * Long.BYTES, a.length, b, 2 * Long.BYTES, b.length);
        }
        int shorter = Math.min(a.length, b.length);
        for (int i = Long.BYTES; i < shorter; i++) {
            if (a[i] != b[i]) {
                return (a[i] & 0xFF) - (b[i] & 0xFF);
            }
        }
        return a.length - b.length;
    }

    /**
     * The first eight bytes of a key, those that it lacks being 0, as an unsigned number: keys with different ones are in
     * their order.
     */
    public static long prefix(byte[] key) {
        if (key.length >= Long.BYTES) {
            return (long) BIG_ENDIAN.get(key, 0);
        }
        long prefix = 0;
        for (int i = 0; i < key.length; i++) {
            prefix |= (key[i] & 0xFFL) << (Long.SIZE - Byte.SIZE * (i + 1));
        }
        return prefix;
    }
}
