package io.docdb.expr.scalar;

import io.docdb.expr.BinaryFunction;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.type.TextForm;
import io.docdb.expr.type.TypeRules;
import io.docdb.value.ArrayValue;
import io.docdb.value.BinaryValue;
import io.docdb.value.Document;
import io.docdb.value.SqlType;
import io.docdb.value.SqlType.Family;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;

/** {@code ||}: text, bytes, arrays (an element joins at its side), objects (fields of the right one win). */
final class Concatenation implements BinaryFunction {
    @Override
    public String name() {
        return "||";
    }

    @Override
    public SqlType resultType(List<SqlType> arguments) {
        if (arguments.size() != 2) {
            throw new io.docdb.error.StatementException(
                    io.docdb.error.ErrorCode.UNKNOWN_FUNCTION,
                    "Wrong number of operands: || takes 2, found " + arguments.size());
        }
        SqlType left = arguments.get(0);
        SqlType right = arguments.get(1);
        if (left.family() == Family.ARRAY || right.family() == Family.ARRAY) {
            return left.family() == right.family()
                    ? TypeRules.commonType(left, right).orElse(SqlType.ARRAY)
                    : left.family() == Family.ARRAY ? left : right;
        }
        if (left.family() == Family.BINARY && right.family() == Family.BINARY) {
            return SqlType.VARBINARY;
        }
        if (left.family() == Family.OBJECT && right.family() == Family.OBJECT) {
            return SqlType.OBJECT;
        }
        boolean dynamic = left.family() == Family.ANY || right.family() == Family.ANY;
        return dynamic && !left.isText() && !right.isText() ? SqlType.ANY : textType(left, right);
    }

    private static SqlType textType(SqlType left, SqlType right) {
        boolean sized = left.isText() && right.isText() && left.hasPrecision() && right.hasPrecision();
        return sized ? SqlType.of(SqlType.Name.VARCHAR, left.precision() + right.precision()) : SqlType.VARCHAR;
    }

    @Override
    public Value apply(Value left, Value right, EvaluationContext context) {
        if (left instanceof TextValue a && right instanceof TextValue b) {
            return new TextValue(a.value() + b.value());
        }
        if (left instanceof ArrayValue || right instanceof ArrayValue) {
            List<Value> joined = new ArrayList<>(elements(left));
            joined.addAll(elements(right));
            return new ArrayValue(joined);
        }
        if (left instanceof Document a && right instanceof Document b) {
            Document.Builder merged = a.toBuilder();
            b.forEach(merged::set);
            return merged.build();
        }
        if (left instanceof BinaryValue a && right instanceof BinaryValue b) {
            byte[] joined = java.util.Arrays.copyOf(a.bytes(), a.length() + b.length());
            System.arraycopy(b.bytes(), 0, joined, a.length(), b.length());
            return BinaryValue.of(joined);
        }
        return new TextValue(TextForm.of(left) + TextForm.of(right));
    }

    private static List<Value> elements(Value value) {
        return value instanceof ArrayValue array ? array.elements() : List.of(value);
    }
}
