package io.docdb.session;

import io.docdb.value.ArrayValue;
import io.docdb.value.BinaryValue;
import io.docdb.value.Document;
import io.docdb.value.TextValue;
import io.docdb.value.Value;

/** Estimates the heap a value takes. */
final class ValueSize {
    private static final int OBJECT_BYTES = 32;

    /** Heap by stored byte of a document, for somebody may look into it later: a field of ten bytes becomes three small objects. */
    private static final int DECODED_FACTOR = 5;

    private ValueSize() {}

    static long of(Value value) {
        if (value instanceof TextValue text) {
            return OBJECT_BYTES + 24 + text.value().length();
        }
        if (value instanceof BinaryValue bytes) {
            return OBJECT_BYTES + bytes.length();
        }
        long size = OBJECT_BYTES;
        if (value instanceof ArrayValue array) {
            for (Value element : array.elements()) {
                size += 8 + of(element);
            }
        } else if (value instanceof Document document && document.undecoded().isPresent()) {
            size += (long) DECODED_FACTOR * document.undecoded().get().sizeBytes();
        } else if (value instanceof Document document) {
            for (Value field : document.values()) {
                size += 16 + of(field);
            }
        }
        return size;
    }
}
