package io.docdb.expr.compile;

import io.docdb.error.StatementException;
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
            return parsed ? json(operand, cast) : operand;
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
            if (orNull) {
                return Casts.castOrNull(value, target, zone);
            }
            try {
                return Casts.cast(value, target, zone);
            } catch (StatementException error) {
                throw context.located(error, cast.place());
            }
        };
    }

    /** Only between times with and without a zone; so that other casts of constants can be computed beforehand. */
    private static boolean needsZone(Value value, SqlType target) {
        return switch (target.family()) {
            case TIMESTAMP_TZ, TIME_TZ, ARRAY -> true;
            case DATE, TIME, TIMESTAMP -> TypeRules.typeOf(value).family() == SqlType.Family.TIMESTAMP_TZ;
            default -> false;
        };
    }

    private static Evaluator json(Evaluator operand, Cast cast) {
        return (row, context) -> {
            Value value = operand.evaluate(row, context);
            if (!(value instanceof TextValue text)) {
                return value;
            }
            if (cast.nullOnError() && !JsonForm.isJson(text.value(), true)) {
                return NullValue.NULL;
            }
            try {
                return JsonForm.parse(text.value());
            } catch (StatementException error) {
                throw context.located(error, cast.place());
            }
        };
    }
}
