package io.docdb.index;

import io.docdb.storage.Entry;
import java.util.Arrays;

/**
 * The layout of an index entry. On disk, do not renumber.
 *
 * <pre>
 * not unique   key: parts by KeyEncoder, primary key      value: offset of the primary key (2 bytes, unsigned)
 * unique       key: parts by KeyEncoder                   value: length of the key (2 bytes, unsigned), primary key
 * </pre>
 *
 * A document with a NULL part is exempt from uniqueness: in a unique index, too, it has an entry of the first form. So
 * two documents with equal parts meet at one key exactly when they must not both be there, and locking that key decides
 * who was first.
 */
public final class IndexEntries {
    private static final int OFFSET_BYTES = 2;

    private IndexEntries() {}

    static Entry shared(byte[] parts, byte[] primaryKey) {
        byte[] key = Arrays.copyOf(parts, parts.length + primaryKey.length);
        System.arraycopy(primaryKey, 0, key, parts.length, primaryKey.length);
        return new Entry(key, offset(parts.length, OFFSET_BYTES));
    }

    static Entry unique(byte[] parts, byte[] primaryKey) {
        byte[] value = offset(parts.length, OFFSET_BYTES + primaryKey.length);
        System.arraycopy(primaryKey, 0, value, OFFSET_BYTES, primaryKey.length);
        return new Entry(parts, value);
    }

    private static byte[] offset(int offset, int length) {
        byte[] value = new byte[length];
        value[0] = (byte) (offset >>> 8);
        value[1] = (byte) offset;
        return value;
    }

    /** The primary key of the document an entry stands for. */
    public static byte[] primaryKey(byte[] key, byte[] value) {
        return value.length > OFFSET_BYTES
                ? Arrays.copyOfRange(value, OFFSET_BYTES, value.length)
                : Arrays.copyOfRange(key, partsLength(value), key.length);
    }

    /** How many bytes of an entry's key are its parts. */
    public static int partsLength(byte[] value) {
        return (value[0] & 0xFF) << 8 | value[1] & 0xFF;
    }
}
