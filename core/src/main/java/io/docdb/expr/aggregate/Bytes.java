package io.docdb.expr.aggregate;

import io.docdb.expr.Accumulator;
import io.docdb.expr.type.Casts;
import io.docdb.value.BinaryValue;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.io.ByteArrayOutputStream;
import java.time.ZoneOffset;

/** STRING_AGG(bytes, separator): the bytes of each, those but the first behind their own separator. */
final class Bytes implements Accumulator {
    private final ByteArrayOutputStream joined = new ByteArrayOutputStream();
    private boolean any;

    @Override
    public void add(Value[] arguments) {
        if (arguments[0].isNull()) {
            return;
        }
        if (any && arguments.length > 1) {
            append(arguments[1]);
        }
        append(arguments[0]);
        any = true;
    }

    private void append(Value value) {
        if (!value.isNull()) {
            joined.writeBytes(((BinaryValue) Casts.cast(value, SqlType.VARBINARY, ZoneOffset.UTC)).bytes());
        }
    }

    @Override
    public Value result() {
        return any ? BinaryValue.of(joined.toByteArray()) : NullValue.NULL;
    }

    @Override
    public long sizeBytes() {
        return 64L + joined.size();
    }
}
