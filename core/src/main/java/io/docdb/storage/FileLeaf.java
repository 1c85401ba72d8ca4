package io.docdb.storage;

import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;

/**
 * A page as it lies in the file. Values are taken out of its bytes when they are asked for, so it is of use only as long as
 * those stay as they are.
 *
 * <p>Layout, of h2-mvstore's format 3: u32 length, u16 check value, varint number in its chunk, varint map, varint number of
 * keys, u8 type, the keys as {@link KeyType} and the values as {@link ValueType} write them.
 */
final class FileLeaf implements Leaf {
    private final ByteBuffer bytes;
    private final byte[][] keys;
    private final int[] valueAt;

    private FileLeaf(ByteBuffer bytes, byte[][] keys, int[] valueAt) {
        this.bytes = bytes;
        this.keys = keys;
        this.valueAt = valueAt;
    }

    /**
     * @param bytes begins with the page and may go on behind it
     * @return null if this is no leaf of that map
     */
    static FileLeaf of(ByteBuffer bytes, int map, int chunk, int offset) {
        int length = bytes.getInt();
        if (length < Integer.BYTES || length > bytes.limit() || bytes.getShort() != checkValue(length, chunk, offset)) {
            return null;
        }
        DataUtils.readVarInt(bytes);
        int foundMap = DataUtils.readVarInt(bytes);
        int size = DataUtils.readVarInt(bytes);
        if (foundMap != map || bytes.get() != DataUtils.PAGE_TYPE_LEAF) {
            return null;
        }
        byte[][] keys = KeyType.INSTANCE.createStorage(size);
        KeyType.INSTANCE.read(bytes, keys, size);
        int[] valueAt = new int[size];
        for (int i = 0; i < size; i++) {
            valueAt[i] = bytes.position();
            ValueType.INSTANCE.skip(bytes);
        }
        return new FileLeaf(bytes, keys, valueAt);
    }

    private static short checkValue(int length, int chunk, int offset) {
        return (short)
                (DataUtils.getCheckValue(chunk) ^ DataUtils.getCheckValue(offset) ^ DataUtils.getCheckValue(length));
    }

    @Override
    public int size() {
        return keys.length;
    }

    @Override
    public byte[] key(int entry) {
        return keys[entry];
    }

    @Override
    public Object value(int entry) {
        return ValueType.INSTANCE.read(bytes.position(valueAt[entry]));
    }
}
