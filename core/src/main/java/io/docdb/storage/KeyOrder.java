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
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle FOUR_BYTES = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    /** Odd, and its bits in no order: a difference anywhere in eight bytes shows in the upper half of the product. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private KeyOrder() {}

    /**
     * A number for hash tables, the same for the same bytes. Keys that follow each other, as the encoded 1, 2, 3 …, have different
     * ones: {@link Arrays#hashCode(byte[])} gives eight in a row of 50,000 such keys the same.
     */
    public static int hash(byte[] key) {
        if (key.length < Long.BYTES) {
            return spread(prefix(key) + key.length, 0);
        }
        int hash = key.length;
        for (int at = 0; at < key.length; at += Long.BYTES) {
            hash = spread((long) EIGHT_BYTES.get(key, Math.min(at, key.length - Long.BYTES)), hash);
        }
        return hash;
    }

    private static int spread(long bytes, int hash) {
        long product = (bytes + hash) * SPREAD;
        return (int) (product ^ product >>> Integer.SIZE);
    }

    public static int compare(byte[] a, byte[] b) {
        int shorter = Math.min(a.length, b.length);
        if (shorter < Long.BYTES) {
            return compareShort(a, b, shorter);
        }
        for (int at = 0; at < shorter; at += Long.BYTES) {
            int place = Math.min(at, shorter - Long.BYTES); // the last eight may be some that were the same already
            long left = (long) EIGHT_BYTES.get(a, place);
            long right = (long) EIGHT_BYTES.get(b, place);
            if (left != right) {
                return Long.compareUnsigned(left, right);
            }
        }
        return a.length - b.length;
    }

    /** As above, of keys one of which is shorter than eight bytes. */
    private static int compareShort(byte[] a, byte[] b, int shorter) {
        if (shorter >= Integer.BYTES) {
            int first = Integer.compareUnsigned((int) FOUR_BYTES.get(a, 0), (int) FOUR_BYTES.get(b, 0));
            if (first != 0) {
                return first;
            }
            int place = shorter - Integer.BYTES;
            int last = Integer.compareUnsigned((int) FOUR_BYTES.get(a, place), (int) FOUR_BYTES.get(b, place));
            return last != 0 ? last : a.length - b.length;
        }
        for (int i = 0; i < shorter; i++) {
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
        return prefix(key, 0);
    }

    /** As the other, of what stands behind the first {@code from} bytes. */
    public static long prefix(byte[] key, int from) {
        if (key.length - from >= Long.BYTES) {
            return (long) EIGHT_BYTES.get(key, from);
        }
        long prefix = 0;
        for (int i = from; i < key.length; i++) {
            prefix |= (key[i] & 0xFFL) << (Long.SIZE - Byte.SIZE * (i - from + 1));
        }
        return prefix;
    }
}
