package io.docdb.expr.scalar;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.BinaryFunction;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.type.JsonForm;
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

/**
 * {@code ||}: text, bytes, arrays (an element joins at its side), objects (fields of the right one win). Beside JSON whose kind
 * is not known beforehand, a literal and a text of a declared type are told apart, as in PostgreSQL.
 */
final class Concatenation implements BinaryFunction {
    /** What the operands are known to be. */
    enum Operands {
        PLAIN,
        /** JSON and a declared text: both as text. */
        TEXT,
        /** JSON and a literal that is JSON text: what it stands for, unless the other one is a text. */
        JSON_LITERAL,
        /** JSON and a literal that is no JSON: the other one is expected to be a text, or another scalar. */
        WORDS
    }

    private final Operands operands;

    Concatenation(Operands operands) {
        this.operands = operands;
    }

    @Override
    public String name() {
        return "||";
    }

    @Override
    public SqlType resultType(List<SqlType> arguments) {
        if (arguments.size() != 2) {
            throw new StatementException(
                    ErrorCode.UNKNOWN_FUNCTION, "Wrong number of operands: || takes 2, found " + arguments.size());
        }
        SqlType left = arguments.get(0);
        SqlType right = arguments.get(1);
        if (operands != Operands.PLAIN) {
            return operands == Operands.JSON_LITERAL ? SqlType.ANY : SqlType.VARCHAR;
        }
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
        boolean structured = isStructured(left) || isStructured(right);
        if (operands == Operands.WORDS && structured) {
            throw noJson(isStructured(left) ? right : left);
        }
        if (operands == Operands.JSON_LITERAL && structured) {
            return joined(
                    isStructured(left) ? left : JsonForm.parse(TextForm.of(left)),
                    isStructured(right) ? right : JsonForm.parse(TextForm.of(right)));
        }
        return operands == Operands.PLAIN ? joined(left, right) : glued(left, right);
    }

    private static boolean isStructured(Value value) {
        return value instanceof ArrayValue || value instanceof Document;
    }

    private static StatementException noJson(Value text) {
        return new StatementException(
                ErrorCode.INVALID_JSON,
                "Invalid JSON: || beside a JSON array or object expected JSON, found the text '" + TextForm.of(text)
                        + "'; to append it as a text write TO_JSON('…'::text)");
    }

    private static Value glued(Value left, Value right) {
        return new TextValue(TextForm.of(left) + TextForm.of(right));
    }

    private static Value joined(Value left, Value right) {
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
        return glued(left, right);
    }

    private static List<Value> elements(Value value) {
        return value instanceof ArrayValue array ? array.elements() : List.of(value);
    }
}
