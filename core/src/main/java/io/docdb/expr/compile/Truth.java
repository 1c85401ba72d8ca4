package io.docdb.expr.compile;

import io.docdb.expr.type.Casts;
import io.docdb.value.BooleanValue;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.time.ZoneOffset;

/** Truth values: TRUE, FALSE, and NULL for unknown. Numbers and texts in their place are read as a cast would. */
final class Truth {
    private Truth() {}

    static Value of(Value value) {
        if (value instanceof BooleanValue || value == NullValue.NULL) {
            return value;
        }
        return Casts.cast(value, SqlType.BOOLEAN, ZoneOffset.UTC);
    }
}
