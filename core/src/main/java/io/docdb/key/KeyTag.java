package io.docdb.key;

import io.docdb.value.ValueKind;

/** The first byte of every part of a key, in the order of {@link io.docdb.value.ValueKind}. On disk: do not renumber. */
final class KeyTag {
    /** Ends arrays and objects; lower than every first byte of an element. */
    static final int END = 0x00;

    static final int NULL = 0x05;
    static final int FALSE = 0x10;
    static final int TRUE = 0x11;

    static final int NEGATIVE_INFINITY = 0x20;
    static final int NEGATIVE_HUGE = 0x21;
    /** - the bytes of the whole part, 0 to 8: 0x22 to 0x2A. */
    static final int NEGATIVE = 0x2A;

    static final int NEGATIVE_TINY = 0x2B;
    static final int ZERO = 0x2C;
    static final int POSITIVE_TINY = 0x2D;
    /** + the bytes of the whole part, 0 to 8: 0x2E to 0x36. */
    static final int POSITIVE = 0x2E;

    static final int POSITIVE_HUGE = 0x37;
    static final int POSITIVE_INFINITY = 0x38;
    static final int NAN = 0x39;

    static final int TEXT = 0x40;
    static final int BINARY = 0x48;
    static final int DATE = 0x50;
    static final int TIME = 0x51;
    static final int TIMESTAMP = 0x52;
    static final int TIMESTAMP_TZ = 0x53;
    static final int TIME_TZ = 0x54;
    static final int INTERVAL = 0x58;
    static final int UUID = 0x5C;
    static final int ARRAY = 0x60;
    static final int OBJECT = 0x68;

    private KeyTag() {}

    /** The lowest tag of a kind. */
    static int first(ValueKind kind) {
        return switch (kind) {
            case NULL -> NULL;
            case BOOLEAN -> FALSE;
            case NUMBER -> NEGATIVE_INFINITY;
            case TEXT -> TEXT;
            case BINARY -> BINARY;
            case DATE -> DATE;
            case TIME -> TIME;
            case TIMESTAMP -> TIMESTAMP;
            case TIMESTAMP_TZ -> TIMESTAMP_TZ;
            case TIME_TZ -> TIME_TZ;
            case INTERVAL -> INTERVAL;
            case UUID -> UUID;
            case ARRAY -> ARRAY;
            case OBJECT -> OBJECT;
        };
    }

    /** The highest tag of a kind. */
    static int last(ValueKind kind) {
        return switch (kind) {
            case BOOLEAN -> TRUE;
            case NUMBER -> NAN;
            default -> first(kind);
        };
    }
}
