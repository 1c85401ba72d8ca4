package io.docdb.expr.compile;

import io.docdb.expr.Cast;
import io.docdb.expr.Evaluator;
import io.docdb.expr.Parameter;
import io.docdb.expr.type.Casts;
import io.docdb.expr.type.JsonForm;
import io.docdb.expr.type.TypeRules;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** CAST and TRY_CAST. Text cast to JSON is parsed; a dynamic value, which is JSON already, is not. */
final class CastCompiler {
    private CastCompiler() {}

    static Evaluator compile(Cast cast, Evaluator operand) {
        SqlType target = cast.type();
        if (target.family() == SqlType.Family.ANY) {
            boolean parsed = cast.operand().type().isText() || cast.operand() instanceof Parameter;
            return parsed ? json(operand, cast.nullOnError()) : operand;
        }
        boolean keepsLongs =
                target.name() == SqlType.Name.BIGINT || target.name() == SqlType.Name.DECIMAL && !target.hasPrecision();
        boolean orNull = cast.nullOnError();
        return (row, context) -> {
            Value value = operand.evaluate(row, context);
            if (value.isNull() || keepsLongs && value instanceof LongValue) {
                return value;
            }
            ZoneId zone = needsZone(value, target) ? context.zone() : ZoneOffset.UTC;
            return orNull ? Casts.castOrNull(value, target, zone) : Casts.cast(value, target, zone);
        };
    }

    /** Only between times with and without a zone; so that other casts of constants can be computed beforehand. */
    private static boolean needsZone(Value value, SqlType target) {
        return switch (target.family()) {
            case TIMESTAMP_TZ, ARRAY -> true;
            case DATE, TIME, TIMESTAMP -> TypeRules.typeOf(value).family() == SqlType.Family.TIMESTAMP_TZ;
            default -> false;
        };
    }

    private static Evaluator json(Evaluator operand, boolean orNull) {
        return (row, context) -> {
            Value value = operand.evaluate(row, context);
            if (!(value instanceof TextValue text)) {
                return value;
            }
            return orNull && !JsonForm.isJson(text.value(), true) ? NullValue.NULL : JsonForm.parse(text.value());
        };
    }
}
