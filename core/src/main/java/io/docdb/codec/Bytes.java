package io.docdb.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads big-endian numbers of fixed width and variable-length numbers out of a byte array. */
final class Bytes {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Bytes() {}

    static int unsignedShort(byte[] bytes, int position) {
        return (short) SHORT.get(bytes, position) & 0xFFFF;
    }

    static int int4(byte[] bytes, int position) {
        return (int) INT.get(bytes, position);
    }

    static long int8(byte[] bytes, int position) {
        return (long) LONG.get(bytes, position);
    }

    static void putShort(byte[] bytes, int position, int value) {
        SHORT.set(bytes, position, (short) value);
    }

    static void putInt(byte[] bytes, int position, int value) {
        INT.set(bytes, position, value);
    }

    static void putLong(byte[] bytes, int position, long value) {
        LONG.set(bytes, position, value);
    }

    /** An unsigned number of 1, 2 or 4 bytes, as width code 0, 1 or 2 says. */
    static int unsigned(byte[] bytes, int position, int widthCode) {
        return switch (widthCode) {
            case 0 -> bytes[position] & 0xFF;
            case 1 -> unsignedShort(bytes, position);
            default -> nonNegative(int4(bytes, position), position);
        };
    }

    /** Damaged: a negative offset would lead back to where it stands. */
    private static int nonNegative(int value, int position) {
        if (value < 0) {
            throw new IndexOutOfBoundsException("offset " + value + " at byte " + position);
        }
        return value;
    }

    static void putUnsigned(byte[] bytes, int position, int widthCode, int value) {
        switch (widthCode) {
            case 0 -> bytes[position] = (byte) value;
            case 1 -> putShort(bytes, position, value);
            default -> putInt(bytes, position, value);
        }
    }

    /** The narrowest code for numbers up to {@code largest}: 0 for one byte, 1 for two, 2 for four. */
    static int widthCode(int largest) {
        return largest <= 0xFF ? 0 : largest <= 0xFFFF ? 1 : 2;
    }

    /** Reads seven bits a byte, lowest first, the top bit saying that more follow. */
    static long varint(byte[] bytes, int position) {
        long value = bytes[position];
        if (value >= 0) {
            return value;
        }
        value &= 0x7F;
        for (int shift = 7; shift < Long.SIZE; shift += 7) {
            byte next = bytes[++position];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IndexOutOfBoundsException("number without an end at byte " + position);
    }

    /** How many bytes the variable-length number at {@code position} takes. */
    static int varintLength(byte[] bytes, int position) {
        int end = position;
        while (bytes[end] < 0) {
            end++;
        }
        return end + 1 - position;
    }

    /** Folds the sign into the lowest bit, so that small negative numbers are short too. */
    static long zigzag(long value) {
        return value << 1 ^ value >> 63;
    }

    static long unzigzag(long folded) {
        return folded >>> 1 ^ -(folded & 1);
    }
}
