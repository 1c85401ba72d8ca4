package io.docdb.codec;

import java.util.Arrays;

/** A growing byte array. Confined to one thread. */
final class ByteBuilder {
    private static final int MOST_DOCUMENTS = 512; // at double, clearing it costs as much as filling it

    byte[] bytes;
    int length;

    ByteBuilder() {
        this(MOST_DOCUMENTS);
    }

    /** @param capacity bytes for which there is room before it grows */
    ByteBuilder(int capacity) {
        bytes = new byte[capacity];
    }

    /** Makes room for {@code more} bytes. */
    void ensure(int more) {
        if (bytes.length - length < more) {
            grow(more);
        }
    }

    private void grow(int more) {
        long wanted = Math.max((long) length + more, bytes.length * 2L);
        bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, Integer.MAX_VALUE - 8));
    }

    void put(int value) {
        ensure(1);
        bytes[length++] = (byte) value;
    }

    void put(int tag, byte[] source) {
        ensure(source.length + 11);
        bytes[length++] = (byte) tag;
        putVarint(source.length);
        System.arraycopy(source, 0, bytes, length, source.length);
        length += source.length;
    }

    void putVarint(long value) {
        ensure(10);
        while ((value & ~0x7FL) != 0) {
            bytes[length++] = (byte) (value | 0x80);
            value >>>= 7;
        }
        bytes[length++] = (byte) value;
    }

    void putLong(long value) {
        ensure(Long.BYTES);
        Bytes.putLong(bytes, length, value);
        length += Long.BYTES;
    }

    /** Moves everything from {@code position} on by {@code gap} bytes to the right. */
    void insertGap(int position, int gap) {
        ensure(gap);
        System.arraycopy(bytes, position, bytes, position + gap, length - position);
        length += gap;
    }

    /** A copy of everything. */
    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }
}
