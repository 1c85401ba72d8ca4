package io.docdb.expr.json;

import io.docdb.expr.EvaluationContext;
import io.docdb.expr.ScalarFunction;
import io.docdb.value.ArrayValue;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * JSON_ARRAY: an array of its arguments.
 *
 * @param returning ARRAY, or a type of texts or bytes for JSON text
 */
public record JsonArray(boolean absentOnNull, SqlType returning) implements ScalarFunction {
    @Override
    public String name() {
        return "JSON_ARRAY";
    }

    @Override
    public boolean nullOnNull() {
        return false;
    }

    @Override
    public boolean isVariadic() {
        return true;
    }

    @Override
    public SqlType resultType(List<SqlType> arguments) {
        return returning;
    }

    @Override
    public Value apply(Value[] arguments, EvaluationContext context) {
        List<Value> elements = new ArrayList<>(arguments.length);
        for (Value argument : arguments) {
            if (!argument.isNull()) {
                elements.add(argument);
            } else if (!absentOnNull) {
                elements.add(NullValue.NULL);
            }
        }
        return Returned.json(new ArrayValue(elements), returning, context);
    }
}
