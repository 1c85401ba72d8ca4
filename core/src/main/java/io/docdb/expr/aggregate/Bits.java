package io.docdb.expr.aggregate;

import io.docdb.expr.Accumulator;
import io.docdb.expr.type.Casts;
import io.docdb.value.BooleanValue;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.time.ZoneOffset;
import java.util.function.LongBinaryOperator;

/** BIT_AND, BIT_OR, BIT_XOR over whole numbers; BOOL_AND and BOOL_OR, which are the same over one bit. */
final class Bits implements Accumulator {
    private final LongBinaryOperator operator;
    private final boolean ofTruth;
    private boolean any;
    private long bits;

    Bits(LongBinaryOperator operator, boolean ofTruth) {
        this.operator = operator;
        this.ofTruth = ofTruth;
    }

    @Override
    public void add(Value[] arguments) {
        if (arguments[0].isNull()) {
            return;
        }
        long value = ofTruth
                ? Casts.cast(arguments[0], SqlType.BOOLEAN, ZoneOffset.UTC) == BooleanValue.TRUE ? 1 : 0
                : ((LongValue) Casts.cast(arguments[0], SqlType.BIGINT, ZoneOffset.UTC)).value();
        bits = any ? operator.applyAsLong(bits, value) : value;
        any = true;
    }

    @Override
    public Value result() {
        if (!any) {
            return NullValue.NULL;
        }
        return ofTruth ? BooleanValue.of(bits != 0) : LongValue.of(bits);
    }
}
