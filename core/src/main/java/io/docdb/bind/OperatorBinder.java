package io.docdb.bind;

import io.docdb.expr.Cast;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.type.JsonForm;
import io.docdb.sql.ast.Expression.Binary;
import io.docdb.sql.ast.Expression.Literal;
import io.docdb.sql.ast.Expression.Unary;
import io.docdb.sql.ast.Position;
import io.docdb.value.DecimalValue;
import io.docdb.value.DoubleValue;
import io.docdb.value.LongValue;
import io.docdb.value.NumberValue;
import io.docdb.value.SqlType;
import io.docdb.value.SqlType.Family;
import io.docdb.value.TextValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Operators between and before operands: arithmetic, {@code ||}, what reaches into JSON, and signs. */
final class OperatorBinder {
    private final ExpressionBinder expressions;
    private final Coercion coercion;

    OperatorBinder(ExpressionBinder expressions) {
        this.expressions = expressions;
        this.coercion = expressions.coercion();
    }

    Expression unary(Unary unary) {
        Expression operand = expressions.bind(unary.operand());
        return switch (unary.operator()) {
            case PLUS -> operand;
            case NEGATE -> negate(operand, unary.at());
            case BIT_NOT -> expressions.operator("BIT_NOT", List.of(operand), unary.at());
        };
    }

    private Expression negate(Expression operand, Position at) {
        if (operand instanceof Constant constant && constant.value() instanceof NumberValue number) {
            return ExpressionBinder.constant(negative(number));
        }
        Expression typed = coercion.typed(operand, SqlType.DECIMAL);
        boolean isInterval = typed.type().family() == Family.INTERVAL;
        return isInterval
                ? expressions.operator("*", List.of(typed, ExpressionBinder.constant(LongValue.of(-1))), at)
                : expressions.operator("-", List.of(ExpressionBinder.constant(LongValue.of(0)), typed), at);
    }

    /** Exact: -9223372036854775808 is a whole number of 64 bits again, though 9223372036854775808 is none. */
    private static NumberValue negative(NumberValue number) {
        if (number instanceof DoubleValue approximate) {
            return new DoubleValue(-approximate.value());
        }
        BigDecimal negative = number.toDecimal().negate();
        boolean isLong = negative.scale() == 0 && negative.unscaledValue().bitLength() < Long.SIZE;
        return isLong ? LongValue.of(negative.longValueExact()) : new DecimalValue(negative);
    }

    Expression binary(Binary binary) {
        Expression left = expressions.bind(binary.left());
        Expression right = expressions.bind(binary.right());
        return switch (binary.operator()) {
            case JSON_GET -> get(binary, left, right);
            case JSON_GET_TEXT -> asText(get(binary, left, right));
            case CONCATENATE -> concatenation(binary, operands(binary, left, right));
            default -> expressions.operator(binary.operator().symbol(), operands(binary, left, right), binary.at());
        };
    }

    private Expression get(Binary binary, Expression left, Expression right) {
        return new PathBinder(expressions.binding(), expressions)
                .get(left, right, expressions.relationOf(binary.left()));
    }

    /** Beside JSON a literal may be JSON itself; a declared text is a text. */
    private Expression concatenation(Binary binary, List<Expression> operands) {
        Position at = binary.at();
        Expression left = operands.get(0);
        Expression right = operands.get(1);
        Optional<String> joining = joiningArrays(left.type(), right.type());
        if (joining.isPresent()) {
            return expressions.operator(joining.get(), operands, at);
        }
        if (isJson(left) == isJson(right)
                || !left.type().isText() && !right.type().isText()) {
            return expressions.operator("||", operands, at);
        }
        Expression text = isJson(left) ? right : left;
        io.docdb.sql.ast.Expression tree = isJson(left) ? binary.right() : binary.left();
        boolean isLiteral = tree instanceof Literal && text instanceof Constant;
        if (!isLiteral || !(((Constant) text).value() instanceof TextValue written)) {
            return expressions.operator("|| TEXT", operands, at);
        }
        return expressions.operator(
                JsonForm.isJson(written.value(), false) ? "|| JSON LITERAL" : "|| WORDS", operands, at);
    }

    /** The function that {@code ||} is where an array is known to stand: NULL is no array, or an element that is NULL. */
    private static Optional<String> joiningArrays(SqlType left, SqlType right) {
        boolean array = left.family() == Family.ARRAY;
        SqlType other = array ? right : left;
        if (!array && right.family() != Family.ARRAY) {
            return Optional.empty();
        }
        if (other.family() == Family.ARRAY || other.family() == Family.NULL) {
            return Optional.of("ARRAY_CAT");
        }
        boolean known = other.family() != Family.ANY && other.family() != Family.OBJECT;
        return known ? Optional.of(array ? "ARRAY_APPEND" : "ARRAY_PREPEND") : Optional.empty();
    }

    private static boolean isJson(Expression expression) {
        return expression.type().family() == Family.ANY || expression.type().family() == Family.OBJECT;
    }

    /** The text of a JSON value; what the schema declares to be text is that already. */
    private static Expression asText(Expression value) {
        return value.type().isText() ? value : new Cast(value, SqlType.VARCHAR, false);
    }

    /** An untyped parameter takes the type of the other operand. */
    private List<Expression> operands(Binary binary, Expression left, Expression right) {
        return switch (binary.operator()) {
            case ADD -> List.of(coercion.typed(left, numberOrAny(right)), coercion.typed(right, numberOrAny(left)));
            case SUBTRACT ->
                List.of(
                        coercion.minuend(coercion.typed(left, numberOrAny(right)), right.type(), binary.at()),
                        coercion.typed(right, numberOrAny(left)));
            case MULTIPLY, DIVIDE, MODULO, WHOLE_DIVIDE, POWER ->
                List.of(coercion.typed(left, numberOrAny(right)), coercion.typed(right, numberOrAny(left)));
            case CONCATENATE ->
                coercion.readArrays(coercion.typed(left, textOrAny(right)), coercion.typed(right, textOrAny(left)));
            default -> coercion.readArrays(left, right);
        };
    }

    /** What stands beside a number is a number; beside a time it may be an interval, a number or a time. */
    private static SqlType numberOrAny(Expression other) {
        return other.type().isNumeric() ? other.type() : SqlType.ANY;
    }

    private static SqlType textOrAny(Expression other) {
        return other.type().isText() ? other.type() : SqlType.ANY;
    }
}
