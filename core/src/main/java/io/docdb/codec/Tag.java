package io.docdb.codec;

/** The first byte of every encoded value. On disk: do not renumber. The layouts behind them stand in {@code package-info}. */
final class Tag {
    static final int MISSING = 0x00;
    static final int NULL = 0x01;
    static final int FALSE = 0x02;
    static final int TRUE = 0x03;
    static final int INT_1 = 0x04;
    static final int INT_2 = 0x05;
    static final int INT_4 = 0x06;
    static final int INT_8 = 0x07;
    static final int DOUBLE = 0x08;
    static final int DECIMAL = 0x09;
    static final int BIG_DECIMAL = 0x0A;
    static final int TEXT = 0x0B;
    static final int UNPAIRED_TEXT = 0x0C;
    static final int BINARY = 0x0D;
    static final int DATE = 0x0E;
    static final int TIME = 0x0F;
    static final int TIMESTAMP = 0x10;
    static final int TIMESTAMP_TZ = 0x11;
    static final int INTERVAL = 0x12;
    static final int UUID = 0x13;
    static final int TIME_TZ = 0x14;

    /** + code of the offset width in the lowest two bits, + {@link #WIDE_NUMBERS} if field numbers take two bytes. */
    static final int OBJECT = 0x20;

    static final int WIDE_NUMBERS = 0x04;

    /** + code of the offset width: an object that carries its names. */
    static final int NAMED_OBJECT = 0x28;

    /** + code of the offset width: an array with a table of offsets. */
    static final int ARRAY = 0x30;

    /** + code of the offset width: an array of elements that are all equally long. */
    static final int EVEN_ARRAY = 0x34;

    /** + the number itself, from 0 to {@link #MAX_TINY}. */
    static final int TINY_INT = 0x40;

    static final int MAX_TINY = 0x3F;

    /** + the length in bytes, up to {@link #MAX_SHORT}. */
    static final int SHORT_TEXT = 0x80;

    static final int MAX_SHORT = 0x7F;

    private Tag() {}

    /** The code of the offset width of an object or array: 0, 1, 2 for one, two, four bytes. */
    static int widthCode(int tag) {
        return tag & 3;
    }

    /** The code of the width of field numbers. */
    static int numberWidthCode(int tag) {
        return tag >> 2 & 1;
    }

    static boolean isObject(int tag) {
        return (tag & 0xF8) == OBJECT && widthCode(tag) != 3;
    }

    static boolean isNamedObject(int tag) {
        return (tag & 0xFC) == NAMED_OBJECT && widthCode(tag) != 3;
    }

    static boolean isTableArray(int tag) {
        return (tag & 0xFC) == ARRAY && widthCode(tag) != 3;
    }

    static boolean isEvenArray(int tag) {
        return (tag & 0xFC) == EVEN_ARRAY && widthCode(tag) != 3;
    }

    static boolean isArray(int tag) {
        return (tag & 0xF8) == ARRAY && widthCode(tag) != 3;
    }
}
