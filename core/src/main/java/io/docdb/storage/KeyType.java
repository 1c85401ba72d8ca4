package io.docdb.storage;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * Keys: byte arrays in unsigned order. On disk the keys of a page share the prefix of their predecessor: varint length of
 * the shared prefix, varint length of the rest, the rest. Example: {@code 01 02 03}, {@code 01 02 07 08} are
 * {@code 00 03 01 02 03} and {@code 02 02 07 08}. On disk, do not change.
 */
final class KeyType extends BasicDataType<byte[]> {
    static final KeyType INSTANCE = new KeyType();

    /** Heap cost of an array beside its bytes: header and reference. */
    static final int ARRAY_OVERHEAD_BYTES = 24;

    @Override
    public int compare(byte[] a, byte[] b) {
        return KeyOrder.compare(a, b);
    }

    /**
     * As {@link java.util.Arrays#binarySearch}. The guess is the place behind the key that was found last: keys that come in order,
     * as those of a commit do, mostly belong right there, on the pages above the leaves nearly always.
     */
    @Override
    public int binarySearch(byte[] key, Object storage, int size, int initialGuess) {
        byte[][] keys = (byte[][]) storage;
        int low = 0;
        int high = size - 1;
        int middle = initialGuess - 1;
        boolean guessed = middle >= 0 && middle <= high;
        if (!guessed) {
            middle = high >>> 1;
        }
        while (low <= high) {
            int order = KeyOrder.compare(key, keys[middle]);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                high = middle - 1;
                guessed = false;
            } else {
                low = middle + 1;
            }
            middle = guessed ? low : (low + high) >>> 1;
            guessed = false;
        }
        return ~low;
    }

    @Override
    public int getMemory(byte[] key) {
        return ARRAY_OVERHEAD_BYTES + key.length;
    }

    /** Exact sizes, for the limit of dirty memory is measured by them. */
    @Override
    public boolean isMemoryEstimationAllowed() {
        return false;
    }

    @Override
    public void write(WriteBuffer out, byte[] key) {
        out.putVarInt(0).putVarInt(key.length).put(key);
    }

    @Override
    public void write(WriteBuffer out, Object storage, int size) {
        byte[][] keys = (byte[][]) storage;
        byte[] previous = new byte[0];
        for (int i = 0; i < size; i++) {
            byte[] key = keys[i];
            int shared = Arrays.mismatch(previous, key);
            shared = shared < 0 ? key.length : shared;
            out.putVarInt(shared).putVarInt(key.length - shared).put(key, shared, key.length - shared);
            previous = key;
        }
    }

    @Override
    public byte[] read(ByteBuffer in) {
        return read(in, new byte[0]);
    }

    @Override
    public void read(ByteBuffer in, Object storage, int size) {
        byte[][] keys = (byte[][]) storage;
        byte[] previous = new byte[0];
        for (int i = 0; i < size; i++) {
            previous = read(in, previous);
            keys[i] = previous;
        }
    }

    private static byte[] read(ByteBuffer in, byte[] previous) {
        int shared = DataUtils.readVarInt(in);
        int rest = DataUtils.readVarInt(in);
        byte[] key = Arrays.copyOf(previous, shared + rest);
        in.get(key, shared, rest);
        return key;
    }

    @Override
    public byte[][] createStorage(int size) {
        return new byte[size][];
    }
}
