package io.docdb.expr.json;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.ScalarFunction;
import io.docdb.expr.type.TextForm;
import io.docdb.value.ArrayValue;
import io.docdb.value.Document;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * JSON_OBJECT: an object of names and values, given in turn. Of a name that comes twice the last value counts, unless
 * {@code uniqueKeys} forbids it.
 *
 * @param returning OBJECT, or a type of texts or bytes for JSON text
 */
public record JsonObject(boolean absentOnNull, boolean uniqueKeys, SqlType returning) implements ScalarFunction {
    @Override
    public String name() {
        return "JSON_OBJECT";
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
        refuseOdd(arguments.size());
        return returning;
    }

    private static void refuseOdd(int arguments) {
        if (arguments % 2 != 0) {
            throw new StatementException(
                    ErrorCode.UNKNOWN_FUNCTION,
                    "Wrong number of arguments: JSON_OBJECT takes names and values in turn, found " + arguments);
        }
    }

    @Override
    public Value apply(Value[] arguments, EvaluationContext context) {
        refuseOdd(arguments.length); // known only now of VARIADIC
        Document.Builder object = Document.builder();
        Set<String> keys = new HashSet<>(); // those of NULLs that are left out among them
        for (int i = 0; i < arguments.length; i += 2) {
            if (arguments[i].isNull()) {
                throw new StatementException(ErrorCode.NULL_JSON_KEY, "JSON_OBJECT: a name is NULL");
            }
            if (arguments[i] instanceof ArrayValue || arguments[i] instanceof Document) {
                throw new StatementException(
                        ErrorCode.INVALID_PARAMETER,
                        "JSON_OBJECT: expected a text as a name, found " + arguments[i].kind());
            }
            String key = TextForm.of(arguments[i]);
            if (uniqueKeys && !keys.add(key)) {
                throw new StatementException(
                        ErrorCode.DUPLICATE_JSON_KEY, "JSON_OBJECT: the name \"" + key + "\" stands twice");
            }
            if (!arguments[i + 1].isNull()) {
                object.set(key, arguments[i + 1]);
            } else if (!absentOnNull) {
                object.set(key, NullValue.NULL);
            }
        }
        return Returned.json(object.build(), returning, context);
    }
}
