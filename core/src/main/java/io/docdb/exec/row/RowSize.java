package io.docdb.exec.row;

import io.docdb.value.ArrayValue;
import io.docdb.value.BinaryValue;
import io.docdb.value.DecimalValue;
import io.docdb.value.Document;
import io.docdb.value.DocumentSource;
import io.docdb.value.LongValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.Optional;

/** Estimates of the heap that rows hold, with compressed references; near enough for a budget. */
public final class RowSize {
    private static final int ARRAY_BYTES = 16;
    private static final int REFERENCE_BYTES = 4;
    private static final int LONG_BYTES = 16;
    /** A TextValue, its String and the header of the String's array. */
    private static final int TEXT_BYTES = 56;

    private static final int DECIMAL_BYTES = 72;
    private static final int OTHER_BYTES = 48;
    private static final int FIELD_BYTES = 32;

    private RowSize() {}

    public static long of(Value[] row) {
        long bytes = ARRAY_BYTES + (long) REFERENCE_BYTES * row.length;
        for (Value value : row) {
            bytes += of(value);
        }
        return bytes;
    }

    public static long of(Value value) {
        if (value instanceof TextValue text) {
            return TEXT_BYTES + text.value().length();
        }
        if (value instanceof LongValue) {
            return LONG_BYTES;
        }
        if (value instanceof Document document) {
            Optional<DocumentSource> undecoded = document.undecoded();
            if (undecoded.isPresent()) {
                return OTHER_BYTES + undecoded.get().decodedBytes(); // somebody may look into it later
            }
            long bytes = OTHER_BYTES;
            for (int i = 0; i < document.size(); i++) {
                bytes += FIELD_BYTES + of(document.value(i));
            }
            return bytes;
        }
        if (value instanceof ArrayValue array) {
            long bytes = OTHER_BYTES;
            for (Value element : array.elements()) {
                bytes += REFERENCE_BYTES + of(element);
            }
            return bytes;
        }
        if (value instanceof BinaryValue binary) {
            return OTHER_BYTES + binary.length();
        }
        if (value instanceof DecimalValue) {
            return DECIMAL_BYTES;
        }
        return value instanceof Enum ? 0 : OTHER_BYTES;
    }
}
