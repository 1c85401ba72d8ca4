package io.docdb.session;

import io.docdb.value.SqlType;
import io.docdb.value.Value;

/** The type family a value belongs to by its kind. */
final class ValueFamilies {
    private ValueFamilies() {}

    static SqlType.Family of(Value value) {
        return switch (value.kind()) {
            case NULL -> SqlType.Family.NULL;
            case BOOLEAN -> SqlType.Family.BOOLEAN;
            case NUMBER -> SqlType.Family.NUMBER;
            case TEXT -> SqlType.Family.TEXT;
            case BINARY -> SqlType.Family.BINARY;
            case DATE -> SqlType.Family.DATE;
            case TIME -> SqlType.Family.TIME;
            case TIMESTAMP -> SqlType.Family.TIMESTAMP;
            case TIMESTAMP_TZ -> SqlType.Family.TIMESTAMP_TZ;
            case TIME_TZ -> SqlType.Family.TIME_TZ;
            case INTERVAL -> SqlType.Family.INTERVAL;
            case UUID -> SqlType.Family.UUID;
            case ARRAY -> SqlType.Family.ARRAY;
            case OBJECT -> SqlType.Family.OBJECT;
        };
    }
}
