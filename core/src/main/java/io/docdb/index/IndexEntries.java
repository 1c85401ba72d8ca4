package io.docdb.index;

import io.docdb.codec.DocumentCodec;
import io.docdb.codec.FieldNames;
import io.docdb.key.KeyDecoder;
import io.docdb.storage.Entry;
import io.docdb.value.ArrayValue;
import io.docdb.value.LongValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The layout of an index entry. On disk, do not renumber.
 *
 * <pre>
 * shared   key: parts by KeyEncoder, primary key   value: flags + length of the parts (2 bytes), forms
 * unique   key: parts by KeyEncoder                value: flags + length of the parts (2 bytes),
 *                                                         length of the primary key (2 bytes), primary key, forms
 * flags    8000 unique; 4000 every part of the primary key, too, comes back from it in the form it has in the document
 *          (entries of older files lack it, which only costs a look at the document)
 * forms    nothing if every part comes back from the key in the form it has in the document (KeyDecoder.isExact); else
 *          the encoded array of a mask of the other parts (lowest bit = first part) and their values
 * </pre>
 *
 * A document with a NULL part is exempt from uniqueness, unless the index is one of NULLS NOT DISTINCT: in a unique index, too,
 * it has an entry of the first form. So
 * two documents with equal parts meet at one key exactly when they must not both be there, and locking that key decides
 * who was first.
 */
public final class IndexEntries {
    private static final int LENGTH_BYTES = 2;
    private static final int UNIQUE = 0x8000;
    private static final int KEY_EXACT = 0x4000;

    /** What one mask tells of. */
    static final int MOST_PARTS = 63;

    private IndexEntries() {}

    /** @param keyExact the primary key tells its values in the form they have in the document */
    static Entry shared(byte[] parts, byte[] primaryKey, boolean keyExact, List<Value> values) {
        byte[] key = Arrays.copyOf(parts, parts.length + primaryKey.length);
        System.arraycopy(primaryKey, 0, key, parts.length, primaryKey.length);
        byte[] value = forms(values, LENGTH_BYTES);
        putLength(value, 0, (keyExact ? KEY_EXACT : 0) | parts.length);
        return new Entry(key, value);
    }

    /** @param keyExact as for {@link #shared} */
    static Entry unique(byte[] parts, byte[] primaryKey, boolean keyExact, List<Value> values) {
        byte[] value = forms(values, 2 * LENGTH_BYTES + primaryKey.length);
        putLength(value, 0, UNIQUE | (keyExact ? KEY_EXACT : 0) | parts.length);
        putLength(value, LENGTH_BYTES, primaryKey.length);
        System.arraycopy(primaryKey, 0, value, 2 * LENGTH_BYTES, primaryKey.length);
        return new Entry(parts, value);
    }

    /** Behind {@code prefixBytes} zero bytes: the values the key does not hold in their own form. */
    private static byte[] forms(List<Value> values, int prefixBytes) {
        long mask = 0;
        for (int i = 0; i < values.size(); i++) {
            mask |= KeyDecoder.isExact(values.get(i)) ? 0 : 1L << i;
        }
        if (mask == 0) {
            return new byte[prefixBytes];
        }
        List<Value> inexact = new ArrayList<>();
        inexact.add(LongValue.of(mask));
        for (int i = 0; i < values.size(); i++) {
            if ((mask & 1L << i) != 0) {
                inexact.add(values.get(i));
            }
        }
        return DocumentCodec.encodeValue(new ArrayValue(inexact), FieldNames.none(), prefixBytes);
    }

    private static void putLength(byte[] value, int position, int length) {
        value[position] = (byte) (length >>> 8);
        value[position + 1] = (byte) length;
    }

    private static int length(byte[] value, int position) {
        return (value[position] & 0xFF) << 8 | value[position + 1] & 0xFF;
    }

    /** True if the entry's key is its parts alone, so that no other document may have it. */
    public static boolean isUnique(byte[] value) {
        return (length(value, 0) & UNIQUE) != 0;
    }

    /** The primary key of the document an entry stands for. */
    public static byte[] primaryKey(byte[] key, byte[] value) {
        return isUnique(value)
                ? Arrays.copyOfRange(value, 2 * LENGTH_BYTES, formsStart(value))
                : Arrays.copyOfRange(key, partsLength(value), key.length);
    }

    /** True if the key alone tells all parts in the form they have in the document. */
    public static boolean isExact(byte[] value) {
        return formsStart(value) == value.length;
    }

    /** True if the primary key alone tells its parts in the form they have in the document. */
    public static boolean isKeyExact(byte[] value) {
        return (length(value, 0) & KEY_EXACT) != 0;
    }

    /** True if a stored entry says what it should; an older one may leave open whether its primary key is exact. */
    public static boolean agrees(byte[] stored, byte[] expected) {
        return Arrays.equals(stored, expected)
                || stored.length == expected.length
                        && isKeyExact(expected)
                        && length(stored, 0) == (length(expected, 0) & ~KEY_EXACT)
                        && Arrays.equals(stored, LENGTH_BYTES, stored.length, expected, LENGTH_BYTES, expected.length);
    }

    /** Stands before the first part of the document's primary key. */
    public static KeyDecoder primaryKeyParts(byte[] key, byte[] value) {
        return isUnique(value) ? new KeyDecoder(value, 2 * LENGTH_BYTES) : new KeyDecoder(key, partsLength(value));
    }

    private static int formsStart(byte[] value) {
        return isUnique(value) ? 2 * LENGTH_BYTES + length(value, LENGTH_BYTES) : LENGTH_BYTES;
    }

    /** How many bytes of an entry's key are its parts. */
    public static int partsLength(byte[] value) {
        return length(value, 0) & ~(UNIQUE | KEY_EXACT);
    }

    /**
     * The values of an entry's parts, in the form they have in the document, MISSING told from NULL: what an index-only
     * answer is made of.
     *
     * @param descending a flag for each part
     */
    public static Value[] parts(byte[] key, byte[] value, boolean[] descending) {
        Value[] parts = new Value[descending.length];
        KeyDecoder decoder = new KeyDecoder(key);
        int forms = formsStart(value);
        if (isExact(value)) {
            for (int i = 0; i < parts.length; i++) {
                parts[i] = decoder.next(descending[i]);
            }
            return parts;
        }
        ArrayValue inexact = (ArrayValue) DocumentCodec.decodeValue(value, forms, FieldNames.none());
        long mask = ((LongValue) inexact.elements().get(0)).value();
        int next = 1;
        for (int i = 0; i < parts.length; i++) {
            if ((mask & 1L << i) == 0) {
                parts[i] = decoder.next(descending[i]);
            } else {
                parts[i] = inexact.elements().get(next++);
                decoder.skip(descending[i]);
            }
        }
        return parts;
    }
}
